import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Node, Parent } from 'unist';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { citedPlace } from '../../src/registry/outputs/cite';
import { openData, SHAPES } from '../../src/registry/outputs/open-data';
import { readClauses } from '../../src/registry/read/clauses';
import { ANY } from '../../src/registry/read/chapter';
import { languageOf } from '../../src/registry/read/languages';
import { attributesOf, isElement, nodesIn } from '../../src/registry/read/mdx';
import remarkClauseIds from '../../src/registry/read/remark-clause-ids';
import { readTranslations } from '../../src/registry/read/translations';
import { registry } from '../machines/guides';
import { folderOf } from '../support/folder';

const FIXTURE = 'tests/fixtures/shapes/testkommun';
const clauses = new Map(readClauses(FIXTURE).map((clause) => [clause.number, clause]));

/** A chapter as its page has it. */
function treeOf(chapter: string): Node {
  const processor = unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkMdx)
    .use(remarkClauseIds);
  const file = readFileSync(join(FIXTURE, chapter), 'utf8');
  const path = resolve('content/testkommun', chapter);
  return processor.runSync(processor.parse(file), { path } as never);
}

/** Its elements: rules by their id, lists and tables by their name. */
function shown(chapter: string): string[] {
  const lines = (node: Node, depth: number): string[] => {
    const isShown = isElement(node, 'Clause', 'Rule', 'ol', 'table');
    const { clause = '' } = isShown ? attributesOf(node) : {};
    const name = isShown ? clause.split(':')[1] || node.name! : '';
    return [
      ...(isShown ? [`${' '.repeat(depth)}${name}`] : []),
      ...((node as Partial<Parent>).children ?? []).flatMap((child) =>
        lines(child, isShown ? depth + 1 : depth),
      ),
    ];
  };
  return lines(treeOf(chapter), 0);
}

// Else a screen reader steps from the title of a page without headings two levels down.
test('a clause above the first heading has a heading one level higher', () => {
  const tree = (body: string) => {
    const processor = unified().use(remarkParse).use(remarkMdx).use(remarkClauseIds);
    const found = processor.runSync(processor.parse(body), {
      path: resolve('content/testkommun/regler.mdx'),
    } as never);
    return nodesIn(found as Parent)
      .filter(({ node }) => isElement(node, 'Clause'))
      .map(({ node }) => attributesOf(node as never).level);
  };
  const clause = (nr: string) => `<Clause nr="${nr}">\n\nFråga.\n\n</Clause>`;
  expect(tree(`${clause('1')}\n\n## Sedan\n\n${clause('2')}`)).toEqual(['2', undefined]);
  expect(tree(clause('1'))).toEqual(['2']);
});

// Else what a teacher is to tell pupils would stand on the pupils' list.
test('a part of a part is for whom its part is for', () => {
  const chapter = readFileSync(join(FIXTURE, 'skolan.mdx'), 'utf8');
  const folder = folderOf({
    'skolan.mdx': chapter.replace('<Rule id="a" ', '<Rule id="a" addressee="lärare" '),
  });
  const of = (end: string) => readClauses(folder).find(({ id }) => id.endsWith(end))?.addressee;
  expect([of(':3.2.1'), of(':3.2.1.a'), of(':3.2.1.a.i')]).toEqual([
    'medarbetare',
    'lärare',
    'lärare',
  ]);
});

test('a part of a part has an id, a parent and a text of its own', () => {
  expect(clauses.get('3.2.1.a.i')).toMatchObject({
    id: 'testkommun:3.2.1.a.i',
    parent: 'testkommun:3.2.1.a',
    text: 'elevens namn',
    source: { section: '3. AI i skolan', page: 4, lines: '22' },
  });
  expect(clauses.get('3.2.1.a')).toMatchObject({
    parent: 'testkommun:3.2.1',
    text: 'Du ska ta bort det som pekar ut en elev. Det gäller',
  });
});

test('what has a number is called by it, what has none by words', () => {
  expect(clauses.get('3.2.1.a.i')!.label).toBe('3.2.1.a.i');
  expect(clauses.get('3.4.rod')!.label).toBe('Betyg');
});

