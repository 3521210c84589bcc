import { dontKnow, ourReading, outcome, question, type Way } from './kit/questions';
import { guide, type FactsTest } from './kit/setup';

/** The outcomes: what is to be done first, or the way that is left. */
const end = {
  doesNotApply: 'galler-inte',
  compareFirst: 'jamfor-forst',
  withoutAi: 'utan-ai',
  findOut: 'mer-underlag',
  noWay: 'ingen-vag',
  severalWays: 'flera-vagar',
  readyMade: 'fardigt',
  together: 'ihop',
  ourselves: 'sjalv',
} as const;

// The guideline names what governs the choice, but not in which direction. The leaning is ours, and
// kept as plain as can be: an answer may speak against a way, and what is left is left.
const unclear = (way: Way) => dontKnow({ ...way, notes: 'oklart' });

/** The ways that are left, and those that an answer speaks against, once nothing is unclear. */
const left = (open: readonly string[], against: readonly string[] = []): FactsTest => ({
  noted: against.map((way) => `mot-${way}`),
  notNoted: ['oklart', ...open.map((way) => `mot-${way}`)],
});

/** Where the answers lead, once all have been given. */
const leaning: readonly Way[] = [
  { to: end.findOut, when: { noted: ['oklart'] } },
  { to: end.readyMade, when: left(['fardigt'], ['ihop', 'sjalv']) },
  { to: end.together, when: left(['ihop'], ['fardigt', 'sjalv']) },
  { to: end.ourselves, when: left(['sjalv'], ['fardigt', 'ihop']) },
  { to: end.severalWays, when: left(['fardigt', 'ihop']) },
  { to: end.severalWays, when: left(['fardigt', 'sjalv'], ['ihop']) },
  { to: end.severalWays, when: left(['ihop', 'sjalv'], ['fardigt']) },
  { to: end.noWay, when: left([], ['fardigt', 'ihop', 'sjalv']) },
];

const factors = [
  'karlstad:mojliggorare.kopa-eller-bygga.val',
  'karlstad:mojliggorare.kopa-eller-bygga.kriterier',
  'karlstad:mojliggorare.kopa-eller-bygga.kriterier.arkitektur',
  'karlstad:mojliggorare.kopa-eller-bygga.kriterier.unikhet',
  'karlstad:mojliggorare.kopa-eller-bygga.kriterier.datatillgang',
  'karlstad:mojliggorare.kopa-eller-bygga.kriterier.datakanslighet',
  'karlstad:mojliggorare.kopa-eller-bygga.kriterier.resurser',
] as const;

const always = [
  'skriv-ned-vagvalet',
  'anvand-riktlinjen-i-analyserna',
  'bedom-uppgifter-som-matas-in',
  'anvand-processerna-for-sakerhet',
] as const;
const readyMade = [
  'avtala-om-insyn',
  'folj-upphandlingslagen',
  'avtala-om-personuppgifter',
  'sekretess-hos-leverantoren',
] as const;
const together = [
  'samverka-over-granser',
  'avgor-vad-ni-kan-dela',
  'prova-upphandling-av-samarbetet',
  'sekretess-mellan-parterna',
  'ta-reda-pa-leverantorsansvaret',
] as const;
const ourselves = [
  'prova-traningsdata',
  'prova-traningen',
  'ta-reda-pa-leverantorsansvaret',
] as const;

