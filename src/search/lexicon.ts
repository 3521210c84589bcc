import type { Vocabulary } from './record';
import { fold } from '../registry/read/slug';
import { slipsIfMeant, stemOf } from './swedish';
import { stemToken } from './tokens';

/** What Swedish puts between the parts of a compound. */
const LINKS = ['', 's', 'e', 'a', 'ar', 'n'];
/** Letters that a part of a compound has at least. */
const SHORTEST_PART = 4;

/** Says what a word may mean that the index doesn't have. Made once from the vocabulary. */
export class Lexicon {
  /** Words without dots, by their stem. */
  readonly #words: ReadonlyMap<string, string>;
  /** Stems, by themselves and by the words as written: a part may stand in any form. */
  readonly #parts = new Map<string, string>();
  readonly #anchors: ReadonlySet<string>;

  constructor({ words, anchors }: Vocabulary) {
    this.#words = new Map(words.map((word) => [stemOf(word), fold(word)]));
    for (const [stem, word] of this.#words)
      for (const form of [word, stem])
        if (form.length >= SHORTEST_PART) this.#parts.set(form, stem);
    this.#anchors = new Set(anchors);
  }

  /** @returns whether a token says that a query is about what the site is about */
  isAnchor(token: string): boolean {
    return this.#anchors.has(token);
  }

  /** @returns tokens that together mean an unknown word, misspelt or made of known ones; may be none */
  guess(word: string): string[] {
    const typed = fold(word);
    const stem = stemOf(word);
    const parts = this.#split(stem) ?? this.#split(typed) ?? [];
    let best: string | undefined;
    let fewest = Infinity;
    for (const [meant, known] of this.#words) {
      // A slip in the first letter is rare, and it is what parts many short words. And rättsäker is rätt
      // and säker, but it is rather rättssäker with a letter missing.
      if (known[0] !== typed[0] || (parts.length > 0 && meant.length <= stem.length)) continue;
      const slips = Math.min(slipsIfMeant(typed, known), slipsIfMeant(stem, meant, typed));
      if (slips < fewest) [fewest, best] = [slips, meant];
    }
    return (best === undefined ? parts : [best]).map(stemToken);
  }

  /** The stems of the known words that a compound is made of, if all of it is. */
  #split(word: string): string[] | undefined {
    // The longest first part is the likeliest: säkerhet + risk, not säker + het + risk.
    for (let end = word.length - SHORTEST_PART + 1; end >= SHORTEST_PART; end -= 1) {
      const part = this.#parts.get(word.slice(0, end));
      if (part === undefined) continue;
      for (const link of LINKS) {
        if (!word.startsWith(link, end)) continue;
        const rest = word.slice(end + link.length);
        const last = this.#parts.get(rest) ?? this.#parts.get(stemOf(rest));
        const more = last === undefined ? this.#split(rest) : [last];
        if (more) return [part, ...more];
      }
    }
    return undefined;
  }
}
