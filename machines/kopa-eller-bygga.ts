import { guide } from './kit/setup';

// The guideline names what governs the choice, but not in which direction. The leaning is ours, and
// kept as plain as can be: an answer may speak against a way, and what is left is left.
const against = (way: string) => ({ type: 'note', params: { fact: `mot-${way}` } }) as const;
const unclear = { type: 'note', params: { fact: 'oklart' } } as const;

const left = (notNoted: string[], noted: string[] = []) =>
  ({ type: 'facts', params: { noted, notNoted: ['oklart', ...notNoted] } }) as const;

/** Where the answers lead, once all have been given. */
const leaning = [
  {
    target: 'mer-underlag',
    guard: { type: 'facts', params: { noted: ['oklart'] } } as const,
  },
  { target: 'fardigt', guard: left(['mot-fardigt'], ['mot-ihop', 'mot-sjalv']) },
  { target: 'ihop', guard: left(['mot-ihop'], ['mot-fardigt', 'mot-sjalv']) },
  { target: 'sjalv', guard: left(['mot-sjalv'], ['mot-fardigt', 'mot-ihop']) },
  { target: 'flera-vagar', guard: left(['mot-fardigt', 'mot-ihop']) },
  { target: 'flera-vagar', guard: left(['mot-fardigt', 'mot-sjalv'], ['mot-ihop']) },
  { target: 'flera-vagar', guard: left(['mot-ihop', 'mot-sjalv'], ['mot-fardigt']) },
  { target: 'ingen-vag', guard: left([], ['mot-fardigt', 'mot-ihop', 'mot-sjalv']) },
];

const choice = 'karlstad:mojliggorare.kopa-eller-bygga.val';
const criteria = 'karlstad:mojliggorare.kopa-eller-bygga.kriterier';
const factors = [
  choice,
  criteria,
  `${criteria}.arkitektur`,
  `${criteria}.unikhet`,
  `${criteria}.datatillgang`,
  `${criteria}.datakanslighet`,
  `${criteria}.resurser`,
];

const always = [
  'skriv-ned-vagvalet',
  'anvand-riktlinjen-i-analyserna',
  'bedom-uppgifter-som-matas-in',
  'anvand-processerna-for-sakerhet',
];
const readyMade = [
  'avtala-om-insyn',
  'folj-upphandlingslagen',
  'avtala-om-personuppgifter',
  'sekretess-hos-leverantoren',
];
const together = [
  'samverka-over-granser',
  'avgor-vad-ni-kan-dela',
  'prova-upphandling-av-samarbetet',
  'sekretess-mellan-parterna',
  'ta-reda-pa-leverantorsansvaret',
];
const ourselves = ['prova-traningsdata', 'prova-traningen', 'ta-reda-pa-leverantorsansvaret'];

const interpreted = { basis: 'tolkning' } as const;
const unsure = (...tasks: string[]) =>
  ({ actions: unclear, meta: { tasks, basis: 'tolkning', unsure: true } }) as const;

