import { assign, setup, type StateMachine } from 'xstate';
import type { Formerly } from './formerly';
import type { DateRules } from './law';

/** Verdicts on a use of AI, from strict to permissive. */
export const VERDICTS = ['nej', 'fraga-forst', 'ja-med-villkor', 'ja'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a step rests on: the guideline's text, law outside it, or our reading of the guideline. */
export type Basis = 'riktlinje' | 'lag' | 'tolkning';

/**
 * The ids that a machine hangs on a state (question or outcome) or on a transition (answer).
 * Sentences live in `content/guider/<guide>/texter.yaml` under the same ids.
 */
export interface Meta {
  /** Guidelines that the guide speaks for; on an answer that chooses among them, those chosen. */
  guidelines?: readonly string[];
  /** Clauses that decide; on an outcome, clauses that belong to it on every route. */
  clauses?: readonly string[];
  /** Tasks that the checklist gets when the route passes here. */
  tasks?: readonly string[];
  /** On an outcome or an answer: tasks that it gives only where the facts are so in the end. */
  conditionalTasks?: readonly ConditionalTasks[];
  basis?: Basis;
  /** Laws outside the guideline, by id in `content/lag/`. On an answer: laws that it makes apply. */
  law?: readonly string[];
  /** On an answer: the reader doesn't know, so the result is preliminary. */
  unsure?: true;
  /** On the guide: which facts decide from when a law applies. */
  dates?: DateRules;
  /** The guide to go on with; on an answer or an outcome. */
  guide?: string;
  /** The answers that can be ordered by how cautious they are, mildest first. */
  mildToStrict?: readonly string[];
  /** On an outcome. */
  verdict?: Verdict;
  /**
   * On an outcome that ends the guide at once: tasks gathered before the stop are moot. On an option
   * that ends the guide there: of the options ticked, only those give reasons and tasks.
   */
  stop?: true;
  /** On the guide: what became of the answers of an earlier version. */
  formerly?: Formerly;
}

/** The finite memory of a guide: facts that an answer noted. Never the answers themselves. */
export type Facts = Record<string, true>;

/** What a guard asks of the facts: all of `noted` there, none of `notNoted`. */
export interface FactsTest {
  noted?: readonly string[];
  notNoted?: readonly string[];
}

/** @returns whether the facts are as a guard asks. */
export function hold(facts: Facts, { noted = [], notNoted = [] }: FactsTest): boolean {
  return noted.every((fact) => fact in facts) && !notNoted.some((fact) => fact in facts);
}

export interface ConditionalTasks {
  when: FactsTest;
  tasks: readonly string[];
}

/**
 * The event that leaves a multiple-choice question once options are ticked. A question is multiple
 * choice if it has this event: its answers without target are options that go together, its other
 * answers exclude them. Reserved: no answer may be called so.
 */
export const DONE = 'klar';

interface GuideEvent {
  type: string;
}

interface NoteAction {
  type: 'note';
  params: { fact: string };
}

interface FactsGuard {
  type: 'facts';
  params: FactsTest;
}

/**
 * XState `setup` shared by all guides. A state is a question (or, if final, an outcome), an event
 * is an answer id (`{ type: 'ja' }`); the action `note` remembers a fact, the guard `facts` asks for
 * it.
 */
export const guide = setup({
  types: {} as { context: Facts; events: GuideEvent; meta: Meta },
  actions: {
    note: assign((_, { fact }: { fact: string }) => ({ [fact]: true as const })),
  },
  guards: {
    facts: ({ context }, test: FactsTest) => hold(context, test),
  },
});

/** A state of a guide as XState takes it. */
export type State = Parameters<typeof guide.createStateConfig>[0];

/* eslint-disable @typescript-eslint/no-explicit-any -- as in XState's own AnyStateMachine: these differ between guides, and nothing reads them */
/** Any machine made with {@link guide}. */
export type GuideMachine = StateMachine<
  Facts,
  GuideEvent,
  any,
  any,
  any,
  any,
  any,
  any,
  any,
  any,
  any,
  any,
  Meta,
  any,
  Meta
>;
/* eslint-enable @typescript-eslint/no-explicit-any */

/** @returns what the machine itself declares, for example its guidelines. */
export function guideMeta(machine: GuideMachine): Meta {
  return machine.root.meta ?? {};
}

/** @returns the meta of a question or an outcome; empty if it declares none. */
export function stateMeta(machine: GuideMachine, state: string): Meta {
  return machine.states[state]?.meta ?? {};
}

/** @returns the ids of the questions, in the order of the machine. */
export function questionsOf(machine: GuideMachine): string[] {
  return Object.keys(machine.states).filter((id) => machine.states[id]!.type !== 'final');
}

/** @returns the ids of the outcomes, in the order of the machine. */
export function outcomesOf(machine: GuideMachine): string[] {
  return Object.keys(machine.states).filter((id) => machine.states[id]!.type === 'final');
}

/** @returns the events that a state takes: its answers, and {@link DONE} if they are options. */
export function eventsOf(machine: GuideMachine, state: string): string[] {
  return Object.keys(machine.states[state]?.config.on ?? {});
}

/** @returns the answer ids of a question, in the order of the machine; none for an outcome. */
export function answersOf(machine: GuideMachine, question: string): string[] {
  return eventsOf(machine, question).filter((event) => event !== DONE);
}

/** @returns whether several answers can be given to a question. */
export function isMultiple(machine: GuideMachine, question: string): boolean {
  return eventsOf(machine, question).includes(DONE);
}

/** @returns whether an answer can be given together with others. */
export function isOption(machine: GuideMachine, question: string, answer: string): boolean {
  return (
    isMultiple(machine, question) &&
    branchesOf(machine, question, answer).every(({ target }) => target === question)
  );
}

/** The answer that nothing of what a multiple-choice question lists is so. */
export const NONE = 'inget';

/** One possible continuation of an answer. More than one means that facts decide between them. */
export interface Branch {
  target: string;
  meta: Meta;
  /** The facts that decide between branches; undefined if nothing decides. */
  when: FactsTest | undefined;
  /** The facts that it notes. */
  notes: string[];
}

/** @returns where an answer can lead, in the order of the machine. */
export function branchesOf(machine: GuideMachine, question: string, answer: string): Branch[] {
  const transitions = machine.states[question]?.transitions.get(answer) ?? [];
  return transitions.map(({ target, meta = {}, guard, actions }) => ({
    target: target?.[0]?.key ?? question,
    meta,
    when: isFactsGuard(guard) ? guard.params : undefined,
    notes: actions.filter(isNote).map(({ params }) => params.fact),
  }));
}

/** @returns whether a guard asks the facts: the only kind that can be shown to a reader. */
export function isFactsGuard(guard: unknown): guard is FactsGuard {
  if (!isReference(guard) || guard.type !== 'facts') return false;
  return Object.entries(guard.params).every(
    ([key, facts]) => ['noted', 'notNoted'].includes(key) && Array.isArray(facts),
  );
}

const isNote = (action: unknown): action is NoteAction =>
  isReference(action) && action.type === 'note' && 'fact' in action.params;

/** Whether an action or a guard is called by name, with parameters. */
function isReference(value: unknown): value is { type: string; params: object } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'params' in value &&
    typeof value.params === 'object' &&
    value.params !== null
  );
}

