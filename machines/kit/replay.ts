import { initialTransition, transition } from 'xstate';
import { today } from './formerly';
import {
  answersOf,
  branchesOf,
  DONE,
  guideMeta,
  hold,
  isMultiple,
  isOption,
  NONE,
  statesAfter,
  stateMeta,
  type Facts,
  type FactsTest,
  type GuideMachine,
  type Meta,
  type Verdict,
} from './setup';

/**
 * Answers by question id. The order of the keys doesn't matter. Several options of a multiple-choice
 * question are joined by a dot.
 */
export type Answers = Readonly<Record<string, string>>;

/** An answer on the route; of a multiple-choice question, one for each option. */
export interface Step {
  question: string;
  answer: string;
  /** Which branch of the answer was taken, from 0. */
  branch: number;
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
  /** What the guide remembers at `at`. */
  facts: Facts;
  /** The question to answer next, or the outcome. */
  at: string;
  /** The verdict if `at` is an outcome. */
  verdict: Verdict | undefined;
  /** Answers that the route can still come to, once the question at `at` is answered. */
  waiting: Given[];
  dropped: Dropped[];
}

/**
 * Walks a guide with the given answers, as far as they reach. Pure; the only way to a state. XState
 * chooses each transition: nothing here asks the facts.
 *
 * @param answers answers by question id; what doesn't hold is reported in `dropped`, never thrown
 */
export function replay(machine: GuideMachine, answers: Answers): Replay {
  const steps: Step[] = [];
  const open = new Map(Object.entries(inTodaysWords(machine, answers)));
  const refused: Given[] = [];
  let [snapshot] = initialTransition(machine);
  for (;;) {
    const question = String(snapshot.value);
    const { accepted, rest } = sortOut(machine, question, open.get(question));
    if (accepted.length === 0) break;
    open.delete(question);
    refused.push(...rest);
    for (const given of accepted) {
      const event = { type: given.answer };
      const [taken] = machine.getTransitionData(snapshot, event);
      const all = machine.states[question]?.transitions.get(given.answer) ?? [];
      steps.push({
        ...given,
        branch: all.findIndex((one) => one === taken),
        meta: taken?.meta ?? {},
      });
      [snapshot] = transition(machine, snapshot, event);
    }
    if (String(snapshot.value) === question)
      [snapshot] = transition(machine, snapshot, { type: DONE });
  }
  const at = String(snapshot.value);
  const ahead = open.size === 0 ? new Set() : statesAfter(machine, at);
  const left = [...open].map(([question, answer]) => sortOut(machine, question, answer));
  const isAhead = ({ question }: Given) => ahead.has(question);
  const drop = (reason: Dropped['reason']) => (given: Given) => ({ ...given, reason });
  return {
    steps,
    facts: snapshot.context,
    at,
    verdict: stateMeta(machine, at).verdict,
    waiting: left.flatMap(({ accepted }) => accepted.filter(isAhead)),
    dropped: [
      ...refused.map(drop('unknown')),
      ...left.flatMap(({ accepted, rest }) => [
        ...accepted.filter((given) => !isAhead(given)).map(drop('off-route')),
        ...rest.map(drop('unknown')),
      ]),
    ],
  };
}

/** Answers to the guide as it is, of answers that may have been given to an earlier version. */
function inTodaysWords(machine: GuideMachine, answers: Answers): Answers {
  const { formerly } = guideMeta(machine);
  return formerly === undefined
    ? answers
    : today(formerly, answers, NONE, (question, answer) =>
        branchesOf(machine, question, answer).some(({ meta }) => meta.stop),
      );
}

/**
 * Parts an answer in those that the question has, in its own order, and the rest. Of options and an
 * answer that excludes them, the options hold.
 */
