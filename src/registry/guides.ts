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
  type GuideMachine,
} from '../../machines/kit/setup';
import { prove, type Proof } from '../../machines/kit/prove';
import { ContentError } from './content-error';
import type { YamlFile } from './yaml';

const answerText = z.strictObject({
  text: z.string(),
  hint: z.string().optional(),
  /** Why the answer counts as it does; shown in the result. */
  because: z.string(),
  /** What would change the verdict, where the answer stops or must be asked about. */
  change: z.string().optional(),
});

const questionText = z.strictObject({
  text: z.string(),
  help: z.string().optional(),
  examples: z.array(z.string()).default([]),
  answers: z.record(z.string(), answerText),
});

const outcomeText = z.strictObject({
  title: z.string(),
  lead: z.string(),
  /** Whom to ask. */
  ask: z.string(),
  /** Introduces the clauses that belong to the outcome on every route. */
  related: z.string(),
});

/** `content/guider/<guide>/texter.yaml`: the words of a guide. */
export const textsSchema = z.strictObject({
  title: z.string(),
  short: z.string(),
  lead: z.string(),
  time: z.string(),
  questions: z.record(z.string(), questionText),
  outcomes: z.record(z.string(), outcomeText),
  /** The facts that decide between branches, as conditions for a reader without script. */
  facts: z
    .record(z.string(), z.strictObject({ noted: z.string(), notNoted: z.string() }))
    .default({}),
});

export type Texts = z.output<typeof textsSchema>;

/** A guide: the proved machine and its words. */
export interface Guide {
  id: string;
  machine: GuideMachine;
  texts: Texts;
  guidelines: readonly string[];
  proof: Proof;
}

/** What a guide may cite. */
export interface Citable {
  clauses: { has(id: string): boolean };
  tasks: { has(id: string): boolean };
  guidelines: { has(id: string): boolean };
}

/**
 * Joins a machine with its words: proves its flow and demands that every question, answer and
 * outcome has a text, that every text has its state, and that all cited ids exist.
 *
 * @throws {ProofError} if the flow isn't sound
 * @throws {ContentError} if text and machine don't match or a cited id is unknown
 */
export function joinGuide(machine: GuideMachine, file: YamlFile<Texts>, citable: Citable): Guide {
  const proof = prove(machine);
  const { data: texts } = file;
  const source = `machines/${machine.id}.ts`;
  const match = (kind: string, path: string[], ids: string[], written: object) => {
    const place = `${path.join('.')}`;
    for (const id of ids)
      if (!Object.hasOwn(written, id))
        throw new ContentError(
          file.file,
          file.lineOf(path),
          `${kind} "${id}" of ${source} has no text`,
          `write ${place}.${id}, or take the ${kind} out of the machine`,
        );
    for (const id of Object.keys(written))
      if (!ids.includes(id))
        throw new ContentError(
          file.file,
          file.lineOf([...path, id]),
          `the text of ${kind} "${id}" has nothing to say it in ${source}`,
          `delete ${place}.${id}, or add the ${kind} to the machine`,
        );
  };
  match('question', ['questions'], questionsOf(machine), texts.questions);
  match('outcome', ['outcomes'], outcomesOf(machine), texts.outcomes);
  match('fact', ['facts'], factsOf(machine), texts.facts);
  for (const question of questionsOf(machine))
    match(
      'answer',
      ['questions', question, 'answers'],
      answersOf(machine, question),
      texts.questions[question]!.answers,
    );

  const cite = (
    place: string,
    kind: 'clause' | 'task' | 'guideline',
    ids: readonly string[] = [],
  ) => {
    for (const id of ids)
      if (!citable[`${kind}s`].has(id))
        throw new ContentError(
          source,
          lineOf(source, id),
          `${place} cites the unknown ${kind} "${id}"`,
          `correct the id, or add the ${kind} to content/`,
        );
  };
  const { guidelines = [] } = guideMeta(machine);
  cite('the guide', 'guideline', guidelines);
  for (const state of Object.keys(machine.states)) {
    const { clauses, tasks } = stateMeta(machine, state);
    cite(`"${state}"`, 'clause', clauses);
    cite(`"${state}"`, 'task', tasks);
    for (const answer of answersOf(machine, state))
      for (const { meta } of branchesOf(machine, state, answer)) {
        cite(`answer "${answer}" to "${state}"`, 'clause', meta.clauses);
        cite(`answer "${answer}" to "${state}"`, 'task', meta.tasks);
      }
  }
  return { id: machine.id, machine, texts, guidelines, proof };
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
    ...(stateMeta(machine, state).tasks ?? []),
    ...answersOf(machine, state).flatMap((answer) =>
      branchesOf(machine, state, answer).flatMap(({ meta }) => meta.tasks ?? []),
    ),
  ]);
  return [...new Set(tasks)];
}