/**
 * @returns where a question can go on once an answer is given: for an option, the ways of
 *   {@link DONE} that are open when it is ticked
 */
export function waysOnFrom(machine: GuideMachine, question: string, answer: string): Branch[] {
  if (!isOption(machine, question, answer)) return branchesOf(machine, question, answer);
  const noted = branchesOf(machine, question, answer).flatMap(({ notes }) => notes);
  return branchesOf(machine, question, DONE).filter(
    ({ when }) => !when?.notNoted?.some((fact) => noted.includes(fact)),
  );
}

/**
 * @returns whether a branch of an answer is what stops at an outcome: an option by its own mark, once its
 *   question is answered
 */
export function stopsAt(
  machine: GuideMachine,
  question: string,
  answer: string,
  { target, meta }: Branch,
  outcome: string,
): boolean {
  if (!isOption(machine, question, answer)) return target === outcome;
  const ways = waysOnFrom(machine, question, answer);
  return meta.stop === true && ways.some((way) => way.target === outcome);
}

/** @returns what any answer of a guide gives only where the facts are so in the end. */
const conditionsOfAnswers = (machine: GuideMachine): ConditionalTasks[] =>
  questionsOf(machine).flatMap((question) =>
    answersOf(machine, question).flatMap((answer) =>
      branchesOf(machine, question, answer).flatMap(({ meta }) => meta.conditionalTasks ?? []),
    ),
  );

/**
 * @returns the facts that a state asks for: to choose a branch, or for conditional tasks. What
 *   answers give on conditions is asked at the outcome.
 */
export function factsAskedBy(machine: GuideMachine, state: string): string[] {
  const isOutcome = machine.states[state]?.type === 'final';
  const tests = [
    ...eventsOf(machine, state).flatMap((event) => branchesOf(machine, state, event)),
    ...(stateMeta(machine, state).conditionalTasks ?? []),
    ...(isOutcome ? conditionsOfAnswers(machine) : []),
  ];
  return tests.flatMap(({ when }) => [...(when?.noted ?? []), ...(when?.notNoted ?? [])]);
}

/** @returns the facts that any state asks for, each once. */
export function factsOf(machine: GuideMachine): string[] {
  return [...new Set(Object.keys(machine.states).flatMap((state) => factsAskedBy(machine, state)))];
}

/** @returns the states that some route from a state comes to, without the state itself. */
export function statesAfter(machine: GuideMachine, state: string): Set<string> {
  const ahead = new Set<string>();
  const queue = [state];
  for (const from of queue)
    for (const event of eventsOf(machine, from))
      for (const { target } of branchesOf(machine, from, event))
        if (target !== from && !ahead.has(target)) {
          ahead.add(target);
          queue.push(target);
        }
  return ahead;
}

/** @returns the tasks that a meta can give, always or on conditions. */
export const tasksIn = ({ tasks = [], conditionalTasks = [] }: Meta): string[] => [
  ...tasks,
  ...conditionalTasks.flatMap((those) => those.tasks),
];
