import { basename, join } from 'node:path';
import type { Node, Parent } from 'unist';
import { toString } from 'mdast-util-to-string';
import { z } from 'astro/zod';
import { guidelineOf } from '../../../machines/kit/only';
import { MESSAGES } from '../messages';
import { fieldsAt, independent, refused } from '../messages/refused';
import {
  EFFECTS,
  KINDS,
  LIGHTS,
  MODALITIES,
  STRENGTH,
  type Light,
  type Modality,
} from '../vocabulary';
import { ANY, parseChapter, type Chapter, type Fail, type Shown } from './chapter';
import { attempt, ContentError, stop, type Report } from './content-error';
import { listFolder } from './files';
import { hasNumber, isMark, lastPart, NUMBER, ownNumber } from './ids';
import { anything, type Ids } from './known';
import {
  attributesOf,
  clauseElements,
  conditionIn,
  isElement,
  listOf,
  withoutComments,
  type ClauseElement,
} from './mdx';
import { languagesIn } from './languages';
import { slugOf } from './slug';

/** One addressable rule, definition or statement of a guideline. */
export interface Clause {
  /** `<guideline>:<number>`; never changes once published. */
  id: string;
  guideline: string;
  number: string;
  /**
   * What it is called in text: its number if the document has one, `6.1.3.b`; for a part of a clause
   * without number that clause's title and the letter, `Försiktighetsprincipen, e`; else its title.
   * In an appendix `Bilaga 1, punkt 3.b`.
   */
  label: string;
  /** The nearest clause above by number. */
  parent: string | null;
  /** Written as a `Rule` inside the `Clause` of its parent. */
  rule: boolean;
  title: string;
  kind: (typeof KINDS)[number];
  modality: Modality;
  /** What the clause does to a use of AI: stops it, sets a condition, gives a duty, or nothing. */
  effect: (typeof EFFECTS)[number];
  /** Who is addressed, several separated by `; `. */
  addressee: string;
  /** Of a row of a traffic-light table. */
  light?: Light | undefined;
  /** Of a permission: what it asks for, after "men bara om". */
  condition?: string | undefined;
  /** Ids of laws that it carries out, as we read it: what the municipality says of what they demand. */
  carriesOut: string[];
  /** Our restatement as plain text with its condition, without the rules and notes inside it. */
  text: string;
  keywords: string[];
  /** The editor's notes beside it. */
  notes: Note[];
  source: { section: string; page: number; lines: string };
  /** The appendix that it stands in, whose numbers begin with its name: `bilaga-1.3` in `Bilaga 1`. */
  appendix?: string | undefined;
  /** The section's page on the site, for example `oppen-ai`. */
  chapter: string;
  /** In a chapter that is a draft: it needs no text yet, and isn't published. */
  draft: boolean;
  /** Where it is written. */
  file: string;
  line: number | undefined;
}

/** Lines of the decided text, for example `133-138`. */
export const lineRange = z
  .string()
  .regex(/^[1-9]\d*(?:-[1-9]\d*)?$/, {
    error: 'write a line number or a range such as 133-138',
    abort: true,
  })
  .refine((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return first! <= last!;
  }, 'write the first line before the last, such as 133-138');

/** An editor's note: a remark of ours, never part of the rule. */
export interface Note {
  /** When it was written, `2026-11-21`. */
  date: string;
  paragraphs: string[];
  /** Ids of the laws that it rests on. */
  laws: string[];
  line: number | undefined;
}

const isList = (text: string) =>
  text !== '' && !text.includes(';') && listOf(text).every((word) => word !== '');

const words = z.string().regex(/\S/, '');

const attributes = z.strictObject({
  title: words,
  kind: z.enum(KINDS),
  modality: z.enum(MODALITIES),
  effect: z.enum(EFFECTS),
  addressee: words,
  light: z.enum(LIGHTS).optional(),
  condition: z
    .string()
    .regex(
      /^(?!(?:men|bara|om)\s)\S.*[^.\s]$/i,
      'write what comes after "men bara om", without a full stop: condition="alla har sagt ja"',
    )
    .optional(),
  carriesOut: z
    .string()
    .refine(
      isList,
      'write ids of content/lag/ with one comma between them: carriesOut="ai-4, ai-5"',
    )
    .optional(),
  page: z.string().regex(/^[1-9]\d*$/, 'write the number of the page: page="5"'),
  lines: lineRange,
  keywords: z
    .string()
    .refine(isList, 'write words with one comma between them: keywords="gdpr, namn"'),
});

/** What the folder of a guideline holds. */
const FOLDER = {
  names: [
    ...['guideline.yaml', 'fragor.yaml', 'sparbarhet.yaml', 'verktyg.yaml'],
    'att-granska.md',
  ],
  ending: '.mdx',
  folders: ['oklarheter', 'en'],
} as const;

/**
 * Reads the clauses of a guideline out of the MDX of its sections, in reading order of each file; those of
 * appendices come last.
 *
 * @param folder `content/<guideline>`
 * @param report takes what is wrong: a tag, an attribute, an id that stands twice, an empty text
 * @param shown what the components of a section may show
 * @param addressees whom a clause may be addressed to
 * @returns the clauses without fault
 */
