import { stemmer } from '@orama/stemmers/swedish';

/** @returns the words of a text as written, in lower case; a hyphen parts words. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** @returns a word without dots and accents, as many type it: "färdig" and "fardig" are the same. */
export const fold = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');

const stems = new Map<string, string>();

/** @returns what all inflections of a word have in common, with or without its dots. */
export function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    const folded = fold(word);
    // Snowball takes rättelse for rätt, ledighet for led and intern for in.
    const [, noun] = /^(.{3,}els|.{3}ighet)(?:e|en|er|erna)?$/.exec(folded) ?? [];
    // It takes the s of kurs and analys for an ending, but not the same s in kursen.
    const [, course] = /^(.+[lnrty])se[nr](?:s|nas?)?$/.exec(folded) ?? [];
    // And lärare for lära, skrivare for skriva.
    const [, agent] = /^((?:.*[^k])?larar|skrivar)(?:e|en|ens|es|na|nas)$/.exec(folded) ?? [];
    // And it knows neither brevet, mötena nor programmen. The et of enhet and kvalitet is their own.
    const own = /(?:het|itet|internet|budget|paket)s?$/.test(folded);
    const plain = own ? folded : folded.replace(/(?<=.{3})(?:et|ena)s?$/, '');
    const root = folded.endsWith('ern') ? folded : stemmer(plain);
    stem = noun ?? course ?? agent ?? root.replace(/mm$/, 'm');
    stems.set(word, stem);
  }
  return stem;
}

/** @returns what words derived from each other have in common: märka and märkning, säker and säkert. */
export function familyOf(stem: string): string {
  const noun = stem.replace(/(?<=^.{4,})n?ing(?:s|ar)?$/, '');
  return noun.replace(/(?<=^.{5,})(?:ert?|en|[ei]t|ad)$/, '');
}

/**
 * Slips of the fingers between two words: a letter too many, missing, wrong, or two that have
 * changed places (optimal string alignment distance).
 *
 * @returns the number, or Infinity if it is above `most`
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    if (Math.min(...row) > most) return Infinity;
    [before, last] = [last, row];
  }
  return last[b.length]! > most ? Infinity : last[b.length]!;
}

/**
 * @param word what was typed, if `typed` is its stem
 * @returns the slips if a typed word may be another one, misspelt, or else Infinity. A short word
 * may differ less than a long one.
 */
export function slipsIfMeant(typed: string, meant: string, word = typed): number {
  const { length } = typed;
  if (length < 4) return Infinity;
  const slips = slipsBetween(typed, meant, length < 11 ? 1 : 2);
  // In a short word only two letters that have changed places.
  const swapped = length === meant.length && [...typed].sort().join() === [...meant].sort().join();
  const short = word.length < 6 || Math.max(length, meant.length) < 6;
  return short && !swapped ? Infinity : slips;
}

/** Whoever asks, asks the same: "vad kan jag", "vad kan man" and "vad kan vi". */
const ASKER = new Set(['man', 'vi', 'du', 'ni']);

/** @returns the stems written together: "allmän handling", "allmänna handlingar" and "allmänhandling" alike. */
export const keyOf = (words: readonly string[]) =>
  words.map((word) => (ASKER.has(word) ? 'jag' : stemOf(word))).join('');
