import { numberOf, type Block, type Decided, type Line } from '../document.ts';

const PAGE_NUMBER =
  /^(?:(?:sid(?:a|an|nr)?|page|s)\.? ?)?(?<page>\d{1,3})(?: ?(?:\(\d+\)|\/ ?\d+|av \d+))?$|(?:^|\s)(?<of>\d{1,3}) ?\(\d{1,3}\)$/i;
const ENDS_SENTENCE = /[.:;?!][”"»)]*\d?$/u;
/** Of two cells beside each other: what stands in columns is a table. */
const CELLS = / {3,}/;
/** How much larger a heading is than what it stands above. */
const LARGER = 1.1;
/** A heading leaves room on its line, and is no longer than this many words. */
const ROOM = 0.8;
const MOST_WORDS = 14;

/**
 * Puts lines together to headings, items, paragraphs and rows.
 *
 * @param all the lines with those that are empty, each with its page from 1
 */
export function blocksOf(all: readonly Line[]): Decided {
  const furniture = furnitureIn(all);
  const text = all.map((one) => one.text).join('\n');
  const lines = numberPages(all, furniture)
    .filter((one) => one.text.trim() !== '' && !furniture.has(one.line))
    .map((one) => ({ ...one, text: one.text.trim() }));
  const shape = shapeOf(lines);
  const pieces: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    const last = pieces.at(-1);
    if (last && !begins(line, last, lines[index + 1], shape)) last.push(line);
    else pieces.push([line]);
  }
  const notes = footnotes(pieces);
  const blocks = pieces.map((piece, index) =>
    blockOf(piece, notes.has(piece), pieces[index - 1], pieces[index + 1], shape),
  );
  return { blocks: levelled(blocks), text, furniture: [...furniture] };
}

interface Shape {
  /** From a line to the next in a paragraph. */
  step: number;
  /** Characters of a full line. */
  width: number;
  /** Size of the letters of most of the text. */
  body: number;
}

function shapeOf(lines: readonly Line[]): Shape {
  const lengths = lines.map(({ text }) => text.length).sort((a, b) => a - b);
  return {
    step: commonest(lines.slice(1).map(({ line }, index) => line - lines[index]!.line)) ?? 1,
    width: lengths[Math.floor(lengths.length * 0.95)] ?? 0,
    body: commonest(lines.flatMap(({ size, text }) => Array<number>(text.length).fill(size))) ?? 1,
  };
}