/** Buy, build or work together? Karlstad, MÖJLIGGÖRARE. */
export default guide.createMachine({
  id: 'kopa-eller-bygga',
  context: {},
  meta: { guidelines: ['karlstad'] },
  initial: 'galler',
  states: {
    galler: question({
      clauses: ['karlstad:fotnot.1'],
      mildToStrict: ['ja', 'vet-inte', 'nej'],
      answers: {
        ja: 'jamfort',
        nej: ourReading({ to: end.doesNotApply }),
        'vet-inte': unclear({ to: 'jamfort', tasks: ['fraga-om-riktlinjen-galler'] }),
      },
    }),
    jamfort: question({
      clauses: ['karlstad:principer.overvag-ai', 'karlstad:principer.overvag-ai.beskrivning'],
      mildToStrict: ['ja', 'vet-inte', 'nej', 'inte-battre'],
      answers: {
        ja: 'arkitektur',
        'inte-battre': ourReading({ to: end.withoutAi, tasks: ['k-valj-utan-ai', 'k-prova-igen'] }),
        nej: { to: end.compareFirst, tasks: ['jamfor-fore-vagvalet'] },
        'vet-inte': unclear({ to: 'arkitektur', tasks: ['jamfor-fore-vagvalet'] }),
      },
    }),
    arkitektur: question({
      clauses: [
        'karlstad:mojliggorare.kopa-eller-bygga.kriterier.arkitektur',
        'karlstad:bakgrund.styrande',
        'karlstad:fotnot.2.a',
      ],
      answers: {
        oppet: 'unikhet',
        fardigt: ourReading({
          to: 'unikhet',
          notes: ['mot-ihop', 'mot-sjalv'],
          tasks: ['folj-arkitekturen'],
        }),
        ihop: ourReading({
          to: 'unikhet',
          notes: ['mot-fardigt', 'mot-sjalv'],
          tasks: ['folj-arkitekturen'],
        }),
        sjalv: ourReading({
          to: 'unikhet',
          notes: ['mot-fardigt', 'mot-ihop'],
          tasks: ['folj-arkitekturen'],
        }),
        'vet-inte': unclear({ to: 'unikhet', tasks: ['fraga-om-arkitekturen'] }),
      },
    }),
    unikhet: question({
      clauses: ['karlstad:mojliggorare.kopa-eller-bygga.kriterier.unikhet'],
      answers: {
        delvis: ourReading({ to: 'fardig-losning' }),
        vanlig: ourReading({ to: 'fardig-losning', notes: 'mot-sjalv' }),
        egen: ourReading({ to: 'fardig-losning', notes: 'mot-fardigt' }),
        'vet-inte': unclear({ to: 'fardig-losning', tasks: ['beskriv-tillampningen'] }),
      },
    }),
    'fardig-losning': question({
      clauses: ['karlstad:mojliggorare.kopa-eller-bygga.val.3'],
      mildToStrict: ['ja', 'nej', 'vet-inte'],
      answers: {
        ja: ourReading({ to: 'samma-behov' }),
        nej: ourReading({ to: 'samma-behov', notes: 'mot-fardigt' }),
        'vet-inte': unclear({ to: 'samma-behov', tasks: ['sok-fardiga-losningar'] }),
      },
    }),
    'samma-behov': question({
      clauses: [
        'karlstad:mojliggorare.kopa-eller-bygga.val.2',
        'karlstad:principer.tillsammans.beskrivning',
        'karlstad:principer.tillsammans.motivering.1',
        'karlstad:principer.tillsammans.motivering.2',
      ],
      mildToStrict: ['ja', 'nej', 'vet-inte'],
      answers: {
        ja: ourReading({ to: 'traningsdata' }),
        nej: ourReading({ to: 'traningsdata', notes: 'mot-ihop' }),
        'vet-inte': unclear({ to: 'traningsdata', tasks: ['fraga-andra-om-behovet'] }),
      },
    }),
    traningsdata: question({
      clauses: ['karlstad:mojliggorare.kopa-eller-bygga.kriterier.datatillgang'],
      answers: {
        'hos-oss': ourReading({ to: 'kanslighet' }),
        ihop: ourReading({ to: 'kanslighet', notes: 'mot-sjalv' }),
        nej: ourReading({ to: 'resurser', notes: ['mot-ihop', 'mot-sjalv'] }),
        'ingen-traning': ourReading({ to: 'resurser' }),
        'vet-inte': unclear({ to: 'kanslighet', tasks: ['kartlagg-traningsdata'] }),
      },
    }),
    kanslighet: question({
      clauses: ['karlstad:mojliggorare.kopa-eller-bygga.kriterier.datakanslighet'],
      mildToStrict: ['oppna', 'interna', 'kansliga', 'vet-inte'],
      answers: {
        oppna: ourReading({ to: 'resurser' }),
        interna: ourReading({ to: 'resurser' }),
        kansliga: ourReading({ to: 'resurser', tasks: ['behall-kontrollen-over-data'] }),
        'vet-inte': unclear({
          to: 'resurser',
          tasks: ['bedom-traningsdata', 'behall-kontrollen-over-data'],
        }),
      },
    }),
    resurser: question({
      clauses: ['karlstad:mojliggorare.kopa-eller-bygga.kriterier.resurser'],
      mildToStrict: ['ja', 'delvis', 'nej', 'vet-inte'],
      answers: {
        ja: ourReading({ to: 'kompetens' }),
        delvis: ourReading({ to: 'kompetens', tasks: ['planera-tekniska-resurser'] }),
        nej: ourReading({
          to: 'kompetens',
          notes: 'mot-sjalv',
          tasks: ['planera-tekniska-resurser'],
        }),
        'vet-inte': unclear({ to: 'kompetens', tasks: ['kartlagg-tekniska-resurser'] }),
      },
    }),
    kompetens: question({
      clauses: [
        'karlstad:mojliggorare.kompetens.kraver',
        'karlstad:mojliggorare.kompetens.1',
        'karlstad:mojliggorare.kompetens.5',
        'karlstad:mojliggorare.kopa-eller-bygga.formaga',
      ],
      mildToStrict: ['ja', 'delvis', 'nej', 'vet-inte'],
      answers: {
        ja: 'forutsattningar',
        delvis: { to: 'forutsattningar', tasks: ['satsa-pa-kompetens', 'ta-ett-samlat-grepp'] },
        nej: ourReading({
          to: 'forutsattningar',
          notes: 'mot-sjalv',
          tasks: ['satsa-pa-kompetens', 'ta-ett-samlat-grepp'],
        }),
        'vet-inte': unclear({
          to: 'forutsattningar',
          tasks: ['kartlagg-kompetensen', 'ta-ett-samlat-grepp'],
        }),
      },
    }),
    forutsattningar: question({
      clauses: ['karlstad:mojliggorare.kompetens.3', 'karlstad:mojliggorare.kompetens.4'],
      mildToStrict: ['ja', 'nej', 'vet-inte'],
      answers: {
        ja: leaning,
        // Whichever way is chosen it must be in place before AI is used, so it is told apart from what
        // the way hangs on; whether to go on with AI at all, ratt-losning says, and there it holds back.
        nej: leaning.map((way) => ({ ...way, tasks: ['ordna-forutsattningarna', 'ordna-data'] })),
        'vet-inte': dontKnow({ to: end.findOut, tasks: ['ordna-forutsattningarna', 'ordna-data'] }),
      },
    }),
    [end.doesNotApply]: outcome('fraga-forst', {
      clauses: ['karlstad:fotnot.1', 'karlstad:bakgrund.syfte'],
    }),
    [end.compareFirst]: outcome('fraga-forst', {
      clauses: ['karlstad:principer.overvag-ai', 'karlstad:bakgrund.tillampning'],
      tasks: ['anvand-riktlinjen-i-analyserna'],
      guide: 'ratt-losning',
    }),
    [end.withoutAi]: outcome('nej', {
      stop: true,
      clauses: [
        'karlstad:principer.overvag-ai',
        'karlstad:mojliggorare.kompetens.viktig-komponent',
      ],
    }),
    [end.findOut]: outcome('fraga-forst', {
      clauses: [...factors, 'karlstad:bakgrund.tillampning'],
      tasks: ['vanta-med-vagvalet', ...always],
    }),
    [end.noWay]: outcome('fraga-forst', {
      clauses: [...factors, 'karlstad:mojliggorare.kompetens.kraver'],
      tasks: ['ta-bort-hindren', ...always],
    }),
    [end.severalWays]: outcome('ja-med-villkor', {
      clauses: [
        ...factors,
        'karlstad:mojliggorare.kopa-eller-bygga.val.1',
        'karlstad:mojliggorare.kopa-eller-bygga.val.2',
        'karlstad:mojliggorare.kopa-eller-bygga.val.3',
      ],
      tasks: ['vag-vagarna-mot-varandra', ...always],
      conditionalTasks: [
        { when: { notNoted: ['mot-fardigt'] }, tasks: readyMade },
        { when: { notNoted: ['mot-ihop'] }, tasks: together },
        { when: { notNoted: ['mot-sjalv'] }, tasks: ourselves },
      ],
      guide: 'hallbar-ai',
    }),
    [end.readyMade]: outcome('ja-med-villkor', {
      clauses: [...factors, 'karlstad:mojliggorare.kopa-eller-bygga.val.3'],
      tasks: [...always, ...readyMade],
      guide: 'hallbar-ai',
    }),
    [end.together]: outcome('ja-med-villkor', {
      clauses: [
        ...factors,
        'karlstad:mojliggorare.kopa-eller-bygga.val.2',
        'karlstad:principer.tillsammans',
      ],
      tasks: [...always, ...together],
      guide: 'hallbar-ai',
    }),
    [end.ourselves]: outcome('ja-med-villkor', {
      clauses: [...factors, 'karlstad:mojliggorare.kopa-eller-bygga.val.1'],
      tasks: [...always, 'satsa-pa-kompetens', ...ourselves],
      guide: 'hallbar-ai',
    }),
  },
});
