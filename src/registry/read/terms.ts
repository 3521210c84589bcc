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
      /** What it means to any reader; left out of a term that is only one guideline's. */
      explanation: z.string().min(1).optional(),
      /** What more there is to say where a guideline is shown, by its id. */
      said: z.record(z.string(), z.string().min(1)).default({}),
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
type Written = Words['terms'][number];
export type Term = Omit<Written, 'explanation' | 'said'> &
  SearchWords[string] & { explanation: string };

/**
 * @param shown ids of the guidelines shown; all, if it is left out
 * @returns what a term means, with what the guidelines shown say of it; empty if they say nothing
 */
export function explanationOf(
  { explanation, said }: Pick<Written, 'explanation' | 'said'>,
  shown?: { has(guideline: string): boolean },
): string {
  const own = Object.entries(said).filter(([guideline]) => shown?.has(guideline) ?? true);
  return [explanation ?? [], ...own.map(([, sentence]) => sentence)].flat().join(' ');
}

/**
 * The terms by id.
 *
 * @param searched what only the search needs of them
 * @param shown ids of the guidelines shown: a term that none of them explains is left out
 * @throws {ContentError} if an id stands twice, a term names an unknown clause or guide, or there is no
 *   term for what the search needs
 */
export function termsById(
  { data, file, lineOf }: YamlFile<Words>,
  searched: YamlFile<SearchWords>,
  known: Record<'clauses' | 'guides' | 'guidelines', { has(id: string): boolean }>,
  shown?: { has(guideline: string): boolean },
): Map<string, Term> {
  const terms = new Map<string, Term>();
  const ids = new Set<string>();
  data.terms.forEach((term, index) => {
    const fail = (reason: string, remedy: string) =>
      new ContentError(file, lineOf(['terms', index]), `term "${term.id}" ${reason}`, remedy);
    if (ids.has(term.id)) throw fail('stands twice', 'give one of them another id');
    for (const kind of ['clauses', 'guides'] as const)
      for (const id of term[kind])
        if (!known[kind].has(id))
          throw fail(`names "${id}", which is not among the ${kind}`, 'correct the id');
    for (const id of Object.keys(term.said))
      if (!known.guidelines.has(id))
        throw fail(`names "${id}", which is not among the guidelines`, 'correct the id');
    if (explanationOf(term) === '')
      throw fail('has no explanation', 'write explanation:, or said: with the id of a guideline');
    const { everyday, anchor } = searched.data[term.id] ?? { everyday: [], anchor: false };
    const { said: _, ...rest } = term;
    ids.add(term.id);
    const explanation = explanationOf(term, shown);
    if (explanation !== '') terms.set(term.id, { ...rest, explanation, everyday, anchor });
  });
  for (const id of Object.keys(searched.data))
    if (!ids.has(id))
      throw new ContentError(
        searched.file,
        searched.lineOf([id]),
        `"${id}" is no term of ${file}`,
        'correct the id, or add the term',
      );
  return terms;
}
