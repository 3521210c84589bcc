import type { PhrasingContent, Text } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Node, Parent } from 'unist';
import { attributesOf, isElement } from './mdx';
import { named } from './site';
import { explanationOf, wordsSchema, type Words } from './terms';
import { readYaml } from './yaml';

type Term = Words['terms'][number];

/** The id of the explanation that a marked term opens; `layout/PageTerms.astro` writes it. */
export const explanationId = (term: string) => `ord-${term}`;

/**
 * Remark plugin: lays a button over the first occurrence of each term in a chapter's running text that
 * opens its explanation (a popover, so that it needs no script). Headings, links, guides and notes
 * are left alone, and so is a clause that itself defines the term, and a translation. Runs after remark-clause-ids.
 *
 * @param path the file of the terms
 * @param reportSystem what the site's terms name `{rapportsystem}`
 * @param shown ids of the guidelines shown: what none of them explains isn't marked
 */
export default function remarkTerms(
  path = 'content/begrepp.yaml',
  reportSystem?: string,
  shown?: ReadonlySet<string>,
) {
  const terms = named(readYaml(path, wordsSchema).data.terms, reportSystem).filter(
    (term) => explanationOf(term, shown) !== '',
  );
  const find = finder(terms);
  return (tree: Node) => {
    const isChapter = (tree as Parent).children.some(
      (node) => isElement(node, 'Clause') && attributesOf(node).lang === undefined,
    );
    if (isChapter) mark(tree as Parent, find, new Set(), []);
  };
}

type Find = (text: string) => { term: Term; start: number; end: number }[];

/** @returns a function that finds the written forms of terms, whole words only, longest first. */
function finder(terms: readonly Term[]): Find {
  const byForm = new Map(
    terms.flatMap((term) =>
      [term.term, ...term.forms].map((form) => [form.toLowerCase(), term] as const),
    ),
  );
  const forms = [...byForm.keys()].sort((a, b) => b.length - a.length);
  const escaped = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:${escaped.join('|')})(?![\\p{L}\\p{N}]|-\\p{L})`,
    'giu',
  );
  return (text) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      term: byForm.get(found.toLowerCase())!,
      start: index,
      end: index + found.length,
    }));
}

/** Marks the terms below a node that aren't marked yet, outside the clauses that define them. */
function mark(parent: Parent, find: Find, marked: Set<string>, within: readonly string[]): void {
  parent.children = parent.children.flatMap((child): Node[] => {
    if (child.type === 'text') return pieces(child as Text, find, marked, within);
    if (isRunningText(child)) {
      const clause = isElement(child, 'Clause', 'Rule') ? attributesOf(child).clause : undefined;
      mark(child, find, marked, clause === undefined ? within : [...within, clause]);
    }
    return [child];
  });
}

const PROSE = ['paragraph', 'list', 'listItem', 'emphasis', 'strong'];

const isRunningText = (node: Node): node is Parent =>
  PROSE.includes(node.type) || isElement(node, 'Clause', 'Rule', 'ol');

function pieces(
  { value }: Text,
  find: Find,
  marked: Set<string>,
  within: readonly string[],
): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let done = 0;
  for (const { term, start, end } of find(value)) {
    if (marked.has(term.id) || term.clauses.some((id) => within.includes(id))) continue;
    marked.add(term.id);
    // A browser may break the line between a button and the comma after it.
    const [stop = ''] = /^[.,:;!?)”]*/.exec(value.slice(end)) ?? [];
    const word = opener(term.id, value.slice(start, end));
    parts.push(
      { type: 'text', value: value.slice(done, start) },
      stop === ''
        ? word
        : element('span', { class: 'term-end' }, [word, { type: 'text', value: stop }]),
    );
    done = end + stop.length;
  }
  return [...parts, { type: 'text', value: value.slice(done) }];
}

/** The word is text, for a reading view leaves buttons out; the button lies over it. */
const opener = (term: string, value: string) =>
  element('span', { class: 'term' }, [
    { type: 'text', value },
    element(
      'button',
      {
        type: 'button',
        popovertarget: explanationId(term),
        'aria-label': `Förklaring: ${value}`,
        'aria-describedby': `${explanationId(term)}-text`,
      },
      [],
    ),
  ]);

const element = (
  name: string,
  attributes: Record<string, string>,
  children: PhrasingContent[],
): MdxJsxTextElement => ({
  type: 'mdxJsxTextElement',
  name,
  attributes: Object.entries(attributes).map(([key, value]) => ({
    type: 'mdxJsxAttribute',
    name: key,
    value,
  })),
  children,
});
