import { describe, expect, test } from 'vitest';
import translations from '../../node_modules/@astrojs/starlight/dist/translations/index.js';
import { attr, pages, said, tagged } from './site';

// English that a reader may meet, each with its reason. One that no longer occurs fails the test.
const NAMES: Record<string, string> = {};

// Texts of Starlight's interface that are Swedish too. (Its Swedish translation is no guide to
// that: what nobody has translated is English there.)
const SAME_IN_SWEDISH: Record<string, string> = {
  'search.ctrlKey': 'the key is marked so on a Swedish keyboard',
  'themeSelect.auto': 'short for a word that both languages have',
};

// Common English words that are no Swedish words. (Left out: in, it, is, all, be, by, not, men, …)
const ENGLISH = new Set(
  (
    'the and of to are with this that from your you for was were has have been will would can ' +
    'could should must which what who when where why how than then there here they their our we ' +
    'as or if else but on at into about after before between page pages close open search ' +
    'searching result results loading next previous skip back home menu more less show hide help ' +
    'copy copied copyright error warning note notes caution danger title section untitled content ' +
    'contents article category last updated edit created built powered read click select language ' +
    'theme dark light toggle navigation sidebar table print download upload yes no none unknown ' +
    'undefined null true false object'
  ).split(' '),
);

/** The words of a text, in lower case, names and addresses left out. */
function wordsOf(text: string): string[] {
  const rest = Object.keys(NAMES).reduce((left, name) => left.replaceAll(name, ' '), text);
  return (
    rest
      .replace(/https?:\S+/g, ' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  );
}

/** The English texts of Starlight's interface, as patterns for whole words. */
const interfaceTexts = Object.entries(translations.en!).flatMap(([key, english]) => {
  if (english === undefined || key in SAME_IN_SWEDISH) return [];
  const literal = english
    .trim()
    .split(/\{\{.*?\}\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return [{ english, pattern: new RegExp(`(?<!\\p{L})${literal}(?!\\p{L})`, 'iu') }];
});

// A chapter in another language says so on its main content.
const swedish = [...pages.values()].filter((page) =>
  tagged(page, 'main').every((main) => [undefined, 'sv'].includes(attr(main, 'lang'))),
);
const texts = swedish.flatMap((page) =>
  said(page).map(({ text, where }) => ({ text, place: `${page.path} ${where}` })),
);

/** Each text once, with the first place where it stands. */
function found(isEnglish: (text: string) => string | undefined): string[] {
  const places = new Map<string, string>();
  for (const { text, place } of texts) {
    const english = isEnglish(text);
    if (english !== undefined && !places.has(text))
      places.set(text, `"${english}" in "${text}" (${place})`);
  }
  return [...places.values()];
}

const interfaceTextIn = (text: string) =>
  interfaceTexts.find(({ pattern }) => pattern.test(text))?.english;
const englishWordIn = (text: string) => wordsOf(text).find((word) => ENGLISH.has(word));

describe('the checker', () => {
  test('knows the texts of Starlight', () => {
    expect(interfaceTexts.length).toBeGreaterThan(20);
    expect(interfaceTextIn('Skip to content')).toBe('Skip to content');
    expect(interfaceTextIn('Section titled “Öppen AI”')).toMatch('Section titled');
    expect(interfaceTextIn('Danger')).toBe('Danger');
    expect(interfaceTextIn('Hoppa till innehållet')).toBeUndefined();
  });

  test('knows English from Swedish', () => {
    expect(englishWordIn('Search results for “sekretess”')).toBe('search');
    expect(
      englishWordIn('Mata in det i It-systemet om alla är med, men be om lov'),
    ).toBeUndefined();
  });

  test('reads text, labels and descriptions', () => {
    const places = new Set(texts.map(({ place }) => place.split(' ')[1]));
    for (const where of ['p', 'a', 'label', 'nav[aria-label]', 'meta[description]', 'title'])
      expect(places).toContain(where);
  });
});

describe('no English is left', () => {
  test('of Starlight’s interface', () => {
    expect(found(interfaceTextIn)).toEqual([]);
  });

  test('in any text, label or description', () => {
    expect(found(englishWordIn)).toEqual([]);
  });

  test('and no exception is kept that nothing needs', () => {
    const unneeded = Object.keys(NAMES).filter(
      (name) => !texts.some(({ text }) => text.includes(name)),
    );
    expect(unneeded).toEqual([]);
  });
});
