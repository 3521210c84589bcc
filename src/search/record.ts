// What the build and the browser share: the shapes of what is indexed and shown.

export const RECORD_KINDS = { regel: 'Regel', begrepp: 'Begrepp', guide: 'Guide' } as const;
export type RecordKind = keyof typeof RECORD_KINDS;

/** What a hit shows. */
export interface Entry {
  /** `ostersund:6.1.3`, `guide:oppen-ai` or `term:oppen-ai`; empty for a question of a guide. */
  id: string;
  url: string;
  title: string;
  text: string;
  /** What it is, and whose: `Regel · Östersund 6.1.3`. */
  about: string;
}

/** A rule of a clause, or a question of a guide. */
export interface Part extends Entry {
  keywords: string[];
}

/**
 * One thing that the search can find: a clause with its rules, a guide with its questions, or a term.
 * Rules and questions are parts, so that one clause doesn't fill the page of hits.
 */
export interface SearchRecord extends Entry {
  kind: RecordKind;
  /** Ids of the guidelines that it belongs to. */
  guidelines: string[];
  parts: Part[];
  /** What the index knows it by: tokens, with how much each of them says. */
  tokens: ReadonlyMap<string, number>;
}

/** What only a query with an unknown word needs, sent to the browser as one file. */
export interface Vocabulary {
  /** One form of each word that the index has. */
  words: string[];
  /** Tokens of which each says that a query is about what the site is about. */
  anchors: string[];
}
