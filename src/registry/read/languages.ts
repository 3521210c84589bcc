import { existsSync, readdirSync } from 'node:fs';

/** @returns what a language calls itself; undefined if a name is no language but Swedish's own */
export function languageOf(name: string): string | undefined {
  if (!/^[a-z]{2,3}$/.test(name) || name === 'sv') return undefined;
  if (Intl.getCanonicalLocales(name)[0] !== name) return undefined;
  const known = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(name);
  const own = known && (new Intl.DisplayNames([name], { type: 'language' }).of(name) ?? known);
  return own && own[0]!.toLocaleUpperCase(name) + own.slice(1);
}

/** @returns the folders of a guideline that hold translations: `en` */
export const languagesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() && languageOf(entry.name) ? entry.name : [],
      )
    : [];

/** The languages that are written from right to left, of those that people in Sweden read most. */
const RIGHT_TO_LEFT = ['ar', 'ckb', 'fa', 'he', 'ps', 'ur', 'yi'];

/** How a language is written. */
export const directionOf = (lang: string) => (RIGHT_TO_LEFT.includes(lang) ? 'rtl' : 'ltr');
