import { relative } from 'node:path';
import type { Node, Parent } from 'unist';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { toString } from 'mdast-util-to-string';
import { z } from 'astro/zod';
import { MESSAGES, type Message } from '../messages';
import { nearest } from '../messages/nearest';
import { COMPONENTS, type ComponentName } from './components';
import { attempt, ContentError, ContentErrors, type Report } from './content-error';
import { APPENDIX } from './ids';
import { anything, type Known } from './known';
import { attributesOf, isElement, nodesIn, type MdxElement, type Written } from './mdx';
import { mdxFaults } from './mdx-fault';
import { remembered } from '../../../machines/kit/remembered';
import { parseYaml, readText } from './yaml';

/** @returns the fault of an element of the page */
export type Fail = (element: Node | undefined, told: Message, hides?: string) => ContentError;

/** A page as its MDX has it: of a guideline a section. */
export interface Chapter {
  tree: Parent;
  file: string;
  /** The source section that the frontmatter names for the whole file. */
  section: string | undefined;
  /** What the document calls it, if it is an appendix: `Bilaga 1`. */
  appendix: string | undefined;
  /** Not restated by a person yet; nothing of it is published. */
  draft: boolean;
  fail: Fail;
}

/** What the components of a page may show, by id. */
export type Shown = Pick<Known, 'guides' | 'guidelines'>;

export const ANY: Shown = { guides: anything, guidelines: anything };

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx);

const treeOf = remembered((text: string): Parent => parser.parse(text));

const whatAppendix = 'write what the document calls it: appendix: Bilaga 1';

const frontmatterSchema = z.strictObject({
  title: z.string(),
  description: z.string().optional(),
  section: z.string().optional(),
  appendix: z.string(whatAppendix).regex(APPENDIX, whatAppendix).optional(),
  draft: z.boolean().optional(),
  sidebar: z
    .strictObject({ label: z.string().optional(), order: z.number().optional() })
    .optional(),
  tableOfContents: z.boolean().optional(),
});

/**
 * Parses a page and checks its frontmatter, its imports and where its elements stand.
 *
 * @param guideline that it is a section of, if any
 * @param shown what its components may show
 * @param report takes what is wrong but leaves the rest readable
 * @throws {ContentError | ContentErrors} if it isn't MDX
 */
export function parseChapter(
  path: string,
  guideline: string | undefined,
  shown: Shown,
  report: Report,
): Chapter {
  const all = guideline === undefined ? undefined : `${guideline}:`;
  const { head, ...page } = parsePage(path, { guideline, all }, shown, report, frontmatterSchema);
  // What can't be read is told already.
  const { section, appendix, draft = false } = head ?? { section: '?', appendix: '?' };
  return { ...page, section: section ?? appendix, appendix, draft };
}

/**
 * The same of a page with a frontmatter of its own kind.
 *
 * @param all what the ids begin with that are hidden if it can't be read
 * @returns its tree, and its frontmatter unless that has a fault
 */
export function parsePage<S extends z.ZodType>(
  path: string,
  { guideline, all }: { guideline: string | undefined; all?: string | undefined },
  shown: Shown,
  report: Report,
  schema: S,
): Pick<Chapter, 'tree' | 'file' | 'fail'> & { head: z.output<S> | undefined } {
  const file = relative(process.cwd(), path);
  const fail: Fail = (element, { reason, remedy }, hides) =>
    new ContentError(file, element?.position?.start.line, reason, remedy, hides);
  const text = readText(path, all);
  if (text.trim() === '') throw fail(undefined, MESSAGES.empty(), all);
  const tree = parse(text, file, all);
  const frontmatter = tree.children.find(({ type }) => type === 'yaml') as
    (Node & { value: string }) | undefined;
  const above = frontmatter?.position?.start.line ?? 0;
  if (!frontmatter) report(fail(tree.children[0], MESSAGES.noFrontmatter(/^---\s*\n/.test(text))));
  const head =
    frontmatter && attempt(report, () => parseYaml(frontmatter.value, schema, file, above));
  const written = nodesIn(tree);
  for (const one of written)
    for (const told of misplaced(one, guideline)) report(fail(one.node, told, all));
  const elements = written.flatMap(({ node }) => (isMdxElement(node) ? [node] : []));
  for (const element of elements)
    for (const told of [...wrongAttributes(element, shown)]) report(fail(element, told));
  for (const { node, told } of wrongImports(tree, elements)) report(fail(node, told));
  return { tree, file, fail, head: head?.data };
}

function parse(text: string, file: string, hides: string | undefined): Parent {
  try {
    return treeOf(text);
  } catch (error) {
    throw new ContentErrors(
      mdxFaults(error, text).map(
        ({ line, told }) => new ContentError(file, line, told.reason, told.remedy, hides),
      ),
    );
  }
}

const isMdxElement = (node: Node): node is MdxElement => node.type.startsWith('mdxJsx');
const isComponent = (name: string): name is ComponentName => Object.hasOwn(COMPONENTS, name);
const REGISTERED = /<(Clause|Rule|Note)\b/;

