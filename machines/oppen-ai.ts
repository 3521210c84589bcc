import { formerly } from './formerly/oppen-ai';
import {
  asks,
  ourReading,
  outcome,
  question,
  stopQuestion,
  stops,
  toAskOr,
  type Row,
} from './kit/questions';
import { guide } from './kit/setup';

/** The outcomes, by what they tell the reader. */
const end = { no: 'nej', askFirst: 'fraga-forst', yesIf: 'ja-med-villkor', yes: 'ja' } as const;

/** Silence is no permission: who finds no answer in the guideline raises the question. */
const silence = [
  'ostersund:5.forsiktighetsprincipen.e',
  'ostersund:5.forsiktighetsprincipen.f',
] as const;

/** Uncertain of the task: ask It, a lawyer or both, and agree with the manager. */
const askAboutTask = (row: Row = {}) =>
  asks({
    ...row,
    also: ['ostersund:6.1.2.b', 'ostersund:6.1.2.c'],
    tasks: ['fraga-om-uppgiften', 'forankra-uppgiften', ...(row.tasks ?? [])],
  });

/** Uncertain of the tool: ask It, and agree with the manager. */
const askAboutTool = (row: Row) =>
  asks({
    ...row,
    also: ['ostersund:6.1.6.c', 'ostersund:6.1.6.d'],
    tasks: ['fraga-om-verktyget', 'forankra-verktyget'],
  });

/** What the reader's own review of the answer covers. */
const review = [
  'ostersund:6.1.4.a',
  'ostersund:6.1.4.b',
  'ostersund:6.1.4.d',
  'ostersund:6.1.4.h',
  'ostersund:6.1.4.i',
  'ostersund:6.1.4.j',
  'ostersund:6.1.4.k',
] as const;
/** Training, and that the unit follows up what its users know. */
const training = ['ostersund:6.1.9.c', 'ostersund:6.1.10'] as const;

/** To consider each time whether the task suits open AI. */
const suitable = ['ostersund:6.1.1.b', 'ostersund:6.1.1.c'] as const;

/** What open AI may be used for, if all else is followed. */
const examples = [
  'ostersund:6.2.forutsattning',
  'ostersund:6.2.1',
  'ostersund:6.2.2',
  'ostersund:6.2.3',
  'ostersund:6.2.4',
  'ostersund:6.2.5',
  'ostersund:6.2.6',
  'ostersund:6.2.7',
] as const;

/** What holds for every use. */
const always = [
  'uppfyll-villkoren',
  'bedom-varje-uppgift',
  'hall-skyddat-utanfor',
  'se-svaret-som-gissning',
] as const;