export function readClauses(
  folder: string,
  report: Report = stop,
  shown: Shown = ANY,
  addressees: Ids = anything,
): Clause[] {
  const guideline = basename(folder);
  const { files } = listFolder(
    folder,
    { ...FOLDER, folders: [...new Set([...FOLDER.folders, ...languagesIn(folder)])] },
    report,
    `${guideline}:`,
  );
  const clauses = files
    .filter((name) => name.endsWith('.mdx'))
    .flatMap((name) => {
      const chapter = attempt(report, () =>
        parseChapter(join(folder, name), guideline, shown, report),
      );
      return chapter === undefined ? [] : clausesOf(chapter, guideline, addressees, report);
    });
  const byId = new Map<string, Clause>();
  for (const clause of clauses.sort((a, b) => placeOf(a) - placeOf(b))) {
    const { id, file, line } = clause;
    const twin = byId.get(id);
    if (twin) {
      const { reason, remedy } = MESSAGES.clauseTwice(id, `${twin.file}:${twin.line}`);
      report(new ContentError(file, line, reason, remedy));
    } else byId.set(id, clause);
  }
  for (const clause of byId.values()) clause.parent = parentOf(clause.id, byId);
  for (const clause of byId.values()) clause.label = labelOf(clause, byId);
  return [...byId.values()];
}

const placeOf = ({ appendix }: Clause) => (appendix === undefined ? 0 : 1);

function clausesOf(chapter: Chapter, guideline: string, addressees: Ids, report: Report) {
  const { tree, file, section, appendix, draft, fail } = chapter;
  const sections = new Map<string, string>();
  let lacksSection = false;
  return clauseElements(tree, guideline).flatMap((found) => {
    const read = readClause(found, { file, draft, appendix, addressees }, (element, told, hides) =>
      report(fail(element, told, hides)),
    );
    const own = attributesOf(found.element).section;
    if (own !== undefined) sections.set(found.id, own);
    if (!read) return [];
    const place = nearest(read.id, sections) ?? section;
    // Once a file: its frontmatter mends all.
    if (place === undefined && !lacksSection)
      report(fail(found.element, MESSAGES.noSection(read.id)));
    lacksSection ||= place === undefined;
    read.source.section = place ?? '';
    read.chapter = basename(file, '.mdx');
    return [read];
  });
}

/** @returns undefined if it has a fault, which is reported */
function readClause(
  { id, element, clause }: ClauseElement,
  {
    file,
    draft,
    appendix,
    addressees,
  }: Pick<Chapter, 'file' | 'draft' | 'appendix'> & {
    addressees: Ids;
  },
  report: (...fault: Parameters<Fail>) => void,
): Clause | undefined {
  const name = element.name === 'Rule' ? 'Rule' : 'Clause';
  const written = attributesOf(element);
  const attribute = name === 'Rule' ? 'id' : 'nr';
  const number = written[attribute];
  // A Rule inside no Clause is told already.
  if (name === 'Rule' && !clause) return undefined;
  const above = clause && attributesOf(clause.element);
  const hides = clause?.id ?? `${guidelineOf(id)}:`;
  if (number === undefined || number === '')
    report(element, MESSAGES.noNumber(name, written.nr || written.id), hides);
  else if (!NUMBER.test(number))
    report(element, MESSAGES.badNumber(name, attribute, number), hides);
  else if (above?.nr !== undefined && `${number}.`.startsWith(`${above.nr}.`))
    return void report(element, MESSAGES.numberAgain(number, above.nr), hides);
  if (number === undefined || !NUMBER.test(number)) return undefined;
  const start = appendix && slugOf(appendix);
  if (start && !clause && !`${number}.`.startsWith(`${start}.`))
    return void report(
      element,
      MESSAGES.notInAppendix(number, appendix, start),
      `${hides}${start}`,
    );
  const [, mark] = /^bilaga-(\d{1,2}|[a-z])(?:\.|$)/.exec(number) ?? [];
  if (mark && !clause && appendix === undefined)
    return void report(element, MESSAGES.noAppendix(number, `Bilaga ${mark.toUpperCase()}`), id);
  const what = `${name} "${id}"`;
  const faulty = new Set<string>();
  for (const one of element.attributes)
    if (one.type !== 'mdxJsxAttribute' || typeof one.value !== 'string') {
      const key = one.type === 'mdxJsxAttribute' ? one.name : '{…}';
      faulty.add(key);
      const value = one.type === 'mdxJsxAttribute' ? one.value : undefined;
      report(
        element,
        MESSAGES.noString(key, what, typeof value === 'object' ? value?.value : undefined),
        id,
      );
    }
  const { nr: _, id: __, section: ___, ...own } = written;
  // A part of a part is for whom its part is for.
  const within = number.slice(0, Math.max(0, number.lastIndexOf('.')));
  const part = clause?.element.children.find(
    (one: Node): one is ClauseElement['element'] =>
      isElement(one, 'Rule') && attributesOf(one).id === within,
  );
  const { addressee, page } = { ...above, ...(part && attributesOf(part)) };
  const values: Record<string, string | undefined> = { addressee, page, ...own };
  const parsed = attributes.safeParse(values, { reportInput: true, error: () => '' });
  for (const issue of independent(parsed.error?.issues ?? [], attributes)) {
    const key = String(issue.path[0] ?? '');
    // What a Rule has of its Clause is told there.
    const isOfClause = above && own[key] === undefined && (key === 'page' || key === 'addressee');
    if (faulty.has(key) || isOfClause) continue;
    faulty.add(key);
    const place = key === '' ? what : `${what}: ${key}`;
    const known = fieldsAt(attributes, []);
    for (const told of refused(issue, { place, source: own[key], isAttribute: true, known }))
      report(element, told, id);
  }
  for (const one of faulty.has('addressee') ? [] : (own.addressee?.split('; ') ?? []))
    if (!addressees.has(one)) {
      faulty.add('addressee');
      report(element, MESSAGES.addressee(id, one, [...(addressees.keys?.() ?? [])]), id);
    }
  const { kind = '', modality = '' } = own;
  const strengths: readonly string[] | undefined = STRENGTH[kind];
  const isModality = MODALITIES.some((one) => one === modality);
  if (strengths && isModality && !strengths.includes(modality))
    report(element, MESSAGES.strength(what, kind, modality, strengths), id);
  if (own.light !== undefined && name === 'Clause') report(element, MESSAGES.lightAlone(id), id);
  const { condition, effect, title = '' } = own;
  // So does las draft it, from the words of the document.
  if (!draft && /(?:…|\S\.)\s*$/.test(title))
    report(element, MESSAGES.borrowedTitle(what, title), id);
  if (
    condition !== undefined &&
    !faulty.has('condition') &&
    !(kind === 'permission' && effect === 'condition')
  )
    report(element, MESSAGES.condition(what, condition), id);
  const text = textOf(element);
  const lacksText = text === '' && !draft;
  if (lacksText) report(element, MESSAGES.noText(what), id);
  const notes = notesOf(element, report);
  if (!parsed.success || lacksText || faulty.size > 0) return undefined;
  if (above && !NUMBER.test(above.nr ?? '')) return undefined;
  const guideline = guidelineOf(id);
  const { lines, keywords, carriesOut, page: sourcePage, ...rest } = parsed.data;
  return {
    ...rest,
    id,
    guideline,
    number: id.slice(guideline.length + 1),
    label: '',
    parent: null,
    rule: clause !== undefined,
    text: [text, conditionIn(own)].filter(Boolean).join(' '),
    keywords: listOf(keywords),
    carriesOut: listOf(carriesOut),
    notes,
    source: { section: '', page: Number(sourcePage), lines },
    appendix,
    chapter: '',
    draft,
    file,
    line: element.position?.start.line,
  };
}

