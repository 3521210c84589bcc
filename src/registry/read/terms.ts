import { z } from 'astro/zod';
import { ContentError } from './content-error';
import type { YamlFile } from './yaml';

const words = z.array(z.string().min(1));

/** `content/begrepp.yaml`: the terms that the word list, the explanations in place and the search share. */
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
      /** A long word that the plain-language check lets pass. */
      termOfArt: z.boolean().default(false),
    }),
  ),
});

/** `content/sokord.yaml`: what only the search needs of a term, by its id. */
export const searchWordsSchema = z.record(
  z.string(),
  z.strictObject({
    /** What people type for it, with commas between. */
    everyday: z
      .string()
      .default('')
      .transform((text) => text.split(/,\s*/).filter(Boolean)),
    /** Who types a word of it means what the site is about. */
    anchor: z.boolean().default(false),
  }),
);

export type Words = z.output<typeof wordsSchema>;
type SearchWords = z.output<typeof searchWordsSchema>;
export type Term = Words['terms'][number] & SearchWords[string];

/**
 * The terms by id.
 *
 * @param searched what only the search needs of them
 * @throws {ContentError} if an id stands twice, a term names an unknown clause or guide, or there is no
 *   term for what the search needs
 */
export function termsById(
  { data, file, lineOf }: YamlFile<Words>,
  searched: YamlFile<SearchWords>,
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
    const { everyday, anchor } = searched.data[term.id] ?? { everyday: [], anchor: false };
    terms.set(term.id, { ...term, everyday, anchor });
  });
  for (const id of Object.keys(searched.data))
    if (!terms.has(id))
      throw new ContentError(
        searched.file,
        searched.lineOf([id]),
        `"${id}" is no term of ${file}`,
        'correct the id, or add the term',
      );
  return terms;
}
