import { z } from 'astro/zod';

/** Facts about a decided guideline, from `content/<guideline>/guideline.yaml`. */
export const guidelineSchema = z.strictObject({
  municipality: z.string(),
  name: z.string(),
  document: z.string(),
  documentId: z.string().nullable(),
  version: z.string().nullable(),
  /** Whether page numbers are printed in the document or inferred by us; inferred ones aren't cited. */
  pages: z.enum(['exact', 'inferred']),
});

export type Guideline = z.output<typeof guidelineSchema> & { id: string };

/** @returns for example "version 1", or that the document doesn't say. */
export function versionOf({ version }: Guideline): string {
  return version === null ? 'version anges inte' : `version ${version}`;
}
