import { byGravest, ourReading, outcome, question, type Way } from './kit/questions';
import { DONE, guide } from './kit/setup';

// Every question is asked: each answer adds tasks, and harm that can't wait changes the verdict.
const end = { atOnce: 'genast', report: 'rapportera' } as const;
const urgent = (way: Way): Way => ({ ...way, notes: 'genast' });

// What has happened may be several things, so these are ticked together.
const reportOpenAi = {
  notes: 'oppen',
  clauses: ['ostersund:6.1.11.a', 'ostersund:6.1.11.b', 'ostersund:6.1.11.c'],
  tasks: ['rapportera-fel', 'beskriv-felet'],
} as const;
const reportSystem = {
  clauses: ['ostersund:7.18.a', 'ostersund:7.18.b', 'ostersund:7.18.c'],
  tasks: ['rapportera-fel-i-ai-system', 'beskriv-felet'],
} as const;
const riskOrder = ['nej', 'osaker', 'ja'];
const ongoing = urgent({ to: 'handelse', tasks: ['sluta-anvanda'] });
const incident = urgent({ to: 'sekretess', tasks: ['anmal-incident'] });
const leak = urgent({ to: 'drabbad', tasks: ['larma-om-sekretess'] });
const redress = ['prova-och-gottgor', 'korrigera-utfallet'] as const;
const recall: Way = { to: 'chef', tasks: ['aterkalla-materialet'] };
const otherWay: Way = { to: 'allvarligt', tasks: ['hitta-annan-vag'] };
const serious: Way = { to: end.atOnce, tasks: ['kontakta-it-och-jurist-genast'] };

/** Something went wrong: how do I report it? Östersund 6.1.11 and 7.18. */
export default guide.createMachine({
  id: 'rapportera-fel',
  context: {},
  meta: { guidelines: ['ostersund'] },
  initial: 'pagar',
  states: {
    pagar: question({
      clauses: ['ostersund:5.forsiktighetsprincipen.c'],
      basis: 'tolkning',
      mildToStrict: riskOrder,
      answers: { ja: ongoing, nej: 'handelse', osaker: ongoing },
    }),
    handelse: question({
      clauses: ['ostersund:6.1.11', 'ostersund:7.18'],
      answers: {
        'oppen-fel': reportOpenAi,
        'system-fel': reportSystem,
        'stangd-fel': ourReading(reportSystem),
        'svar-fel': ourReading({
          ...reportSystem,
          notes: 'oppen',
          clauses: ['ostersund:6.1.4.a', ...reportSystem.clauses],
          tasks: ['ratta-svaret', ...reportSystem.tasks],
        }),
        'svar-anvant': ourReading({
          ...reportOpenAi,
          clauses: ['ostersund:6.1.4.a', ...reportOpenAi.clauses],
          tasks: ['ratta-anvant-svar', ...reportOpenAi.tasks],
        }),
        'vet-inte': ourReading({
          ...reportSystem,
          to: 'personuppgifter',
          notes: 'oppen',
          clauses: [...reportOpenAi.clauses, ...reportSystem.clauses],
        }),
        [DONE]: 'personuppgifter',
      },
    }),
    personuppgifter: question({
      law: ['gdpr-33', 'gdpr-34'],
      basis: 'lag',
      mildToStrict: riskOrder,
      answers: { nej: 'sekretess', ja: incident, osaker: ourReading(incident) },
    }),
    sekretess: question({
      clauses: ['ostersund:6.1.3.a', 'ostersund:6.1.2.b'],
      law: ['osl-8-1', 'sakerhetsskyddslagen'],
      basis: 'lag',
      mildToStrict: riskOrder,
      answers: { nej: 'drabbad', ja: ourReading(leak), osaker: ourReading(leak) },
    }),
    drabbad: question({
      clauses: ['ostersund:7.20.a', 'ostersund:7.20.b', 'ostersund:7.20.c'],
      mildToStrict: riskOrder,
      answers: {
        nej: 'spritt',
        ja: [
          { to: 'spritt', when: { notNoted: ['oppen'] }, tasks: redress },
          // The rule stands among those for systems that the municipality introduces.
          ourReading({
            to: 'spritt',
            when: { noted: ['oppen'] },
            also: ['ostersund:4.ai-system'],
            tasks: redress,
          }),
        ],
        osaker: ourReading({ to: 'spritt', tasks: ['ta-reda-pa-drabbade', ...redress] }),
      },
    }),
    spritt: question({
      clauses: ['ostersund:6.1.4.o', 'ostersund:7.20.c'],
      basis: 'tolkning',
      mildToStrict: riskOrder,
      answers: { nej: 'chef', ja: recall, osaker: recall },
    }),
    chef: question({
      clauses: ['ostersund:6.1.11.b', 'ostersund:7.18.b'],
      law: ['visselblasarlagen'],
      basis: 'tolkning',
      mildToStrict: riskOrder,
      answers: { nej: 'allvarligt', ja: otherWay, osaker: otherWay },
    }),
    allvarligt: question({
      clauses: ['ostersund:7.8.d', 'ostersund:7.5.b'],
      law: ['ai-26-5', 'cybersakerhetslagen'],
      basis: 'lag',
      mildToStrict: riskOrder,
      answers: {
        nej: byGravest({ genast: end.atOnce }, end.report),
        ja: serious,
        osaker: ourReading(serious),
      },
    }),
    // Nobody asks whether to report, so it is no "nej": somebody must be called at once.
    [end.atOnce]: outcome('fraga-forst', { clauses: ['ostersund:6.1.11', 'ostersund:7.18'] }),
    [end.report]: outcome('ja-med-villkor', { clauses: ['ostersund:6.1.11', 'ostersund:7.18'] }),
  },
});
