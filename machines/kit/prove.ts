import { FROM } from '../../src/browser/address';
import { explore, type Situation } from './explore';
import {
  answersOf,
  branchesOf,
  DONE,
  eventsOf,
  hold,
  isFactsGuard,
  isMultiple,
  isOption,
  outcomesOf,
  questionsOf,
  stateMeta,
  type GuideMachine,
} from './setup';

/** The figures of a proved guide. */
export interface Proof {
  /** Reachable situations: questions and outcomes, counted once for each set of facts. */
  states: number;
  /** Answers that can be given, over all situations. */
  edges: number;
  /** Outcomes, all reachable. */
  outcomes: number;
  /** Different ways from the first question to an outcome; rounded beyond 2^53. */
  routes: number;
}

/** All the faults of a guide, each naming the state, the answer and the route there. */
export class ProofError extends Error {
  readonly faults: readonly string[];
  constructor(guide: string, faults: readonly string[]) {
    super(
      `machines/${guide}.ts: the guide is not sound:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    );
    this.name = 'ProofError';
    this.faults = faults;
  }
}

/**
 * Proves the flow of a guide over every reachable situation (state and facts): every state is
 * reachable, every question has answers, exactly one transition is enabled for each answer, no
 * route comes back to where it was, and so every route ends in an outcome with a verdict.
 *
 * @throws {ProofError} with all faults found
 */
export function prove(machine: GuideMachine): Proof {
  // Without guards that can be looked at, the routes can't be walked.
  const strange = checkGuardKinds(machine);
  if (strange.length > 0) throw new ProofError(machine.id, strange);
  const faults = [...checkOrders(machine), ...checkOptions(machine)];
  const situations = explore(machine);
  const reached = new Set([...situations.values()].map(({ state }) => state));
  for (const state of Object.keys(machine.states))
    if (!reached.has(state))
      faults.push(`no route reaches "${state}": lead an answer there or delete it`);

  if (FROM in machine.states)
    faults.push(`"${FROM}" is reserved for the address: rename the question`);
  for (const situation of situations.values()) {
    const { state, route, next } = situation;
    faults.push(...checkGuards(machine, situation));
    if (machine.states[state]!.type === 'final') {
      if (stateMeta(machine, state).verdict === undefined)
        faults.push(`outcome "${state}" has no verdict: add it to its meta`);
    } else if (next.length === 0) {
      faults.push(`dead end: "${state}" is neither an outcome nor has answers (${route})`);
    }
  }
  const routes = countRoutes(machine, situations, faults);
  faults.push(...checkReturns(situations));
  if (faults.length > 0) throw new ProofError(machine.id, faults);
  return {
    states: situations.size,
    edges: [...situations.values()].reduce((sum, { next }) => sum + next.length, 0),
    outcomes: outcomesOf(machine).length,
    routes,
  };
}

/** Reports guards other than `facts`: what they ask can neither be shown nor replayed. */
function checkGuardKinds(machine: GuideMachine): string[] {
  return questionsOf(machine).flatMap((state) =>
    eventsOf(machine, state).flatMap((answer) =>
      (machine.states[state]!.transitions.get(answer) ?? [])
        .filter(({ guard }) => guard !== undefined && !isFactsGuard(guard))
        .map(
          () =>
            `the guard of answer "${answer}" to "${state}" is not "facts": write { type: 'facts', params: { noted: […], notNoted: […] } }`,
        ),
    ),
  );
}

/** Reports an order from mild to strict that names what isn't an answer, or an answer twice. */
function checkOrders(machine: GuideMachine): string[] {
  return questionsOf(machine).flatMap((question) => {
    const { mildToStrict = [] } = stateMeta(machine, question);
    const answers = answersOf(machine, question);
    return mildToStrict.flatMap((answer, index) => {
      if (!answers.includes(answer))
        return [
          `mildToStrict of "${question}" names "${answer}", which is not an answer: use ${answers.join(', ')}`,
        ];
      if (mildToStrict.indexOf(answer) < index)
        return [`mildToStrict of "${question}" names "${answer}" twice: delete one`];
      return [];
    });
  });
}

/** Reports questions that are half multiple choice. */
function checkOptions(machine: GuideMachine): string[] {
  return questionsOf(machine).flatMap((question) => {
    if (!isMultiple(machine, question)) return [];
    const faults = answersOf(machine, question)
      .filter((answer) => !isOption(machine, question, answer))
      .filter((answer) =>
        branchesOf(machine, question, answer).some((to) => to.target === question),
      )
      .map((answer) => `answer "${answer}" to "${question}" is an option in some branches only`);
    if (!answersOf(machine, question).some((answer) => isOption(machine, question, answer)))
      faults.push(`"${question}" has "${DONE}", but no option: give an answer without target`);
    if (branchesOf(machine, question, DONE).some(({ meta }) => Object.keys(meta).length > 0))
      faults.push(`"${DONE}" of "${question}" has a meta, which nobody sees: move it to an option`);
    return faults;
  });
}

/** @returns the answers that don't have exactly one way on in a situation. */
export function checkGuards(
  machine: GuideMachine,
  { snapshot, state, route }: Situation,
): string[] {
  return eventsOf(machine, state).flatMap((answer) => {
    const enabled = branchesOf(machine, state, answer).filter(({ when = {} }) =>
      hold(snapshot.context, when),
    );
    const targets = enabled.map(({ target }) => target).join(', ');
    if (enabled.length === 0)
      return [`answer "${answer}" to "${state}" leads nowhere: no guard holds (${route})`];
    if (enabled.length > 1)
      return [`answer "${answer}" to "${state}" has overlapping guards, to ${targets} (${route})`];
    return [];
  });
}

/**
 * Reports a question that comes back with other facts. That is no loop, but answers are kept by
 * question, so nobody could answer it a second time.
 */
function checkReturns(situations: ReadonlyMap<string, Situation>): string[] {
  return [...situations].flatMap(([start, { state, route }]) => {
    const onward = (key: string) =>
      situations
        .get(key)!
        .next.map((edge) => edge.key)
        // Ticking an option stays at the question.
        .filter((target) => situations.get(target)!.state !== situations.get(key)!.state);
    const ahead = new Set<string>();
    const queue = [start];
    for (const key of queue)
      for (const target of onward(key))
        if (!ahead.has(target)) {
          ahead.add(target);
          queue.push(target);
        }
    const returns = [...ahead].some((key) => situations.get(key)!.state === state);
    return returns
      ? [`"${state}" comes back with other facts, but has only one answer (${route})`]
      : [];
  });
}

/**
 * Counts the routes from each situation to an outcome, and reports a route that returns. Options
 * count as different routes where the guide remembers them differently.
 */
function countRoutes(
  machine: GuideMachine,
  situations: ReadonlyMap<string, Situation>,
  faults: string[],
): number {
  const counts = new Map<string, number>();
  const path = new Set<string>();
  const count = (key: string): number => {
    const known = counts.get(key);
    if (known !== undefined) return known;
    path.add(key);
    const { state, route, next } = situations.get(key)!;
    let routes = next.length === 0 ? 1 : 0;
    for (const { answer, key: target } of onwardFrom(machine, situations, key)) {
      if (path.has(target))
        faults.push(
          `loop: answer "${answer}" to "${state}" leads back to "${situations.get(target)!.state}" (${route})`,
        );
      else routes += count(target);
    }
    path.delete(key);
    counts.set(key, routes);
    return routes;
  };
  const [start] = situations.keys();
  return start === undefined ? 0 : count(start);
}

/** The ways on from a situation: by one answer, or by any set of options. */
function onwardFrom(
  machine: GuideMachine,
  situations: ReadonlyMap<string, Situation>,
  start: string,
): Situation['next'] {
  const { state, next } = situations.get(start)!;
  if (!isMultiple(machine, state)) return next;
  const isTick = ({ answer }: { answer: string }) => isOption(machine, state, answer);
  const ticked = new Set<string>();
  const queue = [start];
  for (const key of queue)
    for (const { key: target } of situations.get(key)!.next.filter(isTick))
      if (!ticked.has(target)) {
        ticked.add(target);
        queue.push(target);
      }
  const done = [...ticked].flatMap((key) =>
    situations.get(key)!.next.filter(({ answer }) => answer === DONE),
  );
  return [...next.filter((edge) => !isTick(edge) && edge.answer !== DONE), ...done];
}