/** @returns the text of a clause without its rules and editor's notes */
export function textOf(element: Parent): string {
  return paragraphsOf(
    element.children.filter((child: Node) => !isElement(child, 'Rule', 'Note')),
  ).join(' ');
}

/** Paragraphs, and the items of lists one by one. */
const paragraphsOf = (nodes: Node[]): string[] =>
  nodes
    .flatMap((node) =>
      node.type === 'list' || node.type === 'listItem'
        ? paragraphsOf((node as Parent).children)
        : toString(withoutComments(node)).replace(/\s+/g, ' ').trim(),
    )
    .filter((text) => text !== '');

function notesOf(element: Parent, report: (...fault: Parameters<Fail>) => void): Note[] {
  return element.children
    .filter((child: Node) => isElement(child, 'Note'))
    .map((note) => {
      const { date = '', laws } = attributesOf(note);
      const paragraphs = paragraphsOf(note.children);
      if (!z.iso.date().safeParse(date).success) report(note, MESSAGES.noteDate(date));
      if (paragraphs.length === 0) report(note, MESSAGES.emptyNote());
      return { date, paragraphs, laws: listOf(laws), line: note.position?.start.line };
    });
}

function* ancestors(id: string): Generator<string> {
  const [guideline, number] = id.split(':') as [string, string];
  const parts = number.split('.');
  while (parts.pop() !== undefined && parts.length > 0) yield `${guideline}:${parts.join('.')}`;
}

function parentOf(id: string, byId: ReadonlyMap<string, unknown>): string | null {
  for (const ancestor of ancestors(id)) if (byId.has(ancestor)) return ancestor;
  return null;
}

function labelOf(clause: Clause, byId: ReadonlyMap<string, Clause>): string {
  const { number, appendix, parent, title } = clause;
  const own = ownNumber(clause);
  if (hasNumber(own)) return appendix === undefined ? own : `${appendix}, punkt ${own}`;
  if (own === '') return appendix!;
  const above = byId.get(parent ?? '');
  const mark = lastPart(number);
  return above && isMark(mark) && number === `${above.number}.${mark}`
    ? `${labelOf(above, byId)}, ${mark}`
    : title;
}

function nearest(id: string, sections: ReadonlyMap<string, string>): string | undefined {
  for (const candidate of [id, ...ancestors(id)])
    if (sections.has(candidate)) return sections.get(candidate);
  return undefined;
}