/** @returns what is wrong with where a node stands, or with the name of an element. */
function misplaced({ node, within }: Written, guideline: string | undefined): Message[] {
  const outer = within.findLast((one) => isElement(one, 'Clause', 'Rule', 'Note'));
  const value = 'value' in node ? String(node.value) : '';
  if (/^mdx\w+Expression$/.test(node.type) && !/^\s*(?:\/\*.*\*\/\s*)*$/s.test(value))
    // What such an import doesn't bring is told.
    return /^\s*Import /.test(toString(within.at(-1))) ? [] : [MESSAGES.brace(`{${value}}`)];
  if (node.type === 'heading' && outer) return [MESSAGES.heading(outer.name!)];
  const said = toString(node);
  if (node.type === 'heading' && (node as Node & { depth: number }).depth === 1)
    return [MESSAGES.firstLevel(said)];
  if (node.type === 'paragraph' && /^#{1,6}\p{L}/u.test(said)) return [MESSAGES.noHeading(said)];
  if (node.type === 'image' && said === '') return [MESSAGES.noAlt()];
  if (node.type === 'link' && (node as Node & { url: string }).url === '')
    return [MESSAGES.noAddress(said)];
  if (/^(?:code|inlineCode)$/.test(node.type) && REGISTERED.test(value))
    return [MESSAGES.inCode(REGISTERED.exec(value)![1]!)];
  if (!isMdxElement(node)) return [];
  const name = node.name ?? '';
  if (!isComponent(name)) {
    const same = Object.keys(COMPONENTS).find((one) => one.toLowerCase() === name.toLowerCase());
    return same === undefined ? [] : [MESSAGES.misspelt(name, same)];
  }
  if (node.type === 'mdxJsxTextElement') return [MESSAGES.inText(name)];
  if (name !== 'Clause' && name !== 'Rule' && name !== 'Note') return [];
  if (guideline === undefined) return [MESSAGES.noGuideline(name)];
  const parent = within.at(-1)!;
  if (
    outer?.name === 'Note' ||
    (outer && (name === 'Clause' || (name === 'Rule' && outer.name === 'Rule')))
  )
    return [MESSAGES.nested(name, outer.name!)];
  if (name === 'Note' && !outer) return [MESSAGES.noteAlone()];
  if (name === 'Rule' && !outer) return [MESSAGES.ruleAlone()];
  return parent === outer || parent.type === 'root' ? [] : [MESSAGES.inText(name)];
}

/** @returns what is wrong with the attributes of a component; those of clauses have a schema. */
function* wrongAttributes(element: MdxElement, { guides, guidelines }: Shown): Generator<Message> {
  const name = element.name ?? '';
  if (!isComponent(name)) return;
  const names = element.attributes.map((one) =>
    one.type === 'mdxJsxAttribute' ? one.name : '{…}',
  );
  for (const attribute of new Set(names))
    if (names.filter((one) => one === attribute).length > 1)
      yield MESSAGES.attributeTwice(name, attribute);
  if (name === 'Clause' || name === 'Rule') return;
  const known: readonly string[] = COMPONENTS[name];
  for (const attribute of names)
    if (!known.includes(attribute))
      yield MESSAGES.unknownField(`${name}: `, 'attribute', attribute, known);
  if (names.some((one) => !known.includes(one))) return;
  const { id, guideline } = attributesOf(element);
  if (name === 'Guide') {
    if (!id) yield MESSAGES.shows(name, 'id', guides.keys?.() ?? []);
    else if (!guides.has(id)) yield MESSAGES.unknown('Guide shows', 'guide', id, guides);
  }
  if (name === 'Home') {
    if (!guideline) yield MESSAGES.shows(name, 'guideline', guidelines.keys?.() ?? []);
    else if (!guidelines.has(guideline))
      yield MESSAGES.unknown('Home shows', 'guideline', guideline, guidelines);
  }
}

/** @returns the components that aren't imported, and the imports that bring nothing. */
function wrongImports(
  tree: Parent,
  elements: readonly MdxElement[],
): { node: Node; told: Message }[] {
  const statements = tree.children
    .filter(({ type }) => type === 'mdxjsEsm')
    .flatMap((node) =>
      [
        ...(node as Node & { value: string }).value.matchAll(
          /import\s+(.+?)\s+from\s+['"](.+?)['"]/gs,
        ),
      ].map(([, what = '', from = '']) => ({ node, names: what.match(/\w+/g) ?? [], from })),
    );
  const ours = statements.filter(({ from }) => from === '#components');
  const imported = ours.flatMap(({ names }) => names);
  const foreign = statements.flatMap(({ from, names }) => (from === '#components' ? [] : names));
  const used = [...new Set(elements.map(({ name }) => name ?? ''))].filter((name) =>
    /^[A-Z]/.test(name),
  );
  const sound = [...new Set([...imported, ...used])].filter(isComponent).sort();
  const firstOf = (wanted: string) => elements.find(({ name }) => name === wanted)!;
  const lower = Object.keys(COMPONENTS).map((name) => name.toLowerCase());
  const unknown = used.filter(
    (name) => !lower.includes(name.toLowerCase()) && !foreign.includes(name),
  );
  const missing = used.find((name) => isComponent(name) && !imported.includes(name));
  return [
    ...unknown.map((name) => ({
      node: firstOf(name),
      told: MESSAGES.noComponent(
        name,
        nearest(name, Object.keys(COMPONENTS)),
        Object.keys(COMPONENTS),
      ),
    })),
    ...ours.flatMap(({ node, names }) =>
      names
        .filter((name) => !isComponent(name) && !unknown.includes(name))
        .map((name) => ({ node, told: MESSAGES.badImport(name, sound) })),
    ),
    ...(missing === undefined
      ? []
      : [{ node: firstOf(missing), told: MESSAGES.notImported(missing, sound) }]),
  ];
}
