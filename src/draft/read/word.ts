import { strFromU8, unzipSync } from 'fflate';
import type { Element, Parents, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { numberOf, type Block, type Decided, type Line } from '../document.ts';

/** Of a level of a list: `%1.%2` in digits, `%1)` in letters. */
interface Level {
  format: string;
  text: string;
  start: number;
}

interface Style {
  outline: number | undefined;
  list: Listed | undefined;
}

/** Which list a paragraph is in, and how deep. */
interface Listed {
  list: string;
  depth: number;
}

/**
 * Reads a Word file. Its numbers are counted as Word counts them, which is why it is read here:
 * libraries that turn Word into HTML keep no letters and no `3.2.1`.
 */
export function readWord(data: Uint8Array): Decided {
  const files = unzipSync(data);
  const open = (name: string): Root =>
    files[name] ? fromXml(strFromU8(files[name])) : { type: 'root', children: [] };
  const styles = stylesIn(open('word/styles.xml'));
  const count = counter(levelsIn(open('word/numbering.xml')));
  const document = open('word/document.xml');
  const notes = notesIn(document, open('word/footnotes.xml'));
  const lines: Line[] = [];
  const blocks: Block[] = [];
  let page = 1;

  const add = (kind: Block['kind'], text: string, level = 0, number?: string, shown = '') => {
    // An empty line between paragraphs, so that the text can be read and its lines be counted.
    if (lines.length > 0) lines.push({ text: '', line: lines.length + 1, page, size: 1 });
    const line = { text: text.replace(/\s+/g, ' ').trim(), line: lines.length + 1, page, size: 1 };
    lines.push({ ...line, text: `${shown}${line.text}` });
    blocks.push({ kind, level, number, lines: [line], spaceAfter: true });
  };
  const paragraph = (element: Element) => {
    const breaks = all(element, 'w:lastRenderedPageBreak', 'w:br').filter(
      (one) => one.name === 'w:lastRenderedPageBreak' || one.attributes['w:type'] === 'page',
    );
    // Word says where its pages broke; other programs only where they must.
    const isBroken = child(child(element, 'w:pPr'), 'w:pageBreakBefore') && breaks.length === 0;
    page += isBroken && lines.length > 0 ? 1 : breaks.length;
    if (all(element, 'w:drawing', 'w:pict').length > 0) add('image', '[bild]');
    const text = textIn(element);
    if (text.trim() === '') return;
    const properties = child(element, 'w:pPr');
    const style = styles.get(value(properties, 'w:pStyle') ?? '');
    const outline = Number(value(properties, 'w:outlineLvl') ?? style?.outline ?? NaN);
    const listed = listedIn(properties) ?? style?.list;
    const counted = listed && count(listed);
    const typed = counted === undefined ? numberOf(text) : undefined;
    const number = counted?.number ?? typed?.number;
    const shown = counted
      ? `${counted.shown} `
      : text.slice(0, text.length - (typed?.rest ?? text).length);
    const kind = outline < 9 ? 'heading' : number === undefined ? 'paragraph' : 'item';
    add(kind, typed?.rest ?? text, kind === 'heading' ? outline + 1 : 0, number, shown);
    for (const note of all(element, FOOTNOTE)) {
      const noted = notes.get(String(note.attributes['w:id']));
      const mark = String(note.attributes.shown);
      if (noted) add('footnote', textIn(noted), 0, mark, `${mark} `);
    }
  };
  const visit = (parent: Parents) => {
    for (const element of elements(parent)) {
      if (element.name === 'w:p') paragraph(element);
      else if (element.name === 'w:tr')
        add(
          'row',
          all(element, 'w:tc')
            .map((cell) => textIn(cell).trim())
            .join(' | '),
        );
      // The second of two ways to show the same.
      else if (element.name !== 'mc:Fallback') visit(element);
    }
  };
  visit(document);
  return { blocks, text: lines.map(({ text }) => text).join('\n'), furniture: [] };
}

const FOOTNOTE = 'w:footnoteReference';

/** The footnotes by id. Their marks are counted as they are cited, which is what Word shows. */
function notesIn(document: Root, notes: Root): Map<string, Element> {
  for (const [index, mark] of all(document, FOOTNOTE).entries())
    mark.attributes.shown = String(index + 1);
  return new Map(all(notes, 'w:footnote').map((one) => [String(one.attributes['w:id']), one]));
}

const elements = (parent: Parents) =>
  parent.children.flatMap((one): Element[] => (one.type === 'element' ? [one] : []));

const child = (parent: Element | undefined, name: string) =>
  parent && elements(parent).find((one) => one.name === name);

/** The attribute that most properties of Word have their value in. */
const value = (parent: Element | undefined, name: string) =>
  child(parent, name)?.attributes['w:val'] ?? undefined;

/** @returns the elements of these names at any depth, but not inside one another */
function all(parent: Parents, ...names: string[]): Element[] {
  return elements(parent).flatMap((one) =>
    names.includes(one.name) ? [one] : one.name === 'mc:Fallback' ? [] : all(one, ...names),
  );
}

/** What a reader sees: not what was deleted, and no codes of fields. */
const textIn = (parent: Parents): string =>
  all(parent, 'w:t', 'w:tab', 'w:br', 'w:noBreakHyphen', 'w:p', FOOTNOTE)
    .map((one) => {
      if (one.name === 'w:t')
        return one.children.map((part) => ('value' in part ? part.value : '')).join('');
      if (one.name === 'w:p') return `${textIn(one)} `;
      if (one.name === FOOTNOTE) return String(one.attributes.shown ?? '');
      return one.name === 'w:noBreakHyphen' ? '-' : ' ';
    })
    .join('');

function listedIn(properties: Element | undefined): Listed | undefined {
  const found = child(properties, 'w:numPr');
  const list = value(found, 'w:numId');
  return list === undefined || list === '0'
    ? undefined
    : { list, depth: Number(value(found, 'w:ilvl') ?? 0) };
}

/** The paragraph styles; one has what it doesn't say from the style that it is based on. */
function stylesIn(root: Root): Map<string, Style> {
  const styles = new Map<string, Style>();
  const bases = new Map<string, string | undefined>();
  for (const element of all(root, 'w:style')) {
    const id = String(element.attributes['w:styleId']);
    const properties = child(element, 'w:pPr');
    const name = value(element, 'w:name') ?? '';
    const heading = /^(?:heading|rubrik) (\d)$/i.exec(name)?.[1];
    const outline = value(properties, 'w:outlineLvl') ?? (heading && String(Number(heading) - 1));
    bases.set(id, value(element, 'w:basedOn'));
    styles.set(id, {
      outline: outline === undefined ? undefined : Number(outline),
      list: listedIn(properties),
    });
  }
  const inherited = (id: string, seen: readonly string[] = []): Style | undefined => {
    const own = styles.get(id);
    const base = bases.get(id);
    if (!own || base === undefined || seen.includes(id)) return own;
    const above = inherited(base, [...seen, id]);
    return { ...own, outline: own.outline ?? above?.outline, list: own.list ?? above?.list };
  };
  return new Map([...styles.keys()].map((id) => [id, inherited(id)!]));
}

/** @returns the levels of each list, by its number */
function levelsIn(root: Root): Map<string, Level[]> {
  const abstract = new Map(
    all(root, 'w:abstractNum').map((one) => [
      one.attributes['w:abstractNumId'],
      all(one, 'w:lvl').map((level) => ({
        format: value(level, 'w:numFmt') ?? 'decimal',
        text: value(level, 'w:lvlText') ?? '',
        start: Number(value(level, 'w:start') ?? 1),
      })),
    ]),
  );
  return new Map(
    all(root, 'w:num').map((one) => [
      String(one.attributes['w:numId']),
      abstract.get(value(one, 'w:abstractNumId')) ?? [],
    ]),
  );
}

/** Counts the items of all lists. @returns the number of the next one, as it is shown and without its signs */
function counter(levels: ReadonlyMap<string, Level[]>) {
  const counts = new Map<string, number[]>();
  return ({ list, depth }: Listed): { number: string; shown: string } | undefined => {
    const own = levels.get(list)?.[depth];
    if (!own || own.format === 'none') return undefined;
    const reached = (counts.get(list) ?? []).slice(0, depth + 1);
    reached[depth] = (reached[depth] ?? own.start - 1) + 1;
    counts.set(list, reached);
    if (own.format === 'bullet') return { number: '', shown: '•' };
    const shown = own.text.replace(/%(\d)/g, (_, level: string) => {
      const at = Number(level) - 1;
      const format = at === depth ? own.format : (levels.get(list)?.[at]?.format ?? 'decimal');
      return inFormat(reached[at] ?? levels.get(list)?.[at]?.start ?? 1, format);
    });
    return { number: shown.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '').toLowerCase(), shown };
  };
}

const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

function inFormat(count: number, format: string): string {
  if (/Letter$/.test(format)) return String.fromCharCode(96 + (((count - 1) % 26) + 1));
  return (/Roman$/.test(format) && ROMANS[count - 1]) || String(count);
}
