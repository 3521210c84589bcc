import { LIGHTS, type Light } from '../registry/vocabulary.ts';
import { textOf, type Block, type Decided, type Line } from './document.ts';
import { guess, type Guess } from './guess.ts';
import { isTitle, outlineOf, partOf, uniqueIn, type Node } from './outline.ts';

/** A clause or a rule that nobody has restated yet. */
export interface DraftClause extends Guess {
  /** Of a rule, below its clause. */
  number: string;
  title: string;
  page: number;
  /** The first and the last of them. */
  lines: [number, number];
  /** Its words in the decided text. */
  decided: string;
  rules: DraftClause[];
  /** The heading that it stands under, as the document has it. */
  section: string;
  /** Of a row of a traffic-light table. */
  light?: Light | undefined;
}

export interface DraftChapter {
  /** The name of its file, without ending. */
  slug: string;
  title: string;
  section: string;
  /** What the document calls it, if it is an appendix. */
  appendix: string | undefined;
  clauses: DraftClause[];
}

/** Lines that are in no clause, and why. */
export interface Left {
  lines: Line[];
  why: 'title' | 'table head' | 'contact' | 'image' | 'versions';
}

export interface Draft {
  chapters: DraftChapter[];
  left: Left[];
  /** First lines of tables. */
  tables: Line[];
}

interface Sentence {
  text: string;
  page: number;
  lines: [number, number];
}

const segmenter = new Intl.Segmenter('sv', { granularity: 'sentence' });
const CONTACT = /(?<!\p{L})(?:tel(?:efon)?[.:]|e-post:|webbplats:|\d{3} \d{2} \p{Lu}\p{L}+\.?$)/iu;
/** A heading above what isn't rules, but the versions of the document. */
const HISTORY =
  /^(?:(?:versions|revisions|ändrings|dokument)histori|(?:ändrings|revisions)logg|revideringar)/iu;
/** Words of a title that is made from a sentence. */
const TITLE_WORDS = 7;

/** @returns the sentences of a block, each with its lines */
function sentencesOf(block: Block): Sentence[] {
  const text = textOf(block);
  // Where a line begins in the text, found again because joining may have taken a space out.
  let from = 0;
  const starts = block.lines.map((line) => {
    const at = Math.max(from, text.indexOf(line.text, from));
    from = at + line.text.length;
    return { at, line };
  });
  const lineAt = (at: number) => starts.findLast((one) => one.at <= at)?.line ?? block.lines[0]!;
  return [...segmenter.segment(text)]
    .map(({ segment, index }) => ({ text: segment.trim(), index }))
    .filter((one) => one.text !== '')
    .map((one) => {
      const first = lineAt(one.index);
      const last = lineAt(one.index + one.text.length - 1);
      return { text: one.text, page: first.page, lines: [first.line, last.line] };
    });
}

/** Drafts the chapters of a guideline from its decided document. */
export function draftOf({ blocks }: Decided): Draft {
  const { chapters, titles } = outlineOf(blocks);
  const draft: Draft = { chapters: [], left: [], tables: [] };
  for (const { lines } of titles) draft.left.push({ lines, why: 'title' });
  for (const all of chapters) {
    const nodes = all.filter((node) => !HISTORY.test(titleOf(node)));
    for (const { head, parts } of all.filter((node) => !nodes.includes(node)))
      for (const { lines } of [...(head ? [head] : []), ...parts.map(({ block }) => block)])
        draft.left.push({ lines, why: 'versions' });
    const [first] = nodes;
    if (!first) continue;
    const title = titleOf(first);
    const section = sectionOf(first);
    const clauses = nodes.map((node) => clauseOf(node, draft));
    const slug = uniqueIn(
      draft.chapters.map((one) => one.slug),
      first.appendix === undefined ? partOf(title) : first.number,
    );
    draft.chapters.push({ slug, title, section, appendix: first.appendix, clauses });
  }
  const address = addresseesIn(blocks.map(textOf).join(' '));
  for (const clause of draft.chapters.flatMap(({ clauses }) => clauses))
    for (const one of [clause, ...clause.rules]) one.addressee = address(one.addressee);
  return draft;
}

/** @returns whom a document means by "du" and by "vi": all that it says it is for */
function addresseesIn(text: string): (addressee: string) => string {
  const meant: Record<string, string> = {
    ...(/förtroendevald/i.test(text) && { medarbetare: 'medarbetare; förtroendevald' }),
    ...(/koncern/i.test(text) && { kommun: 'kommunkoncern' }),
  };
  return (addressee) => meant[addressee] ?? addressee;
}

const titleOf = ({ head }: Node) => (head ? textOf(head) : 'Inledning');

/** The headings from the chapter down, as a section is cited. */
const sectionOf = (node: Node) =>
  [...node.within, ...(node.isSection ? [node] : [])]
    .filter((one) => one.head === undefined || isNameOnly(one, one.head))
    .map((one) => (one.isNumbered ? `${one.head?.number}. ` : '') + titleOf(one))
    .join(' > ') || node.number;

