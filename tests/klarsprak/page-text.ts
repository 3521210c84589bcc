import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';

type ParentNode = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

const INLINE = new Set(
  'a abbr b bdi button cite code data dfn em i kbd mark q s small span strong sub sup time u var'.split(
    ' ',
  ),
);
const NOT_TEXT = new Set('code nav script style svg template'.split(' '));
const isText = (node: Element) =>
  !NOT_TEXT.has(tree.getTagName(node)) &&
  !tree
    .getAttrList(node)
    .some(
      ({ name, value }) =>
        (name === 'aria-hidden' && value === 'true') || (name === 'lang' && value !== 'sv'),
    );

/**
 * The text of a page's main content, as blocks: paragraphs, headings, list items, cells. Two inline
 * elements with nothing between them are blocks too: the style sets them apart.
 *
 * @param html a page of the built site
 */
export function blocksOf(html: string): string[] {
  const blocks: string[] = [];
  let open = '';
  const close = () => {
    const text = open.replace(/\s+/g, ' ').trim();
    if (text !== '') blocks.push(text);
    open = '';
  };
  const read = (parent: ParentNode) => {
    let previous: unknown;
    for (const node of tree.getChildNodes(parent)) {
      if (tree.isTextNode(node)) open += tree.getTextNodeContent(node);
      // A row of rules that something rests on is no sentence, whatever they are called.
      else if (tree.isElementNode(node) && isRule(node)) open += ' § ';
      else if (tree.isElementNode(node) && isText(node)) {
        const apart = !INLINE.has(tree.getTagName(node)) || isElement(previous);
        if (apart) close();
        read(node);
        if (!INLINE.has(tree.getTagName(node))) close();
      }
      previous = node;
    }
  };
  const main = find(parse(html), 'main');
  // A chapter in another language isn't read as Swedish.
  if (main && isText(main)) read(main);
  close();
  return blocks;
}

const isRule = (node: Element): boolean =>
  tree.getAttrList(node).some(({ name, value }) => name === 'href' && /^\/r\/./.test(value));

const isElement = (node: unknown): boolean =>
  node !== undefined && tree.isElementNode(node as Element);

function find(parent: ParentNode, name: string): Element | undefined {
  for (const node of tree.getChildNodes(parent)) {
    if (!tree.isElementNode(node)) continue;
    const found = tree.getTagName(node) === name ? node : find(node, name);
    if (found) return found;
  }
  return undefined;
}