function commonest(values: readonly number[]): number | undefined {
  const counts = [...Map.groupBy(values, (value) => value)];
  return counts.sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** Lines that are no part of the decision: page numbers, and what recurs at the edge of the pages. */
function furnitureIn(all: readonly Line[]): Set<number> {
  const pages = [...Map.groupBy(all, ({ page }) => page).values()].map((page) =>
    page.filter(({ text }) => text.trim() !== ''),
  );
  const edges = pages.flatMap((page) => [...new Set([...page.slice(0, 3), ...page.slice(-3)])]);
  const recurring = Map.groupBy(edges, ({ text }) => text.trim().replace(/\d+/g, '0'));
  const isRunning = ([, own]: [string, Line[]]) =>
    new Set(own.map(({ page }) => page)).size >= Math.max(2, pages.length / 2);
  return new Set([
    ...all.filter(({ text }) => PAGE_NUMBER.test(text.trim())).map(({ line }) => line),
    ...[...recurring].filter(isRunning).flatMap(([, own]) => own.map(({ line }) => line)),
  ]);
}

/** Gives the pages the numbers that are printed on them; those without count on from the others. */
function numberPages(all: readonly Line[], furniture: ReadonlySet<number>): Line[] {
  const printed = all.flatMap(({ text, line, page }) => {
    const { page: alone, of } =
      (furniture.has(line) && PAGE_NUMBER.exec(text.trim())?.groups) || {};
    return (of ?? alone) === undefined ? [] : [{ page, number: Number(of ?? alone) }];
  });
  const shift = commonest(printed.map(({ page, number }) => number - page)) ?? 0;
  return all.map((one) => ({ ...one, page: Math.max(1, one.page + shift) }));
}

/** Cells apart; the wide space after the number of an item parts none. */
const isRow = ({ text }: Line) => CELLS.test(numberOf(text)?.rest ?? text);

const isUpper = (text: string) => /^[”"»(]?[\p{Lu}\d]/u.test(text);
const words = (text: string) => text.split(/\s+/).length;

/** Whether a line begins something new, or goes on with the paragraph before it. */
function begins(line: Line, piece: readonly Line[], next: Line | undefined, shape: Shape): boolean {
  const before = piece.at(-1)!;
  const isApart = line.line - before.line > shape.step;
  if (isRow(line) || isRow(before)) return true;
  if (Math.abs(line.size - before.size) > (LARGER - 1) * shape.body) return true;
  const isSentenceOver = ENDS_SENTENCE.test(before.text);
  const isNumber = numberOf(line.text) !== undefined || isFootnote(line.text);
  // A word that is cut off, or a sentence that goes on in lower case, isn't parted by a page.
  if (!isUpper(line.text) && !isNumber && !isSentenceOver) return false;
  if (isApart) return true;
  const isRoomLeft = before.text.length + 1 + line.text.split(' ')[0]!.length < shape.width * 0.95;
  const wasHeading =
    looksLikeHeading(piece[0]!, shape) && piece.slice(1).every((one) => isShort(one, shape));
  // A heading in larger letters may go on where a line of the text wouldn't have been full.
  if (wasHeading && before.text.length > shape.width / 2 && words(line.text) <= 3) return false;
  if (isNumber) {
    const isItem = numberOf(piece[0]!.text) !== undefined;
    return isSentenceOver || isItem || wasHeading || (isRoomLeft && isUpper(line.text));
  }
  if (!isUpper(line.text)) return false;
  if (isRoomLeft && (isSentenceOver || wasHeading)) return true;
  return isRoomLeft && looksLikeHeading(line, shape) && isUpper(next?.text ?? 'A');
}

/** Short, without the end of a sentence, and in upper case at its beginning. */
function looksLikeHeading({ text, size }: Line, shape: Shape): boolean {
  return size > shape.body * LARGER || (isUpper(text) && isShort({ text }, shape));
}

const isShort = ({ text }: Pick<Line, 'text'>, shape: Shape) =>
  text.length < shape.width * ROOM && words(text) <= MOST_WORDS && !/[.,;:!?]$/.test(text);

const FOOTNOTE = /^(?<number>\d{1,2}) ?(?=[”"\p{Lu}])/u;
const isFootnote = (text: string) => FOOTNOTE.test(text);

/** Pieces that begin with a number which stands at the end of a word further up. */
function footnotes(pieces: readonly Line[][]): Set<Line[]> {
  let above = '';
  return new Set(
    pieces.filter((piece) => {
      const number = FOOTNOTE.exec(piece[0]!.text)?.groups!.number;
      const isCited =
        number !== undefined && new RegExp(`[\\p{L}”"»)]${number}(?!\\d)`, 'u').test(above);
      above += ` ${piece.map(({ text }) => text).join(' ')}`;
      return isCited;
    }),
  );
}

function blockOf(
  piece: Line[],
  isNote: boolean,
  previous: readonly Line[] | undefined,
  next: readonly Line[] | undefined,
  shape: Shape,
): Block {
  const first = piece[0]!;
  const spaceAfter = next === undefined || next[0]!.line - piece.at(-1)!.line > shape.step;
  const block = (
    kind: Block['kind'],
    level = 0,
    found?: { number: string; rest: string },
  ): Block => ({
    ...{ kind, level, number: found?.number, spaceAfter },
    lines: found ? [{ ...first, text: found.rest }, ...piece.slice(1)] : piece,
  });
  if (isNote) {
    const number = FOOTNOTE.exec(first.text)!.groups!.number!;
    return block('footnote', 0, { number, rest: first.text.slice(number.length).trim() });
  }
  if (isRow(first))
    return { ...block('row'), lines: [{ ...first, text: first.text.split(CELLS).join(' | ') }] };
  const isLarge = first.size > shape.body * LARGER;
  const bare = /^(?<number>\d{1,2}) (?<rest>\p{Lu}.*)$/u.exec(first.text)?.groups;
  const found =
    numberOf(first.text) ??
    (bare && looksLikeHeading(first, shape)
      ? { number: bare.number!, rest: bare.rest! }
      : undefined);
  if (found) return block(isLarge ? 'heading' : 'item', isLarge ? first.size : 0, found);
  if (isLarge) return block('heading', first.size);
  const follows = next && numberOf(next[0]!.text);
  // A short statement between two items isn't the heading of the second.
  const isLast = follows && /^\d/.test(follows.number) && !/^1(?:\.|$)/.test(follows.number);
  const isAfterNumber = previous && /^\d/.test(numberOf(previous[0]!.text)?.number ?? '');
  return piece.length === 1 && looksLikeHeading(first, shape) && next && !(isLast && isAfterNumber)
    ? block('heading')
    : block('paragraph');
}

/**
 * Gives the headings their levels: by the size of their letters, or else capitals first, then the
 * others, and below those the ones that recur, such as "Motivering".
 */
function levelled(blocks: readonly Block[]): Block[] {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const title = ({ lines }: Block) => lines.map(({ text }) => text).join(' ');
  const sizes = [...new Set(headings.map(({ level }) => level).filter((size) => size > 0))];
  sizes.sort((a, b) => b - a);
  const inCapitals = (block: Block) => title(block) === title(block).toUpperCase();
  const hasChapters =
    sizes.length > 0 ||
    headings.some(inCapitals) ||
    blocks.some(({ number }) => /^\d/.test(number ?? ''));
  const recurring = Map.groupBy(headings, title);
  const levelOf = (block: Block) => {
    if (block.level > 0) return sizes.indexOf(block.level) + 1;
    if (sizes.length > 0) return sizes.length + 1;
    if (inCapitals(block) && headings.some((one) => !inCapitals(one))) return 1;
    return (hasChapters ? 2 : 1) + (recurring.get(title(block))!.length > 1 ? 1 : 0);
  };
  return blocks.map((block) =>
    block.kind === 'heading' ? { ...block, level: levelOf(block) } : block,
  );
}
