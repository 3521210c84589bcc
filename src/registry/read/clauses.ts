import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Node, Parent } from 'unist';
import { toString } from 'mdast-util-to-string';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse as parseYaml, type YAMLParseError } from 'yaml';
import { z } from 'astro/zod';
import { ContentError } from './content-error';
import {
  attributesOf,
  clauseElements,
  isElement,
  listOf,
  writtenElements,
  type ClauseElement,
} from './mdx';

/** How strongly a clause binds, from its own words. */
export const MODALITIES = ['får inte', 'måste', 'ska', 'bör', 'får', 'är'] as const;
export type Modality = (typeof MODALITIES)[number];

export const KINDS = [
  'background',
  'choice',
  'definition',
  'effect',
  'enabler',
  'example',
  'footnote',
  'information-duty',
  'motivation',
  'need',
  'obligation',
  'permission',
  'principle',
  'prohibition',
  'purpose',
  'recommendation',
  'reference',
  'responsibility',
  'risk',
  'scope',
  'solution',
] as const;

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
  effect: 'stop' | 'condition' | 'duty' | 'none';
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
  effect: z.enum(['stop', 'condition', 'duty', 'none']),
  addressee: z.string().min(1),
  page: z.coerce.number().int().positive(),
  lines: lineRange,
  keywords: z.string().min(1),
});

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx);

/**
 * Reads the clauses of a guideline out of the MDX of its sections, in reading order of each file.
 *
 * @param folder `content/<guideline>`
 * @throws {ContentError} if an attribute is missing or unknown, an id stands twice or a text is empty
 */
export function readClauses(folder: string): Clause[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.mdx'));
  const clauses = files.flatMap((name) => readChapter(join(folder, name), basename(folder)));
  const byId = new Map<string, Clause>();
  for (const clause of clauses) {
    const twin = byId.get(clause.id);
    if (twin)
      throw new ContentError(
        clause.file,
        clause.line,
        `"${clause.id}" stands already in ${twin.file}:${twin.line}`,
        'give one of them another number',
      );
    byId.set(clause.id, clause);
  }
  for (const clause of clauses) clause.parent = parentOf(clause.id, byId);
  return clauses;
}

function readChapter(path: string, guideline: string): Clause[] {
  const file = relative(process.cwd(), path);
  let tree: Parent;
  try {
    tree = parser.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const { line, reason = String(error) } = error as { line?: number; reason?: string };
    // A tag that is never closed is placed in the words of the message only.
    const named = /\((\d+):\d+/.exec(reason)?.[1];
    throw new ContentError(
      file,
      line ?? (named === undefined ? undefined : Number(named)),
      `not valid MDX: ${reason}`,
      'close the tag, and leave an empty line before and after it',
    );
  }
  const section = sectionOf(tree, file);
  for (const { element, inClause } of writtenElements(tree)) {
    const fail = (reason: string, remedy: string) =>
      new ContentError(file, element.position?.start.line, reason, remedy);
    if (element.type === 'mdxJsxTextElement')
      throw fail(
        `a ${element.name} inside a line of text`,
        'put its tags on lines of their own, with an empty line before and after the text',
      );
    if (element.name === 'Note' && !inClause)
      throw fail('a Note that belongs to no clause', 'move it straight into a Clause or a Rule');
  }
  const sections = new Map<string, string>();
  return clauseElements(tree, guideline).map((found) => {
    const clause = readClause(found, file);
    const own = attributesOf(found.element).section;
    if (own !== undefined) sections.set(clause.id, own);
    clause.source.section = nearest(clause.id, sections) ?? section ?? '';
    if (clause.source.section === '')
      throw new ContentError(
        file,
        clause.line,
        `"${clause.id}" has no source section`,
        'write section: in the frontmatter of the file, or section="…" on the Clause',
      );
    clause.chapter = basename(path, '.mdx');
    return clause;
  });
}

/** The source section that the frontmatter names for the whole file. */
function sectionOf(tree: Parent, file: string): string | undefined {
  const frontmatter = tree.children.find(({ type }) => type === 'yaml') as
    { value: string; position?: { start: { line: number } } } | undefined;
  try {
    return (parseYaml(frontmatter?.value ?? '') as { section?: string } | null)?.section;
  } catch (error) {
    const { linePos, message } = error as YAMLParseError;
    throw new ContentError(
      file,
      (frontmatter?.position?.start.line ?? 0) + (linePos?.[0].line ?? 0),
      `not valid YAML: ${message.split('\n')[0]}`,
      'mend the indentation, the colon or the quotes on that line',
    );
  }
}

function readClause({ id, element, clause }: ClauseElement, file: string): Clause {
  const line = element.position?.start.line;
  const fail = (reason: string, remedy: string) => new ContentError(file, line, reason, remedy);
  if (/undefined/.test(id))
    throw fail(
      `a ${element.name} without a number`,
      element.name === 'Rule' ? 'write id="a" on it, inside a Clause' : 'write nr="6.1.3" on it',
    );
  const { addressee, page } = clause ? attributesOf(clause.element) : {};
  const { nr, id: ruleId, section, ...own } = attributesOf(element);
  const parsed = attributes.safeParse({ addressee, page, ...own });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw fail(
      `${element.name} "${id}": ${issue!.path.join('.')}: ${issue!.message}`,
      `write ${issue!.path.join('.')}="…" on the ${element.name} with one of the known values`,
    );
  }
  const text = textOf(element);
  if (text === '')
    throw fail(`${element.name} "${id}" has no text`, 'write the restated rule inside it');
  const [guideline, number] = id.split(':') as [string, string];
  const { lines, keywords, page: sourcePage, ...rest } = parsed.data;
  return {
    ...rest,
    id,
    guideline,
    number,
    parent: null,
    rule: clause !== undefined,
    text,
    keywords: listOf(keywords),
    notes: notesOf(element, fail),
    source: { section: '', page: sourcePage, lines },
    chapter: '',
    file,
    line,
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

function notesOf(element: Parent, fail: (reason: string, remedy: string) => ContentError): Note[] {
  return element.children
    .filter((child: Node) => isElement(child, 'Note'))
    .map((note) => {
      const { date, laws } = attributesOf(note);
      if (!z.iso.date().safeParse(date).success)
        throw fail('a Note without a date', 'write date="2026-11-21" on it');
      return {
        date: date!,
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
