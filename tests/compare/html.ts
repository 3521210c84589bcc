import { readFileSync } from 'node:fs';
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** @returns the parsed page of a built site. */
export const pageOf = (dist: string, path: string) =>
  parse(readFileSync(`${dist}${path}index.html`, 'utf8'));

/** @returns all elements that a condition holds for, in reading order. */
export function all(node: Node, fits: (element: Element) => boolean): Element[] {
  const own = tree.isElementNode(node) && fits(node) ? [node] : [];
  return 'childNodes' in node
    ? [...own, ...node.childNodes.flatMap((child) => all(child, fits))]
    : own;
}

export const attribute = (element: Element, name: string) =>
  element.attrs.find((attr) => attr.name === name)?.value;

/** @returns the text of a node, with single spaces. */
export function textOf(node: Node): string {
  const deep = (part: Node): string =>
    tree.isTextNode(part)
      ? part.value
      : 'childNodes' in part
        ? part.childNodes.map(deep).join('')
        : '';
  return deep(node).replace(/\s+/g, ' ').trim();
}

/** @returns the cells of the comparison, each of a municipality. */
export const cellsOf = (page: ReturnType<typeof pageOf>) =>
  all(
    page,
    ({ tagName, attrs }) =>
      tagName === 'div' && attrs.some(({ name }) => name === 'data-guideline'),
  );
