import { relative } from 'node:path';
import { z } from 'astro/zod';
import { MESSAGES, type Message } from '../messages';
import { ContentError, stop, type Report } from './content-error';
import { slug } from './ids';
import type { Known } from './known';
import { readText, type YamlFile } from './yaml';

const words = z.array(z.string().min(1));

/** `content/begrepp.yaml`: the terms that the word list, the explanations in place and the search share. */
export const wordsSchema = z.strictObject({
  terms: z.array(
    z.strictObject({
      /** Anchor in the word list; the search's result id is `term:<id>`. */
      id: slug,
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
 * @param report takes it if an id stands twice, a term names an unknown clause or guide, or there is
 *   no term for what the search needs
 */
export function termsById(
  { data, file, lineOf }: YamlFile<Words>,
  searched: YamlFile<SearchWords>,
  known: Pick<Known, 'clauses' | 'guides'>,
  report: Report = stop,
): Map<string, Term> {
  const terms = new Map<string, Term>();
  data.terms.forEach((term, index) => {
    const fail = (field: string[], { reason, remedy }: Message) =>
      report(new ContentError(file, lineOf(['terms', index, ...field]), reason, remedy));
    const what = `term "${term.id}"`;
    if (terms.has(term.id)) fail([], MESSAGES.twice(what));
    for (const kind of ['clauses', 'guides'] as const)
      for (const id of term[kind])
        if (!known[kind].has(id))
          fail([kind], MESSAGES.unknown(`${what} names`, kind.slice(0, -1), id, known[kind]));
    const { everyday, anchor } = searched.data[term.id] ?? { everyday: [], anchor: false };
    terms.set(term.id, { ...term, everyday, anchor });
  });
  for (const id of Object.keys(searched.data))
    if (!terms.has(id)) {
      const { reason, remedy } = MESSAGES.unknown('the search words are of', 'term', id, terms);
      report(new ContentError(searched.file, searched.lineOf([id]), reason, remedy));
    }
  return terms;
}

/**
 * Checks `content/stoppord.txt`: words without meaning to the search, a line each.
 *
 * @param report takes a line that isn't one word
 * @throws {ContentError} if the file can't be read
 */
export function checkStopWords(path: string, report: Report = stop): void {
  readText(path)
    .split(/\r?\n/)
    .forEach((line, index) => {
      if (/^[\p{Ll}\p{N}]*$/u.test(line.trim())) return;
      const { reason, remedy } = MESSAGES.notOneWord(line);
      report(new ContentError(relative('.', path), index + 1, reason, remedy));
    });
}
