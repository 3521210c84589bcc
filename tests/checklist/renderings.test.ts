import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Element, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { linesOf } from '../../src/checklist/lines';
import { itemsOf } from '../../src/checklist/model';
import { toCsv, toMarkdown, toText } from '../../src/checklist/text';
import { toWord } from '../../src/checklist/word';
import { sampleOf } from '../support/sample';
import { BLANK, kindOf, listOf, ROUTES, someWork } from './sources';

const DAY = '2026-11-21';
/** A list of each kind and with each outcome; in `npm run test:all` every one. */
const ALL = sampleOf([...BLANK, ...ROUTES], (one) => [kindOf(one)]);

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();

describe.each(ALL)('$name', (one) => {
  const checklist = listOf(one);
  const work = someWork(checklist);
  const lines = linesOf(checklist, work, DAY);

  test('has everything that a case file needs', () => {
    const text = lines.map((line) => line.text).join('\n');
    for (const { municipality, version } of checklist.guidelines) {
      expect(text).toContain(municipality);
      expect(text).toContain(version);
    }
    for (const item of itemsOf(checklist)) {
      expect(text).toContain(item.text);
      for (const { label, shortAddress } of item.rules)
        expect(text).toContain(`${label} ${shortAddress}`);
    }
    expect(text).toContain(checklist.address);
    expect(text).toContain('skriv inga personuppgifter');
  });

  test('as plain text: the same lines in the same order', () => {
    const written = toText(checklist, work, DAY)
      .split('\n')
      .map((line) => plain(line.replace(/^\s*(\[[ x]\]|-) |: _+$/g, '')))
      .filter((line) => line !== '');
    expect(written).toEqual(lines.map(({ text }) => plain(text)));
    const ticked = [...toText(checklist, work, DAY).matchAll(/^\[x\] (.+)$/gm)].map(([, t]) => t);
    expect(ticked).toEqual(lines.filter(({ done }) => done).map(({ text }) => text));
  });

  test('as Markdown: the same lines in the same order', () => {
    const written = toMarkdown(checklist, work, DAY)
      .split('\n')
      .map((line) =>
        plain(line.replace(/^(#+|>|\s*- (\[[ x]\])?) ?|^\*\*|\*\*$/g, '').replace(/\\(.)/g, '$1')),
      )
      .filter((line) => line !== '');
    expect(written.map((line) => line.replace(/:$/, ''))).toEqual(
      lines.map(({ text }) => plain(text).replace(/:$/, '')),
    );
  });

  test('as a Word file: the same lines, with headings, lists, checkboxes, language and title', async () => {
    const word = await readWord(await toWord(checklist, work, DAY, 'AI-riktlinjer'));
    expect(word.paragraphs.map(({ text }) => text)).toEqual(lines.map(({ text }) => text));
    const styleOf = { title: 'Title', heading: 'Heading1', verdict: 'Heading1', who: 'Heading2' };
    for (const [index, { kind, done }] of lines.entries()) {
      const { style, boxes, isListed } = word.paragraphs[index]!;
      if (kind in styleOf) expect(style).toBe(styleOf[kind as keyof typeof styleOf]);
      expect(boxes).toEqual(kind === 'item' ? [done] : []);
      expect(isListed).toBe(kind === 'answer' || kind === 'step');
    }
    expect(word.styles).toMatch(/<w:lang [^>]*w:val="sv-SE"/);
    expect(word.title).toBe(`Checklista: ${checklist.title}`);
  });

  test('as a table: a row for each item', () => {
    const rows = readCsv(toCsv(checklist, work));
    const [head = [], ...body] = rows;
    expect(head.slice(0, 4)).toEqual(['Grupp', 'Vem', 'Id', 'Punkt']);
    expect(body.map((row) => row[2])).toEqual(itemsOf(checklist).map(({ id }) => id));
    for (const row of body) expect(row).toHaveLength(head.length);
  });
});

test('a spreadsheet runs nothing that a reader wrote, and quotes come back', () => {
  const checklist = listOf(ROUTES.find((one) => itemsOf(listOf(one)).length > 0)!);
  const [{ id } = { id: '' }] = itemsOf(checklist);
  const csv = toCsv(checklist, { [id]: { owner: '=cmd|"x";y' } });
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(readCsv(csv)[1]![5]).toBe(`'=cmd|"x";y`);
});

test.each(['7.10', '007', '1-2', '3/4', '12E5', '12:30', '070 123 45 67', '(1)', '10 %'])(
  'a spreadsheet leaves %s as it is written',
  (text) => {
    const checklist = listOf(ROUTES.find((one) => itemsOf(listOf(one)).length > 0)!);
    const [{ id } = { id: '' }] = itemsOf(checklist);
    const csv = toCsv(checklist, { [id]: { owner: text, date: '2026-12-01' } });
    expect(readCsv(csv)[1]!.slice(5, 7)).toEqual([`="${text}"`, '2026-12-01']);
  },
);

interface WordParagraph {
  text: string;
  style: string | undefined;
  /** The checkbox controls in it: whether each is ticked. */
  boxes: boolean[];
  isListed: boolean;
}

/** Unpacks a .docx and reads its paragraphs. */
async function readWord(file: Blob) {
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const read = (name: string) => strFromU8(parts[name]!);
  // Every part that a relation or the content types name is there: else Word offers to repair.
  for (const [, name] of read('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g))
    if (!/\/(fontTable|comments)/.test(name!)) expect(Object.keys(parts)).toContain(name);
  for (const [, target] of read('word/_rels/document.xml.rels').matchAll(/Target="([^":]+)"/g))
    expect(Object.keys(parts)).toContain(`word/${target}`);
  const paragraphs = elementsOf(fromXml(read('word/document.xml')), 'w:p').map(
    (element): WordParagraph => ({
      // A checkbox control holds its own sign.
      text: textOf(element, 'w:sdt').trim(),
      style: elementsOf(element, 'w:pStyle')[0]?.attributes['w:val'] ?? undefined,
      boxes: elementsOf(element, 'w14:checked').map((box) => box.attributes['w14:val'] === '1'),
      isListed: elementsOf(element, 'w:numPr').length > 0,
    }),
  );
  return {
    paragraphs,
    styles: read('word/styles.xml'),
    title: /<dc:title>([^<]*)/.exec(read('docProps/core.xml'))?.[1],
  };
}

function elementsOf(parent: Root | Element, name: string): Element[] {
  return parent.children.flatMap((node) => {
    if (node.type !== 'element') return [];
    return [...(node.name === name ? [node] : []), ...elementsOf(node, name)];
  });
}

/** The text of an element, without that of the elements of a name. */
const textOf = (parent: Element, without: string): string =>
  parent.children
    .map((node) => {
      if (node.type === 'text') return node.value;
      return node.type === 'element' && node.name !== without ? textOf(node, without) : '';
    })
    .join('');

/** Reads quoted cells with semicolons. */
function readCsv(csv: string): string[][] {
  const rows = csv.replace(/^\uFEFF/, '').split('\r\n');
  expect(rows.pop()).toBe('');
  return rows.map((row) =>
    [...row.matchAll(/"((?:[^"]|"")*)"(?:;|$)/g)].map(([, cell]) => cell!.replaceAll('""', '"')),
  );
}
