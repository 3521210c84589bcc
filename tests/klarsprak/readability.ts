/** How hard a text is to read. */
export interface Readability {
  words: number;
  /** 0 for a text without sentences. */
  lix: number;
  /** Words a sentence. */
  mean: number;
  /** The sentences, longest first. */
  sentences: readonly Sentence[];
}

export interface Sentence {
  text: string;
  words: number;
}

const ABBREVIATIONS = 'art. bl.a. ca. dvs. etc. fr.o.m. kap. kl. m.fl. m.m. nr. osv. s. st. t.ex. t.o.m.'; // prettier-ignore
const abbreviations = new Set(ABBREVIATIONS.split(' '));
const segmenter = new Intl.Segmenter('sv', { granularity: 'sentence' });

/**
 * Splits a block of text (a paragraph, a heading, a list item) into sentences. An abbreviation
 * doesn't end one: "t.ex.", "2 kap. 3 §".
 */
export function sentencesOf(block: string): string[] {
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of segmenter.segment(block)) {
    open += segment;
    const last = open.trimEnd().split(/[\s(]/).at(-1)!;
    if (abbreviations.has(last.toLowerCase())) continue;
    sentences.push(open.trim());
    open = '';
  }
  return [...sentences, open.trim()].filter((text) => text !== '');
}

/**
 * The words of a text. "AI-system" is one word; numbers count, but the numbers of clauses (6.1.3.b)
 * and addresses don't.
 */
export function wordsOf(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((token) => !/:\/\/|^[/#]/.test(token))
    .flatMap((token) => token.split(/[/–—…]/))
    .map((token) => token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '' && (!HAS_DOT.test(word) || abbreviations.has(`${word}.`)));
}

/** A clause's number or an address: `7.11.a`, `digg.se`. */
const HAS_DOT = /[\p{L}\p{N}][.@][\p{L}\p{N}]/u;

/** Björnsson's limit: a word of more letters is long. */
const LONG = 6;
/** Shorter ones are labels. Counted as sentences, they would make any page look easy. */
const FEWEST_WORDS = 3;

/**
 * Measures a text: LIX = words a sentence + the percentage of words with more than six letters
 * (C. H. Björnsson, Läsbarhet, 1968). Headings and list items are sentences; labels of one or two
 * words are left out.
 *
 * @param exempt words that aren't long however many letters they have, in lower case
 */
export function readability(blocks: readonly string[], exempt: ReadonlySet<string>): Readability {
  const sentences = blocks
    .flatMap(sentencesOf)
    .map((text) => ({ text, list: wordsOf(text) }))
    .filter(({ list }) => list.length >= FEWEST_WORDS);
  const words = sentences.flatMap(({ list }) => list);
  const long = words.filter((word) => letters(word) > LONG && !exempt.has(word.toLowerCase()));
  const mean = sentences.length === 0 ? 0 : words.length / sentences.length;
  return {
    words: words.length,
    mean,
    lix: words.length === 0 ? 0 : mean + (100 * long.length) / words.length,
    sentences: sentences
      .map(({ text, list }) => ({ text, words: list.length }))
      .sort((a, b) => b.words - a.words),
  };
}

const letters = (word: string) => word.replace(/[^\p{L}]/gu, '').length;