/** May I use open AI for this task? Östersund 6–6.2. */
export default guide.createMachine({
  id: 'oppen-ai',
  context: {},
  meta: { guidelines: ['ostersund'], formerly },
  initial: 'slag',
  states: {
    slag: question({
      clauses: [
        'ostersund:3.malgrupp',
        'ostersund:4.oppen-ai',
        'ostersund:4.oppen-ai.b',
        'ostersund:4.oppen-ai.c',
        'ostersund:4.oppen-ai.d',
        'ostersund:6',
        'ostersund:6.a',
        'ostersund:6.c',
        'ostersund:6.d',
        'ostersund:6.1',
      ],
      answers: {
        alla: { to: 'inmatning', basis: 'tolkning' },
        stangd: {
          to: end.askFirst,
          clauses: ['ostersund:4.stangd-ai', 'ostersund:7.11.a', 'ostersund:7.11.b'],
          tasks: ['folj-reglerna-for-stangd-ai'],
          guide: 'stangd-ai',
        },
        'vet-inte': asks({
          to: 'inmatning',
          also: ['ostersund:5.forsiktighetsprincipen.c'],
          tasks: ['fraga-vilket-slag'],
          basis: 'tolkning',
        }),
        utanfor: {
          to: end.askFirst,
          clauses: ['ostersund:3.malgrupp', ...silence],
          tasks: ['fraga-uppdragsgivaren'],
        },
      },
    }),

    inmatning: stopQuestion({
      rows: {
        personuppgifter: stops({
          clauses: ['ostersund:6.1.3.b', 'ostersund:6.1.4.p'],
          tasks: ['ta-bort-skyddat', 'prova-stangd-ai', 'rapportera-inmatat'],
          guide: 'stangd-ai',
        }),
        sekretess: stops({
          clauses: ['ostersund:6.1.3.a', 'ostersund:6.1.4.p'],
          tasks: ['ta-bort-skyddat', 'prova-stangd-ai', 'rapportera-inmatat'],
          guide: 'stangd-ai',
        }),
        kansligt: stops({
          clauses: ['ostersund:6.1.1.d'],
          tasks: ['ta-bort-kansligt', 'rapportera-inmatat'],
        }),
        rost: ourReading(askAboutTask({ clauses: ['ostersund:6.1.3.b'] })),
        'sma-grupper': ourReading(askAboutTask({ clauses: ['ostersund:6.1.3.b'] })),
        'mycket-data': ourReading(
          askAboutTask({ clauses: ['ostersund:6.1.1.e', ...silence], tasks: ['lyft-fragan'] }),
        ),
        osaker: askAboutTask(),
      },
      stop: end.no,
      next: 'verktyget',
    }),

    verktyget: stopQuestion({
      rows: {
        'helt-nytt': stops({ clauses: ['ostersund:6.1.6.a'], tasks: ['valj-kant-verktyg'] }),
        'okand-avsandare': stops({ clauses: ['ostersund:6.1.6.b'], tasks: ['valj-kant-verktyg'] }),
        atkomst: stops({ clauses: ['ostersund:6.1.7'], tasks: ['stang-av-atkomsten'] }),
        fil: ourReading(
          askAboutTool({ clauses: ['ostersund:6.1.7', 'ostersund:6.2.1', ...silence] }),
        ),
        kamera: ourReading(askAboutTool({ clauses: ['ostersund:6.1.7', ...silence] })),
        'oppet-dokument': ourReading(askAboutTool({ clauses: ['ostersund:6.1.7', ...silence] })),
        osaker: askAboutTool({ clauses: ['ostersund:6.1.6.a', 'ostersund:6.1.6.b'] }),
        'osaker-atkomst': ourReading(askAboutTool({ clauses: ['ostersund:6.1.7', ...silence] })),
      },
      stop: end.no,
      next: 'uppgiften',
    }),

    uppgiften: stopQuestion({
      rows: {
        arende: stops({ clauses: ['ostersund:6.1.3.c'], tasks: ['handlagg-utan-oppen-ai'] }),
        beslut: stops({ clauses: ['ostersund:6.1.3.d'], tasks: ['handlagg-utan-oppen-ai'] }),
        bedomning: stops({ clauses: ['ostersund:6.1.4.l'], tasks: ['bedom-sjalv'] }),
        verksamhetssystem: ourReading(
          stops({ clauses: ['ostersund:6.1.2.a'], tasks: ['anvand-verksamhetssystemet'] }),
        ),
        kranker: stops({ clauses: ['ostersund:6.1.1.a'], tasks: ['undvik-skadan'] }),
        olagligt: stops({
          clauses: ['ostersund:6.1.1.a', 'ostersund:6.1.4.n'],
          tasks: ['undvik-skadan', 'skaffa-lov'],
        }),
        stod: ourReading(askAboutTask({ clauses: ['ostersund:6.1.3.c', 'ostersund:6.1.3.d'] })),
        osaker: askAboutTask(),
      },
      stop: end.no,
      next: 'du-sjalv',
    }),

    'du-sjalv': stopQuestion({
      clauses: ['ostersund:6.1.5.a', 'ostersund:6.1.5.b', ...suitable, ...review],
      rows: {
        'granskas-inte': ourReading(stops({ clauses: review, tasks: ['hitta-granskare'] })),
        spraket: ourReading(stops({ clauses: review, tasks: ['hitta-granskare'] })),
        reglerna: asks({
          clauses: ['ostersund:6.1.5.a', ...training],
          tasks: ['be-om-utbildning'],
        }),
        riskerna: asks({
          clauses: ['ostersund:6.1.5.b', ...training],
          tasks: ['be-om-utbildning'],
        }),
        tvekar: askAboutTask({ clauses: [...suitable, ...silence], tasks: ['lyft-fragan'] }),
      },
      stop: end.no,
      next: toAskOr(end.askFirst, 'resultat'),
    }),

    resultat: question({
      clauses: ['ostersund:6.1.8.b', 'ostersund:6.1.9.a'],
      mildToStrict: ['nej', 'ja'],
      answers: { ja: end.yesIf, nej: end.yes },
    }),

    [end.no]: outcome('nej', {
      stop: true,
      clauses: [
        'ostersund:6.1.1.a',
        'ostersund:6.1.1.d',
        'ostersund:6.1.2.a',
        'ostersund:6.1.3.a',
        'ostersund:6.1.3.b',
        'ostersund:6.1.3.c',
        'ostersund:6.1.3.d',
        'ostersund:6.1.4.l',
        'ostersund:6.1.6.a',
        'ostersund:6.1.6.b',
        'ostersund:6.1.7',
      ],
      tasks: ['utan-oppen-ai'],
    }),
    [end.askFirst]: outcome('fraga-forst', {
      clauses: ['ostersund:5.forsiktighetsprincipen.c', ...examples],
      tasks: ['vanta-med-att-mata-in'],
    }),
    [end.yesIf]: outcome('ja-med-villkor', {
      clauses: [...examples, 'ostersund:6.1'],
      tasks: [
        ...always,
        'granska-allt',
        'sprid-bara-lagligt',
        'mark-ai',
        'visa-granskning',
        'avgor-allman-handling',
        'hantera-allman-handling',
        'rapportera-fel',
      ],
    }),
    [end.yes]: outcome('ja', {
      clauses: [...examples, 'ostersund:6.1'],
      tasks: [...always, 'kontrollera-det-du-litar-pa'],
    }),
  },
});
