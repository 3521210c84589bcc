import { blocksOf } from './lines.ts';
import type { Decided } from '../document.ts';

/** Where form feeds were lost, a page begins with a space, or with its number. */
const BEGINS_PAGE = /^ (?=\S)/;
const NUMBER_ALONE = /^\s*(?:sida \d+ av \d+|\d{1,3}|.*\s\d{1,3} ?\(\d{1,3}\))\s*$/i;

/**
 * Reads a text such as `pdftotext -layout` makes.
 *
 * @param text pages apart by form feeds, or as that program's output looks without them
 */
export function readText(text: string): Decided {
  const hasFeeds = text.includes('\f');
  let page = 1;
  let isAtNumber = false;
  const lines = text.split(/\r?\n/).map((raw, index) => {
    const isNumber = !hasFeeds && NUMBER_ALONE.test(raw);
    const isNew = hasFeeds
      ? raw.includes('\f')
      : BEGINS_PAGE.test(raw) || (isNumber && !isAtNumber);
    if (isNew && index > 0) page += hasFeeds ? raw.split('\f').length - 1 : 1;
    if (raw.trim() !== '') isAtNumber = isNumber;
    return { text: raw.replaceAll('\f', ''), line: index + 1, page, size: 1 };
  });
  return { ...blocksOf(lines), text };
}
