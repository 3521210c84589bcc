import { existsSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import {
  answersOf,
  branchesOf,
  factsOf,
  guideMeta,
  outcomesOf,
  questionsOf,
  stateMeta,
  stopsAt,
  tasksIn,
  type GuideMachine,
  type Meta,
} from '../../../machines/kit/setup';
import { isGeneral } from '../../../machines/kit/only';
import { prove, type Proof } from '../../../machines/kit/prove';
import { MESSAGES, type Message } from '../messages';
import { ContentError, stop, type Report } from './content-error';
import type { Known } from './known';
import type { Task } from './tasks';
import { remembered } from '../../../machines/kit/remembered';
import type { YamlFile } from './yaml';

const answerText = z.strictObject({
  text: z.string(),
  /** Its text where no answer beside it chooses a guideline, for none of those is shown. */
  alone: z.string().optional(),
  hint: z.string().optional(),
  /** Why the answer counts as it does; shown in the result. */
  because: z.string(),
  /** What would change the verdict, where the answer stops or must be asked about. */
  change: z.string().optional(),
});

const questionText = z.strictObject({
  text: z.string(),
  /** The part of the guide that it belongs to, as the reader is shown how far they have come. */
  group: z.string().optional(),
  help: z.string().optional(),
  examples: z.array(z.string()).default([]),
  /** It asks about the tool: the municipality's list of allowed tools is shown with it. */
  tools: z.boolean().optional(),
  answers: z.record(z.string(), answerText),
});

/** What an outcome looks like from across the room, where the verdict alone doesn't say it. */
export const SIGNS = ['stop', 'question', 'list', 'check', 'info', 'risk'] as const;

const outcomeText = z.strictObject({
  title: z.string(),
  sign: z.enum(SIGNS).optional(),
  lead: z.string(),
  /**
   * Title and lead of a working paper where steps have the gap of that fact: `{antal}` is how many, as a
   * word with a capital letter, `{steg}` which.
   */
  counted: z.strictObject({ gap: z.string(), title: z.string(), lead: z.string() }).optional(),
  /** A text to copy, with [what the reader fills in]. */
  label: z.string().optional(),
  /** Whom to ask. */
  ask: z.string(),
  /** Introduces the clauses that belong to the outcome on every route. */
  related: z.string(),
  /** Other guides that may come next, each with the question that tells whether it does. */
  onward: z.array(z.strictObject({ guide: z.string(), ask: z.string() })).default([]),
});

/** `content/guider/<guide>/texter.yaml`: the words of a guide. */
export const textsSchema = z.strictObject({
  title: z.string(),
  short: z.string(),
  /** Its place among the guides wherever they are listed. Those without one come last. */
  order: z.number().optional(),
  lead: z.string(),
  time: z.string(),
  questions: z.record(z.string(), questionText),
  outcomes: z.record(z.string(), outcomeText),
  /** The facts that decide between branches, as conditions for a reader without script. */
  facts: z
    .record(z.string(), z.strictObject({ noted: z.string(), notNoted: z.string() }))
    .default({}),
  /**
   * The guide goes through steps, and its checklist is a working paper on them. A question on a step begins
   * with its name and a colon, `Steg 7.6:`, and `because` of a gap with what the gap means, `Stopp:`.
   */
  workingPaper: z
    .strictObject({
      /** The answer that says that a step is done. */
      done: z.string(),
      /** What a gap means, by the fact that it notes; the most serious first. */
      gaps: z.record(z.string(), z.string()),
    })
    .optional(),
});

export type Texts = z.output<typeof textsSchema>;

/** A guide: the proved machine and its words. */
export interface Guide {
  id: string;
  machine: GuideMachine;
  texts: Texts;
  guidelines: readonly string[];
  /** It holds for any municipality, also one whose guideline it doesn't speak for. */
  general: boolean;
  proof: Proof;
}

/** Compares two guides by the order that their texts give them, then by name. */
export const byOrder = ({ texts: a }: Guide, { texts: b }: Guide): number =>
  (a.order ?? Infinity) === (b.order ?? Infinity)
    ? a.short.localeCompare(b.short, 'sv')
    : (a.order ?? Infinity) - (b.order ?? Infinity);

/** The proof of a machine, which takes longer than all else that is checked. */
const proofOf = remembered(prove);

/** What a guide may cite. */
export type Citable = Known;

/**
 * Joins a machine with its words: proves its flow and demands that every question, answer and
 * outcome has a text, that every text has its state, and that all cited ids exist.
 *
 * @throws {ProofError} if the flow isn't sound
 * @param report takes it if text and machine don't match or a cited id is unknown
 * @param part what the site shows of the machine: this is what is proved
 */
export function joinGuide(
  machine: GuideMachine,
  file: YamlFile<Texts>,
  citable: Citable,
  report: Report = stop,
  part = machine,
): Guide {
  const proof = proofOf(part);
  const { data: texts } = file;
  const source = `machines/${machine.id}.ts`;
  const fail = (path: PropertyKey[], { reason, remedy }: Message) =>
    report(new ContentError(file.file, file.lineOf(path), reason, remedy));
  const match = (kind: string, path: string[], ids: string[], written: object) => {
    const place = path.join('.');
    for (const id of ids)
      if (!Object.hasOwn(written, id)) fail(path, MESSAGES.wordless(kind, id, source, place));
    for (const id of Object.keys(written))
      if (!ids.includes(id)) fail([...path, id], MESSAGES.unsaid(kind, id, source, place, ids));
  };
  match('question', ['questions'], questionsOf(machine), texts.questions);
  match('outcome', ['outcomes'], outcomesOf(machine), texts.outcomes);
  match('fact', ['facts'], factsOf(machine), texts.facts);
  for (const question of questionsOf(machine)) {
    const path = ['questions', question, 'answers'];
    const written = texts.questions[question]?.answers;
    if (!written) continue;
    const answers = answersOf(machine, question);
    match('answer', path, answers, written);
    // A reader may be told to choose the first that holds.
    const keys = Object.keys(written);
    const inBoth = answers.filter((answer) => keys.includes(answer));
    if (keys.filter((key) => answers.includes(key)).join() !== inBoth.join())
      fail(path, MESSAGES.otherOrder(question, source, answers));
  }

  for (const [outcome, { onward }] of Object.entries(texts.outcomes))
    for (const [index, { guide }] of onward.entries())
      if (!citable.guides.has(guide))
        fail(
          ['outcomes', outcome, 'onward', `${index}`, 'guide'],
          MESSAGES.unknown(`outcome "${outcome}" leads on to`, 'guide', guide, citable.guides),
        );

  const cite = (place: string, kind: keyof Citable, ids: readonly string[] = []) => {
    for (const id of ids)
      if (!citable[kind].has(id)) {
        const known = citable[kind];
        const { reason, remedy } = MESSAGES.unknown(`${place} cites`, kind.slice(0, -1), id, known);
        report(new ContentError(source, lineOf(source, id), reason, remedy));
      }
  };
  const citeAll = (place: string, meta: Meta) => {
    cite(place, 'clauses', meta.clauses);
    cite(place, 'tasks', meta.tasks);
    for (const { tasks } of meta.conditionalTasks ?? []) cite(place, 'tasks', tasks);
    cite(place, 'laws', meta.law);
    cite(place, 'guides', meta.guide === undefined ? [] : [meta.guide]);
    cite(place, 'guidelines', meta.guidelines);
  };
  const { guidelines = [] } = guideMeta(machine);
  citeAll('the guide', guideMeta(machine));
  for (const state of Object.keys(machine.states)) {
    citeAll(`"${state}"`, stateMeta(machine, state));
    for (const answer of answersOf(machine, state))
      for (const { meta } of branchesOf(machine, state, answer))
        citeAll(`answer "${answer}" to "${state}"`, meta);
  }
  return { id: machine.id, machine, texts, guidelines, general: isGeneral(machine), proof };
}

/** Another guide that a guide hands over to, and after which answers; after any, if none are named. */
export interface Onward {
  guide: string;
  after: string[];
}

/** @returns where an outcome hands over to: by its own meta, or by answers that lead to it. */
export function onwardFrom(
  machine: GuideMachine,
  outcome: string,
  leading: ReadonlySet<string>,
): Onward[] {
  const { guide, stop } = stateMeta(machine, outcome);
  const found = new Map<string, string[]>(guide === undefined ? [] : [[guide, []]]);
  for (const said of leading) {
    const [question = '', answer = ''] = said.split('=');
    for (const branch of branchesOf(machine, question, answer)) {
      const { guide: to } = branch.meta;
      // A stop hands over only by the answer that stopped.
      if (to !== undefined && to !== guide)
        if (!stop || stopsAt(machine, question, answer, branch, outcome))
          found.set(to, [...(found.get(to) ?? []), said]);
    }
  }
  return [...found].map(([to, after]) => ({ guide: to, after }));
}

/**
 * @param leading the answers on some route to the outcome
 * @returns the ids of the laws that an outcome can rest on: by questions, answers and tasks
 */
export function lawsBehind(
  machine: GuideMachine,
  outcome: string,
  leading: ReadonlySet<string>,
  tasks: ReadonlyMap<string, Task>,
): string[] {
  const metas = [...leading].flatMap((said) => {
    const [question = '', answer = ''] = said.split('=');
    const branches = branchesOf(machine, question, answer);
    return [stateMeta(machine, question), ...branches.map(({ meta }) => meta)];
  });
  const laws = [stateMeta(machine, outcome), ...metas].flatMap((meta) => [
    ...(meta.law ?? []),
    ...tasksIn(meta).flatMap((task) => tasks.get(task)!.law),
  ]);
  return [...new Set(laws)];
}

/** @returns whether a guide hands over to another anywhere. */
export function handsOverTo({ machine, texts }: Guide, guide: string): boolean {
  return Object.keys(machine.states).some(
    (state) =>
      stateMeta(machine, state).guide === guide ||
      texts.outcomes[state]?.onward.some((onward) => onward.guide === guide) ||
      answersOf(machine, state).some((answer) =>
        branchesOf(machine, state, answer).some(({ meta }) => meta.guide === guide),
      ),
  );
}

/** The line, from 1, where a machine's source first writes an id; undefined if it is computed. */
function lineOf(source: string, id: string): number | undefined {
  if (!existsSync(source)) return undefined;
  const index = readFileSync(source, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(`'${id}'`));
  return index === -1 ? undefined : index + 1;
}

/** @returns the ids of the clauses that a question's own rules or any of its answers rest on. */
export function clausesOfQuestion(machine: GuideMachine, question: string): string[] {
  const answers = answersOf(machine, question).flatMap((answer) =>
    branchesOf(machine, question, answer).flatMap(({ meta }) => meta.clauses ?? []),
  );
  return [...new Set([...(stateMeta(machine, question).clauses ?? []), ...answers])];
}

/** @returns the ids of all tasks that a guide can give, in the order that routes pass them. */
export function tasksOfGuide(machine: GuideMachine): string[] {
  const tasks = Object.keys(machine.states).flatMap((state) => [
    ...tasksIn(stateMeta(machine, state)),
    ...answersOf(machine, state).flatMap((answer) =>
      branchesOf(machine, state, answer).flatMap(({ meta }) => tasksIn(meta)),
    ),
  ]);
  return [...new Set(tasks)];
}
