// How strict a result is beside another: for the tests that read a guide as somebody else would.

import { tasksOf, type Replay } from '../../machines/kit/replay';
import { stateMeta, type GuideMachine } from '../../machines/kit/setup';
import { rank } from './arbitraries';
import { registry } from './guides';

/** Outcomes from mild to strict, where the verdict doesn't order them; one left out is stricter. */
const STRICTNESS: Readonly<Record<string, readonly string[]>> = {
  'ai-forordningen': ['utanfor', 'minimal-risk', 'begransad-risk', 'hog-risk'],
  // What is no official document needs least, and what is registered at once most.
  'allman-handling': ['inte', 'inte-annu', 'ringa-betydelse', 'oklart', 'ordna', 'diariefor'],
  // Who marks a little more than needed has lost nothing.
  markning: [
    ...['ingen', 'mark-infort', 'mark-infort-lag', 'mark-oppen', 'mark-oppen-lag'],
    ...['granska', 'fraga-forst'],
  ],
};

/** How strict an outcome is: a higher number is stricter. */
export function strictness(machine: GuideMachine, outcome: string): number {
  const order = STRICTNESS[machine.id];
  if (order === undefined) return -rank(stateMeta(machine, outcome).verdict);
  const place = order.indexOf(outcome);
  return place === -1 ? order.length : place;
}

/**
 * Whether a result says that it isn't certain, and whom to ask. Each outcome says whom; of the AI Act,
 * where that is a jurist whatever the question, a task must say it too.
 */
export function isUncertain(machine: GuideMachine, route: Replay): boolean {
  const isUnsure = route.steps.some(({ meta }) => meta.unsure);
  if (machine.id !== 'ai-forordningen') return route.verdict === 'fraga-forst' || isUnsure;
  const asked = tasksOf(machine, route).filter((task) =>
    /^(Fråga|Låt|Ta hjälp|Vänta)/.test(registry.tasks.get(task)!.text),
  );
  return isUnsure && asked.length > 0;
}
