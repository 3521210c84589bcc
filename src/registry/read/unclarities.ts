import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { Clause } from './clauses';
import { ContentError } from './content-error';
import { readYaml } from './yaml';

/** What is wrong with a rule that isn't clear. */
export const UNCLARITY_GROUPS = {
  motsägelse: 'Motsägelser',
  lucka: 'Luckor',
  ansvar: 'Oklart ansvar',
  begrepp: 'Oklara begrepp',
  inaktuellt: 'Inaktuellt',
  språk: 'Språk',
} as const;

/** `content/<guideline>/oklarheter/*.yaml` */
export const unclaritiesSchema = z.array(
  z.strictObject({
    clause: z.string(),
    group: z.literal(Object.keys(UNCLARITY_GROUPS) as (keyof typeof UNCLARITY_GROUPS)[]),
    /** Left out where the editor's note beside the rule says it already. */
    problem: z.string().optional(),
    /** How the owner of the guideline could put it right. */
    proposal: z.string(),
  }),
);

/** A place where a guideline isn't clear, with a proposal to its owner. */
export type Unclarity = z.output<typeof unclaritiesSchema>[number] & {
  problem: string;
  /** The problem is the editor's note beside the rule. */
  noted: boolean;
};

/**
 * Reads the unclarities of a guideline. An entry without a problem takes the note beside the rule;
 * a note without such an entry is a fault, so that each one reaches the owner with a proposal.
 * In the order of the decided document.
 *
 * @param folder `content/<guideline>/oklarheter`, which need not exist
 * @throws {ContentError} if a clause is unknown, an entry stands twice, or notes and entries don't match
 */
export function readUnclarities(folder: string, clauses: readonly Clause[]): Unclarity[] {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const found: Unclarity[] = [];
  const files = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of files) {
    const { data, file, lineOf } = readYaml(join(folder, name), unclaritiesSchema);
    data.forEach((entry, index) => {
      const fail = (reason: string, remedy: string) =>
        new ContentError(file, lineOf([index]), `"${entry.clause}" ${reason}`, remedy);
      const clause = byId.get(entry.clause);
      if (!clause)
        throw fail('is not a clause of this guideline', 'correct the id, or add the clause');
      const noted = entry.problem === undefined;
      const problem =
        entry.problem ?? clause.notes.flatMap(({ paragraphs }) => paragraphs).join(' ');
      if (problem === '')
        throw fail('has no problem and no Note beside it', 'write problem:, or a Note in the MDX');
      if (found.some((other) => other.clause === entry.clause && other.problem === problem))
        throw fail('has the same problem twice', 'delete one of the two entries');
      found.push({ ...entry, problem, noted });
    });
  }
  const answered = new Set(found.filter(({ noted }) => noted).map(({ clause }) => clause));
  for (const { id, notes, file } of clauses)
    if (notes.length > 0 && !answered.has(id))
      throw new ContentError(
        file,
        notes[0]!.line,
        `the Note on "${id}" has no proposal to the owner of the guideline`,
        `write an entry with clause: ${id}, group: and proposal: in ${folder}/`,
      );
  const lineOf = ({ clause }: Unclarity) => parseInt(byId.get(clause)!.source.lines);
  return found.sort((a, b) => lineOf(a) - lineOf(b));
}
