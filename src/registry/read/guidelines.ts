import { z } from 'astro/zod';
import { lineRange, type Clause } from './clauses';
import { ContentError } from './content-error';
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
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use a-z, 0-9 and hyphens'),
  date,
  kind: z.literal(Object.keys(CHANGE_KINDS) as (keyof typeof CHANGE_KINDS)[]),
  clauses: z.union([z.literal(WHOLE), z.array(z.string()).min(1)], {
    error: `list the ids of the clauses, or write ${WHOLE}`,
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
  /** What has changed here, newest first. */
  changes: z.array(change).default([]),
});

export type Guideline = z.output<typeof guidelineSchema> & { id: string };
export type Change = z.output<typeof change> & { guideline: string };

/**
 * Reads the facts about a guideline.
 *
 * @param path `content/<guideline>/guideline.yaml`
 * @throws {ContentError} if a change stands twice or names a clause that the guideline doesn't have
 */
export function readGuideline(path: string, id: string, clauses: readonly Clause[]): Guideline {
  const { data, file, lineOf } = readYaml(path, guidelineSchema);
  data.changes.forEach((entry, index) => {
    const fail = (reason: string, remedy: string) =>
      new ContentError(file, lineOf(['changes', index]), `change "${entry.id}" ${reason}`, remedy);
    if (data.changes.findIndex((other) => other.id === entry.id) !== index)
      throw fail('stands twice', 'give the newer one another id');
    for (const clause of entry.clauses === WHOLE ? [] : entry.clauses)
      if (!clauses.some((own) => own.id === clause))
        throw fail(`names the unknown clause "${clause}"`, 'correct the id, or add the clause');
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
