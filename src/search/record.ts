// What the build and the browser share: the shapes of what is indexed and of what is sent.

/** What can be matched in a record or in a part of it. */
export interface Entry {
  url: string;
  title: string;
  text: string;
  keywords: string[];
  /** The heading that it stands under in the decided document. */
  section?: string;
  /** The terms that it defines, rules or answers questions about, with its place among those that do. */
  terms: Record<string, number>;
}

export const RECORD_KINDS = { regel: 'Regel', begrepp: 'Begrepp', guide: 'Guide' } as const;
export type RecordKind = keyof typeof RECORD_KINDS;

/**
 * One thing that the search can find: a clause with its rules, a guide with its questions, or a
 * term. Rules and questions are parts, so that one clause doesn't fill the page of hits.
 */
export interface SearchRecord extends Entry {
  /** `ostersund:6.1.3`, `guide:oppen-ai` or `term:oppen-ai`. */
  id: string;
  kind: RecordKind;
  /** Ids of the guidelines that it belongs to. */
  guidelines: string[];
  /** Its number in the guideline, or empty. */
  number: string;
  /** A footnote or reference: it explains, but rarely answers. */
  aside: boolean;
  parts: (Entry & { number: string })[];
  /** What people ask that it answers, without the words that mean nothing in a question. */
  asked: string[];
}

/** Whether a record is of the word list, and not a guideline's own definition. */
export const isTerm = ({ id }: SearchRecord) => id.startsWith('term:');

/** @returns the word by which the index finds the records that name a term. */
export const termWord = (term: string) => `term${term.replaceAll('-', '')}`;

/** What the query layer knows, sent to the browser as one file. */
export interface Vocabulary {
  /** Number of records. */
  records: number;
  /** Words that name something, one form of each: from the titles and keywords of clauses and guides. */
  names: string[];
  /** Other words of the texts, one form of each. */
  others: string[];
  /** Words that only stand in what people ask, one form of each. */
  asked: string[];
  /** What is written or typed for each term, the headword first, by the term's id. */
  terms: Record<string, string[]>;
  /** Ids of the terms of which a word says that the query is about what the site is about. */
  anchors: string[];
  synonyms: string[][];
  parts: string[];
  stop: string[];
  /** Municipalities by the id of their guideline. */
  municipalities: Record<string, string>;
}
