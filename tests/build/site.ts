import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultTreeAdapter, html, parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** A page of the built site. */
export interface Page {
  /** `/ostersund/oppen-ai/`, or `/404.html`. */
  path: string;
  /** Absolute address, as the site is built for it. */
  url: URL;
  source: string;
  document: ParentNode;
  /** All elements in the order of the document. */
  elements: Element[];
  byId: ReadonlyMap<string, Element>;
}

const DIST = 'dist';

if (!existsSync(join(DIST, 'index.html')))
  throw new Error('These tests read the built site, but dist/ is missing: npm run build');

/** Paths of all files of the built site, from its root. */
export const files: ReadonlySet<string> = new Set(
  readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(DIST.length).replaceAll('\\', '/')),
);

/** @returns the text of a file of the built site. */
export const readFile = (path: string) => readFileSync(join(DIST, path), 'utf8');

/** @returns the data of a JSON file of the built site. */
export const readJson = <T>(path: string) => JSON.parse(readFile(path)) as T;

const homepage = parse(readFile('/index.html'));

/** The address that the site is built for, with a slash at the end. */
export const SITE = new URL(
  attr(
    descendants(homepage).find((element) => attr(element, 'rel') === 'canonical')!,
    'href',
  )!,
);

/** All pages by path. */
export const pages: ReadonlyMap<string, Page> = new Map(
  [...files]
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => {
      const path = file.replace(/\/index\.html$/, '/');
      const source = readFile(file);
      const document = parse(source, { scriptingEnabled: false });
      const elements = descendants(document);
      const byId = new Map(
        elements.flatMap((element): [string, Element][] => {
          const id = attr(element, 'id');
          return id === undefined ? [] : [[id, element]];
        }),
      );
      const url = new URL(SITE.pathname.replace(/\/$/, '') + path, SITE);
      return [path, { path, url, source, document, elements, byId }];
    }),
);

/** @returns the value of an attribute, undefined if the element lacks it. */
export function attr(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** @returns the elements below a node, in the order of the document. */
export function descendants(node: ParentNode): Element[] {
  return node.childNodes.flatMap((child) =>
    defaultTreeAdapter.isElementNode(child) ? [child, ...descendants(child)] : [],
  );
}

/** @returns the elements of a page with a tag name. */
export const tagged = ({ elements }: Page, ...names: string[]) =>
  elements.filter(({ tagName }) => names.includes(tagName));

/** @returns the content of a `<meta>` by its name or property. */
export function meta(page: Page, name: string): string | undefined {
  const found = tagged(page, 'meta').find(
    (element) => attr(element, 'name') === name || attr(element, 'property') === name,
  );
  return found && attr(found, 'content');
}

const BREAKING = /^(?:address|article|aside|blockquote|br|d[dlt]|div|h\d|li|main|ol|p|section|ul)$/;

/** @returns the text of a node as a reader sees it, with single spaces; a block stands apart. */
export function textOf(node: Node): string {
  const raw = (part: Node): string => {
    if (defaultTreeAdapter.isTextNode(part)) return part.value;
    if (!('childNodes' in part)) return '';
    const inner = part.childNodes.map(raw).join('');
    return 'tagName' in part && BREAKING.test(part.tagName) ? ` ${inner} ` : inner;
  };
  return raw(node).replace(/\s+/g, ' ').trim();
}

/** A text of a page that a reader can meet: in the text itself or in an attribute. */
export interface Said {
  text: string;
  /** The element, and the attribute if the text stands in one: `main p`, `input[title]`. */
  where: string;
}

const READ_ATTRIBUTES = ['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'label'];
const READ_META = /^(?:description|og:(?:title|description|site_name|image:alt)|twitter:.*)$/;

/** @returns every text that a reader meets on a page; script, style and code left out. */
export function said(page: Page): Said[] {
  const visit = (node: Node): Said[] => {
    if (defaultTreeAdapter.isTextNode(node)) {
      const text = node.value.replace(/\s+/g, ' ').trim();
      const parent = node.parentNode;
      const where = parent && 'tagName' in parent ? parent.tagName : '';
      return text === '' ? [] : [{ text, where }];
    }
    if (!('childNodes' in node)) return [];
    if (!defaultTreeAdapter.isElementNode(node)) return node.childNodes.flatMap(visit);
    const { tagName, namespaceURI } = node;
    if (namespaceURI === html.NS.HTML && /^(?:code|script|style|template)$/.test(tagName))
      return [];
    const inAttributes = node.attrs
      .filter(({ name }) => READ_ATTRIBUTES.includes(name))
      .map(({ name, value }) => ({ text: value, where: `${tagName}[${name}]` }));
    const key = attr(node, 'name') ?? attr(node, 'property') ?? '';
    const content = tagName === 'meta' && READ_META.test(key) ? attr(node, 'content') : undefined;
    const inMeta = content === undefined ? [] : [{ text: content, where: `meta[${key}]` }];
    return [...inAttributes, ...inMeta, ...node.childNodes.flatMap(visit)];
  };
  return visit(page.document);
}
