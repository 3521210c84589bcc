import { relative } from 'node:path';
import type { Node, Parent } from 'unist';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { z } from 'astro/zod';
import { MESSAGES, type Message } from '../messages';
import { attempt, ContentError, ContentErrors, type Report } from './content-error';
import { writtenElements, type Written } from './mdx';
import { remembered } from './remembered';
import { parseYaml, readText } from './yaml';

/** @returns the fault of an element of the chapter */
export type Fail = (element: Node | undefined, told: Message, hides?: string) => ContentError;

/** A section of a guideline as its MDX has it. */
export interface Chapter {
  tree: Parent;
  file: string;
  /** The source section that the frontmatter names for the whole file. */
  section: string | undefined;
  fail: Fail;
}

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx);

const treeOf = remembered((text: string): Parent => parser.parse(text));

const frontmatterSchema = z.object({ title: z.string().min(1), section: z.string().optional() });

/** The components that stand for something in the registry. */
const READ = ['Clause', 'Rule', 'Note'];

/**
 * Parses a section and checks its frontmatter and where its elements stand.
 *
 * @param report takes what is wrong but leaves the rest readable
 * @throws {ContentError | ContentErrors} if it isn't MDX
 */
export function parseChapter(path: string, guideline: string, report: Report): Chapter {
  const file = relative(process.cwd(), path);
  const all = `${guideline}:`;
  const fail: Fail = (element, { reason, remedy }, hides) =>
    new ContentError(file, element?.position?.start.line, reason, remedy, hides);
  const text = readText(path, all);
  if (text.trim() === '') throw fail(undefined, MESSAGES.empty(), all);
  const tree = parse(text, file, all);
  const frontmatter = tree.children.find(({ type }) => type === 'yaml') as
    (Node & { value: string }) | undefined;
  const above = frontmatter?.position?.start.line ?? 0;
  const head = attempt(report, () =>
    parseYaml(frontmatter?.value ?? '{}', frontmatterSchema, file, above),
  );
  const written = writtenElements(tree);
  for (const one of written)
    for (const told of misplaced(one)) report(fail(one.element, told, all));
  const imports = importsOf(tree);
  const used = [...new Set(written.map(({ element }) => element.name ?? ''))].filter((name) =>
    /^[A-Z]/.test(name),
  );
  for (const name of used)
    if (!imports.includes(name)) {
      const { element } = written.find((one) => one.element.name === name)!;
      const names = [...new Set([...imports, ...used])].sort();
      report(fail(element, MESSAGES.notImported(name, names)));
    }
  // A section that can't be read is told already.
  const section = head ? head.data.section : '?';
  return { tree, file, section, fail };
}

function parse(text: string, file: string, hides: string): Parent {
  try {
    return treeOf(text);
  } catch (error) {
    const { line, reason = String(error) } = error as { line?: number; reason?: string };
    const fault = (at: number | undefined, told: Message) =>
      new ContentError(file, at, told.reason, told.remedy, hides);
    const causes = text
      .split('\n')
      .flatMap((written, index) => causesIn(written).map((told) => fault(index + 1, told)));
    if (causes.length > 0) throw new ContentErrors(causes);
    // A tag that is never closed is placed in the words of the message only.
    const named = /\((\d+):\d+/.exec(reason)?.[1];
    const told = /acorn|expression|before name|in name/.test(reason)
      ? MESSAGES.brace()
      : MESSAGES.notMdx(reason);
    throw fault(line ?? (named === undefined ? undefined : Number(named)), told);
  }
}

/** @returns what is known to keep a line from being MDX; asked only if something does. */
function causesIn(line: string): Message[] {
  if (/<!--/.test(line)) return [MESSAGES.htmlComment()];
  if (/<br>/i.test(line)) return [MESSAGES.lineBreakTag()];
  const tag = /^\s*<[A-Za-z][^>]*/.exec(line)?.[0].replace(/"[^"]*"/g, '""');
  const quote = tag && /=\s*([“”„’‘])/.exec(tag)?.[1];
  if (quote) return [MESSAGES.curlyQuotes(quote)];
  const [, attribute, value] = (tag && /\s([\w-]+)=([^\s"'{>]+)/.exec(tag)) || [];
  return attribute && value ? [MESSAGES.unquoted(attribute, value)] : [];
}

/** @returns what is wrong with where an element stands, or with its name. */
function misplaced({ element, within }: Written): Message[] {
  const name = element.name ?? '';
  const component = READ.find((one) => one.toLowerCase() === name.toLowerCase());
  if (component === undefined) return [];
  if (component !== name) return [MESSAGES.misspelt(name, component)];
  if (element.type === 'mdxJsxTextElement') return [MESSAGES.inText(name)];
  const outer = within.findLast((one) => one === 'Clause' || one === 'Rule');
  if (name === 'Note') return outer === undefined ? [MESSAGES.noteAlone()] : [];
  if (name === 'Rule' && outer === undefined) return [MESSAGES.ruleAlone()];
  return outer !== undefined && (name === 'Clause' || outer === 'Rule')
    ? [MESSAGES.nested(name, outer)]
    : [];
}

/** @returns the names that the imports of a chapter bring. */
const importsOf = (tree: Parent) =>
  tree.children
    .filter(({ type }) => type === 'mdxjsEsm')
    .flatMap((node) => (node as Node & { value: string }).value.match(/\{[^}]*\}/g) ?? [])
    .flatMap((names) => names.match(/\w+/g) ?? []);