function sortOut(
  machine: GuideMachine,
  question: string,
  given: string | undefined,
): { accepted: Given[]; rest: Given[] } {
  if (given === undefined) return { accepted: [], rest: [] };
  // Own states only: an answer to `constructor` must not find what every object has.
  const has = Object.hasOwn(machine.states, question);
  const parts = has && isMultiple(machine, question) ? [...new Set(given.split('.'))] : [given];
  const known = has ? answersOf(machine, question).filter((id) => parts.includes(id)) : [];
  const options = known.filter((answer) => isOption(machine, question, answer));
  const accepted = options.length > 0 ? options : known.slice(0, 1);
  const toGiven = (answer: string) => ({ question, answer });
  return {
    accepted: accepted.map(toGiven),
    rest: parts.filter((part) => !accepted.includes(part)).map(toGiven),
  };
}

/** @returns the answers that hold: those of the route, and those that wait further on. */
export function keptAnswers({ steps, waiting }: Replay): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const { question, answer } of [...steps, ...waiting])
    kept[question] = question in kept ? `${kept[question]}.${answer}` : answer;
  return kept;
}

/** @returns the answers that fall away because the route passes their questions by. */
export const fallAway = ({ dropped }: Replay): Dropped[] =>
  dropped.filter(({ reason }) => reason === 'off-route');

/** Where a task of a route comes from. */
export interface TaskSource {
  /** The answers that gave it; none where the outcome alone did. */
  answers: Given[];
  /** Facts that made the outcome give it. */
  when: FactsTest | undefined;
}

/** @returns the answers that ended a route at a stop: one, or all the options that stop. */
export function stoppingSteps({ steps }: Replay): Step[] {
  const last = steps.filter(({ question }) => question === steps.at(-1)?.question);
  const stopping = last.filter(({ meta }) => meta.stop);
  return stopping.length > 0 ? stopping : last.slice(-1);
}

/**
 * The tasks that the route collects, and why. At a stop only the answers that stopped give tasks.
 *
 * @returns by task id, first passed first
 */
export function taskSources(machine: GuideMachine, route: Replay): Map<string, TaskSource> {
  const { steps, at, facts } = route;
  const sources = new Map<string, TaskSource>();
  const add = (task: string): TaskSource => {
    const source = sources.get(task) ?? { answers: [], when: undefined };
    sources.set(task, source);
    return source;
  };
  const own = stateMeta(machine, at);
  for (const { question, answer, meta } of own.stop ? stoppingSteps(route) : steps) {
    const { tasks = [], conditionalTasks = [] } = meta;
    // What an answer gives on conditions is known at the outcome only.
    const met =
      own.verdict === undefined
        ? []
        : conditionalTasks.filter(({ when }) => hold(facts, when)).flatMap((those) => those.tasks);
    for (const task of [...(stateMeta(machine, question).tasks ?? []), ...tasks, ...met])
      add(task).answers.push({ question, answer });
  }
  for (const task of own.tasks ?? []) add(task);
  for (const { when, tasks } of own.conditionalTasks ?? [])
    if (hold(facts, when)) for (const task of tasks) add(task).when = when;
  return sources;
}

/** @returns the ids of the tasks that the route collects, first passed first. */
export function tasksOf(machine: GuideMachine, route: Replay): string[] {
  return [...taskSources(machine, route).keys()];
}

/** @returns the ids of the clauses that decided the route, in its order, each once. */
export function clausesOf(machine: GuideMachine, { steps, at, verdict }: Replay): string[] {
  const passed = steps.flatMap(({ question, meta }) => [
    ...(meta.clauses ?? stateMeta(machine, question).clauses ?? []),
  ]);
  const outcome = verdict === undefined ? [] : (stateMeta(machine, at).clauses ?? []);
  return [...new Set([...passed, ...outcome])];
}

/** @returns the ids of the laws that answers on the route made apply, in its order, each once. */
export function lawsOf({ steps }: Replay): string[] {
  return [...new Set(steps.flatMap(({ meta }) => meta.law ?? []))];
}

/** @returns the guidelines that the route speaks for: those last chosen, or all of the guide. */
export function guidelinesOf(machine: GuideMachine, { steps }: Replay): readonly string[] {
  const chosen = steps.findLast(({ meta }) => meta.guidelines !== undefined);
  return chosen?.meta.guidelines ?? guideMeta(machine).guidelines ?? [];
}
