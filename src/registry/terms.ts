import { z } from 'astro/zod';

const words = z.array(z.string().min(1));

/** `content/begrepp.yaml`: the words that the site explains and that its search understands. */
export const termsSchema = z.strictObject({
  terms: z.array(
    z.strictObject({
      /** Anchor in the word list. */
      id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use a-z, 0-9 and hyphens'),
      term: z.string().min(1),
      /** Other written forms in our texts. */
      forms: words.default([]),
      explanation: z.string().min(1),
      /** Where a guideline defines or rules it. */
      clauses: words.default([]),
      guides: words.default([]),
      /** What people type for it. */
      everyday: words.default([]),
      /** Doesn't count as a long word when the plainness of a text is measured. */
      termOfArt: z.boolean().default(false),
    }),
  ),
  synonyms: z.array(words).default([]),
  parts: words.default([]),
  stop: words.default([]),
});

/** A word that the site explains. */
export type Term = z.output<typeof termsSchema>['terms'][number];
