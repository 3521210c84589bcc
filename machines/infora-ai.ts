import type { TaskId } from './kit/ids';
import {
  byGravest,
  gapQuestion,
  ourReading,
  outcome,
  question,
  type GapQuestion,
} from './kit/questions';
import { guide } from './kit/setup';

/** The outcomes, by what they tell the reader. */
const end = {
  withoutAi: 'utan-ai',
  notReady: 'inte-redo',
  mendFirst: 'forst-atgarda',
  readyWithPlan: 'redo-med-plan',
  ready: 'redo',
  changeReady: 'andring-redo',
} as const;

interface Step extends Pick<
  GapQuestion,
  'clauses' | 'next' | 'gapNext' | 'gaps' | 'but' | 'mildToStrict'
> {
  /** What mends the gap. */
  mend: TaskId;
  /** Whom to ask when one doesn't know. */
  ask: readonly TaskId[];
  /** The guide that helps to mend the gap. */
  handOver?: string;
}

/**
 * A question on one step. A gap never ends the guide: its effect is noted, so that one result has
 * all gaps. Not to know counts as a gap, for the guideline wants the step done.
 *
 * @param effect what a gap means: do not go on, mend it before the start, or plan it for the use
 */
const step = (effect: 'stopp' | 'fore' | 'plan', { mend, ask, handOver, ...rest }: Step) =>
  gapQuestion({
    mildToStrict: ['ja', 'delvis', 'vet-inte', 'nej'],
    gaps: ['delvis', 'nej'],
    ...rest,
    gap: {
      notes: effect,
      tasks: [mend],
      // That some steps may wait for the use is our reading of 7.c.
      basis: effect === 'plan' ? 'tolkning' : 'riktlinje',
      guide: handOver,
    },
    ask: { tasks: [mend, ...ask] },
  });

/** Something new, or a change of what is in use, which goes through fewer steps. */
const introduction = { notNoted: ['andring'] };
const change = { noted: ['andring'] };

