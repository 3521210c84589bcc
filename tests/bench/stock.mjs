import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'astro';
import { defaultTreeAdapter as tree, parse } from 'parse5';

// Below node_modules, so that the packages are found; Astro finds none through a symbolic link.
const WORK = 'node_modules/.cache/bench';

// Astro reads here which packages it has to compile.
const PACKAGE = {
  name: 'stock-starlight',
  type: 'module',
  dependencies: { '@astrojs/starlight': '*', astro: '*' },
};

const CONFIG = `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';

export default defineConfig({
  cacheDir: './cache',
  integrations: [
    starlight({ title: 'AI-riktlinjer', locales: { root: { label: 'Svenska', lang: 'sv' } } }),
  ],
});
`;

const COLLECTIONS = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

/**
 * Builds a site of stock Starlight with the text of our pages, in a folder that is removed when the
 * program ends.
 *
 * @param {{ path: string, html: string }[]} pages address and built HTML of our pages
 * @returns {Promise<string>} the folder of the built site
 * @throws {Error} if a page of it lost words on the way
 */
export async function buildStock(pages) {
  mkdirSync(WORK, { recursive: true });
  const root = mkdtempSync(join(resolve(WORK), 'stock-starlight-'));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const write = (file, text) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  write('package.json', JSON.stringify(PACKAGE));
  write('astro.config.mjs', CONFIG);
  write('src/content.config.mjs', COLLECTIONS);
  cpSync('dist/favicon.svg', join(root, 'public/favicon.svg'));
  const texts = pages.map(({ path, html }) => ({ path, blocks: seenIn(html) }));
  for (const { path, blocks } of texts)
    write(`src/content/docs${path}index.md`, markdownOf(blocks));

  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  await build({ root, logLevel: 'error' });
  const dist = join(root, 'dist');
  for (const { path, blocks } of texts) {
    const wanted = wordsOf(blocks);
    const got = wordsOf(seenIn(readFileSync(join(dist, path, 'index.html'), 'utf8')));
    if (got < wanted) throw new Error(`stock ${path} has ${got} words of ${wanted}`);
  }
  return dist;
}

const attr = (element, name) => element.attrs.find((one) => one.name === name)?.value;

function* elementsOf(node) {
  for (const child of node.childNodes ?? [])
    if (tree.isElementNode(child)) {
      yield child;
      yield* elementsOf(child);
    }
}

/**
 * The headings, paragraphs and list items of a page, also those that are folded away: they are in
 * its HTML, and a reader without script gets them all.
 */
function seenIn(html) {
  const elements = [...elementsOf(parse(html, { scriptingEnabled: false }))];
  return blocksOf(
    elements.find(({ tagName }) => tagName === 'main'),
    '',
  );
}

function markdownOf(blocks) {
  const title = blocks.find(({ mark }) => mark === '# ').text;
  const text = blocks
    .filter(({ mark }) => mark !== '# ')
    .map(({ mark, text }) => mark + escaped(text))
    .join('\n\n');
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${text}\n`;
}

const wordsOf = (blocks) => blocks.flatMap(({ text }) => text.match(/\p{L}+/gu) ?? []).length;

const BLOCK =
  /^(?:article|aside|blockquote|d[dlt]|details|div|fieldset|form|h\d|label|li|main|nav|ol|p|section|small|summary|ul|decision-guide)$/;

/** The runs of text in a node, each with the Markdown that marks its kind. */
function blocksOf(node, mark) {
  const blocks = [];
  let run = '';
  const flush = () => {
    const text = run.replace(/\s+/g, ' ').trim();
    if (text !== '') blocks.push({ mark, text });
    run = '';
  };
  const read = (parent) => {
    for (const child of parent.childNodes) {
      if (tree.isTextNode(child)) run += child.value;
      if (!tree.isElementNode(child) || attr(child, 'hidden') !== undefined) continue;
      const { tagName } = child;
      if (tagName === 'footer' || tagName === 'script') continue;
      if (!BLOCK.test(tagName)) {
        read(child);
        continue;
      }
      flush();
      const level = /^h(\d)$/.exec(tagName)?.[1];
      const own = level ? `${'#'.repeat(Number(level))} ` : tagName === 'li' ? '- ' : mark;
      blocks.push(...blocksOf(child, own));
    }
  };
  read(node);
  flush();
  return blocks;
}

/** A text that Markdown doesn't take for anything else. */
const escaped = (text) =>
  text.replace(/[\\`*_[\]<>&~|:]/g, '\\$&').replace(/^(\d*)([-+#.)=])/, '$1\\$2');
