import { relative, sep } from 'node:path';
import type { Node, Parent } from 'unist';
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { clauseElements, isElement } from './mdx';

/**
 * Remark plugin: tells each `Clause` and `Rule` its full id (`clause="ostersund:6.1.3.b"`) and
 * puts neighbouring rules in one list.
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
      if (element.name === 'Clause') listRules(element as unknown as Parent);
    }
  };
}

function listRules(clause: Parent): void {
  const children: Node[] = [];
  for (const child of clause.children) {
    const last = children.at(-1);
    if (!isElement(child, 'Rule')) children.push(child);
    else if (last && isElement(last, 'ol')) last.children.push(child as never);
    else children.push(ruleList(child));
  }
  clause.children = children;
}

const ruleList = (rule: MdxJsxFlowElement): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name: 'ol',
  attributes: [{ type: 'mdxJsxAttribute', name: 'class', value: 'rules' }],
  children: [rule as never],
});
