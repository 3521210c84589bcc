import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { decodeFragment } from '../../src/browser/address';

/** A built site and the address that it is built for. */
export interface BuiltSite {
  /** Folder of the built files. */
  dist: string;
  /** The build's SITE_URL, `https://intranet.example.se`. */
  site: string;
  /** The build's BASE_PATH, `/ai/`. */
  base: string;
}

/** What a page links to, and what can be linked to in it. */
interface Page {
  links: string[];
  anchors: Set<string>;
  guides: Set<string>;
  /** What can be chosen in its forms, `roll=chef`. */
  choices: Set<string>;
}

/**
 * Finds every address in the built site that leads nowhere: links, fragments, style sheets,
 * scripts, pictures and addresses that scripts read out of `data-` attributes; in pages, style
 * sheets, open data and sitemaps.
 *
 * @returns a line for each broken address, empty if all is well
 */
export function brokenLinks({ dist, site, base }: BuiltSite): string[] {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(dist, join(parentPath, name)).replaceAll('\\', '/'));
  const known = new Set(files);
  const read = (file: string) => readFileSync(join(dist, file), 'utf8');
  const pages = new Map(
    files.filter((file) => file.endsWith('.html')).map((file) => [file, readPage(read(file))]),
  );

  const faultOf = (link: string, from: string): string | undefined => {
    const here = new URL(base + from.replace(/(?:^|(?<=\/))index\.html$/, ''), site);
    const url = new URL(link, here);
    if (url.origin !== new URL(site).origin) return undefined;
    const path = decodeURIComponent(url.pathname);
    if (!path.startsWith(base)) return `lies outside ${base}`;
    const file = path.slice(base.length).replace(/(?<=^|\/)$/, 'index.html');
    if (!known.has(file)) return 'no such file';
    const page = pages.get(file);
    const fragment = decodeURIComponent(url.hash.slice(1));
    if (!page || fragment === '' || page.anchors.has(fragment)) return undefined;
    const guide = decodeFragment(url.hash)?.guide;
    const isKnown =
      guide === undefined
        ? fragment.split('&').every((choice) => page.choices.has(choice))
        : page.guides.has(guide);
    return isKnown ? undefined : 'no such place on the page';
  };

  const linksIn = (file: string): string[] => {
    if (file.endsWith('.html')) return pages.get(file)!.links;
    if (file.endsWith('.css'))
      return [...read(file).matchAll(/url\(["']?([^)"']+)/g)].map(([, link]) => link!);
    if (/^api\/.*\.json$|\.xml$/.test(file))
      return [...read(file).matchAll(/["'>](https?:[^"'<]+)/g)].map(([, link]) => link!);
    return [];
  };
  return files.flatMap((file) =>
    [...new Set(linksIn(file))].flatMap((link) => {
      const fault = faultOf(link, file);
      return fault === undefined ? [] : [`${file}: ${link}: ${fault}`];
    }),
  );
}

const ADDRESSES = new Set(['href', 'src', 'action', 'poster']);

function readPage(html: string): Page {
  const page: Page = { links: [], anchors: new Set(), guides: new Set(), choices: new Set() };
  const visit = (parent: DefaultTreeAdapterTypes.ParentNode, select?: string) => {
    for (const node of tree.getChildNodes(parent)) {
      if (!tree.isElementNode(node)) continue;
      const attributes = tree.getAttrList(node);
      const valueOf = (wanted: string) => attributes.find(({ name }) => name === wanted)?.value;
      const control = valueOf('name') ?? select;
      if (control !== undefined) page.choices.add(`${control}=${valueOf('value')}`);
      for (const { name, value } of attributes) {
        if (name === 'id') page.anchors.add(value);
        else if (name === 'data-guide') page.guides.add(value);
        else if (name === 'srcset') page.links.push(...value.split(',').map(firstWord));
        // Other attributes hold an address if it starts as one: data-search-page, content.
        else if (ADDRESSES.has(name) || /^(?:\/(?!\/)|https?:\/\/)\S*$/.test(value))
          page.links.push(value);
      }
      visit(node, control);
      if (tree.getTagName(node) === 'template')
        visit(tree.getTemplateContent(node as DefaultTreeAdapterTypes.Template));
    }
  };
  visit(parse(html));
  return page;
}

const firstWord = (text: string) => text.trim().split(/\s/)[0]!;
