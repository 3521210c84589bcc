import { relative, sep } from 'node:path';
import type { Node, Parent } from 'unist';
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { isMark, lastPart } from './ids';
import { languageOf } from './languages';
import { attributesOf, clauseElements, conditionIn, isElement } from './mdx';

/**
 * Remark plugin: tells each `Clause` and `Rule` its full id (`clause="ostersund:6.1.3.b"`), says its
 * condition, and puts neighbouring rules in one list, those with a colour in one table, and the parts
 * of a rule inside it: `a.i` in `a`. A translation's are told their language. A clause above the first
 * heading is told that it stands under none, so that its own is one level higher.
 */
export default function remarkClauseIds() {
  return (tree: Node, { path }: { path: string }) => {
    const [, guideline = '', folder = ''] = relative(process.cwd(), path).split(sep);
    const lang = languageOf(folder) && folder;
    const { children } = tree as Parent;
    const first = children.findIndex(({ type }) => type === 'heading');
    for (const { id, element } of clauseElements(tree, guideline)) {
      const isTop = first === -1 || children.indexOf(element) < first;
      const told = { clause: id, ...(lang && { lang }), ...(isTop && { level: '2' }) };
      for (const [name, value] of Object.entries(told))
        element.attributes.push({ type: 'mdxJsxAttribute', name, value } satisfies MdxJsxAttribute);
      tellCondition(element);
      if (element.name === 'Clause') listRules(element as unknown as Parent);
    }
  };
}

/** Below the text, above the notes and rules. */
function tellCondition(element: MdxJsxFlowElement): void {
  const condition = conditionIn(attributesOf(element));
  if (condition === undefined) return;
  const end = element.children.findIndex((child) => isElement(child, 'Rule', 'Note'));
  element.children.splice(end < 0 ? element.children.length : end, 0, {
    type: 'paragraph',
    children: [{ type: 'text', value: condition }],
  });
}

function listRules(clause: Parent): void {
  const children: Node[] = [];
  for (const child of clause.children) {
    if (isElement(child, 'Rule')) addRule(children, child);
    else children.push(child);
  }
  clause.children = children;
}

/**
 * Puts a rule in the list or table that ends the content, or in that of the rule above, if it is a
 * part of it.
 */
function addRule(content: Node[], rule: MdxJsxFlowElement): void {
  const isRow = attributesOf(rule).light !== undefined;
  const last = content.at(-1);
  const above = last && (rowsOf(last)?.at(-1) as MdxJsxFlowElement | undefined);
  if (above && isPartOf(rule, above)) addRule(above.children, rule);
  else if (last && isElement(last, isRow ? 'table' : 'ol')) rowsOf(last)!.push(rule);
  else content.push(isRow ? lightTable(rule) : element('ol', 'rules', [rule]));
}

/** @returns the rules of a list or a table; undefined if it is none */
function rowsOf(node: Node): Node[] | undefined {
  if (!isElement(node, 'ol', 'table')) return undefined;
  return node.name === 'ol' ? node.children : (node.children.at(-1) as Parent).children;
}

/** `a.i` is a part of `a`. */
function isPartOf(rule: MdxJsxFlowElement, above: MdxJsxFlowElement): boolean {
  const { id = '' } = attributesOf(above);
  return isMark(lastPart(id)) && attributesOf(rule).id?.startsWith(`${id}.`) === true;
}

const element = (
  name: string,
  className: string | undefined,
  children: MdxJsxFlowElement['children'],
): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes:
    className === undefined ? [] : [{ type: 'mdxJsxAttribute', name: 'class', value: className }],
  children,
});

const lightTable = (rule: MdxJsxFlowElement) =>
  element('table', 'lights', [
    element('thead', undefined, [
      element('tr', undefined, [heading('Färg'), heading('Vad som gäller')]),
    ]),
    element('tbody', undefined, [rule]),
  ]);

const heading = (value: string): MdxJsxFlowElement => {
  const cell = element('th', undefined, [{ type: 'text', value } as never]);
  cell.attributes.push({ type: 'mdxJsxAttribute', name: 'scope', value: 'col' });
  return cell;
};
