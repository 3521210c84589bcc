import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { outcomesOf, questionsOf, stateMeta, type GuideMachine } from '../../../machines/kit/setup';
import type { Clause } from '../read/clauses';
import { MESSAGES, type Message } from '../messages';
import { ContentError, stop, type Report } from '../read/content-error';
import { clausesOfQuestion, tasksOfGuide } from '../read/guides';
import type { Task } from '../read/tasks';
import { readYaml } from '../read/yaml';

/** A place in a guide that carries out a clause. */
export interface Use {
  guide: string;
  kind: 'question' | 'outcome' | 'task';
  /** The question, outcome or task. */
  id: string;
}

/** @returns by law the rules that carry it out; none where the rules are of several guidelines */
export function carriedOutBy(clauses: ReadonlyMap<string, Clause>): Map<string, Clause[]> {
  const all = [...clauses.values()];
  if (all.some(({ guideline }) => guideline !== all[0]!.guideline)) return new Map();
  const pairs = all.flatMap((clause) => clause.carriesOut.map((law) => ({ law, clause })));
  return new Map(
    [...Map.groupBy(pairs, ({ law }) => law)].map(([law, own]) => [
      law,
      own.map(({ clause }) => clause),
    ]),
  );
}

/** @returns the rules of the municipality that carry out what a task demands by law, beside those it cites */
export const ownRulesAt = (
  { basis, law, clauses }: Pick<Task, 'basis' | 'law' | 'clauses'>,
  carriedOut: ReadonlyMap<string, readonly Clause[]>,
): Clause[] =>
  basis === 'lag'
    ? [...new Set(law.flatMap((id) => carriedOut.get(id) ?? []))].filter(
        ({ id }) => !clauses.includes(id),
      )
    : [];

/** @returns for each clause the questions, outcomes and tasks that cite it, guide by guide. */
export function usesOf(
  clauses: ReadonlyMap<string, Clause>,
  tasks: ReadonlyMap<string, Task>,
  machines: readonly GuideMachine[],
): Map<string, Use[]> {
  const uses = new Map([...clauses.keys()].map((id) => [id, [] as Use[]]));
  const carriedOut = carriedOutBy(clauses);
  const add = (kind: Use['kind'], guide: string, id: string, cited: readonly string[]) => {
    for (const clause of cited) uses.get(clause)?.push({ guide, kind, id });
  };
  for (const machine of machines) {
    const guide = machine.id;
    for (const question of questionsOf(machine))
      add('question', guide, question, clausesOfQuestion(machine, question));
    for (const outcome of outcomesOf(machine))
      add('outcome', guide, outcome, stateMeta(machine, outcome).clauses ?? []);
    for (const id of tasksOfGuide(machine)) {
      const task = tasks.get(id);
      // Of a guide that isn't shown, and so isn't checked.
      if (!task) continue;
      const own = ownRulesAt(task, carriedOut).map((clause) => clause.id);
      add('task', guide, id, [...task.clauses, ...own]);
    }
  }
  return uses;
}

/** @returns the guides and the tasks that cite one of some clauses, each once. */
export function usedIn(
  clauses: readonly Clause[],
  uses: ReadonlyMap<string, readonly Use[]>,
): { guides: string[]; tasks: string[] } {
  const all = clauses.flatMap(({ id }) => uses.get(id)!);
  return {
    guides: [...new Set(all.map(({ guide }) => guide))],
    tasks: [...new Set(all.filter(({ kind }) => kind === 'task').map(({ id }) => id))],
  };
}

/** `content/<guideline>/sparbarhet.yaml`: why no guide carries out a clause that demands something. */
export const reasonsSchema = z.array(
  z.strictObject({ clauses: z.array(z.string()).min(1), reason: z.string() }),
);

/** How a clause that demands something is carried out. */
export interface Trace {
  clause: Clause;
  uses: readonly Use[];
  /** It only gathers parts, which are all carried out or have a reason of their own. */
  byParts: boolean;
  /** Why no guide carries it out. */
  reason: string | undefined;
}

/**
 * Traces each clause of a guideline that has an effect (stop, condition, duty) to the guides. Each
 * must be carried out, itself or part by part, or have a reason. Nothing is demanded of a guideline
 * without a file of reasons: the first guide of a new one needn't account for every rule.
 *
 * @param folder `content/<guideline>`
 * @param own the clauses of the guideline
 * @param report takes it if a clause is neither carried out nor has a reason, or has one needlessly
 * @throws {ContentError | ContentErrors} if the file of reasons can't be read
 */
export function readTrace(
  folder: string,
  own: readonly Clause[],
  uses: ReadonlyMap<string, readonly Use[]>,
  report: Report = stop,
): Trace[] {
  const path = join(folder, 'sparbarhet.yaml');
  const reasons = new Map<string, string>();
  const demanding = own.filter(({ effect }) => effect !== 'none');
  const partsOf = Map.groupBy(own, ({ parent }) => parent);
  const byParts = (clause: Clause): boolean => {
    const parts = (partsOf.get(clause.id) ?? []).filter(({ effect }) => effect !== 'none');
    return (
      parts.length > 0 &&
      parts.every((part) => isUsed(part) || reasons.has(part.id) || byParts(part))
    );
  };
  const isUsed = ({ id }: Clause) => uses.get(id)!.length > 0;
  const isDemanded = existsSync(path);
  if (isDemanded) {
    const { data, file, lineOf } = readYaml(path, reasonsSchema);
    data.forEach(({ clauses, reason }, entry) => {
      clauses.forEach((id, index) => {
        const fail = ({ reason: told, remedy }: Message) =>
          report(new ContentError(file, lineOf([entry, 'clauses', index]), told, remedy));
        const clause = demanding.find((one) => one.id === id);
        if (!clause)
          fail(
            MESSAGES.noEffect(
              id,
              demanding.map((one) => one.id),
            ),
          );
        else if (isUsed(clause)) fail(MESSAGES.needlessReason(id));
        if (reasons.has(id)) fail(MESSAGES.reasonTwice(id));
        reasons.set(id, reason);
      });
    });
  }
  return demanding.map((clause) => {
    const trace = {
      clause,
      uses: uses.get(clause.id)!,
      byParts: !isUsed(clause) && !reasons.has(clause.id) && byParts(clause),
      reason: reasons.get(clause.id),
    };
    if (isDemanded && trace.uses.length === 0 && !trace.byParts && trace.reason === undefined) {
      const { reason, remedy } = MESSAGES.notCarriedOut(clause.id, clause.effect);
      report(new ContentError(path, undefined, reason, remedy));
    }
    return trace;
  });
}
