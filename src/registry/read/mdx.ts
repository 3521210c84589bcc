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
export function attributesOf(element: MdxElement): Record<string, string> {
  const plain = element.attributes.filter(
    (attribute): attribute is MdxJsxAttribute =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string',
  );
  return Object.fromEntries(plain.map(({ name, value }) => [name, value as string]));
}

/** @returns the items of an attribute that lists them, `ai-4, ai-5`; none if it is left out. */
export const listOf = (attribute = '') =>
  attribute === '' ? [] : attribute.split(',').map((item) => item.trim());

/** @returns what a permission with a condition says after its text; nothing if it has none. */
export const conditionIn = ({ condition }: Record<string, string>): string | undefined =>
  condition === undefined ? undefined : `Men bara om ${condition}.`;

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

export type MdxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** A node of a tree, and the nodes that it stands in, from the outermost. */
export interface Written {
  node: Node;
  within: readonly Node[];
}

/** @returns all nodes of a tree, in reading order. */
export function nodesIn(tree: Node, within: readonly Node[] = []): Written[] {
  const children = (tree as Partial<Parent>).children ?? [];
  return [
    { node: tree, within },
    ...children.flatMap((child) => nodesIn(child, [...within, tree])),
  ];
}

const isComment = ({ type }: Node) => /^mdx(?:Flow|Text)Expression$/.test(type);

/** @returns a node as a reader sees it; all that stands in braces is a comment of the editor's */
export function withoutComments(node: Node): Node {
  if (isComment(node)) return { type: 'comment' };
  const { children } = node as Partial<Parent>;
  return children ? ({ ...node, children: children.map(withoutComments) } as Node) : node;
}
