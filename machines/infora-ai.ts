import { guide, type FactsTest } from './kit/setup';

interface Onward {
  target: string;
  guard?: { type: 'facts'; params: FactsTest };
}

/** What a gap in a step means: do not go on, mend it before the start, or plan it for the use. */
type Effect = 'stopp' | 'fore' | 'plan';

interface Step {
  effect: Effect;
  clauses: readonly string[];
  /** What mends the gap. */
  mend: string;
  /** Whom to ask when one doesn't know. */
  ask: readonly string[];
  /** The guide that helps to mend the gap. */
  handOver?: string;
  next: readonly Onward[];
  /** Where a gap leads, if not to `next`. */
  gapNext?: readonly Onward[];
}

const to = (target: string, params?: FactsTest): Onward =>
  params === undefined ? { target } : { target, guard: { type: 'facts', params } };

/**
 * A question on one step. A gap never ends the guide: its effect is noted, so that one result has
 * all gaps. Not to know counts as a gap, for the guideline wants the step done.
 */
function step({ effect, clauses, mend, ask, handOver, next, gapNext = next }: Step) {
  const note = { type: 'note', params: { fact: effect } } as const;
  const onward = handOver === undefined ? {} : { guide: handOver };
  // That some steps may wait for the use is our reading of 7.c.
  const basis = effect === 'plan' ? 'tolkning' : 'riktlinje';
  const gap = gapNext.map((branch) => ({
    ...branch,
    actions: note,
    meta: { tasks: [mend], basis, ...onward } as const,
  }));
  const unsure = gap.map((branch) => ({
    ...branch,
    meta: { tasks: [mend, ...ask], basis: 'tolkning', unsure: true, ...onward } as const,
  }));
  return {
    meta: {
      clauses,
      basis: 'riktlinje',
      mildToStrict: ['ja', 'delvis', 'vet-inte', 'nej'],
    },
    on: { ja: next, delvis: gap, nej: gap, 'vet-inte': unsure },
  } as const;
}

const introduction = { notNoted: ['andring'] };
const change = { noted: ['andring'] };

const silence = ['ostersund:5.forsiktighetsprincipen.e', 'ostersund:5.forsiktighetsprincipen.f'];
const unregulated = {
  target: 'battre',
  meta: {
    clauses: ['ostersund:7.b', ...silence],
    tasks: ['fraga-it-om-inforandet'],
    basis: 'tolkning',
  },
} as const;
const inUse = [
  'ostersund:7.c',
  'ostersund:7.10',
  'ostersund:7.14',
  'ostersund:7.16',
  'ostersund:7.17',
  'ostersund:7.18',
  'ostersund:7.19',
  'ostersund:7.20',
  'ostersund:7.21',
  'ostersund:7.22',
];
const beforeTheDecision = [
  'ta-reda-pa-vem-som-beslutar',
  'kontrollera-upphandling',
  'kontrollera-dataskydd',
  'kontrollera-forhandling',
  'kontrollera-tillganglighet',
];
const tasksInUse = [
  'spara-underlaget',
  'kontrollera-underlag-i-drift',
  'folj-upp-i-drift',
  'granska-systemet-i-drift',
  'rapportera-fel-i-ai-system',
  'allman-handling-i-ai-system',
  'bedom-igen-vid-andring',
];

/**
 * Are we ready to introduce the AI system? Östersund 7: all 22 steps, `steg-1` to `steg-22`. A step
 * with two demands of different effect has a second question, `steg-6-skada`.
 */
