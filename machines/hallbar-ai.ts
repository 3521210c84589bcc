import { guide, type Meta } from './kit/setup';

// The guideline stops nothing here: each gap becomes a task. That a gap in the values, or a decision
// without support in law, is a reason to pause is our reading, and said to be.
const gap = { type: 'note', params: { fact: 'brist' } } as const;
const serious = { type: 'note', params: { fact: 'allvarligt' } } as const;
const unclear = { type: 'note', params: { fact: 'oklart' } } as const;
const unknownValue = { type: 'note', params: { fact: 'oklart-varde' } } as const;

const scale = ['ja', 'delvis', 'nej', 'vet-inte'];
const sustainable = 'karlstad:principer.hallbar-ai';
const decisions = ['kommunallagen-6', 'forvaltningslagen-28', 'gdpr-22'];

const interpreted = { basis: 'tolkning' } as const;
const dontKnow = { ...interpreted, unsure: true } as const;
/** Whom to ask, in a result that gathers gaps of both kinds. */
const findOut = [{ when: { noted: ['oklart'] }, tasks: ['ta-reda-pa-svaret'] }];

/** A point where everything but a full yes is a gap with a task. */
const point = (clauses: string[], next: string, task: string) => ({
  meta: { clauses, basis: 'riktlinje', mildToStrict: scale } as const,
  on: {
    ja: next,
    delvis: { target: next, actions: gap, meta: { tasks: [task] } },
    nej: { target: next, actions: gap, meta: { tasks: [task] } },
    'vet-inte': {
      target: next,
      actions: [gap, unclear],
      meta: { ...dontKnow, tasks: [task] },
    },
  },
});

/** A point about people's rights: a no is serious, and so it may be if nobody knows. */
const value = (clauses: string[], next: string, task: string, law: string[] = []) => ({
  meta: { clauses, law, basis: 'riktlinje', mildToStrict: scale } as const,
  on: {
    ja: next,
    delvis: { target: next, actions: gap, meta: { tasks: [task] } },
    nej: { target: next, actions: serious, meta: { ...interpreted, tasks: [task] } },
    'vet-inte': {
      target: next,
      actions: [unknownValue, unclear],
      meta: { ...dontKnow, tasks: [task] },
    },
  },
});

const test = (noted: string[], notNoted: string[] = []) =>
  ({ type: 'facts', params: { noted, notNoted } }) as const;

/** What the facts say once the last question is answered without a gap. */
const result = [
  { target: 'pausa', guard: test(['allvarligt']) },
  { target: 'ta-reda-pa', guard: test(['oklart-varde'], ['allvarligt']) },
  { target: 'brister', guard: test(['brist'], ['allvarligt', 'oklart-varde']) },
  { target: 'pa-plats', guard: test([], ['allvarligt', 'oklart-varde', 'brist']) },
];
/** The same where the last answer is a gap itself. */
const resultWithGap = (meta: Meta) => [
  { target: 'pausa', guard: test(['allvarligt']), meta },
  { target: 'ta-reda-pa', guard: test(['oklart-varde'], ['allvarligt']), meta },
  { target: 'brister', guard: test([], ['allvarligt', 'oklart-varde']), meta },
];

