import { familyOf, fold, keyOf, slipsIfMeant, stemOf, wordsOf } from './swedish';
import type { Vocabulary } from './record';

/** A way to say a meaning in the words of the index. */
export interface Expression {
  /** Stems of all its words. */
  stems: string[];
  /** Those that the index has, which are all but the stop words. An answer has each of them. */
  indexed: string[];
  /** How sure it is that the reader means this: 1 is what was typed. */
  weight: number;
}

/** One thing that a query asks about, in all the ways that the index may say it. */
export interface Meaning {
  /** The words of the query that mean it. */
  typed: string[];
  expressions: Expression[];
  /** Ids of the terms that it names. */
  terms: string[];
}

/** What a query asks for. */
export interface Query {
  meanings: Meaning[];
  /** Typed words without meaning of their own; they only break ties. */
  stop: string[];
  /** Guidelines whose municipality is named. */
  guidelines: string[];
  /** Asked as a question: "får jag", "hur", or with a question mark. */
  question: boolean;
  /** Asks what a word means. */
  definition: boolean;
  /** A word of it says that it is about what this site is about. */
  anchored: boolean;
}

const WEIGHT = {
  spelling: 0.85,
  unfinished: 0.7,
  family: 0.8,
  term: 0.75,
  synonym: 0.6,
  compound: 0.55,
  head: 0.6,
};
/** More ways than this to say one thing only cost time. */
const MOST_EXPRESSIONS = 8;
/** What Swedish puts between the parts of a compound. */
const LINKS = ['', 's', 'e', 'a', 'ar', 'n'];
/** A phrase is known with so many stop words in it that aren't its own. */
const STOP_WORDS_INSIDE = 2;
const ASKING =
  /^(?:får|kan|ska|måste|bör|hur|vad|vem|vilka|vilken|vilket|när|var|varför|är|gäller|behöver|har|finns|vill)\b|\?/iu;
const DEFINING =
  /\b(?:betyder|betydelse|innebär|definition|menas|skillnad|skillnaden)\b|^vad är \S+( \S+)?\??$/iu;

/** What is said in one of several ways, and the term that it names. */
interface Phrase {
  term?: string;
  synonyms: string[];
}

/** Turns what people type into what the index says. Made once from the vocabulary. */
export class Understanding {
  /** A form of each word by its stem. */
  readonly #words = new Map<string, string>();
  /** Words that name something, by stem: what a misspelt word may have been. */
  readonly #names = new Map<string, string>();
  readonly #families = new Map<string, string[]>();
  /** Phrases by their stems written together, with their term or group of synonyms. */
  readonly #phrases = new Map<string, Phrase[]>();
  /** Words of the longest phrase, with the stop words that may stand in it. */
  #longest = 0;
  readonly #stop: ReadonlySet<string>;
  readonly #isStop = (word: string) => this.#stop.has(fold(word));
  /** Words that compounds are made of, by their stem and as they are written. */
  readonly #pieces = new Map<string, string>();
  /** The stems of those that the vocabulary lists as such. */
  readonly #parts: ReadonlySet<string>;
  /** Stems of words that the texts themselves don't have. */
  readonly #asked: ReadonlySet<string>;
  readonly #guidelines = new Map<string, string>();

