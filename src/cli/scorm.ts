// npm run scorm [-- FOLDER]: makes a SCORM 1.2 package of each course in dist/, into dist/scorm/ or
// the folder given. A package holds the course's page without the site around it, what it loads, and
// imsmanifest.xml (SCORM 1.2 Content Aggregation Model, 2.3).
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { defaultTreeAdapter as tree, parse, serialize, type DefaultTreeAdapterTypes } from 'parse5';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';

type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

const COURSES = 'ova/*/kurs/*/index.html';
const ASSETS = '_astro';
/** The script that is all of a course; the site's loads it where it is needed. */
const COURSE_SCRIPT = /^course-training\.[\w-]+\.js$/;

const attr = (element: Element, name: string): string | undefined =>
  element.attrs.find((own) => own.name === name)?.value;
const removeAttr = (element: Element, ...names: string[]) => {
  element.attrs = element.attrs.filter(({ name }) => !names.includes(name));
};
const setAttr = (element: Element, name: string, value: string) => {
  removeAttr(element, name);
  element.attrs.push({ name, value });
};
const hasClass = (element: Element, name: string) =>
  (attr(element, 'class') ?? '').split(' ').includes(name);

/** All elements below a node, templates too. */
function* elementsIn(node: ParentNode): Generator<Element> {
  for (const child of node.childNodes)
    if (tree.isElementNode(child)) {
      yield child;
      yield* elementsIn(child);
    }
  if ('content' in node) yield* elementsIn(node.content);
}

/** Whether an element of the head is of use in a package: address and previews are the site's. */
function belongsToPackage(element: Element): boolean {
  if (element.tagName === 'link') return attr(element, 'rel') === 'stylesheet';
  if (element.tagName === 'meta')
    return (
      ['charset', 'http-equiv'].some((name) => attr(element, name) !== undefined) ||
      ['viewport', 'description', 'color-scheme'].includes(attr(element, 'name') ?? '')
    );
  return element.tagName !== 'script';
}

/**
 * The page of a course for a package: no links to the rest of the site, and relative addresses only.
 *
 * @param page the built page
 * @param script that the course needs, seen from the package's root
 * @returns also the styles that it has, seen from the package's root
 * @throws Error if it isn't the page of a course
 */
export function packagedPage(
  page: string,
  script: string,
): { title: string; page: string; styles: string[] } {
  const document = parse(page);
  const named = (tag: string): Element => {
    const found = elementsIn(document).find(({ tagName }) => tagName === tag);
    if (!found) throw new Error(`A course's page has no <${tag}>`);
    return found;
  };
  const [head, body, main] = [named('head'), named('body'), named('main')];
  const title = named('h1')
    .childNodes.filter(tree.isTextNode)
    .map(({ value }) => value)
    .join('');
  for (const element of [...elementsIn(head)])
    if (!belongsToPackage(element)) tree.detachNode(element);
  for (const child of [...body.childNodes]) tree.detachNode(child);
  tree.appendChild(body, main);
  setAttr(main, 'class', 'package');
  setAttr(named('case-training'), 'data-scorm', '');
  const styles: string[] = [];
  for (const element of [...elementsIn(document)]) {
    const { tagName } = element;
    if (
      attr(element, 'data-online') !== undefined ||
      hasClass(element, 'foot') ||
      tagName === 'script'
    )
      tree.detachNode(element);
    else if (attr(element, 'data-waiting') !== undefined) removeAttr(element, 'hidden');
    else if (tagName === 'a' && !attr(element, 'href')?.startsWith('#')) {
      element.tagName = element.nodeName = 'span';
      removeAttr(element, 'href', 'rel', 'target');
    } else if (tagName === 'link') {
      const address = attr(element, 'href') ?? '';
      const own = address.slice(address.indexOf(`${ASSETS}/`));
      setAttr(element, 'href', own);
      styles.push(own);
    }
  }
  tree.appendChild(
    head,
    tree.createElement('script', head.namespaceURI, [
      { name: 'type', value: 'module' },
      { name: 'src', value: script },
    ]),
  );
  return { title: title.trim(), page: serialize(document), styles };
}

