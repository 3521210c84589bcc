import type { SnapshotFrom } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { remembered } from './remembered';
import {
  DONE,
  eventsOf,
  factsAskedBy,
  isOption,
  outcomesOf,
  statesAfter,
  type GuideMachine,
} from './setup';

/** A reachable combination of state and facts. */
export interface Situation {
  snapshot: SnapshotFrom<GuideMachine>;
  state: string;
  /** The shortest route here in words: `uppdrag=ja, slag=alla`. */
  route: string;
  next: { answer: string; key: string }[];
}

interface Edge {
  event: { type: string };
  state: SnapshotFrom<GuideMachine>;
}

/**
 * Enumerates the situations of a guide with `xstate/graph`, the first one first. Facts that nothing
 * ahead asks for don't tell situations apart.
 */
export const explore = remembered((machine: GuideMachine): ReadonlyMap<string, Situation> => {
  const live = new Map(
    Object.keys(machine.states).map((state) => [
      state,
      new Set([state, ...statesAfter(machine, state)].flatMap((id) => factsAskedBy(machine, id))),
    ]),
  );
  const serializeState = ({ value, context }: SnapshotFrom<GuideMachine>) => {
    const asked = live.get(String(value))!;
    const facts = Object.keys(context).filter((fact) => asked.has(fact));
    return `${String(value)} ${facts.sort().join(' ')}`;
  };
  const map = getAdjacencyMap(machine, {
    events: (snapshot) => eventsOf(machine, String(snapshot.value)).map((type) => ({ type })),
    serializeState,
  });
  const situations = new Map<string, Situation>();
  for (const [key, { state: snapshot, transitions }] of Object.entries(map)) {
    const next = Object.values<Edge>(transitions).map(({ event, state }) => ({
      answer: event.type,
      key: serializeState(state),
    }));
    situations.set(key, { snapshot, state: String(snapshot.value), route: '', next });
  }
  nameRoutes(situations);
  return situations;
});

/** The keys of the situations in which each question is asked. */
const askedIn = remembered((machine: GuideMachine) =>
  Map.groupBy(explore(machine).keys(), (key) => explore(machine).get(key)!.state),
);

function nameRoutes(situations: Map<string, Situation>): void {
  const queue = [...situations.values()].slice(0, 1);
  const named = new Set(queue);
  for (const { state, route, next } of queue) {
    for (const { answer, key } of next) {
      const target = situations.get(key)!;
      if (named.has(target)) continue;
      named.add(target);
      target.route = `${route}${route === '' ? '' : ', '}${state}=${answer}`;
      queue.push(target);
    }
  }
}

/**
 * What guards allow singly the facts may rule out together: a way that nobody can take isn't shown.
 *
 * @returns where an answer leads in some situation; an option also when others are ticked with it
 */
export function targetsFrom(machine: GuideMachine, question: string, answer: string): Set<string> {
  const situations = explore(machine);
  const after = (key: string, isWay: (answer: string) => boolean) =>
    situations
      .get(key)!
      .next.filter((edge) => isWay(edge.answer))
      .map((edge) => edge.key);
  const asked = askedIn(machine).get(question) ?? [];
  let given = new Set(asked.flatMap((key) => after(key, (one) => one === answer)));
  if (isOption(machine, question, answer)) {
    for (const key of given)
      for (const more of after(key, (one) => isOption(machine, question, one))) given.add(more);
    given = new Set([...given].flatMap((key) => after(key, (one) => one === DONE)));
  }
  return new Set([...given].map((key) => situations.get(key)!.state));
}

/** @returns for each outcome the answers that some route to it gives, as `question=answer`. */
export const answersLeadingTo = remembered(
  (machine: GuideMachine): ReadonlyMap<string, ReadonlySet<string>> => {
    const situations = explore(machine);
    const ends = new Map<string, Set<string>>();
    /** @param ticked whether an option is ticked, so that the answers that stand alone are out */
    const endsOf = (key: string, ticked = false): Set<string> => {
      const name = `${key} ${ticked ? 'ticked' : ''}`;
      let found = ends.get(name);
      if (!found) {
        const { state, next } = situations.get(key)!;
        const options = next.filter(({ answer }) => isOption(machine, state, answer));
        const done = next.filter(({ answer }) => answer === DONE);
        const others = next.filter((edge) => !options.includes(edge) && !done.includes(edge));
        // An option may note nothing new: the route on is then that of the situation itself.
        const more = ticked ? options.filter((edge) => edge.key !== key) : options;
        found = new Set([
          ...(next.length === 0 ? [state] : []),
          ...more.flatMap((edge) => [...endsOf(edge.key, true)]),
          ...(ticked ? done : others).flatMap((edge) => [...endsOf(edge.key)]),
        ]);
        ends.set(name, found);
      }
      return found;
    };
    const leading = new Map(outcomesOf(machine).map((outcome) => [outcome, new Set<string>()]));
    for (const { state, next } of situations.values())
      for (const { answer, key } of next)
        if (answer !== DONE)
          for (const outcome of endsOf(key, isOption(machine, state, answer)))
            leading.get(outcome)?.add(`${state}=${answer}`);
    return leading;
  },
);
