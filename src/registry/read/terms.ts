import { z } from 'astro/zod';
import { ContentError } from './content-error';
import type { YamlFile } from './yaml';

const words = z.array(z.string().min(1));

/** `content/begrepp.yaml`: the words that the word list, the tooltips and the search share. */
export const wordsSchema = z.strictObject({
  terms: z.array(
    z.strictObject({
      /** Anchor in the word list; the search's result id is `term:<id>`. */
      id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use a-z, 0-9 and hyphens'),
      term: z.string().min(1),
      /** Other written forms in our texts. */
      forms: words.default([]),
      explanation: z.string().min(1),
      /** Where a guideline defines or rules it, the best answer first. */
      clauses: z.array(z.string()).default([]),
      /** Guides that answer questions about it. */
      guides: z.array(z.string()).default([]),
      /** What people type for it. */
      everyday: words.default([]),
      /** Who types a word of it means what the site is about. */
      anchor: z.boolean().default(false),
      /** A long word that the plain-language check lets pass. */
      termOfArt: z.boolean().default(false),
    }),
  ),
  /** Groups of everyday words that mean the same to the search. */
  synonyms: z.array(words.min(2)),
  /** Words that compounds are made of. */
  parts: words,
  /** Words that carry no meaning in a question. */
  stop: words,
});

export type Words = z.output<typeof wordsSchema>;
export type Term = Words['terms'][number];

/**
 * The terms by id.
 *
 * @throws {ContentError} if an id stands twice or a term names an unknown clause or guide
 */
export function termsById(
  { data, file, lineOf }: YamlFile<Words>,
  known: Record<'clauses' | 'guides', { has(id: string): boolean }>,
): Map<string, Term> {
  const terms = new Map<string, Term>();
  data.terms.forEach((term, index) => {
    const fail = (reason: string, remedy: string) =>
      new ContentError(file, lineOf(['terms', index]), `term "${term.id}" ${reason}`, remedy);
    if (terms.has(term.id)) throw fail('stands twice', 'give one of them another id');
    for (const kind of ['clauses', 'guides'] as const)
      for (const id of term[kind])
        if (!known[kind].has(id))
          throw fail(`names "${id}", which is not among the ${kind}`, 'correct the id');
    terms.set(term.id, term);
  });
  return terms;
}
