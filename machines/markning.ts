import { guide } from './kit/setup';

const open = { type: 'note', params: { fact: 'oppen' } } as const;
const unknown = { type: 'note', params: { fact: 'okand' } } as const;
const isKnownOpen = { type: 'facts', params: { noted: ['oppen'], notNoted: ['okand'] } } as const;
const isUnknown = { type: 'facts', params: { noted: ['okand'] } } as const;
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
  'ostersund:6.1.8.d',
  'ostersund:6.1.4.a',
  'ostersund:6.1.4.k',
  'ostersund:6.1.4.i',
  'ostersund:6.1.4.j',
  'ostersund:6.1.4.n',
];
const introduced = ['ostersund:7.14'];
const cases = ['ostersund:6.1.3.c', 'ostersund:6.1.3.d'];
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
        clauses: ['ostersund:4.generativ-ai', 'ostersund:6.1.8.b', 'ostersund:7.14'],
        basis: 'riktlinje',
        mildToStrict: ['nej', 'vet-inte', 'lite', 'ja'],
      },
      on: {
        nej: { target: 'ingen', meta: { basis: 'tolkning' } },
        lite: { target: 'system', meta: { basis: 'tolkning' } },
        ja: 'system',
        'vet-inte': {
          target: 'system',
          meta: { tasks: ['fraga-om-ai-anvants'], basis: 'tolkning' },
        },
      },
    },
    system: {
      meta: {
        clauses: ['ostersund:6.1.8.b', 'ostersund:6.1.8.c', 'ostersund:7.14'],
        basis: 'riktlinje',
        mildToStrict: ['infort', 'vet-inte', 'oppen'],
      },
      on: {
        oppen: {
          target: 'slag',
          actions: open,
          meta: { clauses: ['ostersund:6.1.8.b', 'ostersund:6.1.8.c'] },
        },
        infort: { target: 'slag', meta: { clauses: introduced } },
        'vet-inte': {
          target: 'slag',
          actions: [open, unknown],
          meta: {
            clauses: ['ostersund:6.1.8.b', 'ostersund:6.1.8.c'],
            tasks: ['fraga-vilket-slag'],
            basis: 'tolkning',
          },
        },
      },
    },
    slag: {
      meta: {
        clauses: ['ostersund:6.1.8.e', 'ostersund:6.1.3.c', 'ostersund:6.1.3.d'],
        basis: 'riktlinje',
        mildToStrict: ['material', 'osaker', 'beslut'],
      },
      on: {
        material: { target: 'granskat', meta: { clauses: ['ostersund:6.1.8.e'] } },
        beslut: [
          {
            target: 'stopp',
            guard: isKnownOpen,
            meta: { clauses: cases, tasks: ['handlagg-utan-oppen-ai'] },
          },
          {
            target: 'stopp',
            guard: isUnknown,
            meta: {
              clauses: cases,
              tasks: ['fraga-vilket-slag', 'handlagg-utan-oppen-ai'],
              basis: 'tolkning',
            },
          },
          { target: 'granskat', guard: isIntroduced, meta: { clauses: introduced } },
        ],
        osaker: [
          {
            target: 'fraga-forst',
            guard: isOpen,
            meta: {
              clauses: [...cases, 'ostersund:6.1.2.b', 'ostersund:6.1.2.c'],
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
      on: {
        ja: 'allmanhet',
        // What to review for is spelled out for open AI only.
        nej: [
          { target: 'granska', guard: isOpen, meta: { clauses: review, tasks: ['granska-allt'] } },
          {
            target: 'granska',
            guard: isIntroduced,
            meta: { clauses: ['ostersund:7.17.c'], tasks: ['granska-resultatet'] },
          },
        ],
      },
    },
    allmanhet: {
      meta: {
        law: ['ai-50-4-bild', 'ai-50-4-text'],
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
        tasks: ['mark-nar-du-har-granskat'],
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