/** Sustainable AI: risks, responsibility and openness. Karlstad, VÄGLEDANDE PRINCIPER. */
export default guide.createMachine({
  id: 'hallbar-ai',
  context: {},
  meta: { guidelines: ['karlstad'] },
  initial: 'varden',
  states: {
    varden: value([`${sustainable}.motivering.2`], 'styrning', 'sakra-vardena', [
      'regeringsformen-1-9',
    ]),
    styrning: value([`${sustainable}.effekter.2`], 'skador', 'lat-manniskor-styra'),
    skador: value([`${sustainable}.risker`], 'ratt-anvandning', 'undersok-vem-som-kan-skadas', [
      'diskrimineringslagen',
    ]),
    'ratt-anvandning': point(
      [`${sustainable}.risker.1`],
      'partiska-data',
      'bestam-vad-losningen-ar-till-for',
    ),
    'partiska-data': point([`${sustainable}.risker.2`], 'traning', 'prova-traningsdata'),
    traning: point([`${sustainable}.risker.3`], 'fordomar', 'prova-traningen'),
    fordomar: point([`${sustainable}.risker.4`], 'riskarbete', 'leta-efter-fordomar'),
    riskarbete: point(
      [`${sustainable}.effekter.3`],
      'uppfoljning',
      'arbeta-systematiskt-med-risker',
    ),
    uppfoljning: point(
      [`${sustainable}.ansvar`, `${sustainable}.ansvar.1`],
      'brister-rattas',
      'folj-upp-losningen',
    ),
    'brister-rattas': point(
      [`${sustainable}.ansvar.2`],
      'avvagningar',
      'hitta-risker-och-ratta-brister',
    ),
    avvagningar: point([`${sustainable}.ansvar.3`], 'beslut', 'ta-stallning-i-etiska-fragor'),
    beslut: {
      meta: {
        clauses: [`${sustainable}.ansvar.4`],
        law: decisions,
        basis: 'lag',
        mildToStrict: ['nej', 'provat', 'oprovat', 'vet-inte'],
      },
      on: {
        nej: { target: 'insyn', meta: { basis: 'riktlinje' } },
        provat: 'beslutsansvar',
        oprovat: {
          target: 'beslutsansvar',
          actions: serious,
          meta: { ...interpreted, law: decisions, tasks: ['prova-stodet-for-beslut'] },
        },
        'vet-inte': {
          target: 'beslutsansvar',
          actions: [unknownValue, unclear],
          meta: { ...dontKnow, law: decisions, tasks: ['prova-stodet-for-beslut'] },
        },
      },
    },
    beslutsansvar: point([`${sustainable}.ansvar.4`], 'insyn', 'utse-ansvarig-for-beslut'),
    insyn: point([`${sustainable}.transparens`], 'om-syftet', 'ge-berorda-insyn'),
    'om-syftet': point(
      [`${sustainable}.transparens.informera`, `${sustainable}.transparens.1`],
      'om-anvandningen',
      'beskriv-syftet',
    ),
    'om-anvandningen': point(
      [`${sustainable}.transparens.2`],
      'om-resultaten',
      'beskriv-anvandningen',
    ),
    'om-resultaten': point(
      [`${sustainable}.transparens.3`],
      'om-utvecklingen',
      'beskriv-hur-resultaten-nas',
    ),
    'om-utvecklingen': point(
      [`${sustainable}.transparens.4`],
      'sakerhet',
      'beskriv-utveckling-och-versioner',
    ),
    sakerhet: {
      meta: {
        clauses: [`${sustainable}.integritet-och-sakerhet`],
        basis: 'riktlinje',
        mildToStrict: scale,
      },
      on: {
        ja: result,
        delvis: resultWithGap({ tasks: ['anvand-processerna-for-sakerhet'] }),
        nej: resultWithGap({ tasks: ['anvand-processerna-for-sakerhet'] }),
        'vet-inte': resultWithGap({
          ...dontKnow,
          tasks: ['anvand-processerna-for-sakerhet'],
        }).map((branch) => ({ ...branch, actions: unclear })),
      },
    },
    pausa: {
      type: 'final',
      meta: {
        verdict: 'fraga-forst',
        clauses: [
          sustainable,
          `${sustainable}.beskrivning`,
          `${sustainable}.motivering.1`,
          `${sustainable}.effekter.1`,
        ],
        tasks: ['pausa-losningen', 'fraga-jurist-om-losningen', 'utse-ansvarig-for-bristerna'],
        conditionalTasks: findOut,
      },
    },
    'ta-reda-pa': {
      type: 'final',
      meta: {
        verdict: 'fraga-forst',
        clauses: [
          sustainable,
          `${sustainable}.beskrivning`,
          `${sustainable}.motivering.1`,
          `${sustainable}.effekter.1`,
        ],
        tasks: ['vanta-med-losningen', 'ta-reda-pa-svaret', 'utse-ansvarig-for-bristerna'],
      },
    },
    brister: {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: [sustainable, `${sustainable}.beskrivning`, `${sustainable}.ansvar.2`],
        tasks: ['utse-ansvarig-for-bristerna', 'folj-upp-losningen'],
        conditionalTasks: findOut,
      },
    },
    'pa-plats': {
      type: 'final',
      meta: {
        verdict: 'ja',
        clauses: [sustainable, `${sustainable}.beskrivning`, `${sustainable}.ansvar`],
        tasks: ['folj-upp-losningen', 'hall-informationen-aktuell'],
      },
    },
  },
});