  constructor(readonly vocabulary: Vocabulary) {
    const { names, others, asked, terms, synonyms, parts, stop, municipalities } = vocabulary;
    for (const word of [...names, ...Object.values(terms).flat().flatMap(wordsOf)])
      if (!this.#names.has(stemOf(word))) this.#names.set(stemOf(word), word);
    this.#stop = new Set(stop.map(fold));
    for (const word of [...names, ...others, ...asked]) {
      const stem = stemOf(word);
      this.#words.set(stem, word);
      group(this.#families, familyOf(stem), stem);
    }
    this.#asked = new Set(asked.map(stemOf));
    this.#parts = new Set(parts.map(stemOf));
    const long = [...this.#names.values(), ...others].filter((word) => word.length > 3);
    for (const word of [...long, ...parts])
      if (!this.#isStop(word))
        for (const piece of [fold(word), stemOf(word)])
          if (piece.length > 3 || parts.includes(word)) this.#pieces.set(piece, word);
    const groups: Phrase[] = [
      ...Object.entries(terms).map(([term, phrases]) => ({ term, synonyms: phrases })),
      ...synonyms.map((phrases) => ({ synonyms: phrases })),
    ];
    for (const phrase of groups)
      for (const words of phrase.synonyms.map(wordsOf)) {
        group(this.#phrases, keyOf(words), phrase);
        this.#longest = Math.max(this.#longest, words.length + STOP_WORDS_INSIDE);
      }
    for (const [id, name] of Object.entries(municipalities))
      this.#guidelines.set(stemOf(name.toLowerCase()), id);
  }

  /**
   * @param typed what stands in the field
   * @param unfinished the reader may be in the middle of the last word
   */
  read(typed: string, unfinished = false): Query {
    const all = wordsOf(typed);
    const query: Query = {
      meanings: [],
      stop: [],
      guidelines: [],
      question: ASKING.test(typed.trim()),
      definition: DEFINING.test(typed.trim()),
      anchored: false,
    };
    const words = all.map((word, index) => {
      const begun = unfinished && index === all.length - 1 && this.#begunBy(word).length > 0;
      return begun ? word : this.#corrected(word);
    });
    for (let at = 0; at < words.length;) {
      const length = this.#phraseAt(words, at);
      const span = words.slice(at, at + length);
      const typedSpan = all.slice(at, at + length);
      const [word] = span as [string];
      const guideline = this.#guidelines.get(stemOf(word));
      const stop = length === 1 && this.#isStop(word);
      if (guideline !== undefined) query.guidelines.push(guideline);
      else if (stop) query.stop.push(word);
      else {
        const last = unfinished && at + length === words.length;
        const meaning = this.#meaning(span, typedSpan, last);
        // The first letters of a word say nothing yet, unless they are all there is.
        if (!last || !isBlank(meaning) || query.meanings.length === 0) query.meanings.push(meaning);
      }
      at += length;
    }
    const { anchors } = this.vocabulary;
    const named = [
      ...words.flatMap((word) => this.#phrases.get(stemOf(word)) ?? []).map(({ term }) => term),
      ...query.meanings.flatMap(({ terms }) => terms),
    ];
    query.anchored = named.some((term) => term !== undefined && anchors.includes(term));
    if (query.anchored)
      query.meanings = query.meanings.map((meaning) =>
        isBlank(meaning) ? this.#headOf(meaning) : meaning,
      );
    return query;
  }

  /** How many words from `at` on belong together. */
  #phraseAt(words: string[], at: number): number {
    for (let length = Math.min(this.#longest, words.length - at); length > 1; length -= 1) {
      const span = words.slice(at, at + length);
      // Two stop words are no phrase: "vad är" isn't "vad". But "vart vänder jag mig" may be.
      if (length < 3 && span.every(this.#isStop)) continue;
      if (this.#phrasesOf(span).length > 0) return length;
      const split = !span.some(this.#isStop);
      const whole = stemOf(span.join(''));
      if (split && (this.#words.has(whole) || this.#phrases.has(whole))) return length;
    }
    return 1;
  }

  /** The phrases that a span is, or is without the stop words inside it. */
  #phrasesOf(span: readonly string[]): Phrase[] {
    const exact = this.#phrases.get(keyOf(span));
    if (exact || this.#isStop(span[0]!) || this.#isStop(span.at(-1)!)) return exact ?? [];
    return this.#phrases.get(keyOf(span.filter((word) => !this.#isStop(word)))) ?? [];
  }

  #meaning(span: string[], typed: string[], unfinished: boolean): Meaning {
    const expressions = new Map<string, Expression>();
    const say = (phrase: string, weight: number) => {
      const stems = wordsOf(phrase).map(stemOf);
      const key = stems.join(' ');
      const content = wordsOf(phrase).filter((word) => !this.#isStop(word));
      const indexed = content.map(stemOf);
      if (indexed.length === 0 || !indexed.every((stem) => this.#words.has(stem))) return;
      // A very short word is nothing but itself: "mat" isn't "mata".
      if (phrase.length < 4 && fold(this.#words.get(key) ?? '') !== fold(phrase)) return;
      if ((expressions.get(key)?.weight ?? 0) < weight)
        expressions.set(key, { stems, indexed, weight });
    };
    const sure = span.every((word, index) => word === typed[index]) ? 1 : WEIGHT.spelling;
    const terms = new Set<string>();
    const whole = span.join('');
    const phrases = [...this.#phrasesOf(span), ...(this.#phrases.get(stemOf(whole)) ?? [])];
    // What is left of a phrase without its stop words may be any word: "kan" of "vad jag kan".
    const content = span.filter((part) => !this.#isStop(part));
    const remnant = phrases.length > 0 && span.length > 1 && content.length < 2;
    say(span.join(' '), remnant ? sure * WEIGHT.synonym : sure);
    say(whole, sure);
    for (const { term, synonyms } of new Set(phrases)) {
      if (term !== undefined) terms.add(term);
      const headword = term === undefined ? undefined : synonyms[0];
      for (const synonym of synonyms)
        say(synonym, sure * (synonym === headword ? WEIGHT.term : WEIGHT.synonym));
    }
    const [word] = span as [string];
    // A very short word has no kin that can be told from the rest.
    if (span.length === 1 && word.length > 3) {
      const stem = stemOf(word);
      for (const kin of this.#families.get(familyOf(stem)) ?? [])
        say(this.#words.get(kin)!, sure * WEIGHT.family);
      for (const compound of this.#compoundsWith(stem))
        say(this.#words.get(compound)!, sure * WEIGHT.compound);
      const foreign = expressions.size === 0 || this.#asked.has(stem);
      const parts = foreign && terms.size === 0 ? this.#partsOf(word) : undefined;
      if (parts) {
        say(parts.join(' '), sure * WEIGHT.compound);
        for (const part of parts)
          for (const { term } of this.#phrases.get(stemOf(part)) ?? [])
            if (term !== undefined) terms.add(term);
      }
      if (unfinished && expressions.size === 0)
        for (const begun of this.#begunBy(word)) {
          say(begun, WEIGHT.unfinished);
          for (const { term } of this.#phrases.get(stemOf(begun)) ?? [])
            if (term !== undefined) terms.add(term);
        }
    }
    const best = [...expressions.values()].sort((a, b) => b.weight - a.weight);
    return { typed, expressions: best.slice(0, MOST_EXPRESSIONS), terms: [...terms] };
  }

  /** Whether the search knows a word, in any of its forms. */
  #knows(word: string): boolean {
    const stem = stemOf(word);
    return (
      this.#words.has(stem) ||
      this.#isStop(word) ||
      this.#phrases.has(stem) ||
      this.#guidelines.has(stem) ||
      this.#families.has(familyOf(stem))
    );
  }

  /** The word that a misspelt one most likely was, or the word itself. */
  #corrected(word: string): string {
    if (this.#knows(word)) return word;
    // rättsäker is rätt and säker, but it is rather rättssäker with a letter missing.
    const compound = this.#partsOf(word) !== undefined;
    const typed = fold(word);
    const stem = stemOf(word);
    let best = word;
    let fewest = Infinity;
    for (const [meant, name] of this.#names) {
      const known = fold(name);
      // A slip in the first letter is rare, and it is what parts many short words.
      if (known[0] !== typed[0] || (compound && meant.length <= stem.length)) continue;
      const slips = Math.min(slipsIfMeant(typed, known), slipsIfMeant(stem, meant, typed));
      if (slips < fewest) [fewest, best] = [slips, name];
    }
    return best;
  }

  /** Words of the index that begin with an unfinished one, the shortest first. */
  #begunBy(word: string): string[] {
    if (word.length < 3) return [];
    const start = stemOf(word);
    return [...this.#words]
      .filter(([stem]) => stem.startsWith(start))
      .map(([, known]) => known)
      .sort((a, b) => a.length - b.length)
      .slice(0, 6);
  }

  /** Stems of known compounds that a word is the first or last part of. */
  #compoundsWith(stem: string): string[] {
    if (stem.length < (this.#parts.has(stem) ? 3 : 5)) return [];
    const known = (rest: string) =>
      rest.length > 2 &&
      [rest, rest.replace(/s$/, '')].some((part) => this.#words.has(part) || this.#parts.has(part));
    return [...this.#words.keys()].filter((word) => {
      if (word.length < stem.length + 3) return false;
      if (word.endsWith(stem)) return known(word.slice(0, -stem.length));
      return word.startsWith(stem) && known(word.slice(stem.length).replace(/^s/, ''));
    });
  }

  /** The parts of a compound that isn't in the index itself, if all of them are known. */
  #partsOf(word: string): string[] | undefined {
    // A stem may have lost what its last part needs: skydd ends like a verb in the past.
    return this.#split(stemOf(word)) ?? this.#split(fold(word));
  }

  /** What an unknown word means if it is a compound whose last part is known: an affischbild is a bild. */
  #headOf(unknown: Meaning): Meaning {
    const stem = stemOf(unknown.typed.join(''));
    for (let start = 3; start <= stem.length - 4; start += 1) {
      const head = this.#pieceOf(stem.slice(start));
      if (head === undefined) continue;
      const { expressions, terms } = this.#meaning([head], unknown.typed, false);
      const weaker = expressions.map((said) => ({ ...said, weight: said.weight * WEIGHT.head }));
      return { ...unknown, expressions: weaker, terms };
    }
    return unknown;
  }

  /** The word that a part of a compound is, in any of its forms. */
  readonly #pieceOf = (part: string) => this.#pieces.get(part) ?? this.#pieces.get(stemOf(part));

  #split(stem: string): string[] | undefined {
    // The longest first part is the likeliest: säkerhet + risk, not säker + het + risk.
    for (let end = stem.length - 3; end >= 3; end -= 1) {
      const part = this.#pieceOf(stem.slice(0, end));
      if (part === undefined) continue;
      for (const link of LINKS) {
        if (!stem.startsWith(link, end)) continue;
        const rest = stem.slice(end + link.length);
        const last = this.#pieceOf(rest);
        const more = last === undefined ? this.#split(rest) : [last];
        if (more) return [part, ...more];
      }
    }
    return undefined;
  }
}

const isBlank = ({ expressions, terms }: Meaning) => expressions.length + terms.length === 0;

function group<T>(map: Map<string, T[]>, key: string, item: T): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}