test('it is read inside the part that it belongs to, and rows with a colour in one table', () => {
  expect(shown('skolan.mdx')).toEqual([
    '3.2.1',
    ' ol',
    '  3.2.1.a',
    '   ol',
    '    3.2.1.a.i',
    '    3.2.1.a.ii',
    '  3.2.1.b',
    '3.3',
    '3.4',
    ' table',
    '  3.4.rod',
    '  3.4.gul',
    '  3.4.gron',
  ]);
});

test('the colours of a table are words', () => {
  const rows = ['rod', 'gul', 'gron'].map((row) => clauses.get(`3.4.${row}`)?.light);
  expect(rows).toEqual(['röd', 'gul', 'grön']);
});

describe('a permission with a condition', () => {
  const permission = clauses.get('3.3')!;

  test('is never quoted without it', () => {
    expect(permission.text).toBe(
      'Du får låta AI skriva ut det som sägs på en lektion. Men bara om alla i rummet har sagt ja.',
    );
    expect(toString(treeOf('skolan.mdx'))).toContain('Men bara om alla i rummet har sagt ja.');
  });

  test('says it to who reads the open data', () => {
    const all = { ...registry, clauses: new Map([['testkommun:3.3', permission]]) };
    const open = openData(
      {
        ...all,
        guidelines: new Map([['testkommun', { ...[...registry.guidelines.values()][0]! }]]),
        uses: new Map([['testkommun:3.3', []]]),
      },
      new URL('https://example.se'),
    );
    expect(SHAPES.clauses.parse(JSON.parse(JSON.stringify(open.clauses)))).toMatchObject([
      { modality: 'får', effect: 'condition', condition: 'alla i rummet har sagt ja' },
    ]);
  });
});

describe('a chapter in another language', () => {
  const translations = readTranslations(FIXTURE, {
    own: [...clauses.values()],
    shown: ANY,
    known: new Set([...clauses.values()].map(({ id }) => id)),
  });

  test('is beside its chapter, and says that the Swedish text is the one that is decided', () => {
    expect(translations).toMatchObject([
      { chapter: 'skolan', lang: 'en', dir: 'ltr', language: 'English', draft: false },
    ]);
    expect(translations[0]!.notice).toContain('The Swedish text is the one');
  });

  test('has the ids of its chapter, and is never counted as rules of its own', () => {
    const translated = shown('en/skolan.mdx').filter((line) => !/ol|table/.test(line));
    expect(translated.map((line) => line.trim())).toEqual(
      [...clauses.keys()].filter((number) => number.startsWith('3')),
    );
    expect([...clauses.values()].filter(({ file }) => file.includes('/en/'))).toEqual([]);
  });

  test('is said to be in that language, in the parts that the page makes of it', () => {
    const said = nodesIn(treeOf('en/skolan.mdx')).flatMap(({ node }) =>
      isElement(node, 'Clause', 'Rule') ? attributesOf(node).lang : [],
    );
    expect(new Set(said)).toEqual(new Set(['en']));
  });
});

test.each([
  ['en', 'English'],
  ['fi', 'Suomi'],
  ['se', 'Davvisámegiella'],
  ['sv', undefined],
  ['eng', undefined],
  ['engelska', undefined],
  ['zz', undefined],
])('a folder called %s holds what is written in %s', (folder, language) => {
  expect(languageOf(folder)).toBe(language);
});

describe('an appendix, whose numbers begin anew', () => {
  const shown = (number: string) => {
    const clause = clauses.get(number)!;
    return [clause.label, citedPlace(clause, { pages: 'exact' })];
  };

  test('has ids of its own, and is cited by its name and number', () => {
    expect(shown('bilaga-1.3')).toEqual(['Bilaga 1, punkt 3', 'Bilaga 1, punkt 3, sidan 9']);
    expect(shown('bilaga-1.3.b')).toEqual(['Bilaga 1, punkt 3.b', 'Bilaga 1, punkt 3.b, sidan 9']);
  });

  test('is cited by its name alone where it has no number', () => {
    expect(shown('bilaga-1')).toEqual(['Bilaga 1', 'Bilaga 1, sidan 8']);
    expect(shown('bilaga-1.sprak')).toEqual(['Språk i svaret', 'Bilaga 1, sidan 9']);
  });

  test('is the section that its clauses stand in, and the part that they belong to', () => {
    expect(clauses.get('bilaga-1.3')).toMatchObject({
      appendix: 'Bilaga 1',
      parent: 'testkommun:bilaga-1',
      source: { section: 'Bilaga 1' },
    });
  });
});
