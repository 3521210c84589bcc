import { stemmer } from '@orama/stemmers/swedish';
import { fold } from '../registry/read/slug';

/** @returns the words of a text as written, in lower case; a hyphen parts words. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const stems = new Map<string, string>();

/**
 * @returns what all inflections of a word have in common, with or without its dots (but those of a
 * last ör or ät). Snowball's stemmer, mended where it parts the forms of common words.
 */
export function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    const folded = fold(word);
    // The or of utför is no ending as it is in frågor, nor the at of enkät as in använd.
    const own = /.{3}(?:ör|ät)s?$/.test(word);
    stem = own ? folded.replace(/s$/, '') : root(folded);
    stems.set(word, stem);
  }
  return stem;
}

/** What may follow a noun that ends like an inflected word, and an adjective that does. */
const NOUN = '(?:en|et|er|erna)?s?';
const ADJECTIVE = '(?:a|t|are|ast|aste)?';
/** Words whose own end Snowball takes for an ending, in one form of them or another. */
const OWN_END = [
  // rättelse isn't rätt, ledighet isn't led
  `(.{3,}els|.{3}ighet)(?:e|en|er|erna)?s?`,
  // arbetsplats, insats; kompetens, licens; kurs, analys, prognos; databas, fas; utkast
  `(.*(?:pl|s)ats)${NOUN}`,
  `(.*(?:llig|vid|pet|fer|lic|ekv|urr|end|ist))ens${NOUN}`,
  `(.*(?:[lnrty]|gno))s(?:en|er|erna)s?`,
  `(.*[bf])as${NOUN}`,
  `(.+[kl]ast)[ae]?${NOUN}`,
  // lärare isn't lära, skrivare isn't skriva, dator isn't data; faktor, sökmotor
  `((?:.*[^k])?larar|skrivar)(?:e|en|ens|es|na|nas)`,
  `(.*(?:a|k|mo)tor)(?:n|er|erna)?s?`,
  // hållbar, klar
  `(.+[^b]bar|.*klar)${ADJECTIVE}`,
].map((form) => new RegExp(`^${form}$`));

function root(folded: string): string {
  for (const form of OWN_END) {
    const [, stem] = form.exec(folded) ?? [];
    if (stem !== undefined) return stem;
  }
  if (folded.endsWith('ern')) return folded;
  const plain = folded
    // The genitive: handlingarnas, människans, bilders.
    .replace(/(?<=.{3}(?:[aeo]r|[aei]t|an|na))s$/, '')
    // handlandet, brevet, mötena, programmen. The et of enhet and kvalitet is their own.
    .replace(/(?<=.{3})(?<!st|b|jel|utl|inl)andet$/, 'ande')
    .replace(/(?<=.{3})(?<!h|it|intern|budg|pak|datas)(?:et|ena)$/, '')
    // människan, but not handlingsplan.
    .replace(/(?<=.{3}[^aeiouy])(?<!pl|org|m|rom)an$/, 'a')
    // generativt, artificiellt, allmänt
    .replace(/(?<=.{3}(?:iv|ell|[^s]al|sam|il|man))t$/, '');
  return (
    stemmer(plain)
      .replace(/mm$/, 'm')
      // regel and regler, register and registret
      .replace(/(?<=..[^aeiouy])eln?$/, 'l')
      .replace(/(?<=..(?:st|rv|ld|um))r$/, '')
  );
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
