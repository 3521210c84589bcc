import { explore } from '../../machines/kit/explore';
import { replay } from '../../machines/kit/replay';
import { DONE, isOption, outcomesOf, type GuideMachine } from '../../machines/kit/setup';
import { costOf, type Cost } from '../machines/cost';
import { machines, registry } from '../machines/guides';
import { casesOf } from '../machines/worked-cases';

/**
 * @returns for each outcome of each guide its title, the least that it can cost, and what it costs in
 *   the middle one of the worked cases that end there, if there is any
 */
export const costs = () =>
  machines.flatMap((machine) => {
    const { texts } = registry.guides.get(machine.id)!;
    const least = leastTo(machine);
    const routes = casesOf(machine).map(({ answers }) => replay(machine, answers));
    return outcomesOf(machine).map((outcome) => {
      const usual = routes
        .filter(({ at }) => at === outcome)
        .map(costOf)
        .sort((a, b) => a.clicks - b.clicks);
      return {
        ...{ guide: machine.id, outcome, title: texts.outcomes[outcome]!.title },
        ...{ least: least.get(outcome), usual: usual[Math.floor(usual.length / 2)] },
      };
    });
  });

/** The fewest clicks to each outcome of a guide. */
function leastTo(machine: GuideMachine): ReadonlyMap<string, Cost> {
  const situations = explore(machine);
  const [start] = situations.keys();
  const open = new Map<string, Cost>([[start!, { screens: 0, clicks: 0 }]]);
  const done = new Set<string>();
  const found = new Map<string, Cost>();
  while (open.size > 0) {
    const [key, cost] = [...open].reduce((a, b) => (b[1].clicks < a[1].clicks ? b : a));
    open.delete(key);
    done.add(key);
    const { state, next } = situations.get(key)!;
    if (next.length === 0 && !found.has(state)) found.set(state, cost);
    for (const { answer, key: to } of next) {
      if (done.has(to)) continue;
      const isTick = isOption(machine, state, answer);
      const clicks = cost.clicks + (isTick || answer === DONE ? 1 : 2);
      if (clicks < (open.get(to)?.clicks ?? Infinity))
        open.set(to, { screens: cost.screens + (isTick ? 0 : 1), clicks });
    }
  }
  return found;
}
