import { guide } from './kit/setup';

// What is lacking must be mended whatever the answers to open questions are, so it outweighs them.
const ask = { type: 'note', params: { fact: 'fraga' } } as const;
const lack = { type: 'note', params: { fact: 'brist' } } as const;
const lacking = { type: 'facts', params: { noted: ['brist'] } } as const;
const toAsk = { type: 'facts', params: { noted: ['fraga'], notNoted: ['brist'] } } as const;
const clear = { type: 'facts', params: { notNoted: ['fraga', 'brist'] } } as const;

const silence = ['ostersund:5.forsiktighetsprincipen.e', 'ostersund:5.forsiktighetsprincipen.f'];
const askExperts = ['fraga-it-och-jurist', 'fraga-dataskyddsombud'];
const treatAsOpen = ['rakna-som-oppen', 'fraga-it-om-systemet', 'rapportera-inmatat-i-system'];
const onlyClosed = 'ostersund:7.11.a';

const known = [
  'ostersund:4.stangd-ai.b',
  'ostersund:4.stangd-ai.c',
  'ostersund:4.stangd-ai.d',
  'ostersund:4.stangd-ai.e',
  'ostersund:4.stangd-ai.f',
];

/** May the data go into closed AI? Östersund 7.11. */
export default guide.createMachine({
  id: 'stangd-ai',
  context: {},
  meta: { guidelines: ['ostersund'] },
  initial: 'slutet',
  states: {
    slutet: {
      meta: {
        clauses: ['ostersund:4.stangd-ai', 'ostersund:4.stangd-ai.a', 'ostersund:6'],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'vet-inte', 'nej'],
      },
      on: {
        ja: 'kunskap',
        nej: {
          target: 'som-oppen',
          meta: {
            clauses: [
              'ostersund:4.stangd-ai',
              'ostersund:4.stangd-ai.a',
              'ostersund:6',
              onlyClosed,
            ],
            tasks: treatAsOpen,
          },
        },
        'vet-inte': {
          target: 'som-oppen',
          meta: {
            clauses: [
              'ostersund:4.stangd-ai',
              'ostersund:4.stangd-ai.a',
              'ostersund:6',
              onlyClosed,
            ],
            tasks: treatAsOpen,
            basis: 'tolkning',
          },
        },
      },
    },
    kunskap: {
      meta: {
        clauses: known,
        basis: 'riktlinje',
        mildToStrict: ['allt', 'inte-allt'],
      },
      on: {
        allt: 'innehall',
        'inte-allt': {
          target: 'som-oppen',
          meta: { clauses: [...known, onlyClosed], tasks: treatAsOpen },
        },
      },
    },
    innehall: {
      meta: { clauses: ['ostersund:7.11.a'], basis: 'riktlinje' },
      on: {
        sekretess: 'teknik',
        kansliga: 'teknik',
        vanliga: {
          target: 'teknik',
          actions: ask,
          meta: {
            clauses: ['ostersund:7.11.a', ...silence],
            tasks: askExperts,
            basis: 'tolkning',
          },
        },
        'annat-kansligt': {
          target: 'teknik',
          actions: ask,
          meta: {
            clauses: ['ostersund:7.11.a', ...silence],
            tasks: ['fraga-it-och-jurist'],
            basis: 'tolkning',
          },
        },
        osaker: {
          target: 'teknik',
          actions: ask,
          meta: {
            clauses: ['ostersund:7.11.a', 'ostersund:5.forsiktighetsprincipen.c'],
            tasks: askExperts,
            basis: 'tolkning',
          },
        },
        inget: 'bedomt',
      },
    },
    teknik: {
      meta: {
        clauses: ['ostersund:7.11.b'],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'vet-inte', 'nej'],
      },
      on: {
        ja: 'bedomt',
        nej: {
          target: 'nej',
          meta: { tasks: ['mata-inte-in', 'rapportera-inmatat-i-system'] },
        },
        'vet-inte': {
          target: 'bedomt',
          actions: ask,
          meta: { tasks: ['fraga-it-och-jurist'], basis: 'tolkning' },
        },
      },
    },
    bedomt: {
      meta: {
        clauses: ['ostersund:7.3.a', 'ostersund:7.3.b', 'ostersund:7.4.a', 'ostersund:7.4.b'],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'nej'],
      },
      on: {
        ja: 'grund',
        nej: {
          target: 'grund',
          actions: lack,
          meta: { tasks: ['klassa-informationen', 'bedom-risker'] },
        },
      },
    },
    grund: {
      meta: {
        clauses: ['ostersund:7.9', 'ostersund:7.10'],
        law: ['gdpr-6', 'gdpr-28', 'gdpr-35', 'osl-8-1', 'osl-10-2a'],
        basis: 'lag',
        mildToStrict: ['ja', 'vet-inte', 'nej'],
      },
      on: {
        ja: 'lagligt',
        nej: {
          target: 'nej',
          meta: { tasks: ['mata-inte-in-utan-stod-i-lag', 'rapportera-inmatat-i-system'] },
        },
        'vet-inte': {
          target: 'lagligt',
          actions: ask,
          meta: { tasks: askExperts, basis: 'tolkning' },
        },
      },
    },
    lagligt: {
      meta: {
        clauses: ['ostersund:7.17.b', 'ostersund:7.17.d'],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'osaker', 'nej'],
      },
      on: {
        ja: 'roller',
        nej: { target: 'nej', meta: { tasks: ['mata-inte-in-olagligt'] } },
        osaker: {
          target: 'roller',
          actions: ask,
          meta: { tasks: ['fraga-it-och-jurist'], basis: 'tolkning' },
        },
      },
    },
    roller: {
      meta: {
        clauses: ['ostersund:7.15', 'ostersund:7.22.a'],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'nej'],
      },
      on: {
        ja: [
          { target: 'ja-med-villkor', guard: clear },
          { target: 'fraga-forst', guard: toAsk },
          { target: 'inte-annu', guard: lacking },
        ],
        nej: { target: 'inte-annu', meta: { tasks: ['utse-roller', 'utbilda-anvandarna'] } },
      },
    },
    nej: {
      type: 'final',
      meta: {
        verdict: 'nej',
        stop: true,
        clauses: [
          'ostersund:7.10',
          'ostersund:7.11.a',
          'ostersund:7.11.b',
          'ostersund:7.17.b',
          'ostersund:7.17.d',
        ],
      },
    },
    'som-oppen': {
      type: 'final',
      meta: {
        verdict: 'nej',
        stop: true,
        clauses: [
          'ostersund:6.1.1.d',
          'ostersund:6.1.3.a',
          'ostersund:6.1.3.b',
          'ostersund:5.forsiktighetsprincipen.f',
        ],
        guide: 'oppen-ai',
      },
    },
    'inte-annu': {
      type: 'final',
      meta: {
        verdict: 'nej',
        clauses: [
          'ostersund:7.c',
          'ostersund:7.3',
          'ostersund:7.4',
          'ostersund:7.15',
          'ostersund:7.22',
        ],
      },
    },
    'fraga-forst': {
      type: 'final',
      meta: {
        verdict: 'fraga-forst',
        clauses: ['ostersund:7.2.a', 'ostersund:7.2.b', 'ostersund:5.forsiktighetsprincipen.c'],
        tasks: ['vanta-med-att-mata-in'],
      },
    },
    'ja-med-villkor': {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: ['ostersund:7.11', 'ostersund:7.17', 'ostersund:7.18'],
        tasks: [
          'bara-provade-systemet',
          'svara-for-in-och-ut',
          'mark-material-fran-ai-system',
          'allman-handling-i-ai-system',
          'rapportera-fel-i-ai-system',
          'bedom-igen-vid-andring',
        ],
      },
    },
  },
});
