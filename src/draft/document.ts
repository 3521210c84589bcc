/** A line of the decided text: as `lines` of a clause counts them, and as `--originals` shows them. */
export interface Line {
  text: string;
  /** From 1. */
  line: number;
  page: number;
  /** Of the letters; only compared with the others of the document. */
  size: number;
}

/** A piece of a decided document, the same whether it came as Word, PDF or text. */
export interface Block {
  kind: 'heading' | 'item' | 'paragraph' | 'row' | 'footnote' | 'image';
  /** Of a heading, 1 for a chapter; 0 if the document doesn't show it. */
  level: number;
  /** As the document has it, without full stop or parenthesis: `6.1`, `a`; '' for a bullet. */
  number: string | undefined;
  /** Without its number. The cells of a row are separated by ` | `. */
  lines: Line[];
  /** Whether space follows that isn't there between the lines of a paragraph. */
  spaceAfter: boolean;
}

/** A decided document, read. */
export interface Decided {
  blocks: Block[];
  /** The whole text; the lines of the blocks are counted in it. */
  text: string;
  /** Lines that are running heads, feet or page numbers. */
  furniture: number[];
}

export const textOf = ({ lines }: Pick<Block, 'lines'>) =>
  lines
    .map(({ text }) => text)
    .join(' ')
    // A word that was divided, or a compound such as AI-system: whichever, no space.
    .replace(/(?<=\p{L})- (?=\p{Ll})(?!(?:och|eller|samt)\b)/gu, '-');

const NUMBERS: readonly RegExp[] = [
  /^(?<number>\d{1,3}(?:\.\d{1,3})+)[.)]?\s+/,
  /^(?<number>\d{1,3})(?:[.)]\s*(?=\p{L})|\s*§\s+)/u,
  /^\(?(?<number>[ivx]+|[a-zåäö])[.)]\s+/,
  /^(?<number>)(?:[•▪◦·●○■*]\s*|o\s+|[-–—]\s*(?=\p{L}))/u,
];

/** @returns the number that a text begins with, and the rest; `6.1`, `a`, '' for a bullet */
export function numberOf(text: string): { number: string; rest: string } | undefined {
  for (const pattern of NUMBERS) {
    const found = pattern.exec(text);
    if (found) return { number: found.groups!.number!, rest: text.slice(found[0].length) };
  }
  return undefined;
}
