import { guide } from './kit/setup';

// An unsure answer doesn't end the guide: it notes that someone must be asked and goes on, so that
// a later stop is still found and everything to ask about is gathered in one result.
const ask = { type: 'note', params: { fact: 'fraga' } } as const;
const mustAsk = { type: 'facts', params: { noted: ['fraga'] } } as const;
const nothingToAsk = { type: 'facts', params: { notNoted: ['fraga'] } } as const;

const askAboutTask = ['fraga-om-uppgiften', 'forankra-uppgiften'];
const askAboutTool = ['fraga-om-verktyget', 'forankra-verktyget'];
const uncertainTask = ['ostersund:6.1.2.b', 'ostersund:6.1.2.c'];
const riskOrder = ['nej', 'osaker', 'ja'];

const examples = [
  'ostersund:6.2.forutsattning',
  'ostersund:6.2.1',
  'ostersund:6.2.2',
  'ostersund:6.2.3',
  'ostersund:6.2.4',
  'ostersund:6.2.5',
  'ostersund:6.2.6',
  'ostersund:6.2.7',
];

/** May I use open AI for this task? Östersund 6–6.2. */
export default guide.createMachine({
  id: 'oppen-ai',
  context: {},
  meta: { guidelines: ['ostersund'] },
  initial: 'uppdrag',
  states: {
    uppdrag: {
      meta: { clauses: ['ostersund:3.malgrupp'], basis: 'riktlinje' },
      on: {
        ja: 'slag',
        nej: {
          target: 'fraga-forst',
          meta: {
            clauses: [
              'ostersund:3.malgrupp',
              'ostersund:5.forsiktighetsprincipen.e',
              'ostersund:5.forsiktighetsprincipen.f',
            ],
            tasks: ['fraga-uppdragsgivaren'],
          },
        },
      },
    },
    slag: {
      meta: {
        clauses: [
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
        basis: 'riktlinje',
        mildToStrict: ['alla', 'vet-inte'],
      },
      on: {
        alla: 'verktyg',
        stangd: {
          target: 'fraga-forst',
          meta: {
            clauses: ['ostersund:4.stangd-ai', 'ostersund:7.11.a', 'ostersund:7.11.b'],
            tasks: ['folj-reglerna-for-stangd-ai'],
            guide: 'stangd-ai',
          },
        },
        'vet-inte': {
          target: 'verktyg',
          meta: {
            clauses: [
              'ostersund:4.oppen-ai',
              'ostersund:4.oppen-ai.b',
              'ostersund:6.a',
              'ostersund:5.forsiktighetsprincipen.c',
            ],
            tasks: ['fraga-vilket-slag'],
            basis: 'tolkning',
          },
        },
      },
    },
    verktyg: {
      meta: {
        clauses: ['ostersund:6.1.6.a', 'ostersund:6.1.6.b'],
        basis: 'riktlinje',
        mildToStrict: riskOrder,
      },
      on: {
        nej: 'atkomst',
        ja: { target: 'nej', meta: { tasks: ['valj-kant-verktyg'] } },
        osaker: {
          target: 'atkomst',
          actions: ask,
          meta: {
            clauses: [
              'ostersund:6.1.6.a',
              'ostersund:6.1.6.b',
              'ostersund:6.1.6.c',
              'ostersund:6.1.6.d',
            ],
            tasks: askAboutTool,
          },
        },
      },
    },
    atkomst: {
      meta: { clauses: ['ostersund:6.1.7'], basis: 'riktlinje', mildToStrict: riskOrder },
      on: {
        nej: 'sekretess',
        ja: { target: 'nej', meta: { tasks: ['stang-av-atkomsten'] } },
        osaker: {
          target: 'sekretess',
          actions: ask,
          meta: {
            clauses: [
              'ostersund:6.1.7',
              'ostersund:6.1.6.c',
              'ostersund:5.forsiktighetsprincipen.e',
            ],
            tasks: askAboutTool,
            basis: 'tolkning',
          },
        },
      },
    },
    sekretess: {
      meta: {
        clauses: ['ostersund:6.1.3.a', 'ostersund:6.1.4.p'],
        basis: 'riktlinje',
        mildToStrict: riskOrder,
      },
      on: {
        nej: 'personuppgifter',
        ja: {
          target: 'nej',
          meta: {
            tasks: ['ta-bort-skyddat', 'prova-stangd-ai', 'rapportera-inmatat'],
            guide: 'stangd-ai',
          },
        },
        osaker: {
          target: 'personuppgifter',
          actions: ask,
          meta: { clauses: ['ostersund:6.1.3.a', ...uncertainTask], tasks: askAboutTask },
        },
      },
    },
    personuppgifter: {
      meta: { clauses: ['ostersund:6.1.3.b'], basis: 'riktlinje', mildToStrict: riskOrder },
      on: {
        nej: 'kansligt',
        ja: {
          target: 'nej',
          meta: {
            tasks: ['ta-bort-skyddat', 'prova-stangd-ai', 'rapportera-inmatat'],
            guide: 'stangd-ai',
          },
        },
        osaker: {
          target: 'kansligt',
          actions: ask,
          meta: { clauses: ['ostersund:6.1.3.b', ...uncertainTask], tasks: askAboutTask },
        },
      },
    },
    kansligt: {
      meta: { clauses: ['ostersund:6.1.1.d'], basis: 'riktlinje', mildToStrict: riskOrder },
      on: {
        nej: 'arende',
        ja: { target: 'nej', meta: { tasks: ['ta-bort-kansligt', 'rapportera-inmatat'] } },
        osaker: {
          target: 'arende',
          actions: ask,
          meta: { clauses: ['ostersund:6.1.1.d', ...uncertainTask], tasks: askAboutTask },
        },
      },
    },
    arende: {
      meta: {
        clauses: ['ostersund:6.1.3.c', 'ostersund:6.1.3.d'],
        basis: 'riktlinje',
        mildToStrict: riskOrder,
      },
      on: {
        nej: 'lagligt',
        ja: { target: 'nej', meta: { tasks: ['handlagg-utan-oppen-ai'] } },
        osaker: {
          target: 'lagligt',
          actions: ask,
          meta: {
            clauses: ['ostersund:6.1.3.c', 'ostersund:6.1.3.d', ...uncertainTask],
            tasks: askAboutTask,
            basis: 'tolkning',
          },
        },
      },
    },
    lagligt: {
      meta: {
        clauses: ['ostersund:6.1.1.a', 'ostersund:6.1.4.n'],
        basis: 'riktlinje',
        mildToStrict: riskOrder,
      },
      on: {
        nej: 'bedomning',
        ja: { target: 'nej', meta: { tasks: ['undvik-skadan'] } },
        osaker: {
          target: 'bedomning',
          actions: ask,
          meta: {
            clauses: ['ostersund:6.1.1.a', 'ostersund:6.1.4.n', ...uncertainTask],
            tasks: askAboutTask,
          },
        },
      },
    },
    bedomning: {
      meta: { clauses: ['ostersund:6.1.4.l'], basis: 'riktlinje', mildToStrict: riskOrder },
      on: {
        nej: 'verksamhetssystem',
        ja: { target: 'nej', meta: { tasks: ['bedom-sjalv'] } },
        osaker: {
          target: 'verksamhetssystem',
          actions: ask,
          meta: {
            clauses: ['ostersund:6.1.4.l', ...uncertainTask],
            tasks: askAboutTask,
            basis: 'tolkning',
          },
        },
      },
    },
    verksamhetssystem: {
      meta: { clauses: ['ostersund:6.1.2.a'], basis: 'tolkning', mildToStrict: riskOrder },
      on: {
        nej: 'lamplighet',
        ja: { target: 'nej', meta: { tasks: ['anvand-verksamhetssystemet'] } },
        osaker: {
          target: 'lamplighet',
          actions: ask,
          meta: { clauses: ['ostersund:6.1.2.a', ...uncertainTask], tasks: askAboutTask },
        },
      },
    },
    lamplighet: {
      meta: {
        clauses: ['ostersund:6.1.1.b', 'ostersund:6.1.1.c', 'ostersund:6.1.1.e'],
        basis: 'tolkning',
        mildToStrict: ['nej', 'ja'],
      },
      on: {
        nej: 'kunskap',
        ja: {
          target: 'kunskap',
          actions: ask,
          meta: {
            clauses: [
              'ostersund:6.1.1.b',
              'ostersund:6.1.1.c',
              'ostersund:6.1.1.e',
              ...uncertainTask,
              'ostersund:5.forsiktighetsprincipen.e',
              'ostersund:5.forsiktighetsprincipen.f',
            ],
            tasks: [...askAboutTask, 'lyft-fragan'],
          },
        },
      },
    },
    kunskap: {
      meta: {
        clauses: ['ostersund:6.1.5.a', 'ostersund:6.1.5.b'],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'nej'],
      },
      on: {
        ja: 'kontroll',
        nej: {
          target: 'kontroll',
          actions: ask,
          meta: {
            clauses: [
              'ostersund:6.1.5.a',
              'ostersund:6.1.5.b',
              'ostersund:6.1.9.c',
              'ostersund:6.1.10',
            ],
            tasks: ['be-om-utbildning'],
          },
        },
      },
    },
    kontroll: {
      meta: {
        clauses: [
          'ostersund:6.1.4.a',
          'ostersund:6.1.4.b',
          'ostersund:6.1.4.d',
          'ostersund:6.1.4.h',
          'ostersund:6.1.4.i',
          'ostersund:6.1.4.j',
          'ostersund:6.1.4.k',
        ],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'nej'],
      },
      on: {
        ja: [
          { target: 'fraga-forst', guard: mustAsk },
          { target: 'resultat', guard: nothingToAsk },
        ],
        nej: { target: 'nej', meta: { tasks: ['hitta-granskare'], basis: 'tolkning' } },
      },
    },
    resultat: {
      meta: {
        clauses: ['ostersund:6.1.8.b', 'ostersund:6.1.9.a'],
        basis: 'riktlinje',
        mildToStrict: ['nej', 'ja'],
      },
      on: { nej: 'ja', ja: 'ja-med-villkor' },
    },
    nej: {
      type: 'final',
      meta: {
        verdict: 'nej',
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
      },
    },
    'fraga-forst': {
      type: 'final',
      meta: {
        verdict: 'fraga-forst',
        clauses: ['ostersund:5.forsiktighetsprincipen.c', ...examples],
        tasks: ['vanta-med-att-mata-in'],
      },
    },
    'ja-med-villkor': {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: examples,
        tasks: [
          'bedom-varje-uppgift',
          'hall-skyddat-utanfor',
          'se-svaret-som-gissning',
          'granska-allt',
          'sprid-bara-lagligt',
          'mark-ai',
          'visa-granskning',
          'avgor-allman-handling',
          'hantera-allman-handling',
          'rapportera-fel',
        ],
      },
    },
    ja: {
      type: 'final',
      meta: {
        verdict: 'ja',
        clauses: examples,
        tasks: [
          'bedom-varje-uppgift',
          'hall-skyddat-utanfor',
          'se-svaret-som-gissning',
          'kontrollera-det-du-litar-pa',
        ],
      },
    },
  },
});
