import { slugOf } from '../registry/read/slug.ts';
import { textOf, type Block } from './document.ts';

/** What becomes a clause: a heading or a numbered item, with what stands under it. */
export interface Node {
  /** `6.1.3`, or made from the heading: `bakgrund.syfte`. */
  number: string;
  /** Whether the document gave the number, or its last part. */
  isNumbered: boolean;
  /** A heading that begins a section; the others are items. */
  isSection: boolean;
  /** Its heading or first paragraph; nothing for text before the first heading. */
  head: Block | undefined;
  /** Paragraphs, rows, images and the items of lists below it, in order. */
  parts: Part[];
  /** The sections that it stands in, from the chapter. */
  within: readonly Node[];
  /** Of the heading of an appendix: "Bilaga 1". */
  appendix?: string;
}

export interface Part {
  /** Of an item, below its node: `a`, `a.i`, `1`. */
  number: string | undefined;
  block: Block;
}

export interface Outline {
  /** A list of nodes a chapter, the chapter's own first. */
  chapters: Node[][];
  /** The headings of the document as a whole. */
  titles: Block[];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzåäö';
const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const TERM = /^(?<term>[^.:]{2,60}?)(?:\s[-–—]\s?|\s?[-–—]\s|[-–—](?=\p{Lu}{2,}(?:-|\s)))/u;
const DEFINES = /definition|begrepp|ordförklaring|ordlista|förkortning|termer/i;

const APPENDIX = /^(?:Bilaga|BILAGA)(?: (?<mark>\d{1,2}|[A-Z]))?(?![\p{L}\d])/u;

/** @returns the headings that begin an appendix, with its name; those above the last are lists of them */
function appendicesIn(blocks: readonly Block[]): ReadonlyMap<Block, string> {
  const named = new Map<string, Block>();
  for (const block of blocks) {
    const found = block.kind === 'heading' ? APPENDIX.exec(textOf(block)) : null;
    if (found) named.set(['Bilaga', found.groups!.mark].filter(Boolean).join(' '), block);
  }
  return new Map([...named].map(([name, block]) => [block, name]));
}

/** @returns a part of an id: `Syfte och mål` as `syfte-och-mal`, of long ones the first words */
export function partOf(text: string): string {
  const [first, ...words] = (slugOf(text) || 'avsnitt').split('-');
  let part = first!;
  for (const word of words)
    if (part.length + word.length < 36) part += `-${word}`;
    else break;
  return part;
}

/** @returns a name that isn't taken: `a`, or `a-2` */
export function uniqueIn(taken: readonly string[], name: string): string {
  let own = name;
  for (let count = 2; taken.includes(own); count += 1) own = `${name}-${count}`;
  return own;
}

/** Whether a numbered text only names what follows. */
export const isTitle = (block: Block) =>
  block.kind === 'heading' ||
  (!/[.,;:!?]$/.test(textOf(block)) && textOf(block).split(' ').length <= 14);

/** Finds out what stands under what, by the numbers and the levels of the headings. */
export function outlineOf(blocks: readonly Block[]): Outline {
  const outline: Outline = { chapters: [], titles: [] };
  const taken: string[] = [];
  let sections: { node: Node; level: number }[] = [];
  let lastChapter = 0;
  const appendices = appendicesIn(blocks);
  /** The name of the appendix that is open, in which numbers begin anew. */
  let appendix: string | undefined;
  const numberIn = (own: string) => (appendix === undefined ? own : `${slugOf(appendix)}.${own}`);
  /** How many sections stand above all others: the appendix. */
  const depth = () => (appendix === undefined ? 0 : 1);
  let item: Node | undefined;
  /** Of the numbered list that is open, the number of the last item. */
  let lastItem: number | undefined;
  /** The lists that are open below a node, from the outermost. */
  let lists: { style: 'letter' | 'roman' | 'bullet'; last: number; number: string }[] = [];

  const add = (own: string, head: Block | undefined, isSection = false): Node => {
    const within = sections.map(({ node }) => node);
    const isNumbered = head?.number !== undefined;
    const number = uniqueIn(taken, own);
    taken.push(number);
    const node = { number, isNumbered, isSection, head, parts: [], within };
    if (within.length === 0) outline.chapters.push([node]);
    else outline.chapters.at(-1)!.push(node);
    return node;
  };
  const open = (level: number, head: Block | undefined, number?: string) => {
    sections = sections.filter((one) => one.level < level);
    const above = sections.at(-1)?.node.number;
    const slug = partOf(head ? textOf(head) : 'inledning');
    const own = number ?? (above === undefined ? slug : `${above}.${slug}`);
    sections.push({ node: add(own, head, true), level });
    [item, lastItem, lists] = [undefined, undefined, []];
  };
  const section = () => {
    if (sections.length === 0) open(1, undefined);
    return sections.at(-1)!.node;
  };
  /** The number of an item of a list with letters, Roman numbers or bullets. */
  const listed = (number: string): string => {
    const isNext = (style: string, order: readonly string[] | string) => {
      const list = lists.findLast((one) => one.style === style);
      return list && order[list.last] === number ? list : undefined;
    };
    const list =
      number === ''
        ? lists.findLast(({ style }) => style === 'bullet')
        : (isNext('letter', LETTERS) ?? isNext('roman', ROMANS));
    if (list) {
      lists = lists.slice(0, lists.indexOf(list) + 1);
      list.last += 1;
      list.number = number === '' ? String(list.last) : number;
    } else {
      const style = number === '' ? 'bullet' : number === 'i' ? 'roman' : 'letter';
      const last = style === 'letter' ? LETTERS.indexOf(number) + 1 : 1;
      lists.push({ style, last, number: number === '' ? '1' : number });
    }
    return lists.map((one) => one.number).join('.');
  };

  for (const [index, block] of blocks.entries()) {
    const { kind, number } = block;
    const next = blocks[index + 1];
    if (appendices.has(block)) {
      [appendix, lastChapter, sections] = [appendices.get(block)!, 0, []];
      open(1, block, slugOf(appendix));
      section().appendix = appendix;
    } else if (kind === 'heading' && number === undefined) {
      const isOfAll =
        outline.chapters.length === 0 && next?.kind === 'heading' && next.level <= block.level;
      if (isOfAll || isOnlyOfItsLevel(block, blocks)) outline.titles.push(block);
      else open(block.level + depth(), block);
    } else if (kind === 'footnote') {
      section();
      add(numberIn(`fotnot.${number}`), block);
    } else if (number?.includes('.')) {
      open(number.split('.').length + depth(), block, numberIn(number));
    } else if (number !== undefined && /^\d/.test(number)) {
      const count = Number(number);
      const isNextItem = kind !== 'heading' && lastItem !== undefined && count === lastItem + 1;
      const mayBeChapter =
        count === lastChapter + 1 && isTitle(block) && (count > 1 || sections.length === depth());
      if (kind === 'heading' || (mayBeChapter && !isNextItem)) {
        lastChapter = count;
        open(1 + depth(), block, numberIn(number));
      } else {
        item = add(`${section().number}.${number}`, block);
        lastItem = count;
        lists = [];
      }
    } else if (number !== undefined) {
      (item ?? section()).parts.push({ number: listed(number), block });
    } else {
      if (kind === 'paragraph') lists = lists.filter(({ style }) => style !== 'bullet');
      const defined =
        DEFINES.test(textOf(section().head ?? { lines: [] })) && TERM.exec(textOf(block));
      if (defined && !item)
        add(`${section().number}.${partOf(defined.groups!.term!)}`, { ...block });
      else (item ?? section()).parts.push({ number: undefined, block });
    }
  }
  return outline;
}

/** Whether a first heading is larger than all others: the title of the document. */
function isOnlyOfItsLevel(block: Block, blocks: readonly Block[]): boolean {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  return (
    headings[0] === block &&
    headings.length > 2 &&
    headings.slice(1).every(({ level }) => level > block.level)
  );
}
