import { relative, sep } from 'node:path';
import type { Node, Parent } from 'unist';
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { isMark, lastPart } from './ids';
import { attributesOf, clauseElements, conditionIn, isElement } from './mdx';

/**
 * Remark plugin: tells each `Clause` and `Rule` its full id (`clause="ostersund:6.1.3.b"`), says its
 * condition, and
 * puts neighbouring rules in one list, and in it those that are parts of one: `a.i` in `a`.
 */
export default function remarkClauseIds() {
  return (tree: Node, { path }: { path: string }) => {
    const [, guideline = ''] = relative(process.cwd(), path).split(sep);
    for (const { id, element } of clauseElements(tree, guideline)) {
      element.attributes.push({
        type: 'mdxJsxAttribute',
        name: 'clause',
        value: id,
      } satisfies MdxJsxAttribute);
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

/** Puts a rule in the list that ends the content, or in that of the rule above, if it is a part of it. */
function addRule(content: Node[], rule: MdxJsxFlowElement): void {
  const list = content.at(-1);
  if (!list || !isElement(list, 'ol')) return void content.push(ruleList(rule));
  const above = list.children.at(-1) as MdxJsxFlowElement;
  if (isPartOf(rule, above)) addRule(above.children, rule);
  else list.children.push(rule);
}

/** `a.i` is a part of `a`. */
function isPartOf(rule: MdxJsxFlowElement, above: MdxJsxFlowElement): boolean {
  const { id = '' } = attributesOf(above);
  return isMark(lastPart(id)) && attributesOf(rule).id?.startsWith(`${id}.`) === true;
}

const ruleList = (rule: MdxJsxFlowElement): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name: 'ol',
  attributes: [{ type: 'mdxJsxAttribute', name: 'class', value: 'rules' }],
  children: [rule],
});
