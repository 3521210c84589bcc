import type { Node, Parent } from 'unist';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';

/** A `Clause` or `Rule` element in the syntax tree of a section's MDX. */
export interface ClauseElement {
  /** Full id, for example `ostersund:6.1.3.b`. */
  id: string;
  element: MdxJsxFlowElement;
  /** The `Clause` that a `Rule` stands in. */
  clause: ClauseElement | undefined;
}

export const isElement = (node: Node, ...names: string[]): node is MdxJsxFlowElement =>
  node.type === 'mdxJsxFlowElement' && names.includes((node as MdxJsxFlowElement).name ?? '');

/** @returns the plain string attributes of an element. */
export function attributesOf(element: MdxJsxFlowElement): Record<string, string> {
  const plain = element.attributes.filter(
    (attribute): attribute is MdxJsxAttribute =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string',
  );
  return Object.fromEntries(plain.map(({ name, value }) => [name, value as string]));
}

/** @returns the items of an attribute that lists them, `ai-4, ai-5`; none if it is left out. */
export const listOf = (attribute = '') =>
  attribute === '' ? [] : attribute.split(',').map((item) => item.trim());

/** @returns all clauses and rules of a tree, in reading order. */
export function clauseElements(tree: Node, guideline: string): ClauseElement[] {
  const found: ClauseElement[] = [];
  const visit = (node: Node, clause: ClauseElement | undefined) => {
    let inside = clause;
    if (isElement(node, 'Clause')) {
      inside = { id: `${guideline}:${attributesOf(node).nr}`, element: node, clause: undefined };
      found.push(inside);
    } else if (isElement(node, 'Rule')) {
      found.push({ id: `${clause?.id}.${attributesOf(node).id}`, element: node, clause });
    }
    for (const child of (node as Partial<Parent>).children ?? []) visit(child, inside);
  };
  visit(tree, undefined);
  return found;
}

/** A component as it is written, also one in a wrong place, and the elements that it stands in. */
export interface Written {
  element: MdxJsxFlowElement | MdxJsxTextElement;
  within: readonly string[];
}

/** @returns all elements of a tree, in reading order. */
export function writtenElements(tree: Node, within: readonly string[] = []): Written[] {
  const element = /^mdxJsx/.test(tree.type)
    ? (tree as MdxJsxFlowElement | MdxJsxTextElement)
    : undefined;
  const inside = element?.name ? [...within, element.name] : within;
  const children = (tree as Partial<Parent>).children ?? [];
  return [
    ...(element ? [{ element, within }] : []),
    ...children.flatMap((child) => writtenElements(child, inside)),
  ];
}
