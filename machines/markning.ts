import { guide } from './kit/setup';

const open = { type: 'note', params: { fact: 'oppen' } } as const;
const isOpen = { type: 'facts', params: { noted: ['oppen'] } } as const;
const isIntroduced = { type: 'facts', params: { notNoted: ['oppen'] } } as const;

const plain = [
  { target: 'mark-oppen', guard: isOpen },
  { target: 'mark-infort', guard: isIntroduced },
];
const alsoLaw = [
  { target: 'mark-oppen-lag', guard: isOpen },
  { target: 'mark-infort-lag', guard: isIntroduced },
];

const review = [
  'ostersund:6.1.4.k',
  'ostersund:6.1.4.i',
  'ostersund:6.1.4.j',
  'ostersund:6.1.4.n',
  'ostersund:7.17.c',
];
const introduced = ['ostersund:7.14'];
const both = ['mark-ai', 'visa-granskning', 'tank-pa-namnet', 'avgor-allman-handling'];
const marked = ['mark-material-fran-ai-system', 'allman-handling-i-ai-system'];

/** How do I mark material made with AI? Östersund 6.1.8 and 7.14. */
export default guide.createMachine({
  id: 'markning',
  context: {},
  meta: { guidelines: ['ostersund'] },
  initial: 'hjalp',
  states: {
    hjalp: {
      meta: { clauses: ['ostersund:6.1.8.b', 'ostersund:7.14'], basis: 'riktlinje' },
      on: {
        nej: { target: 'ingen', meta: { basis: 'tolkning' } },
        lite: { target: 'system', meta: { basis: 'tolkning' } },
        ja: 'system',
      },
    },
    system: {
      meta: {
        clauses: ['ostersund:6.1.8.b', 'ostersund:6.1.8.c', 'ostersund:7.14'],
        basis: 'riktlinje',
        mildToStrict: ['infort', 'vet-inte', 'oppen'],
      },
      on: {
        infort: { target: 'granskat', meta: { clauses: introduced } },
        oppen: {
          target: 'granskat',
          actions: open,
          meta: { clauses: ['ostersund:6.1.8.b', 'ostersund:6.1.8.c'] },
        },
        'vet-inte': {
          target: 'granskat',
          actions: open,
          meta: { clauses: ['ostersund:6.1.8.b', 'ostersund:6.1.8.c'], basis: 'tolkning' },
        },
      },
    },
    granskat: {
      meta: {
        clauses: ['ostersund:6.1.8.d', 'ostersund:6.1.4.a', 'ostersund:7.17.c'],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'nej'],
      },
      on: { ja: 'slag', nej: { target: 'granska', meta: { clauses: review } } },
    },
    slag: {
      meta: { clauses: ['ostersund:6.1.8.e', 'ostersund:6.1.3.d'], basis: 'riktlinje' },
      on: {
        material: { target: 'allmanhet', meta: { clauses: ['ostersund:6.1.8.e'] } },
        beslut: [
          {
            target: 'stopp',
            guard: isOpen,
            meta: { clauses: ['ostersund:6.1.3.d'], tasks: ['handlagg-utan-oppen-ai'] },
          },
          { target: 'allmanhet', guard: isIntroduced, meta: { clauses: introduced } },
        ],
      },
    },
    allmanhet: {
      meta: {
        law: ['aif-50-4'],
        basis: 'lag',
        mildToStrict: ['nej', 'granskad-text', 'text', 'vet-inte'],
      },
      on: {
        nej: plain,
        // The Act exempts text that someone has reviewed and answers for; the guideline doesn't.
        'granskad-text': plain,
        text: alsoLaw,
        bild: alsoLaw,
        'vet-inte': alsoLaw.map((branch) => ({ ...branch, meta: { basis: 'tolkning' as const } })),
      },
    },
    ingen: {
      type: 'final',
      meta: { verdict: 'ja', clauses: ['ostersund:6.1.8', 'ostersund:7.14'] },
    },
    granska: {
      type: 'final',
      meta: {
        verdict: 'nej',
        clauses: ['ostersund:6.1.8.c', 'ostersund:6.1.8.d'],
        tasks: ['granska-allt', 'mark-nar-du-har-granskat'],
      },
    },
    stopp: {
      type: 'final',
      meta: { verdict: 'nej', stop: true, clauses: ['ostersund:6.1.3.c', 'ostersund:6.1.3.d'] },
    },
    'mark-oppen': {
      type: 'final',
      meta: { verdict: 'ja-med-villkor', clauses: ['ostersund:6.1.8'], tasks: both },
    },
    'mark-oppen-lag': {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: ['ostersund:6.1.8'],
        tasks: [...both, 'mark-for-allmanheten'],
      },
    },
    'mark-infort': {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: ['ostersund:7.14'],
        tasks: [...marked, 'visa-garna-granskning'],
      },
    },
    'mark-infort-lag': {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: ['ostersund:7.14'],
        tasks: [...marked, 'visa-garna-granskning', 'mark-for-allmanheten'],
      },
    },
  },
});
