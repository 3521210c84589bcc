import type { ClauseId, LawId, TaskId } from './kit/ids';
import {
  byGravest,
  dontKnow,
  gapQuestion,
  ourReading,
  outcome,
  question,
  type Way,
} from './kit/questions';
import { guide } from './kit/setup';

/** The outcomes, by what they tell the reader. */
const end = {
  pause: 'pausa',
  findOut: 'ta-reda-pa',
  mend: 'brister',
  inPlace: 'pa-plats',
} as const;

const scale = ['ja', 'delvis', 'nej', 'vet-inte'];
const decisions = ['kommunallagen-6', 'forvaltningslagen-28', 'gdpr-22'] as const;

// The guideline stops nothing here: each gap becomes a task. That a gap in the values, or a decision
// without support in law, is a reason to pause is our reading, and said to be.
const serious = (way: Way) => ourReading({ ...way, notes: 'allvarligt' });
const perhapsSerious = (way: Way) => dontKnow({ ...way, notes: ['oklart-varde', 'oklart'] });

interface Point {
  clauses: readonly ClauseId[];
  law?: readonly LawId[];
  /** What mends a gap. */
  mend: TaskId;
  next: string;
}

/** A point where everything but a full yes is a gap with a task. */
const point = ({ mend, ...rest }: Point) =>
  gapQuestion({
    ...rest,
    mildToStrict: scale,
    gaps: ['delvis', 'nej'],
    gap: { notes: 'brist', tasks: [mend] },
    ask: { notes: ['brist', 'oklart'] },
  });

/** A gap that is there because not all has been gone through: the rest isn't known yet. */
const unfinished: Way = { unsure: true };

/** A point about people's rights: a no is serious, and so it may be if nobody knows. */
const value = ({ mend, next, partly = {}, ...rest }: Point & { partly?: Way }) =>
  question({
    ...rest,
    mildToStrict: scale,
    answers: {
      ja: next,
      delvis: { ...partly, to: next, notes: 'brist', tasks: [mend] },
      nej: serious({ to: next, tasks: [mend] }),
      'vet-inte': perhapsSerious({ to: next, tasks: [mend] }),
    },
  });

/** What a pause rests on, whether the gap is known to be serious or not. */
const principle = [
  'karlstad:principer.hallbar-ai',
  'karlstad:principer.hallbar-ai.beskrivning',
  'karlstad:principer.hallbar-ai.motivering.1',
  'karlstad:principer.hallbar-ai.effekter.1',
] as const;
/** Whom to ask, in a result that gathers gaps of both kinds. */
const findOut = [{ when: { noted: ['oklart'] }, tasks: ['ta-reda-pa-svaret'] }] as const;

