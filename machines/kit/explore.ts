import type { AnyMachineSnapshot } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { answersOf, outcomesOf, type GuideMachine } from './setup';

/** A reachable combination of state and facts. */
export interface Situation {
  snapshot: AnyMachineSnapshot;
  state: string;
  /** The shortest route here in words: `uppdrag=ja, slag=alla`. */
  route: string;
  next: { answer: string; key: string }[];
}

interface Edge {
  event: { type: string };
  state: AnyMachineSnapshot;
}

const serializeState = ({ value, context }: AnyMachineSnapshot) =>
  `${JSON.stringify(value)} ${JSON.stringify(Object.entries(context as object).sort())}`;

/** Enumerates the situations of a guide with `xstate/graph`, the first one first. */
export function explore(machine: GuideMachine): Map<string, Situation> {
  const map = getAdjacencyMap(machine, {
    events: (snapshot) => answersOf(machine, String(snapshot.value)).map((type) => ({ type })),
    serializeState,
  });
  const situations = new Map<string, Situation>();
  for (const [key, { state: snapshot, transitions }] of Object.entries(map)) {
    const next = Object.values(transitions as Record<string, Edge>).map(({ event, state }) => ({
      answer: event.type,
      key: serializeState(state),
    }));
    situations.set(key, { snapshot, state: String(snapshot.value), route: '', next });
  }
  nameRoutes(situations);
  return situations;
}

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

/** @returns for each outcome the answers that some route to it gives, as `question=answer`. */
export function answersLeadingTo(machine: GuideMachine): Map<string, Set<string>> {
  const situations = explore(machine);
  const ends = new Map<string, Set<string>>();
  const endsOf = (key: string): Set<string> => {
    let found = ends.get(key);
    if (!found) {
      const { state, next } = situations.get(key)!;
      found = new Set(next.length === 0 ? [state] : next.flatMap((edge) => [...endsOf(edge.key)]));
      ends.set(key, found);
    }
    return found;
  };
  const leading = new Map(outcomesOf(machine).map((outcome) => [outcome, new Set<string>()]));
  for (const { state, next } of situations.values())
    for (const { answer, key } of next)
      for (const outcome of endsOf(key)) leading.get(outcome)?.add(`${state}=${answer}`);
  return leading;
}
