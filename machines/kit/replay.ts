import { getNextTransitions, initialTransition, transition, type AnyMachineSnapshot } from 'xstate';
import {
  answersOf,
  branchesOf,
  hold,
  stateMeta,
  type Facts,
  type FactsTest,
  type GuideMachine,
  type Meta,
  type Verdict,
} from './setup';

/** Answers by question id. The order of the keys doesn't matter. */
export type Answers = Readonly<Record<string, string>>;

/** An answered question on the route. */
export interface Step {
  question: string;
  answer: string;
  /** What the answer itself adds: clauses, tasks, another basis. */
  meta: Meta;
}

/** An answer that isn't on the route. */
export interface Given {
  question: string;
  answer: string;
}

/** An answer that doesn't hold: the guide lacks the question or the answer, or the route passes it by. */
export interface Dropped extends Given {
  reason: 'unknown' | 'off-route';
}

export interface Replay {
  steps: Step[];
  /** The question to answer next, or the outcome. */
  at: string;
  /** The verdict if `at` is an outcome. */
  verdict: Verdict | undefined;
  /** Answers that the route can still come to, once the question at `at` is answered. */
  waiting: Given[];
  dropped: Dropped[];
}

/**
 * Walks a guide with the given answers, as far as they reach. Pure; the only way to a state.
 *
 * @param answers answers by question id; what doesn't hold is reported in `dropped`, never thrown
 */
export function replay(machine: GuideMachine, answers: Answers): Replay {
  const steps: Step[] = [];
  const open = new Map(Object.entries(answers));
  let [snapshot]: [AnyMachineSnapshot, unknown] = initialTransition(machine);
  for (;;) {
    const question = String(snapshot.value);
    const taken = takenFrom(snapshot, open.get(question));
    if (taken === undefined) break;
    const answer = taken.eventType;
    open.delete(question);
    steps.push({ question, answer, meta: (taken.meta ?? {}) as Meta });
    [snapshot] = transition(machine, snapshot, { type: answer });
  }
  const at = String(snapshot.value);
  const ahead = questionsFrom(machine, at);
  const given = [...open].map(([question, answer]) => ({ question, answer }));
  const known = given.filter(({ question, answer }) => knows(machine, question, answer));
  return {
    steps,
    at,
    verdict: stateMeta(machine, at).verdict,
    waiting: known.filter(({ question }) => ahead.has(question)),
    dropped: given
      .filter((one) => !known.includes(one) || !ahead.has(one.question))
      .map((one) => ({ ...one, reason: known.includes(one) ? 'off-route' : 'unknown' })),
  };
}

/** The questions that some route from a state comes to, without the state itself. */
function questionsFrom(machine: GuideMachine, state: string): Set<string> {
  const ahead = new Set<string>();
  const queue = [state];
  for (const from of queue)
    for (const answer of answersOf(machine, from))
      for (const { target } of branchesOf(machine, from, answer))
        if (!ahead.has(target)) {
          ahead.add(target);
          queue.push(target);
        }
  return ahead;
}

/** Own states only: an answer to `constructor` must not find what every object has. */
function knows(machine: GuideMachine, question: string, answer: string): boolean {
  return (
    Object.hasOwn(machine.states, question) && machine.states[question]!.transitions.has(answer)
  );
}

/** The branch that the answer takes from this snapshot; undefined if it isn't an answer here. */
function takenFrom(snapshot: AnyMachineSnapshot, answer?: string): Candidate | undefined {
  return getNextTransitions(snapshot).find(
    (candidate) => candidate.eventType === answer && isEnabled(snapshot, candidate),
  );
}

type Candidate = ReturnType<typeof getNextTransitions>[number];

/** Whether a transition's guard, which `prove` has found to be `facts`, holds in a snapshot. */
export function isEnabled(snapshot: AnyMachineSnapshot, { guard }: Candidate): boolean {
  const test = (guard as { params: FactsTest } | undefined)?.params;
  return test === undefined || hold(snapshot.context as Facts, test);
}

/** @returns the answers that hold: those of the route, and those that wait further on. */
export function keptAnswers({ steps, waiting }: Replay): Record<string, string> {
  return Object.fromEntries(
    [...steps, ...waiting].map(({ question, answer }) => [question, answer]),
  );
}

/** @returns the answers that fall away from the route when one answer is changed. */
export function fallAway(
  machine: GuideMachine,
  answers: Answers,
  question: string,
  answer: string,
): Dropped[] {
  return replay(machine, { ...answers, [question]: answer }).dropped.filter(
    ({ reason }) => reason === 'off-route',
  );
}

/**
 * The tasks that the route collects. At a stop only the answer that stopped gives tasks.
 *
 * @returns task ids, each once, first passed first
 */
export function tasksOf(machine: GuideMachine, { steps, at }: Replay): string[] {
  const tasks = (stateMeta(machine, at).stop ? steps.slice(-1) : steps).flatMap(
    ({ question, meta }) => [...(stateMeta(machine, question).tasks ?? []), ...(meta.tasks ?? [])],
  );
  return [...new Set([...tasks, ...(stateMeta(machine, at).tasks ?? [])])];
}

/** @returns the ids of the clauses that decided the route, in its order, each once. */
export function clausesOf(machine: GuideMachine, { steps, at, verdict }: Replay): string[] {
  const passed = steps.flatMap(({ question, meta }) => [
    ...(meta.clauses ?? stateMeta(machine, question).clauses ?? []),
  ]);
  const outcome = verdict === undefined ? [] : (stateMeta(machine, at).clauses ?? []);
  return [...new Set([...passed, ...outcome])];
}
