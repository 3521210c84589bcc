import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Node, Parent } from 'unist';
import { toString } from 'mdast-util-to-string';
import { z } from 'astro/zod';
import { MESSAGES, refused } from '../messages';
import { ADDRESSEES, EFFECTS, KINDS, MODALITIES, type Modality } from '../vocabulary';
import { parseChapter, type Chapter, type Fail } from './chapter';
import { attempt, ContentError, stop, type Report } from './content-error';
import { NUMBER } from './ids';
import { attributesOf, clauseElements, isElement, listOf, type ClauseElement } from './mdx';
import { fieldsAt } from './yaml';

/** One addressable rule, definition or statement of a guideline. */
export interface Clause {
  /** `<guideline>:<number>`; never changes once published. */
  id: string;
  guideline: string;
  number: string;
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
  /** Our restatement as plain text, without the rules and notes inside it. */
  text: string;
  keywords: string[];
  /** The editor's notes beside it. */
  notes: Note[];
  source: { section: string; page: number; lines: string };
  /** The section's page on the site, for example `oppen-ai`. */
  chapter: string;
  /** Where it is written. */
  file: string;
  line: number | undefined;
}

/** Lines of the decided text, for example `133-138`. */
export const lineRange = z
  .string()
  .regex(/^\d+(?:-\d+)?$/, 'write a line number or a range such as 133-138');

/** An editor's note: a remark of ours, never part of the rule. */
export interface Note {
  /** When it was written, `2026-11-21`. */
  date: string;
  paragraphs: string[];
  /** Ids of the laws that it rests on. */
  laws: string[];
  line: number | undefined;
}

const attributes = z.strictObject({
  title: z.string().min(1),
  kind: z.enum(KINDS),
  modality: z.enum(MODALITIES),
  effect: z.enum(EFFECTS),
  addressee: z.string().min(1),
  page: z.string().regex(/^[1-9]\d*$/, 'write the number of the page: page="5"'),
  lines: lineRange,
  keywords: z.string().min(1),
});

/**
 * Reads the clauses of a guideline out of the MDX of its sections, in reading order of each file.
 *
 * @param folder `content/<guideline>`
 * @param report takes what is wrong: a tag, an attribute, an id that stands twice, an empty text
 * @returns the clauses without fault
 */
export function readClauses(folder: string, report: Report = stop): Clause[] {
  const guideline = basename(folder);
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of names)
    if (!/\.(?:mdx|yaml)$|^\./.test(name)) {
      const { reason, remedy } = MESSAGES.unreadFile(name);
      const file = relative(process.cwd(), join(folder, name));
      report(new ContentError(file, undefined, reason, remedy, `${guideline}:`));
    }
  const clauses = names
    .filter(({ name }) => name.endsWith('.mdx'))
    .flatMap(({ name }) => {
      const chapter = attempt(report, () => parseChapter(join(folder, name), guideline, report));
      return chapter === undefined ? [] : clausesOf(chapter, guideline, report);
    });
  const byId = new Map<string, Clause>();
  for (const { id, file, line } of clauses) {
    const twin = byId.get(id);
    if (twin) {
      const { reason, remedy } = MESSAGES.clauseTwice(id, `${twin.file}:${twin.line}`);
      report(new ContentError(file, line, reason, remedy));
    }
    byId.set(id, twin ?? clauses.find((clause) => clause.id === id)!);
  }
  for (const clause of clauses) clause.parent = parentOf(clause.id, byId);
  return clauses;
}

function clausesOf({ tree, file, section, fail }: Chapter, guideline: string, report: Report) {
  const sections = new Map<string, string>();
  return clauseElements(tree, guideline).flatMap((found) => {
    const read = readClause(found, file, (element, told, hides) =>
      report(fail(element, told, hides)),
    );
    const own = attributesOf(found.element).section;
    if (own !== undefined) sections.set(found.id, own);
    if (!read) return [];
    const place = nearest(read.id, sections) ?? section;
    if (place === undefined) report(fail(found.element, MESSAGES.noSection(read.id)));
    read.source.section = place ?? '';
    read.chapter = basename(file, '.mdx');
    return [read];
  });
}

