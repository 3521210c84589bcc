// The words of the index: what the build writes, and the browser asks for.
import stopWords from '../../content/stoppord.txt?raw';
import { fold } from '../registry/read/slug';
import { stemOf, wordsOf } from './swedish';

const stop = new Set(wordsOf(stopWords).map(fold));

/**
 * Stands before and after each token. Pagefind takes a word for the beginning of longer ones, and an
 * unknown word for a longer form of the beginning that it knows; and it indexes what a hit shows too. So
 * marked, a token is found alone; without its last mark it is what a reader has begun to type.
 */
const MARK = 'q';

/** @returns a stem as the index has it */
export const stemToken = (stem: string) => MARK + stem + MARK;

/** @returns a word as the index has it */
export const tokenOf = (word: string) => stemToken(stemOf(word));

/** @returns two words as one: "allmän handling", "allmänna handlingar" and "allmänhandling" alike */
export const pairOf = (first: string, second: string) => stemToken(stemOf(first) + stemOf(second));

/** @returns the beginning of the tokens of a word that is still being typed */
export const beginningOf = (word: string) => MARK + fold(word);

/** @returns a rule's number or id as the index has it: `6.1.3.b`, `ostersund:6.1.3.b` */
export const numberToken = (number: string) =>
  `${MARK}nr${fold(number.toLowerCase()).replace(/[^a-z0-9]+/g, 'p')}${MARK}`;

/** @returns the words of a text that mean something */
export const contentOf = (text: string) => wordsOf(text).filter((word) => !stop.has(fold(word)));