/** Silence is no permission: who finds no answer in the guideline raises the question. */
const silence = [
  'ostersund:5.forsiktighetsprincipen.e',
  'ostersund:5.forsiktighetsprincipen.f',
] as const;
/** Who asks about what the guideline has no rules for goes through the steps all the same. */
const unregulated = ourReading({
  to: 'battre',
  clauses: ['ostersund:7.b', ...silence],
  tasks: ['fraga-it-om-inforandet'],
});
/** What holds once the system is in use. */
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
] as const;
const beforeTheDecision = [
  'ta-reda-pa-vem-som-beslutar',
  'kontrollera-upphandling',
  'kontrollera-dataskydd',
  'kontrollera-forhandling',
  'kontrollera-tillganglighet',
] as const;
const tasksInUse = [
  'spara-underlaget',
  'kontrollera-underlag-i-drift',
  'folj-upp-i-drift',
  'granska-systemet-i-drift',
  'rapportera-fel-i-ai-system',
  'allman-handling-i-ai-system',
  'bedom-igen-vid-andring',
] as const;

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
    vad: question({
      clauses: ['ostersund:7', 'ostersund:7.b'],
      answers: {
        infora: 'battre',
        andring: ourReading({
          to: 'steg-3',
          notes: 'andring',
          clauses: ['ostersund:7.3.b', 'ostersund:7.4.b'],
        }),
        annat: unregulated,
        'vet-inte': { ...unregulated, unsure: true },
      },
    }),
    battre: question({
      clauses: ['ostersund:5.battre-losning', 'ostersund:5.battre-losning.a'],
      mildToStrict: ['ja', 'vet-inte', 'nej'],
      answers: {
        ja: 'steg-1',
        nej: ourReading({
          to: end.withoutAi,
          clauses: ['ostersund:5.battre-losning.a', 'ostersund:5.battre-losning.b'],
          tasks: ['infor-inte-ai'],
          guide: 'ratt-losning',
        }),
        'vet-inte': {
          to: 'steg-1',
          notes: 'fore',
          tasks: ['jamfor-fore-inforandet'],
          guide: 'ratt-losning',
          unsure: true,
        },
      },
    }),

    // Prepare and assess
    'steg-1': step('fore', {
      clauses: ['ostersund:7.1', 'ostersund:5.hallbar-ai.c'],
      mend: 'dokumentera-inforandet',
      ask: ['fraga-den-som-leder-inforandet'],
      next: 'steg-2',
    }),
    'steg-2': step('stopp', {
      clauses: ['ostersund:7.2.a', 'ostersund:7.2.b', 'ostersund:7.2.c'],
      mend: 'radfraga-nyckelpersoner',
      // They must be asked; that what they advise against is settled first is our reading.
      mildToStrict: ['ja', 'avrader', 'delvis', 'vet-inte', 'nej'],
      gaps: ['avrader', 'delvis', 'nej'],
      but: { avrader: ourReading({ notes: 'fore', also: silence }) },
      ask: ['fraga-den-som-leder-inforandet'],
      next: 'steg-3',
    }),
    'steg-3': step('fore', {
      clauses: ['ostersund:7.3.a', 'ostersund:7.3.b'],
      mend: 'klassa-informationen',
      ask: ['fraga-it-om-kraven'],
      next: 'steg-4',
    }),
    'steg-4': step('fore', {
      clauses: ['ostersund:7.4.a', 'ostersund:7.4.b'],
      mend: 'bedom-risker',
      ask: ['fraga-it-om-kraven', 'fraga-jurist-om-kraven'],
      next: 'steg-5',
    }),
    'steg-5': step('fore', {
      clauses: ['ostersund:7.5.a', 'ostersund:7.5.b'],
      mend: 'kontrollera-mot-ai-forordningen',
      ask: ['fraga-jurist-om-kraven'],
      handOver: 'ai-forordningen',
      next: [
        { to: 'steg-6', when: introduction },
        { to: 'steg-6-skada', when: change },
      ],
    }),

    // What the system must be
    'steg-6': step('fore', {
      clauses: ['ostersund:7.6.a', 'ostersund:7.6.c', 'ostersund:7.6.d'],
      mend: 'krav-pa-rattvisa',
      ask: ['fraga-leverantoren-om-kraven', 'fraga-jurist-om-kraven'],
      next: 'steg-6-skada',
    }),
    'steg-6-skada': step('stopp', {
      clauses: ['ostersund:7.6.b'],
      mend: 'utred-diskriminering',
      // The rule forbids the harm. That nobody has looked for it is a stop by our reading.
      mildToStrict: ['ja', 'delvis', 'vet-inte', 'nej', 'skadar'],
      gaps: ['delvis', 'nej', 'skadar'],
      but: { delvis: ourReading({}), nej: ourReading({}) },
      ask: ['fraga-leverantoren-om-kraven', 'fraga-jurist-om-kraven'],
      next: [
        { to: 'steg-7', when: introduction },
        { to: 'steg-11', when: change },
      ],
    }),
    'steg-7': step('fore', {
      clauses: ['ostersund:7.7.a', 'ostersund:7.7.b', 'ostersund:7.7.c', 'ostersund:7.7.d'],
      mend: 'testa-systemet',
      ask: ['fraga-leverantoren-om-kraven', 'fraga-it-om-kraven'],
      next: 'steg-8',
    }),
    'steg-8': step('fore', {
      clauses: ['ostersund:7.8.a', 'ostersund:7.8.b', 'ostersund:7.8.c', 'ostersund:7.8.d'],
      mend: 'krav-pa-integritet-och-sakerhet',
      ask: ['fraga-it-om-kraven', 'fraga-dataskyddsombud'],
      next: 'steg-9',
    }),
    'steg-9': step('fore', {
      clauses: ['ostersund:7.9'],
      mend: 'krav-pa-lag-och-etik',
      ask: ['fraga-leverantoren-om-kraven', 'fraga-jurist-om-kraven'],
      next: 'steg-10',
    }),

    // What the use must be
    'steg-10': step('plan', {
      clauses: ['ostersund:7.10'],
      mend: 'beratta-om-lag-och-etik',
      ask: ['fraga-anvandare-och-chefer'],
      next: 'steg-11',
    }),
    'steg-11': step('stopp', {
      clauses: ['ostersund:7.11.a', 'ostersund:7.11.b', 'ostersund:6.1.3.b'],
      mend: 'sakra-stangd-ai',
      ask: ['fraga-it-om-kraven', 'fraga-jurist-om-kraven', 'fraga-dataskyddsombud'],
      handOver: 'stangd-ai',
      next: [
        { to: 'steg-12', when: introduction },
        { to: end.notReady, when: { noted: ['andring', 'stopp'] } },
        { to: end.mendFirst, when: { noted: ['andring', 'fore'], notNoted: ['stopp'] } },
        { to: end.changeReady, when: { noted: ['andring'], notNoted: ['stopp', 'fore'] } },
      ],
      gapNext: [
        { to: 'steg-12', when: introduction },
        { to: end.notReady, when: change },
      ],
    }),

    // Open to all, and open about AI
    'steg-12': step('fore', {
      clauses: ['ostersund:7.12.a', 'ostersund:7.12.b', 'ostersund:7.12.c', 'ostersund:7.12.d'],
      mend: 'krav-pa-tillganglighet',
      ask: ['fraga-leverantoren-om-kraven'],
      next: 'steg-13',
    }),
    'steg-13': step('fore', {
      clauses: ['ostersund:7.13.a'],
      mend: 'krav-pa-forklarbarhet',
      ask: ['fraga-leverantoren-om-kraven'],
      next: 'steg-13-insyn',
    }),
    'steg-13-insyn': step('plan', {
      clauses: ['ostersund:7.13.b', 'ostersund:7.13.c', 'ostersund:7.13.d'],
      mend: 'planera-information-och-insyn',
      ask: ['fraga-leverantoren-om-kraven'],
      next: 'steg-14',
    }),
    'steg-14': step('plan', {
      clauses: ['ostersund:7.14'],
      mend: 'beratta-om-markning',
      ask: ['fraga-anvandare-och-chefer'],
      handOver: 'markning',
      next: 'steg-15',
    }),

    // Who answers for it, faults and supervision
    'steg-15': step('fore', {
      clauses: ['ostersund:7.15'],
      mend: 'utse-roller',
      ask: ['fraga-den-som-leder-inforandet'],
      next: 'steg-16',
    }),
    'steg-16': step('fore', {
      clauses: ['ostersund:7.16'],
      mend: 'infor-kontroll-av-underlag',
      ask: ['fraga-den-som-leder-inforandet'],
      next: 'steg-17',
    }),
    'steg-17': step('plan', {
      clauses: ['ostersund:7.17.a', 'ostersund:7.17.b', 'ostersund:7.17.c', 'ostersund:7.17.d'],
      mend: 'beratta-om-ansvar',
      ask: ['fraga-anvandare-och-chefer'],
      next: 'steg-18',
    }),
    'steg-18': step('plan', {
      clauses: ['ostersund:7.18.a', 'ostersund:7.18.b', 'ostersund:7.18.c'],
      mend: 'beratta-om-rapportering',
      ask: ['fraga-anvandare-och-chefer'],
      handOver: 'rapportera-fel',
      next: 'steg-19',
    }),
    'steg-19': step('plan', {
      clauses: ['ostersund:7.19'],
      mend: 'planera-tillsyn',
      ask: ['fraga-den-som-leder-inforandet'],
      next: 'steg-20',
    }),
    'steg-20': step('plan', {
      clauses: ['ostersund:7.20.a', 'ostersund:7.20.b', 'ostersund:7.20.c'],
      mend: 'planera-provning',
      ask: ['fraga-jurist-om-kraven'],
      next: 'steg-21',
    }),

    // Documents and training
    'steg-21': step('plan', {
      clauses: ['ostersund:7.21.a', 'ostersund:7.21.b'],
      mend: 'planera-allman-handling',
      ask: ['fraga-registrator'],
      handOver: 'allman-handling',
      next: 'steg-22',
    }),
    'steg-22': step('fore', {
      clauses: ['ostersund:7.22.a'],
      mend: 'utbilda-anvandarna',
      ask: ['fraga-den-som-leder-inforandet'],
      next: 'steg-22-uppfoljning',
    }),
    'steg-22-uppfoljning': step('plan', {
      clauses: ['ostersund:7.22.b'],
      mend: 'planera-uppfoljning',
      ask: ['fraga-anvandare-och-chefer'],
      next: byGravest(
        { stopp: end.notReady, fore: end.mendFirst, plan: end.readyWithPlan },
        end.ready,
      ),
      gapNext: byGravest({ stopp: end.notReady, fore: end.mendFirst }, end.readyWithPlan),
    }),

    [end.withoutAi]: outcome('nej', {
      stop: true,
      clauses: ['ostersund:5.battre-losning', 'ostersund:7.a'],
    }),
    [end.notReady]: outcome('nej', {
      clauses: [
        'ostersund:7',
        'ostersund:7.2',
        'ostersund:7.6.b',
        'ostersund:7.11',
        'ostersund:7.c',
      ],
    }),
    [end.mendFirst]: outcome('fraga-forst', {
      clauses: ['ostersund:7', 'ostersund:7.a', 'ostersund:7.c'],
      tasks: beforeTheDecision,
    }),
    [end.readyWithPlan]: outcome('ja-med-villkor', {
      clauses: inUse,
      tasks: [...beforeTheDecision, ...tasksInUse],
    }),
    [end.ready]: outcome('ja', { clauses: inUse, tasks: [...beforeTheDecision, ...tasksInUse] }),
    [end.changeReady]: outcome('ja-med-villkor', {
      clauses: ['ostersund:7.3.b', 'ostersund:7.4.b', ...silence],
      tasks: [
        'fraga-it-om-fler-steg',
        'kontrollera-dataskydd',
        'spara-underlaget',
        'bedom-igen-vid-andring',
      ],
    }),
  },
});
