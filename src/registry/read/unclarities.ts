import { join, relative } from 'node:path';
import { z } from 'astro/zod';
import type { Clause } from './clauses';
import { MESSAGES, type Message } from '../messages';
import { attempt, ContentError, stop, type Report } from './content-error';
import { listFolder } from './files';
import type { Ids } from './known';
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
 * @param report takes it if a clause is unknown, an entry stands twice, or notes and entries don't match
 * @param known the ids of all clauses, also of those that can't be read
 */
export function readUnclarities(
  folder: string,
  clauses: readonly Clause[],
  report: Report = stop,
  known?: Ids,
): Unclarity[] {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const found: Unclarity[] = [];
  let whole = true;
  const { files } = listFolder(folder, { ending: '.yaml', folders: [] }, (fault) => {
    whole = false;
    report(fault);
  });
  for (const name of files) {
    const read = attempt(report, () => readYaml(join(folder, name), unclaritiesSchema));
    whole &&= read !== undefined;
    read?.data.forEach((entry, index) => {
      const fail = ({ reason, remedy }: Message) =>
        report(new ContentError(read.file, read.lineOf([index]), reason, remedy));
      const clause = byId.get(entry.clause);
      if (!clause) {
        if (!known?.has(entry.clause)) {
          fail(MESSAGES.notOwn(entry.clause, byId.keys()));
          // It may be the one that a Note waits for.
          whole = false;
        }
        return;
      }
      const noted = entry.problem === undefined;
      const problem =
        entry.problem ?? clause.notes.flatMap(({ paragraphs }) => paragraphs).join(' ');
      if (problem === '' && clause.notes.length === 0) fail(MESSAGES.noProblem(entry.clause));
      if (found.some((other) => other.clause === entry.clause && other.problem === problem))
        fail(MESSAGES.problemTwice(entry.clause));
      found.push({ ...entry, problem, noted });
    });
  }
  const answered = new Set(found.filter(({ noted }) => noted).map(({ clause }) => clause));
  for (const { id, notes, file } of clauses)
    if (whole && notes.length > 0 && !answered.has(id)) {
      const { reason, remedy } = MESSAGES.noteUnanswered(id, relative('.', folder));
      report(new ContentError(file, notes[0]!.line, reason, remedy));
    }
  const lineOf = ({ clause }: Unclarity) => parseInt(byId.get(clause)!.source.lines);
  return found.sort((a, b) => lineOf(a) - lineOf(b));
}
