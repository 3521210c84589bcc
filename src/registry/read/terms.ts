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
 * @param report takes it if an id stands twice, a term names an unknown clause or guide, or there is
 *   no term for what the search needs
 */
export function termsById(
  { data, file, lineOf }: YamlFile<Words>,
  searched: YamlFile<SearchWords>,
  known: Pick<Known, 'clauses' | 'guides' | 'guidelines'>,
  report: Report = stop,
  shown?: { has(guideline: string): boolean },
): Map<string, Term> {
  const terms = new Map<string, Term>();
  const ids = new Set<string>();
  const wordOf = new Map<string, string>();
  data.terms.forEach((term, index) => {
    const fail = (field: string[], { reason, remedy }: Message) =>
      report(new ContentError(file, lineOf(['terms', index, ...field]), reason, remedy));
    const what = `term "${term.id}"`;
    for (const word of [term.term, ...term.forms]) {
      const other = wordOf.get(word.toLowerCase()) ?? term.id;
      if (other !== term.id) fail([], MESSAGES.wordTwice(what, word, other));
      wordOf.set(word.toLowerCase(), other);
    }
    if (ids.has(term.id)) fail([], MESSAGES.twice(what));
    for (const kind of ['clauses', 'guides'] as const)
      for (const id of term[kind])
        if (!known[kind].has(id))
          fail([kind], MESSAGES.unknown(`${what} names`, kind.slice(0, -1), id, known[kind]));
    for (const id of Object.keys(term.said))
      if (!known.guidelines.has(id))
        fail(['said'], MESSAGES.unknown(`${what} has words of`, 'guideline', id, known.guidelines));
    if (explanationOf(term) === '') fail([], MESSAGES.unexplained(what));
    const { everyday, anchor } = searched.data[term.id] ?? { everyday: [], anchor: false };
    const { said: _, ...rest } = term;
    ids.add(term.id);
    const explanation = explanationOf(term, shown);
    if (explanation !== '') terms.set(term.id, { ...rest, explanation, everyday, anchor });
  });
  for (const id of Object.keys(searched.data))
    if (!ids.has(id)) {
      const { reason, remedy } = MESSAGES.unknown('the search words are of', 'term', id, ids);
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
