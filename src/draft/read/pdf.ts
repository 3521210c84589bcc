import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { blocksOf } from './lines.ts';
import type { Block, Decided, Line } from '../document.ts';

/** Text on a line that no wide space divides: a line of a column, or a cell of a table. */
interface Fragment {
  text: string;
  left: number;
  right: number;
  /** Of its foot, from the foot of the page. */
  y: number;
  size: number;
}

/** Space that parts cells and columns, in sizes of the letters; between words there is less. */
const WIDE = 1.6;
/** Space that parts words. */
const WORD = 0.15;
/** Space across the page that ends its columns: what stands below is read after both. */
const BAND = 2.5;
/** From a line to the next, in sizes of the letters, where no space is between paragraphs. */
const LEADING = 1.6;

/** Reads a PDF, pages of two columns in the order that they are read. */
export async function readPdf(data: Uint8Array): Promise<Decided> {
  const loading = getDocument({ data: new Uint8Array(data), verbosity: 0 });
  const document = await loading.promise;
  const lines: Line[] = [];
  const images: number[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const read = await document.getPage(page);
    const add = (text: string, size: number) =>
      lines.push({
        text: page > 1 && isFirst() ? `\f${text}` : text,
        line: lines.length + 1,
        page,
        size,
      });
    const isFirst = () => lines.at(-1)?.page !== page;
    let above: Fragment | undefined;
    for (const row of rowsOf(await fragmentsOf(read))) {
      const [first] = row as [Fragment];
      const gap = above ? (above.y - first.y) / Math.max(first.size, above.size) : 0;
      // A new column begins further up.
      if (gap > LEADING || gap < 0) add('', first.size);
      add(row.map(({ text }) => text).join('    '), first.size);
      above = first;
    }
    const { fnArray } = await read.getOperatorList();
    images.push(...fnArray.filter((one) => one === OPS.paintImageXObject).map(() => page));
  }
  await loading.destroy();
  const decided = blocksOf(lines.map((one) => ({ ...one, text: one.text.replace('\f', '') })));
  return {
    ...decided,
    blocks: [...decided.blocks, ...images.map((page) => imageOn(page, lines))],
    text: lines.map(({ text }) => text).join('\n'),
  };
}

/** Where a picture stands in the text isn't told; its page is. */
function imageOn(page: number, lines: readonly Line[]): Block {
  const line = lines.find((one) => one.page === page)?.line ?? 1;
  const place = { text: '', line, page, size: 0 };
  return { kind: 'image', level: 0, number: undefined, lines: [place], spaceAfter: true };
}

async function fragmentsOf(page: PDFPageProxy): Promise<Fragment[]> {
  const { items } = await page.getTextContent();
  const pieces = items
    .flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []))
    .map(({ str, transform, width, height }) => {
      const [, , , , left, y] = transform as number[] as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      return { text: str, left, right: left + width, y, size: Math.round(height * 2) / 2 };
    });
  const fragments: Fragment[] = [];
  for (const piece of pieces.sort((a, b) => (isLevel(a, b) ? a.left - b.left : b.y - a.y))) {
    const last = fragments.at(-1);
    const space = last && (piece.left - last.right) / Math.max(piece.size, last.size);
    if (!last || space === undefined || !isLevel(last, piece) || space > WIDE || space < -WIDE)
      fragments.push(piece);
    else {
      last.text += `${space > WORD && !/\s$/.test(last.text) ? ' ' : ''}${piece.text}`;
      [last.right, last.size] = [piece.right, Math.max(last.size, piece.size)];
    }
  }
  return fragments;
}

/** Whether two stand on the same line; a footnote's mark stands a little higher. */
const isLevel = (a: Fragment, b: Fragment) => Math.abs(a.y - b.y) < Math.max(a.size, b.size) * 0.5;

/** Puts fragments in reading order: a row of cells is one, a line of a column by itself. */
function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const gutter = gutterOf(fragments);
  if (gutter === undefined) return sameLine(fragments);
  const rows: Fragment[][] = [];
  let band: Fragment[] = [];
  const flush = () => {
    const [left, right] = [
      band.filter((one) => one.right <= gutter),
      band.filter((one) => one.left >= gutter),
    ];
    rows.push(...sameLine(left), ...sameLine(right));
    band = [];
  };
  for (const [index, fragment] of fragments.entries()) {
    const above = fragments[index - 1];
    if (above && above.y - fragment.y > BAND * fragment.size) flush();
    // A heading across both columns: what stands above it is read first.
    if (fragment.left < gutter && fragment.right > gutter) {
      flush();
      rows.push([fragment]);
    } else band.push(fragment);
  }
  flush();
  return rows;
}

function sameLine(fragments: readonly Fragment[]): Fragment[][] {
  const rows: Fragment[][] = [];
  for (const fragment of fragments) {
    const last = rows.at(-1);
    if (last && isLevel(last[0]!, fragment)) last.push(fragment);
    else rows.push([fragment]);
  }
  return rows;
}

/**
 * @returns where the space between two columns is, if the page has them: few lines cross it, and
 *   the lines of the left column nearly reach it, which cells of a table don't
 */
function gutterOf(fragments: readonly Fragment[]): number | undefined {
  const width = Math.max(0, ...fragments.map(({ right }) => right));
  const start = Math.min(width, ...fragments.map(({ left }) => left));
  const middle = fragments.filter(
    ({ left }) => left > start + (width - start) * 0.35 && left < start + (width - start) * 0.65,
  );
  const candidates = [...new Set(middle.map(({ left }) => Math.floor(left)))];
  return candidates.find((x) => {
    const before = fragments.filter(({ right }) => right <= x);
    const after = fragments.filter(({ left }) => left >= x);
    const crossing = fragments.length - before.length - after.length;
    const full = before.filter(({ left, right }) => right - left > (x - start) * 0.6);
    return (
      before.length >= 3 &&
      after.length >= 3 &&
      crossing < fragments.length * 0.25 &&
      full.length > before.length / 2
    );
  });
}