/** @returns undefined if it has a fault, which is reported */
function readClause(
  { id, element, clause }: ClauseElement,
  file: string,
  report: (...fault: Parameters<Fail>) => void,
): Clause | undefined {
  const name = element.name === 'Rule' ? 'Rule' : 'Clause';
  const written = attributesOf(element);
  const attribute = name === 'Rule' ? 'id' : 'nr';
  const number = written[attribute];
  // A Rule inside no Clause is told already.
  if (name === 'Rule' && !clause) return undefined;
  const hides = clause?.id ?? `${id.split(':')[0]}:`;
  if (number === undefined || number === '') report(element, MESSAGES.noNumber(name), hides);
  else if (!NUMBER.test(number))
    report(element, MESSAGES.badNumber(name, attribute, number), hides);
  if (number === undefined || !NUMBER.test(number)) return undefined;
  const what = `${name} "${id}"`;
  const faulty = new Set<string>();
  for (const one of element.attributes)
    if (one.type !== 'mdxJsxAttribute' || typeof one.value !== 'string') {
      const key = one.type === 'mdxJsxAttribute' ? one.name : '{…}';
      faulty.add(key);
      report(element, MESSAGES.noString(key, what), id);
    }
  const { addressee, page } = clause ? attributesOf(clause.element) : {};
  const { nr: _, id: __, section: ___, ...own } = written;
  const values: Record<string, string | undefined> = { addressee, page, ...own };
  const parsed = attributes.safeParse(values, { reportInput: true, error: () => '' });
  for (const issue of parsed.error?.issues ?? []) {
    const key = String(issue.path[0] ?? '');
    if (faulty.has(key)) continue;
    const known = fieldsAt(attributes, []);
    const as = { what: `${what}: `, source: values[key] ?? (key === '' ? '{}' : undefined) };
    for (const told of refused(issue, { ...as, isAttribute: true, known }))
      report(element, told, id);
  }
  for (const one of parsed.data?.addressee.split('; ') ?? [])
    if (!Object.hasOwn(ADDRESSEES, one)) {
      faulty.add('addressee');
      // A Rule without an addressee of its own has that of its Clause, where it is told.
      if (name === 'Clause' || own.addressee !== undefined)
        report(element, MESSAGES.addressee(id, one), id);
    }
  const text = textOf(element);
  if (text === '') report(element, MESSAGES.noText(what), id);
  const notes = notesOf(element, report);
  if (!parsed.success || text === '' || faulty.size > 0) return undefined;
  const [guideline] = id.split(':') as [string];
  const { lines, keywords, page: sourcePage, ...rest } = parsed.data;
  return {
    ...rest,
    id,
    guideline,
    number: id.slice(guideline.length + 1),
    parent: null,
    rule: clause !== undefined,
    text,
    keywords: listOf(keywords),
    notes,
    source: { section: '', page: Number(sourcePage), lines },
    chapter: '',
    file,
    line: element.position?.start.line,
  };
}

/** The text of a clause without its rules and editor's notes. */
function textOf(element: Parent): string {
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
        : toString(node).replace(/\s+/g, ' ').trim(),
    )
    .filter((text) => text !== '');

function notesOf(element: Parent, report: (...fault: Parameters<Fail>) => void): Note[] {
  return element.children
    .filter((child: Node) => isElement(child, 'Note'))
    .flatMap((note) => {
      const { date, laws } = attributesOf(note);
      if (date === undefined || !z.iso.date().safeParse(date).success) {
        report(note, MESSAGES.noteWithoutDate(date));
        return [];
      }
      return {
        date,
        paragraphs: paragraphsOf(note.children),
        laws: listOf(laws),
        line: note.position?.start.line,
      };
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

function nearest(id: string, sections: ReadonlyMap<string, string>): string | undefined {
  for (const candidate of [id, ...ancestors(id)])
    if (sections.has(candidate)) return sections.get(candidate);
  return undefined;
}