/** Sustainable AI: risks, responsibility and openness. Karlstad, VÄGLEDANDE PRINCIPER. */
export default guide.createMachine({
  id: 'hallbar-ai',
  context: {},
  meta: { guidelines: ['karlstad'] },
  initial: 'varden',
  states: {
    varden: value({
      clauses: ['karlstad:principer.hallbar-ai.motivering.2'],
      law: ['regeringsformen-1-9'],
      mend: 'sakra-vardena',
      partly: unfinished,
      next: 'styrning',
    }),
    styrning: value({
      clauses: ['karlstad:principer.hallbar-ai.effekter.2'],
      mend: 'lat-manniskor-styra',
      next: 'skador',
    }),
    skador: value({
      clauses: ['karlstad:principer.hallbar-ai.risker'],
      law: ['diskrimineringslagen'],
      mend: 'undersok-vem-som-kan-skadas',
      partly: unfinished,
      next: 'ratt-anvandning',
    }),
    'ratt-anvandning': point({
      clauses: ['karlstad:principer.hallbar-ai.risker.1'],
      mend: 'bestam-vad-losningen-ar-till-for',
      next: 'partiska-data',
    }),
    'partiska-data': point({
      clauses: ['karlstad:principer.hallbar-ai.risker.2'],
      mend: 'prova-traningsdata',
      next: 'traning',
    }),
    traning: point({
      clauses: ['karlstad:principer.hallbar-ai.risker.3'],
      mend: 'prova-traningen',
      next: 'fordomar',
    }),
    fordomar: point({
      clauses: ['karlstad:principer.hallbar-ai.risker.4'],
      mend: 'leta-efter-fordomar',
      next: 'riskarbete',
    }),
    riskarbete: point({
      clauses: ['karlstad:principer.hallbar-ai.effekter.3'],
      mend: 'arbeta-systematiskt-med-risker',
      next: 'uppfoljning',
    }),
    uppfoljning: point({
      clauses: ['karlstad:principer.hallbar-ai.ansvar', 'karlstad:principer.hallbar-ai.ansvar.1'],
      mend: 'folj-upp-losningen',
      next: 'brister-rattas',
    }),
    'brister-rattas': point({
      clauses: ['karlstad:principer.hallbar-ai.ansvar.2'],
      mend: 'hitta-risker-och-ratta-brister',
      next: 'avvagningar',
    }),
    avvagningar: point({
      clauses: ['karlstad:principer.hallbar-ai.ansvar.3'],
      mend: 'ta-stallning-i-etiska-fragor',
      next: 'beslut',
    }),
    beslut: question({
      clauses: ['karlstad:principer.hallbar-ai.ansvar.4'],
      law: decisions,
      basis: 'lag',
      mildToStrict: ['nej', 'provat', 'oprovat', 'vet-inte'],
      answers: {
        nej: { to: 'insyn', basis: 'riktlinje' },
        provat: 'beslutsansvar',
        oprovat: serious({
          to: 'beslutsansvar',
          law: decisions,
          tasks: ['prova-stodet-for-beslut'],
        }),
        'vet-inte': perhapsSerious({
          to: 'beslutsansvar',
          law: decisions,
          tasks: ['prova-stodet-for-beslut'],
        }),
      },
    }),
    beslutsansvar: point({
      clauses: ['karlstad:principer.hallbar-ai.ansvar.4'],
      mend: 'utse-ansvarig-for-beslut',
      next: 'insyn',
    }),
    insyn: point({
      clauses: ['karlstad:principer.hallbar-ai.transparens'],
      mend: 'ge-berorda-insyn',
      next: 'om-syftet',
    }),
    'om-syftet': point({
      clauses: [
        'karlstad:principer.hallbar-ai.transparens.informera',
        'karlstad:principer.hallbar-ai.transparens.1',
      ],
      mend: 'beskriv-syftet',
      next: 'om-anvandningen',
    }),
    'om-anvandningen': point({
      clauses: ['karlstad:principer.hallbar-ai.transparens.2'],
      mend: 'beskriv-anvandningen',
      next: 'om-resultaten',
    }),
    'om-resultaten': point({
      clauses: ['karlstad:principer.hallbar-ai.transparens.3'],
      mend: 'beskriv-hur-resultaten-nas',
      next: 'om-utvecklingen',
    }),
    'om-utvecklingen': point({
      clauses: ['karlstad:principer.hallbar-ai.transparens.4'],
      mend: 'beskriv-utveckling-och-versioner',
      next: 'sakerhet',
    }),
    sakerhet: gapQuestion({
      clauses: ['karlstad:principer.hallbar-ai.integritet-och-sakerhet'],
      mildToStrict: scale,
      gaps: ['delvis', 'nej'],
      gap: { tasks: ['anvand-processerna-for-sakerhet'] },
      ask: { notes: 'oklart' },
      next: byGravest(
        { allvarligt: end.pause, 'oklart-varde': end.findOut, brist: end.mend },
        end.inPlace,
      ),
      gapNext: byGravest({ allvarligt: end.pause, 'oklart-varde': end.findOut }, end.mend),
    }),
    [end.pause]: outcome('fraga-forst', {
      clauses: principle,
      tasks: ['pausa-losningen', 'fraga-jurist-om-losningen', 'utse-ansvarig-for-bristerna'],
      conditionalTasks: findOut,
    }),
    [end.findOut]: outcome('fraga-forst', {
      clauses: principle,
      tasks: ['vanta-med-losningen', 'ta-reda-pa-svaret', 'utse-ansvarig-for-bristerna'],
    }),
    [end.mend]: outcome('ja-med-villkor', {
      clauses: [
        'karlstad:principer.hallbar-ai',
        'karlstad:principer.hallbar-ai.beskrivning',
        'karlstad:principer.hallbar-ai.ansvar.2',
      ],
      tasks: ['utse-ansvarig-for-bristerna', 'folj-upp-losningen'],
      conditionalTasks: findOut,
    }),
    [end.inPlace]: outcome('ja', {
      clauses: [
        'karlstad:principer.hallbar-ai',
        'karlstad:principer.hallbar-ai.beskrivning',
        'karlstad:principer.hallbar-ai.ansvar',
      ],
      tasks: ['folj-upp-losningen', 'hall-informationen-aktuell'],
    }),
  },
});
