// npm run scorm [-- FOLDER]: makes a SCORM 1.2 package of each course in dist/, into dist/scorm/ or
// the folder given. A package holds the course's page without the site around it, its styles and
// scripts, and imsmanifest.xml (SCORM 1.2 Content Aggregation Model, 2.3).
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { parse, serialize } from 'parse5';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';

const COURSES = 'ova/*/kurs/*/index.html';
const ASSETS = '_astro';

/** @returns {string | undefined} the value of an element's attribute */
const attr = (element, name) => element.attrs?.find((own) => own.name === name)?.value;
const setAttr = (element, name, value) => {
  element.attrs = [...element.attrs.filter((own) => own.name !== name), { name, value }];
};
const hasClass = (element, name) => (attr(element, 'class') ?? '').split(' ').includes(name);

/** All elements below a node, templates too. */
function* elementsIn(node) {
  for (const child of [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])]) {
    if (child.tagName) yield child;
    yield* elementsIn(child);
  }
}

const remove = (node) => {
  const siblings = node.parentNode.childNodes;
  siblings.splice(siblings.indexOf(node), 1);
};

/** Whether an element of the head is of use in a package: address and previews are the site's. */
function belongsToPackage(element) {
  if (element.tagName === 'link') return attr(element, 'rel') === 'stylesheet';
  if (element.tagName === 'meta')
    return (
      ['charset', 'http-equiv'].some((name) => attr(element, name) !== undefined) ||
      ['viewport', 'description', 'color-scheme'].includes(attr(element, 'name'))
    );
  return true;
}

/** @returns {string} an address of the site's scripts and styles, seen from the package's root */
const relativeAsset = (address) => address.slice(address.indexOf(`${ASSETS}/`));

/**
 * The page of a course for a package: no links to the rest of the site, and relative addresses only.
 *
 * @param {string} page the built page
 * @returns {{ title: string, page: string }}
 */
export function packagedPage(page) {
  const document = parse(page);
  const all = [...elementsIn(document)];
  const [root, head, body, main, heading] = ['html', 'head', 'body', 'main', 'h1'].map((tag) =>
    all.find(({ tagName }) => tagName === tag),
  );
  const scripts = all.filter(({ tagName }) => tagName === 'script');
  for (const element of [...elementsIn(head)]) if (!belongsToPackage(element)) remove(element);
  for (const script of scripts) if (script.parentNode !== head) remove(script);
  setAttr(main, 'class', 'package');
  body.childNodes = [main, ...scripts.filter(({ parentNode }) => parentNode !== head)];
  for (const child of body.childNodes) child.parentNode = body;
  for (const element of [...elementsIn(root)]) {
    if (attr(element, 'data-online') !== undefined || hasClass(element, 'foot')) remove(element);
    else if (element.tagName === 'case-training') setAttr(element, 'data-scorm', '');
    else if (element.tagName === 'a' && !attr(element, 'href')?.startsWith('#')) {
      element.tagName = element.nodeName = 'span';
      element.attrs = element.attrs.filter(({ name }) => !['href', 'rel', 'target'].includes(name));
    }
    for (const name of ['src', 'href']) {
      const address = attr(element, name);
      if (address?.includes(`${ASSETS}/`)) setAttr(element, name, relativeAsset(address));
    }
  }
  const title = heading.childNodes
    .map(({ value = '' }) => value)
    .join('')
    .trim();
  return { title, page: serialize(document) };
}

/**
 * The manifest of a package with one course.
 *
 * @param {string} id unique among the site's packages; a letter first
 * @param {string} title
 * @param {string[]} files all other files of the package, the page first
 */
export function manifest(id, title, files) {
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
 * @param {string} dist the built site
 * @param {string} folder where to
 * @returns {string[]} the files written
 * @throws {Error} if the site isn't built or has no course
 */
export function makePackages(dist, folder) {
  const pages = existsSync(dist) ? globSync(COURSES, { cwd: dist }).sort() : [];
  if (pages.length === 0)
    throw new Error(`${dist}/ has no course: npm run build, and see content/ova/kurser.yaml`);
  const assets = readdirSync(join(dist, ASSETS))
    .filter((name) => /\.(?:js|css)$/.test(name))
    .map((name) => `${ASSETS}/${name}`);
  mkdirSync(folder, { recursive: true });
  return pages.map((path) => {
    const [, guideline, , course] = path.replaceAll('\\', '/').split('/');
    const id = `${guideline}-${course}`;
    const { title, page } = packagedPage(readFileSync(join(dist, path), 'utf8'));
    const contents = Object.fromEntries([
      ['index.html', Buffer.from(page)],
      ...assets.map((name) => [name, readFileSync(join(dist, name))]),
    ]);
    const file = join(folder, `${id}.zip`);
    const own = Buffer.from(manifest(id, title, Object.keys(contents)));
    writeFileSync(file, zipSync({ 'imsmanifest.xml': own, ...contents }, { level: 9 }));
    return file;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const file of makePackages('dist', process.argv[2] ?? 'dist/scorm')) console.log(file);
