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
      meta: {
        clauses: ['ostersund:6.1.8.b', 'ostersund:7.14'],
        basis: 'riktlinje',
        mildToStrict: ['nej', 'lite', 'ja'],
      },
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
        infort: { target: 'slag', meta: { clauses: introduced } },
        oppen: {
          target: 'slag',
          actions: open,
          meta: { clauses: ['ostersund:6.1.8.b', 'ostersund:6.1.8.c'] },
        },
        'vet-inte': {
          target: 'slag',
          actions: open,
          meta: { clauses: ['ostersund:6.1.8.b', 'ostersund:6.1.8.c'], basis: 'tolkning' },
        },
      },
    },
    slag: {
      meta: {
        clauses: ['ostersund:6.1.8.e', 'ostersund:6.1.3.d'],
        basis: 'riktlinje',
        mildToStrict: ['material', 'osaker', 'beslut'],
      },
      on: {
        material: { target: 'granskat', meta: { clauses: ['ostersund:6.1.8.e'] } },
        beslut: [
          {
            target: 'stopp',
            guard: isOpen,
            meta: { clauses: ['ostersund:6.1.3.d'], tasks: ['handlagg-utan-oppen-ai'] },
          },
          { target: 'granskat', guard: isIntroduced, meta: { clauses: introduced } },
        ],
        osaker: [
          {
            target: 'fraga-forst',
            guard: isOpen,
            meta: {
              clauses: ['ostersund:6.1.3.d', 'ostersund:6.1.2.b', 'ostersund:6.1.2.c'],
              tasks: ['fraga-om-uppgiften', 'forankra-uppgiften'],
              basis: 'tolkning',
            },
          },
          {
            target: 'granskat',
            guard: isIntroduced,
            meta: { clauses: introduced, basis: 'tolkning' },
          },
        ],
      },
    },
    granskat: {
      meta: {
        clauses: ['ostersund:6.1.8.d', 'ostersund:6.1.4.a', 'ostersund:7.17.c'],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'nej'],
      },
      on: { ja: 'allmanhet', nej: { target: 'granska', meta: { clauses: review } } },
    },
    allmanhet: {
      meta: {
        law: ['aif-50-4'],
        basis: 'lag',
        mildToStrict: ['nej', 'granskad-text', 'text', 'bild', 'vet-inte'],
      },
      on: {
        bild: alsoLaw,
        text: alsoLaw,
        // The Act exempts text that someone has reviewed and answers for; the guideline doesn't.
        'granskad-text': plain,
        nej: plain,
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
        verdict: 'fraga-forst',
        clauses: ['ostersund:6.1.4', 'ostersund:7.17'],
        tasks: ['granska-allt', 'mark-nar-du-har-granskat'],
      },
    },
    stopp: {
      type: 'final',
      meta: { verdict: 'nej', stop: true, clauses: ['ostersund:6.1.3.c', 'ostersund:6.1.3.d'] },
    },
    'fraga-forst': {
      type: 'final',
      meta: {
        verdict: 'fraga-forst',
        clauses: ['ostersund:6.1.3.c', 'ostersund:6.1.3.d', 'ostersund:5.forsiktighetsprincipen.c'],
      },
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