function clauseOf(node: Node, draft: Draft): DraftClause {
  const { head, parts } = node;
  const isNamed = head !== undefined && head.kind !== 'footnote' && isNameOnly(node, head);
  const headings = [...(isNamed ? [titleOf(node)] : []), ...node.within.toReversed().map(titleOf)];
  // One sentence that introduces a list is the clause; its items are the rules.
  const isLead =
    parts.length > 0 &&
    parts.every(({ number, block }) => number !== undefined || block.kind === 'row') &&
    head !== undefined &&
    sentencesOf(head).length === 1;
  const own = guess(isNamed || isLead ? titleOf(node) : '', headings);
  const rules: DraftClause[] = [];
  const add = (number: string, sentence: Sentence, lead?: Guess) => {
    const own = uniqueIn(
      rules.map((one) => one.number),
      number,
    );
    const guessed = guess(sentence.text, headings, lead);
    rules.push(leaf(own, sentence, guessed, sectionOf(node)));
    return guessed;
  };
  const hasLetters = parts.some(({ number }) => number !== undefined && /^\p{L}/u.test(number));
  let count = 0;
  /** What introduces a list: a sentence, or a heading right above it. */
  let lead = own;
  let row = 0;
  let table = 0;
  const addSentences = (block: Block) => {
    for (const sentence of sentencesOf(block))
      lead = add(hasLetters ? String((count += 1)) : letter((count += 1)), sentence);
  };
  if (head && !isNamed && !isLead) addSentences(head);
  for (const [index, { number, block }] of parts.entries()) {
    const isFirstRow = block.kind === 'row' && parts[index - 1]?.block.kind !== 'row';
    if (block.kind === 'image') draft.left.push({ lines: block.lines, why: 'image' });
    else if (isFirstRow) {
      [row, table] = [0, table + 1];
      draft.tables.push(block.lines[0]!);
      draft.left.push({ lines: block.lines, why: 'table head' });
    } else if (block.kind === 'row') {
      add(`tabell-${table}.${(row += 1)}`, whole(block));
      const cells = textOf(block).split(' | ');
      const light = lightOf(cells[0]!);
      Object.assign(rules.at(-1)!, { light, title: shortened(cells[light ? 1 : 0] ?? '') });
    } else if (number !== undefined) add(number, whole(block), lead);
    else if (CONTACT.test(textOf(block))) draft.left.push({ lines: block.lines, why: 'contact' });
    else addSentences(block);
  }
  const only =
    rules.length === 1 && parts.every(({ number }) => number === undefined) ? rules[0] : undefined;
  const isHeadingOnly = isNamed && node.isSection && count > 0 && only === undefined;
  const covered = [
    ...(head?.lines.map(({ line }) => line) ?? []),
    ...(isHeadingOnly ? [] : rules.flatMap(({ lines }) => lines)),
  ];
  const decided = [(isNamed || isLead) && textOf(head), only?.decided].filter(
    (text) => typeof text === 'string',
  );
  const text = decided.join(' – ') || rules[0]?.decided || '';
  // A number without a verb of its own says what its first sentence says, which is doubted there.
  const first = own.modality === 'är' && node.isNumbered ? rules[0] : undefined;
  const strength = only ?? (first && { ...first, doubts: [] }) ?? own;
  return {
    ...{ number: node.number, section: sectionOf(node), decided: text, rules: only ? [] : rules },
    title: isNamed ? titleOf(node) : shortened(text),
    page: head?.lines[0]!.page ?? rules[0]?.page ?? 1,
    lines: [Math.min(...covered), Math.max(...covered)],
    ...{ modality: strength.modality, effect: strength.effect },
    kind: head?.kind === 'footnote' ? 'footnote' : strength.kind,
    ...{ addressee: strength.addressee, doubts: strength.doubts },
  };
}

/** Whether the first lines of a node name it; else they say something. */
function isNameOnly(node: Node, head: Block): boolean {
  // Some number every sentence in Word by making it a heading.
  if (head.kind === 'heading') return !(node.isNumbered && /[.:;]$/.test(textOf(head)));
  if (!isTitle(head) || node.parts.length === 0) return node.isSection && isTitle(head);
  return node.isSection || (head.lines.length === 1 && head.spaceAfter);
}

const whole = (block: Block): Sentence => ({
  text: textOf(block),
  page: block.lines[0]!.page,
  lines: [block.lines[0]!.line, block.lines.at(-1)!.line],
});

function leaf(
  number: string,
  { text, page, lines }: Sentence,
  guessed: Guess,
  section: string,
): DraftClause {
  return {
    ...guessed,
    number,
    title: shortened(text),
    page,
    lines,
    decided: text,
    rules: [],
    section,
  };
}

/** The colour that the cell of a table names: `Grönt ljus`. */
const lightOf = (cell: string): Light | undefined =>
  LIGHTS.find((light) => new RegExp(`^${light}[at]?t?(?!\\p{L})`, 'iu').test(cell));

function shortened(sentence: string): string {
  const text = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  const words = text.replace(/[.:;,]$/, '').split(' ');
  return words.length <= TITLE_WORDS
    ? words.join(' ')
    : `${words.slice(0, TITLE_WORDS).join(' ')} …`;
}

/** a, b, … z, aa, ab … */
const letter = (count: number): string =>
  (count > 26 ? letter(Math.floor((count - 1) / 26)) : '') +
  String.fromCharCode(97 + ((count - 1) % 26));
