import { z } from 'astro/zod';
import { lineRange } from './clauses';

/** Facts about a decided guideline, from `content/<guideline>/guideline.yaml`. */
export const guidelineSchema = z.strictObject({
  municipality: z.string(),
  name: z.string(),
  document: z.string(),
  documentId: z.string().nullable(),
  version: z.string().nullable(),
  /** Whether page numbers are printed in the document or inferred by us; inferred ones aren't cited. */
  pages: z.enum(['exact', 'inferred']),
  /** Of the decided text that a build with `--originals` may show. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'write the 64 digits that sha256sum prints')
    .optional(),
  /** Lines of that text that are no part of the decision: page headers, page numbers, colophon. */
  furniture: z.array(lineRange).default([]),
});

export type Guideline = z.output<typeof guidelineSchema> & { id: string };

/** @returns for example "version 1", or that the document doesn't say. */
export function versionOf({ version }: Guideline): string {
  return version === null ? 'version anges inte' : `version ${version}`;
}

/** @returns the decided document as a reference names it: title, document id and version */
export function citedDocument(guideline: Guideline): string {
  const { document, documentId } = guideline;
  return [document, ...(documentId === null ? [] : [documentId]), versionOf(guideline)].join(', ');
}
