import { asks, dontKnow, ourReading, outcome, question, type Way } from './kit/questions';
import { guide } from './kit/setup';

/** The outcomes, by what they tell the reader. */
const end = {
  no: 'nej',
  asOpen: 'som-oppen',
  notYet: 'inte-annu',
  askFirst: 'fraga-forst',
  yesIf: 'ja-med-villkor',
} as const;

/** Silence is no permission: who finds no answer in the guideline raises the question. */
const silence = [
  'ostersund:5.forsiktighetsprincipen.e',
  'ostersund:5.forsiktighetsprincipen.f',
] as const;

const report = 'rapportera-inmatat-i-system';

/** What isn't known to be closed is open. */
const treatAsOpen: Way = {
  to: end.asOpen,
  also: ['ostersund:7.11.a'],
  tasks: ['rakna-som-oppen', 'fraga-it-om-systemet', report],
};

/** Uncertain: ask It and a lawyer; of personal data the data protection officer too. */
const askBoth = (way: Way) => ourReading(asks({ ...way, tasks: ['fraga-it-och-jurist'] }));
const askAll = (way: Way): Way => ({
  ...askBoth(way),
  tasks: ['fraga-it-och-jurist', 'fraga-dataskyddsombud'],
});

/** May the data go into closed AI? Östersund 7.11. */
export default guide.createMachine({
  id: 'stangd-ai',
  context: {},
  meta: { guidelines: ['ostersund'] },
  initial: 'slutet',
  states: {
    slutet: question({
      clauses: ['ostersund:4.stangd-ai', 'ostersund:4.stangd-ai.a', 'ostersund:6'],
      mildToStrict: ['ja', 'vet-inte', 'nej'],
      answers: { ja: 'kunskap', nej: treatAsOpen, 'vet-inte': dontKnow(treatAsOpen) },
    }),
    kunskap: question({
      clauses: [
        'ostersund:4.stangd-ai.b',
        'ostersund:4.stangd-ai.c',
        'ostersund:4.stangd-ai.d',
        'ostersund:4.stangd-ai.e',
        'ostersund:4.stangd-ai.f',
      ],
      mildToStrict: ['allt', 'inte-allt'],
      answers: { allt: 'innehall', 'inte-allt': treatAsOpen },
    }),
    innehall: question({
      clauses: ['ostersund:7.11.a'],
      // What the guideline says nothing about is asked about; what it names, it lets in if secured.
      mildToStrict: ['inget', 'kansliga', 'sekretess', 'vanliga', 'annat-kansligt', 'osaker'],
      answers: {
        // First, for of a mixture the first that is so is chosen, and this must be asked about.
        'annat-kansligt': askBoth({ to: 'teknik', also: silence }),
        sekretess: 'teknik',
        // Who calls mere names sensitive would get a yes that isn't theirs: the result has them look again.
        kansliga: { to: 'teknik', tasks: ['kontrollera-att-de-ar-kansliga'] },
        vanliga: askAll({ to: 'teknik', also: silence }),
        osaker: askAll({ to: 'teknik', also: ['ostersund:5.forsiktighetsprincipen.c'] }),
        inget: 'bedomt',
      },
    }),
    teknik: question({
      clauses: ['ostersund:7.11.b'],
      mildToStrict: ['ja', 'vet-inte', 'nej'],
      answers: {
        ja: 'bedomt',
        // The rule speaks of secrets and of sensitive personal data only.
        nej: [
          { to: end.no, when: { notNoted: ['fraga'] }, tasks: ['mata-inte-in', report] },
          ourReading({
            to: end.no,
            when: { noted: ['fraga'] },
            also: silence,
            tasks: ['mata-inte-in-annat', report],
          }),
        ],
        'vet-inte': askBoth({ to: 'bedomt' }),
      },
    }),
    bedomt: question({
      clauses: ['ostersund:7.3.a', 'ostersund:7.3.b', 'ostersund:7.4.a', 'ostersund:7.4.b'],
      mildToStrict: ['ja', 'nej'],
      answers: {
        ja: 'grund',
        nej: { to: 'grund', notes: 'brist', tasks: ['klassa-informationen', 'bedom-risker'] },
      },
    }),
    grund: question({
      clauses: ['ostersund:7.9', 'ostersund:7.10'],
      law: ['gdpr-6', 'gdpr-28', 'gdpr-35', 'osl-8-1', 'osl-10-2a'],
      basis: 'lag',
      mildToStrict: ['ja', 'vet-inte', 'nej'],
      answers: {
        ja: 'lagligt',
        nej: {
          to: end.no,
          tasks: ['mata-inte-in-utan-stod-i-lag', report],
        },
        'vet-inte': askAll({ to: 'lagligt' }),
      },
    }),
    lagligt: question({
      clauses: ['ostersund:7.17.b', 'ostersund:7.17.d'],
      mildToStrict: ['ja', 'osaker', 'nej'],
      answers: {
        ja: 'roller',
        nej: { to: end.no, tasks: ['mata-inte-in-olagligt'] },
        osaker: askBoth({ to: 'roller' }),
      },
    }),
    roller: question({
      clauses: ['ostersund:7.15', 'ostersund:7.22.a'],
      mildToStrict: ['ja', 'nej'],
      answers: {
        // What is lacking must be mended whatever the answers to open questions are, so it outweighs
        // them.
        ja: [
          { to: end.yesIf, when: { notNoted: ['fraga', 'brist'] } },
          { to: end.askFirst, when: { noted: ['fraga'], notNoted: ['brist'] } },
          { to: end.notYet, when: { noted: ['brist'] } },
        ],
        nej: { to: end.notYet, tasks: ['utse-roller', 'utbilda-anvandarna'] },
      },
    }),
    [end.no]: outcome('nej', {
      stop: true,
      clauses: [
        'ostersund:7.10',
        'ostersund:7.11.a',
        'ostersund:7.11.b',
        'ostersund:7.17.b',
        'ostersund:7.17.d',
      ],
    }),
    [end.asOpen]: outcome('nej', {
      stop: true,
      clauses: [
        'ostersund:6.1.1.d',
        'ostersund:6.1.3.a',
        'ostersund:6.1.3.b',
        'ostersund:5.forsiktighetsprincipen.f',
      ],
      guide: 'oppen-ai',
    }),
    [end.notYet]: outcome('nej', {
      clauses: [
        'ostersund:7.c',
        'ostersund:7.3',
        'ostersund:7.4',
        'ostersund:7.15',
        'ostersund:7.22',
      ],
    }),
    [end.askFirst]: outcome('fraga-forst', {
      clauses: ['ostersund:7.2.a', 'ostersund:7.2.b', 'ostersund:5.forsiktighetsprincipen.c'],
      tasks: ['vanta-med-att-mata-in'],
    }),
    [end.yesIf]: outcome('ja-med-villkor', {
      clauses: ['ostersund:7.11', 'ostersund:7.17', 'ostersund:7.18'],
      tasks: [
        'bara-provade-systemet',
        'svara-for-in-och-ut',
        'mark-material-fran-ai-system',
        'allman-handling-i-ai-system',
        'rapportera-fel-i-ai-system',
        'bedom-igen-vid-andring',
      ],
    }),
  },
});