/**
 * The manifest of a package with one course.
 *
 * @param id unique among the site's packages; a letter first
 * @param files all other files of the package, the page first
 */
export function manifest(id: string, title: string, files: string[]): string {
  const [page] = files;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(
    x(
      'manifest',
      {
        identifier: id,
        version: '1.0',
        xmlns: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
        'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
      },
      [
        x('metadata', [x('schema', 'ADL SCORM'), x('schemaversion', '1.2')]),
        x('organizations', { default: `${id}-org` }, [
          x('organization', { identifier: `${id}-org` }, [
            x('title', title),
            x('item', { identifier: `${id}-item`, identifierref: `${id}-sco` }, [
              x('title', title),
            ]),
          ]),
        ]),
        x('resources', [
          x(
            'resource',
            {
              identifier: `${id}-sco`,
              type: 'webcontent',
              'adlcp:scormtype': 'sco',
              href: page,
            },
            files.map((href) => x('file', { href })),
          ),
        ]),
      ],
    ),
  )}\n`;
}

/**
 * Makes the packages of all courses.
 *
 * @param dist the built site
 * @param folder where to
 * @returns the files written
 * @throws Error if the site isn't built or has no course
 */
export function makePackages(dist: string, folder: string): string[] {
  const pages = existsSync(dist) ? globSync(COURSES, { cwd: dist }).sort() : [];
  if (pages.length === 0)
    throw new Error(`${dist}/ has no course: npm run build, and see content/ova/kurser.yaml`);
  const scripts = scriptsOf(join(dist, ASSETS)).map((name) => `${ASSETS}/${name}`);
  mkdirSync(folder, { recursive: true });
  return pages.map((path) => {
    const [, guideline, , course] = path.replaceAll('\\', '/').split('/');
    const id = `${guideline}-${course}`;
    const built = readFileSync(join(dist, path), 'utf8');
    const { title, page, styles } = packagedPage(built, scripts[0] ?? '');
    const read = (name: string) => [name, readFileSync(join(dist, name))] as const;
    const sheets = styles.map(
      (name) => [name, besides(readFileSync(join(dist, name), 'utf8'))] as const,
    );
    const fonts = new Set(sheets.flatMap(([, { fonts: own }]) => own));
    const contents: Record<string, Uint8Array> = Object.fromEntries([
      ['index.html', Buffer.from(page)] as const,
      ...sheets.map(([name, { sheet }]) => [name, Buffer.from(sheet)] as const),
      ...[...fonts].map((name) => read(`${ASSETS}/${name}`)),
      ...scripts.map(read),
    ]);
    const file = join(folder, `${id}.zip`);
    const own = Buffer.from(manifest(id, title, Object.keys(contents)));
    writeFileSync(file, zipSync({ 'imsmanifest.xml': own, ...contents }, { level: 9 }));
    return file;
  });
}

/** @returns a style sheet that finds its fonts beside itself, and their names */
function besides(sheet: string): { sheet: string; fonts: string[] } {
  const fonts: string[] = [];
  const own = sheet.replace(/url\(["']?[^)"']*?([\w.-]+\.woff2)["']?\)/g, (_, name: string) => {
    fonts.push(name);
    return `url(${name})`;
  });
  return { sheet: own, fonts };
}

/** @returns the names of the script of a course, and of all that it imports, now or later */
function scriptsOf(folder: string): string[] {
  const all = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const needed = new Set(all.filter((name) => COURSE_SCRIPT.test(name)));
  // A set grows while it is walked.
  for (const name of needed) {
    const text = readFileSync(join(folder, name), 'utf8');
    for (const other of all) if (text.includes(`./${other}`)) needed.add(other);
  }
  return [...needed];
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const file of makePackages('dist', process.argv[2] ?? 'dist/scorm')) console.log(file);
