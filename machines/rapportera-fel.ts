import { guide } from './kit/setup';

// Every question is asked: each answer adds tasks, and harm that can't wait changes the verdict.
const urgent = { type: 'note', params: { fact: 'genast' } } as const;
const isUrgent = { type: 'facts', params: { noted: ['genast'] } } as const;
const canWait = { type: 'facts', params: { notNoted: ['genast'] } } as const;

const reportOpenAi = {
  clauses: ['ostersund:6.1.11.a', 'ostersund:6.1.11.b', 'ostersund:6.1.11.c'],
  tasks: ['rapportera-fel', 'beskriv-felet'],
};
const reportSystem = {
  clauses: ['ostersund:7.18.a', 'ostersund:7.18.b', 'ostersund:7.18.c'],
  tasks: ['rapportera-fel-i-ai-system', 'beskriv-felet'],
};
const reportEither = {
  clauses: [...reportOpenAi.clauses, ...reportSystem.clauses],
  tasks: reportSystem.tasks,
  basis: 'tolkning',
} as const;
const riskOrder = ['nej', 'osaker', 'ja'];
const ongoing = { target: 'handelse', actions: urgent, meta: { tasks: ['sluta-anvanda'] } };
const incident = { target: 'sekretess', actions: urgent, meta: { tasks: ['anmal-incident'] } };
const leak = { target: 'drabbad', actions: urgent, meta: { tasks: ['larma-om-sekretess'] } };
const redress = ['prova-och-gottgor', 'korrigera-utfallet'];
const recall = { target: 'chef', meta: { tasks: ['aterkalla-materialet'] } };
const otherWay = { target: 'allvarligt', meta: { tasks: ['hitta-annan-vag'] } };
const serious = ['kontakta-it-och-jurist-genast'];

/** Something went wrong: how do I report it? Östersund 6.1.11 and 7.18. */
export default guide.createMachine({
  id: 'rapportera-fel',
  context: {},
  meta: { guidelines: ['ostersund'] },
  initial: 'pagar',
  states: {
    pagar: {
      meta: {
        clauses: ['ostersund:5.forsiktighetsprincipen.c'],
        basis: 'tolkning',
        mildToStrict: riskOrder,
      },
      on: { ja: ongoing, nej: 'handelse', osaker: ongoing },
    },
    handelse: {
      meta: { clauses: ['ostersund:6.1.11', 'ostersund:7.18'], basis: 'riktlinje' },
      on: {
        'oppen-fel': { target: 'personuppgifter', meta: reportOpenAi },
        'system-fel': { target: 'personuppgifter', meta: reportSystem },
        'stangd-fel': { target: 'personuppgifter', meta: { ...reportSystem, basis: 'tolkning' } },
        'svar-fel': {
          target: 'personuppgifter',
          meta: {
            clauses: ['ostersund:6.1.4.a', ...reportSystem.clauses],
            tasks: ['ratta-svaret', ...reportSystem.tasks],
            basis: 'tolkning',
          },
        },
        'svar-anvant': {
          target: 'personuppgifter',
          meta: {
            clauses: ['ostersund:6.1.4.a', ...reportOpenAi.clauses],
            tasks: ['ratta-anvant-svar', ...reportOpenAi.tasks],
            basis: 'tolkning',
          },
        },
        'vet-inte': { target: 'personuppgifter', meta: reportEither },
      },
    },
    personuppgifter: {
      meta: { law: ['gdpr-33', 'gdpr-34'], basis: 'lag', mildToStrict: riskOrder },
      on: { nej: 'sekretess', ja: incident, osaker: incident },
    },
    sekretess: {
      meta: {
        clauses: ['ostersund:6.1.3.a', 'ostersund:6.1.2.b'],
        law: ['osl-8-1', 'sakerhetsskyddslagen'],
        basis: 'lag',
        mildToStrict: riskOrder,
      },
      on: { nej: 'drabbad', ja: leak, osaker: leak },
    },
    drabbad: {
      meta: {
        clauses: ['ostersund:7.20.a', 'ostersund:7.20.b', 'ostersund:7.20.c'],
        basis: 'riktlinje',
        mildToStrict: riskOrder,
      },
      on: {
        nej: 'spritt',
        ja: { target: 'spritt', meta: { tasks: redress } },
        osaker: {
          target: 'spritt',
          meta: { tasks: ['ta-reda-pa-drabbade', ...redress], basis: 'tolkning' },
        },
      },
    },
    spritt: {
      meta: {
        clauses: ['ostersund:6.1.4.o', 'ostersund:7.20.c'],
        basis: 'tolkning',
        mildToStrict: riskOrder,
      },
      on: { nej: 'chef', ja: recall, osaker: recall },
    },
    chef: {
      meta: {
        clauses: ['ostersund:6.1.11.b', 'ostersund:7.18.b'],
        law: ['visselblasarlagen'],
        basis: 'tolkning',
        mildToStrict: riskOrder,
      },
      on: { nej: 'allvarligt', ja: otherWay, osaker: otherWay },
    },
    allvarligt: {
      meta: {
        clauses: ['ostersund:7.8.d', 'ostersund:7.5.b'],
        law: ['ai-26-5', 'cybersakerhetslagen'],
        basis: 'lag',
        mildToStrict: riskOrder,
      },
      on: {
        nej: [
          { target: 'genast', guard: isUrgent },
          { target: 'rapportera', guard: canWait },
        ],
        ja: { target: 'genast', meta: { tasks: serious } },
        osaker: { target: 'genast', meta: { tasks: serious, basis: 'tolkning' } },
      },
    },
    genast: {
      type: 'final',
      meta: { verdict: 'nej', clauses: ['ostersund:6.1.11', 'ostersund:7.18'] },
    },
    rapportera: {
      type: 'final',
      meta: { verdict: 'ja-med-villkor', clauses: ['ostersund:6.1.11', 'ostersund:7.18'] },
    },
  },
});