/** Buy, build or work together? Karlstad, MÖJLIGGÖRARE. */
export default guide.createMachine({
  id: 'kopa-eller-bygga',
  context: {},
  meta: { guidelines: ['karlstad'] },
  initial: 'galler',
  states: {
    galler: {
      meta: {
        clauses: ['karlstad:fotnot.1'],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'vet-inte', 'nej'],
      },
      on: {
        ja: 'jamfort',
        nej: { target: 'galler-inte', meta: interpreted },
        'vet-inte': { target: 'jamfort', ...unsure('fraga-om-riktlinjen-galler') },
      },
    },
    jamfort: {
      meta: {
        clauses: ['karlstad:principer.overvag-ai', 'karlstad:principer.overvag-ai.beskrivning'],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'vet-inte', 'nej'],
      },
      on: {
        ja: 'arkitektur',
        nej: { target: 'jamfor-forst', meta: { tasks: ['jamfor-fore-vagvalet'] } },
        'vet-inte': { target: 'arkitektur', ...unsure('jamfor-fore-vagvalet') },
      },
    },
    arkitektur: {
      meta: {
        clauses: [`${criteria}.arkitektur`, 'karlstad:bakgrund.styrande', 'karlstad:fotnot.2.a'],
        basis: 'riktlinje',
      },
      on: {
        oppet: 'unikhet',
        fardigt: {
          target: 'unikhet',
          actions: [against('ihop'), against('sjalv')],
          meta: { ...interpreted, tasks: ['folj-arkitekturen'] },
        },
        ihop: {
          target: 'unikhet',
          actions: [against('fardigt'), against('sjalv')],
          meta: { ...interpreted, tasks: ['folj-arkitekturen'] },
        },
        sjalv: {
          target: 'unikhet',
          actions: [against('fardigt'), against('ihop')],
          meta: { ...interpreted, tasks: ['folj-arkitekturen'] },
        },
        'vet-inte': { target: 'unikhet', ...unsure('fraga-om-arkitekturen') },
      },
    },
    unikhet: {
      meta: { clauses: [`${criteria}.unikhet`], basis: 'riktlinje' },
      on: {
        delvis: { target: 'fardig-losning', meta: interpreted },
        vanlig: { target: 'fardig-losning', actions: against('sjalv'), meta: interpreted },
        egen: { target: 'fardig-losning', actions: against('fardigt'), meta: interpreted },
        'vet-inte': { target: 'fardig-losning', ...unsure('beskriv-tillampningen') },
      },
    },
    'fardig-losning': {
      meta: {
        clauses: [`${choice}.3`],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'nej', 'vet-inte'],
      },
      on: {
        ja: { target: 'samma-behov', meta: interpreted },
        nej: { target: 'samma-behov', actions: against('fardigt'), meta: interpreted },
        'vet-inte': { target: 'samma-behov', ...unsure('sok-fardiga-losningar') },
      },
    },
    'samma-behov': {
      meta: {
        clauses: [
          `${choice}.2`,
          'karlstad:principer.tillsammans.beskrivning',
          'karlstad:principer.tillsammans.motivering.1',
          'karlstad:principer.tillsammans.motivering.2',
        ],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'nej', 'vet-inte'],
      },
      on: {
        ja: { target: 'traningsdata', meta: interpreted },
        nej: { target: 'traningsdata', actions: against('ihop'), meta: interpreted },
        'vet-inte': { target: 'traningsdata', ...unsure('fraga-andra-om-behovet') },
      },
    },
    traningsdata: {
      meta: { clauses: [`${criteria}.datatillgang`], basis: 'riktlinje' },
      on: {
        'hos-oss': { target: 'kanslighet', meta: interpreted },
        ihop: { target: 'kanslighet', actions: against('sjalv'), meta: interpreted },
        nej: {
          target: 'resurser',
          actions: [against('ihop'), against('sjalv')],
          meta: interpreted,
        },
        'ingen-traning': { target: 'resurser', meta: interpreted },
        'vet-inte': { target: 'kanslighet', ...unsure('kartlagg-traningsdata') },
      },
    },
    kanslighet: {
      meta: {
        clauses: [`${criteria}.datakanslighet`],
        basis: 'riktlinje',
        mildToStrict: ['oppna', 'interna', 'kansliga', 'vet-inte'],
      },
      on: {
        oppna: { target: 'resurser', meta: interpreted },
        interna: { target: 'resurser', meta: interpreted },
        kansliga: {
          target: 'resurser',
          meta: { ...interpreted, tasks: ['behall-kontrollen-over-data'] },
        },
        'vet-inte': {
          target: 'resurser',
          ...unsure('bedom-traningsdata', 'behall-kontrollen-over-data'),
        },
      },
    },
    resurser: {
      meta: {
        clauses: [`${criteria}.resurser`],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'delvis', 'nej', 'vet-inte'],
      },
      on: {
        ja: { target: 'kompetens', meta: interpreted },
        delvis: {
          target: 'kompetens',
          meta: { ...interpreted, tasks: ['planera-tekniska-resurser'] },
        },
        nej: {
          target: 'kompetens',
          actions: against('sjalv'),
          meta: { ...interpreted, tasks: ['planera-tekniska-resurser'] },
        },
        'vet-inte': { target: 'kompetens', ...unsure('kartlagg-tekniska-resurser') },
      },
    },
    kompetens: {
      meta: {
        clauses: [
          'karlstad:mojliggorare.kompetens.kraver',
          'karlstad:mojliggorare.kompetens.1',
          'karlstad:mojliggorare.kompetens.5',
          'karlstad:mojliggorare.kopa-eller-bygga.formaga',
        ],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'delvis', 'nej', 'vet-inte'],
      },
      on: {
        ja: 'forutsattningar',
        delvis: {
          target: 'forutsattningar',
          meta: { tasks: ['satsa-pa-kompetens', 'ta-ett-samlat-grepp'] },
        },
        nej: {
          target: 'forutsattningar',
          actions: against('sjalv'),
          meta: { ...interpreted, tasks: ['satsa-pa-kompetens', 'ta-ett-samlat-grepp'] },
        },
        'vet-inte': {
          target: 'forutsattningar',
          ...unsure('kartlagg-kompetensen', 'ta-ett-samlat-grepp'),
        },
      },
    },
    forutsattningar: {
      meta: {
        clauses: ['karlstad:mojliggorare.kompetens.3', 'karlstad:mojliggorare.kompetens.4'],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'nej', 'vet-inte'],
      },
      on: {
        ja: leaning,
        nej: leaning.map((branch) => ({
          ...branch,
          meta: { tasks: ['ordna-forutsattningarna', 'ordna-data'] },
        })),
        'vet-inte': {
          target: 'mer-underlag',
          meta: { ...interpreted, unsure: true, tasks: ['ordna-forutsattningarna', 'ordna-data'] },
        },
      },
    },
    'galler-inte': {
      type: 'final',
      meta: { verdict: 'fraga-forst', clauses: ['karlstad:fotnot.1', 'karlstad:bakgrund.syfte'] },
    },
    'jamfor-forst': {
      type: 'final',
      meta: {
        verdict: 'fraga-forst',
        clauses: ['karlstad:principer.overvag-ai', 'karlstad:bakgrund.tillampning'],
        tasks: ['anvand-riktlinjen-i-analyserna'],
        guide: 'ratt-losning',
      },
    },
    'mer-underlag': {
      type: 'final',
      meta: {
        verdict: 'fraga-forst',
        clauses: [...factors, 'karlstad:bakgrund.tillampning'],
        tasks: ['vanta-med-vagvalet', ...always],
      },
    },
    'ingen-vag': {
      type: 'final',
      meta: {
        verdict: 'fraga-forst',
        clauses: [...factors, 'karlstad:mojliggorare.kompetens.kraver'],
        tasks: ['ta-bort-hindren', ...always],
      },
    },
    'flera-vagar': {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: [...factors, `${choice}.1`, `${choice}.2`, `${choice}.3`],
        tasks: ['vag-vagarna-mot-varandra', ...always],
        conditionalTasks: [
          { when: { notNoted: ['mot-fardigt'] }, tasks: readyMade },
          { when: { notNoted: ['mot-ihop'] }, tasks: together },
          { when: { notNoted: ['mot-sjalv'] }, tasks: ourselves },
        ],
        guide: 'hallbar-ai',
      },
    },
    fardigt: {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: [...factors, `${choice}.3`],
        tasks: [...always, ...readyMade],
        guide: 'hallbar-ai',
      },
    },
    ihop: {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: [...factors, `${choice}.2`, 'karlstad:principer.tillsammans'],
        tasks: [...always, ...together],
        guide: 'hallbar-ai',
      },
    },
    sjalv: {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: [...factors, `${choice}.1`],
        tasks: [...always, 'satsa-pa-kompetens', ...ourselves],
        guide: 'hallbar-ai',
      },
    },
  },
});
