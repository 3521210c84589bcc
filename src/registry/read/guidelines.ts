import { z } from 'astro/zod';
import { MESSAGES, type Message } from '../messages';
import { lineRange } from './clauses';
import { ContentError, stop, type Report } from './content-error';
import { slug } from './ids';
import type { Ids } from './known';
import { versionsSchema, wrongVersions } from './versions';
import { readYaml } from './yaml';

const date = z.iso.date();

/** What kind of change it is, and what that means to a reader. */
export const CHANGE_KINDS = {
  'ny version': 'Kommunen har beslutat en ny version av riktlinjen.',
  text: 'Vår text är ny eller omskriven. Regeln i kommunens dokument är densamma.',
  rättelse: 'Vi har rättat ett fel i vår text.',
  not: 'Vi har skrivit, ändrat eller tagit bort en not vid en regel.',
} as const;

/** Instead of a list of clauses: the change is about all of them. */
export const WHOLE = 'hela';

const change = z.strictObject({
  /** Unique in the guideline and never changed; the entry's id in the feed is made from it. */
  id: slug,
  date,
  kind: z.literal(Object.keys(CHANGE_KINDS) as (keyof typeof CHANGE_KINDS)[]),
  clauses: z.union([z.literal(WHOLE), z.array(z.string()).min(1)], {
    error: `list the ids of the clauses, clauses: [ostersund:6.1.3], or write ${WHOLE}`,
  }),
  summary: z.string(),
});

/** Facts about a decided guideline, from `content/<guideline>/guideline.yaml`. */
export const guidelineSchema = z.strictObject({
  municipality: z.string(),
  name: z.string(),
  document: z.string(),
  documentId: z.string().nullable(),
  version: z.string().nullable(),
  /** When it was decided. */
  decided: date.nullable(),
  /** When it is to be reviewed, at the latest. */
  reviewBy: date.nullable(),
  /** Whether page numbers are printed in the document or inferred by us; inferred ones aren't cited. */
  pages: z.enum(['exact', 'inferred']),
  /** Of the decided text that a build with `--originals` may show. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'write the 64 digits that sha256sum prints')
    .optional(),
  /** Lines of that text that are no part of the decision: page headers, page numbers, colophon. */
  furniture: z.array(lineRange).default([]),
  /** Newest first, the one that applies with them. */
  versions: versionsSchema.default([]),
  /** What has changed here, newest first. */
  changes: z.array(change).default([]),
});

export type Guideline = z.output<typeof guidelineSchema> & { id: string };
export type Change = z.output<typeof change> & { guideline: string };

/**
 * Reads the facts about a guideline.
 *
 * @param path `content/<guideline>/guideline.yaml`
 * @param report takes it if the versions don't fit together, or a change stands twice or names a clause
 *   that the guideline doesn't have
 * @throws {ContentError | ContentErrors} if the file can't be read
 */
export function readGuideline(
  path: string,
  id: string,
  clauses: Ids,
  report: Report = stop,
): Guideline {
  const { data, file, lineOf } = readYaml(path, guidelineSchema);
  const { decided, reviewBy } = data;
  if (decided !== null && reviewBy !== null && reviewBy < decided) {
    const { reason, remedy } = MESSAGES.reviewFirst(decided, reviewBy);
    report(new ContentError(file, lineOf(['reviewBy']), reason, remedy));
  }
  for (const { index, told } of wrongVersions(data))
    report(new ContentError(file, lineOf(['versions', index]), told.reason, told.remedy));
  data.changes.forEach((entry, index) => {
    const fail = ({ reason, remedy }: Message) =>
      report(new ContentError(file, lineOf(['changes', index]), reason, remedy));
    const what = `change "${entry.id}"`;
    if (data.changes.findIndex((other) => other.id === entry.id) !== index)
      fail(MESSAGES.twice(what, 'the newer one'));
    for (const clause of entry.clauses === WHOLE ? [] : entry.clauses)
      if (!clause.startsWith(`${id}:`) || !clauses.has(clause))
        fail(MESSAGES.unknown(`${what} names`, 'clause', clause, clauses));
  });
  return { ...data, id };
}

/** @returns the changes of all guidelines, or of one clause, newest first. */
export function changesOf(guidelines: Iterable<Guideline>, clause?: string): Change[] {
  return [...guidelines]
    .flatMap(({ id, changes }) => changes.map((entry) => ({ ...entry, guideline: id })))
    .filter(({ clauses }) => clause === undefined || clauses === WHOLE || clauses.includes(clause))
    .sort((a, b) => b.date.localeCompare(a.date));
}

/**
 * Whether a guideline is past the date by which it was to be reviewed.
 *
 * @param today `2026-11-21`; the day that the site is built
 */
export function isReviewOverdue({ reviewBy }: Pick<Guideline, 'reviewBy'>, today: string): boolean {
  return reviewBy !== null && reviewBy < today;
}

/** @returns for example "version 1", or that the document doesn't say. */
export function versionOf({ version }: Guideline): string {
  return version === null ? 'version anges inte' : `version ${version}`;
}

/** @returns the decided document as a reference names it: title, document id and version */
export function citedDocument(guideline: Guideline): string {
  const { document, documentId } = guideline;
  return [document, ...(documentId === null ? [] : [documentId]), versionOf(guideline)].join(', ');
}