export default guide.createMachine({
  id: 'infora-ai',
  context: {},
  meta: { guidelines: ['ostersund'] },
  initial: 'vad',
  states: {
    vad: {
      meta: { clauses: ['ostersund:7', 'ostersund:7.b'], basis: 'riktlinje' },
      on: {
        infora: 'battre',
        andring: {
          target: 'steg-3',
          actions: { type: 'note', params: { fact: 'andring' } },
          meta: { clauses: ['ostersund:7.3.b', 'ostersund:7.4.b'], basis: 'tolkning' },
        },
        annat: unregulated,
        'vet-inte': unregulated,
      },
    },
    battre: {
      meta: {
        clauses: ['ostersund:5.battre-losning', 'ostersund:5.battre-losning.a'],
        basis: 'riktlinje',
        mildToStrict: ['ja', 'vet-inte', 'nej'],
      },
      on: {
        ja: 'steg-1',
        nej: {
          target: 'utan-ai',
          meta: {
            clauses: ['ostersund:5.battre-losning.a', 'ostersund:5.battre-losning.b'],
            tasks: ['infor-inte-ai'],
            guide: 'ratt-losning',
            basis: 'tolkning',
          },
        },
        'vet-inte': {
          target: 'steg-1',
          actions: { type: 'note', params: { fact: 'fore' } },
          meta: { tasks: ['jamfor-fore-inforandet'], guide: 'ratt-losning', unsure: true },
        },
      },
    },

    // Prepare and assess
    'steg-1': step({
      effect: 'fore',
      clauses: ['ostersund:7.1', 'ostersund:5.hallbar-ai.c'],
      mend: 'dokumentera-inforandet',
      ask: ['fraga-den-som-leder-inforandet'],
      next: [to('steg-2')],
    }),
    'steg-2': step({
      effect: 'stopp',
      clauses: ['ostersund:7.2.a', 'ostersund:7.2.b', 'ostersund:7.2.c'],
      mend: 'radfraga-nyckelpersoner',
      ask: ['fraga-den-som-leder-inforandet'],
      next: [to('steg-3')],
    }),
    'steg-3': step({
      effect: 'fore',
      clauses: ['ostersund:7.3.a', 'ostersund:7.3.b'],
      mend: 'klassa-informationen',
      ask: ['fraga-it-om-kraven'],
      next: [to('steg-4')],
    }),
    'steg-4': step({
      effect: 'fore',
      clauses: ['ostersund:7.4.a', 'ostersund:7.4.b'],
      mend: 'bedom-risker',
      ask: ['fraga-it-om-kraven', 'fraga-jurist-om-kraven'],
      next: [to('steg-5')],
    }),
    'steg-5': step({
      effect: 'fore',
      clauses: ['ostersund:7.5.a', 'ostersund:7.5.b'],
      mend: 'kontrollera-mot-ai-forordningen',
      ask: ['fraga-jurist-om-kraven'],
      handOver: 'ai-forordningen',
      next: [to('steg-6', introduction), to('steg-6-skada', change)],
    }),

    // What the system must be
    'steg-6': step({
      effect: 'fore',
      clauses: ['ostersund:7.6.a', 'ostersund:7.6.c', 'ostersund:7.6.d'],
      mend: 'krav-pa-rattvisa',
      ask: ['fraga-leverantoren-om-kraven', 'fraga-jurist-om-kraven'],
      next: [to('steg-6-skada')],
    }),
    'steg-6-skada': step({
      effect: 'stopp',
      clauses: ['ostersund:7.6.b'],
      mend: 'utred-diskriminering',
      ask: ['fraga-leverantoren-om-kraven', 'fraga-jurist-om-kraven'],
      next: [to('steg-7', introduction), to('steg-11', change)],
    }),
    'steg-7': step({
      effect: 'fore',
      clauses: ['ostersund:7.7.a', 'ostersund:7.7.b', 'ostersund:7.7.c', 'ostersund:7.7.d'],
      mend: 'testa-systemet',
      ask: ['fraga-leverantoren-om-kraven', 'fraga-it-om-kraven'],
      next: [to('steg-8')],
    }),
    'steg-8': step({
      effect: 'fore',
      clauses: ['ostersund:7.8.a', 'ostersund:7.8.b', 'ostersund:7.8.c', 'ostersund:7.8.d'],
      mend: 'krav-pa-integritet-och-sakerhet',
      ask: ['fraga-it-om-kraven', 'fraga-dataskyddsombud'],
      next: [to('steg-9')],
    }),
    'steg-9': step({
      effect: 'fore',
      clauses: ['ostersund:7.9'],
      mend: 'krav-pa-lag-och-etik',
      ask: ['fraga-leverantoren-om-kraven', 'fraga-jurist-om-kraven'],
      next: [to('steg-10')],
    }),

    // What the use must be
    'steg-10': step({
      effect: 'plan',
      clauses: ['ostersund:7.10'],
      mend: 'beratta-om-lag-och-etik',
      ask: ['fraga-anvandare-och-chefer'],
      next: [to('steg-11')],
    }),
    'steg-11': step({
      effect: 'stopp',
      clauses: ['ostersund:7.11.a', 'ostersund:7.11.b', 'ostersund:6.1.3.b'],
      mend: 'sakra-stangd-ai',
      ask: ['fraga-it-om-kraven', 'fraga-jurist-om-kraven', 'fraga-dataskyddsombud'],
      handOver: 'stangd-ai',
      next: [
        to('steg-12', introduction),
        to('inte-redo', { noted: ['andring', 'stopp'] }),
        to('forst-atgarda', { noted: ['andring', 'fore'], notNoted: ['stopp'] }),
        to('andring-redo', { noted: ['andring'], notNoted: ['stopp', 'fore'] }),
      ],
      gapNext: [to('steg-12', introduction), to('inte-redo', change)],
    }),

    // Open to all, and open about AI
    'steg-12': step({
      effect: 'fore',
      clauses: ['ostersund:7.12.a', 'ostersund:7.12.b', 'ostersund:7.12.c', 'ostersund:7.12.d'],
      mend: 'krav-pa-tillganglighet',
      ask: ['fraga-leverantoren-om-kraven'],
      next: [to('steg-13')],
    }),
    'steg-13': step({
      effect: 'fore',
      clauses: ['ostersund:7.13.a'],
      mend: 'krav-pa-forklarbarhet',
      ask: ['fraga-leverantoren-om-kraven'],
      next: [to('steg-13-insyn')],
    }),
    'steg-13-insyn': step({
      effect: 'plan',
      clauses: ['ostersund:7.13.b', 'ostersund:7.13.c', 'ostersund:7.13.d'],
      mend: 'planera-information-och-insyn',
      ask: ['fraga-leverantoren-om-kraven'],
      next: [to('steg-14')],
    }),
    'steg-14': step({
      effect: 'plan',
      clauses: ['ostersund:7.14'],
      mend: 'beratta-om-markning',
      ask: ['fraga-anvandare-och-chefer'],
      handOver: 'markning',
      next: [to('steg-15')],
    }),

    // Who answers for it, faults and supervision
    'steg-15': step({
      effect: 'fore',
      clauses: ['ostersund:7.15'],
      mend: 'utse-roller',
      ask: ['fraga-den-som-leder-inforandet'],
      next: [to('steg-16')],
    }),
    'steg-16': step({
      effect: 'fore',
      clauses: ['ostersund:7.16'],
      mend: 'infor-kontroll-av-underlag',
      ask: ['fraga-den-som-leder-inforandet'],
      next: [to('steg-17')],
    }),
    'steg-17': step({
      effect: 'plan',
      clauses: ['ostersund:7.17.a', 'ostersund:7.17.b', 'ostersund:7.17.c', 'ostersund:7.17.d'],
      mend: 'beratta-om-ansvar',
      ask: ['fraga-anvandare-och-chefer'],
      next: [to('steg-18')],
    }),
    'steg-18': step({
      effect: 'plan',
      clauses: ['ostersund:7.18.a', 'ostersund:7.18.b', 'ostersund:7.18.c'],
      mend: 'beratta-om-rapportering',
      ask: ['fraga-anvandare-och-chefer'],
      handOver: 'rapportera-fel',
      next: [to('steg-19')],
    }),
    'steg-19': step({
      effect: 'plan',
      clauses: ['ostersund:7.19'],
      mend: 'planera-tillsyn',
      ask: ['fraga-den-som-leder-inforandet'],
      next: [to('steg-20')],
    }),
    'steg-20': step({
      effect: 'plan',
      clauses: ['ostersund:7.20.a', 'ostersund:7.20.b', 'ostersund:7.20.c'],
      mend: 'planera-provning',
      ask: ['fraga-jurist-om-kraven'],
      next: [to('steg-21')],
    }),

    // Documents and training
    'steg-21': step({
      effect: 'plan',
      clauses: ['ostersund:7.21.a', 'ostersund:7.21.b'],
      mend: 'planera-allman-handling',
      ask: ['fraga-registrator'],
      handOver: 'allman-handling',
      next: [to('steg-22')],
    }),
    'steg-22': step({
      effect: 'fore',
      clauses: ['ostersund:7.22.a'],
      mend: 'utbilda-anvandarna',
      ask: ['fraga-den-som-leder-inforandet'],
      next: [to('steg-22-uppfoljning')],
    }),
    'steg-22-uppfoljning': step({
      effect: 'plan',
      clauses: ['ostersund:7.22.b'],
      mend: 'planera-uppfoljning',
      ask: ['fraga-anvandare-och-chefer'],
      next: [
        to('inte-redo', { noted: ['stopp'] }),
        to('forst-atgarda', { noted: ['fore'], notNoted: ['stopp'] }),
        to('redo-med-plan', { noted: ['plan'], notNoted: ['stopp', 'fore'] }),
        to('redo', { notNoted: ['stopp', 'fore', 'plan'] }),
      ],
      gapNext: [
        to('inte-redo', { noted: ['stopp'] }),
        to('forst-atgarda', { noted: ['fore'], notNoted: ['stopp'] }),
        to('redo-med-plan', { notNoted: ['stopp', 'fore'] }),
      ],
    }),

    'utan-ai': {
      type: 'final',
      meta: {
        verdict: 'nej',
        stop: true,
        clauses: ['ostersund:5.battre-losning', 'ostersund:7.a'],
      },
    },
    'inte-redo': {
      type: 'final',
      meta: {
        verdict: 'nej',
        clauses: [
          'ostersund:7',
          'ostersund:7.2',
          'ostersund:7.6.b',
          'ostersund:7.11',
          'ostersund:7.c',
        ],
        tasks: ['ga-inte-vidare', 'satt-ansvarig-for-varje-brist'],
      },
    },
    'forst-atgarda': {
      type: 'final',
      meta: {
        verdict: 'fraga-forst',
        clauses: ['ostersund:7', 'ostersund:7.a', 'ostersund:7.c'],
        tasks: ['vanta-med-att-infora', 'satt-ansvarig-for-varje-brist', ...beforeTheDecision],
      },
    },
    'redo-med-plan': {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: inUse,
        tasks: ['satt-ansvarig-for-varje-brist', ...beforeTheDecision, ...tasksInUse],
      },
    },
    redo: {
      type: 'final',
      meta: { verdict: 'ja', clauses: inUse, tasks: [...beforeTheDecision, ...tasksInUse] },
    },
    'andring-redo': {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: ['ostersund:7.3.b', 'ostersund:7.4.b', ...silence],
        tasks: ['fraga-it-om-fler-steg', 'spara-underlaget', 'bedom-igen-vid-andring'],
      },
    },
  },
});
