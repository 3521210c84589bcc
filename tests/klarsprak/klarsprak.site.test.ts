import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { content } from '../support/content';
import { checkSite } from './gates';

describe('the built site', () => {
  const pages = checkSite('dist');
  const isPermalink = ({ path }: { path: string }) => path.startsWith('/r/');

  test('is checked page by page', () => {
    const paths = pages.map(({ path }) => path);
    const { clauses, guides, translations } = content;
    for (const { guideline, chapter } of clauses.values())
      expect(paths).toContain(`/${guideline}/${chapter}/`);
    for (const id of guides.keys()) expect(paths).toContain(`/guider/${id}/`);
    // A page whose text isn't found would pass.
    const translated = [...translations.values()]
      .flat()
      .map(({ guideline, lang, chapter }) => `/${guideline}/${lang}/${chapter}/`);
    const mute = pages.filter(({ path, text }) => text.words === 0 && !translated.includes(path));
    expect(mute).toEqual([]);
  });

  test.each(pages.filter((page) => !isPermalink(page)).map((page) => [page.path, page.faults]))(
    '%s is plain Swedish',
    (_path, faults) => expect(faults).toEqual([]),
  );

  test('has permalinks that are spelt right and break no word rule', () =>
    expect(pages.filter((page) => isPermalink(page) && page.faults.length > 0)).toEqual([]));
});

describe('a made-up site', () => {
  // 8 words, 3 of them long.
  const dense = '<p>Den ansvarige chefen ska granska det och besluta.</p>';
  const pages: Record<string, string> = {
    bra: '<h1>Om reglerna här</h1><p>Läs mojliggorare först.</p>',
    'lang-mening': `<p>${'en '.repeat(25)}bok.</p><p>Den är bra.</p>`,
    'langa-meningar': `<p>${'en '.repeat(15)}bok.</p>`,
    'tung-hjalp': dense,
    'ostersund/tungt-kapitel': dense,
    'ostersund/kapitel': dense.replace('granska', 'läsa'),
    'r/ostersund/6': '<p>Chefen skall beslutta om det.</p>',
  };
  let faults: Record<string, string[]>;
  beforeAll(() => {
    const dist = mkdtempSync(join(tmpdir(), 'klarsprak-'));
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(dist, file)), { recursive: true });
      writeFileSync(join(dist, file), text);
    };
    write('api/clauses.json', '[{"number": "mojliggorare"}]');
    for (const [path, main] of Object.entries(pages))
      write(`${path}/index.html`, `<main>${main}</main>`);
    faults = Object.fromEntries(checkSite(dist).map((page) => [page.path, page.faults]));
    rmSync(dist, { recursive: true });
  });

  test.each([
    ['plain sentences and the number of a clause', '/bra/', []],
    ['a long sentence', '/lang-mening/', [expect.stringMatching(/^26 ord, högst 25: en en/)]],
    ['long sentences', '/langa-meningar/', ['16.0 ord i en mening i snitt, högst 15']],
    ['many long words in a page of help', '/tung-hjalp/', ['LIX är 45.5, högst 40']],
    ['many long words in a chapter', '/ostersund/tungt-kapitel/', ['LIX är 45.5, högst 45']],
    ['a few less, which a chapter may have', '/ostersund/kapitel/', []],
    [
      'officialese and a misspelt word, even on a permalink',
      '/r/ostersund/6/',
      ['skall → ska', '"beslutta" står inte i ordboken'],
    ],
  ])('with %s', (_what, path, expected) => expect(faults[path]).toEqual(expected));
});
