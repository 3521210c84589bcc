// Builds the site with many made-up municipalities, and prints what a page costs: at 1,000 pages, at
// 11,000 pages (all of Sweden's 290 municipalities) and on a stock Starlight site with the same text.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, copyProject } from '../support/project.ts';
import { addMunicipalities } from './made-up.mjs';

/** Made-up municipalities beside those of the project. */
const SMALL = 17;
const LARGE = 288;
const MOST_PER_PAGE = 1.3;
const MOST_BESIDE_STOCK = 2;

const rows = [];

/** Builds, and notes what a page cost. */
async function measure(name, root) {
  console.log(`Building: ${name} …`);
  const { seconds, cpuSeconds, megabytes } = await build(root);
  const dist = join(root, 'dist');
  const pages = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.html'));
  const row = { pages: pages.length, seconds, cpuSeconds, megabytes };
  rows.push({
    '': name,
    pages: row.pages,
    'wall, s': Math.round(seconds),
    'CPU, s': Math.round(cpuSeconds),
    'max RSS, MB': Math.round(megabytes),
    'wall ms a page': Number(((1000 * seconds) / row.pages).toFixed(2)),
    'CPU ms a page': Number(((1000 * cpuSeconds) / row.pages).toFixed(2)),
    'kB a page': Math.round((1024 * megabytes) / row.pages),
  });
  return row;
}

async function ours(count) {
  const { root } = copyProject();
  addMunicipalities(join(root, 'content'), count);
  return { root, ...(await measure(`this site, ${count} municipalities added`, root)) };
}

/** A Starlight site as its manual makes it, with the text of our open data on as many pages. */
async function stock(ours) {
  const { root } = copyProject();
  for (const name of readdirSync(root))
    if (name !== 'package.json') rmSync(join(root, name), { recursive: true });
  const write = (file, text) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  // No sidebar: stock would list every page on every page, and never be done.
  write(
    'astro.config.mjs',
    "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\n" +
      "export default defineConfig({ site: 'http://localhost:4321', integrations: [starlight({ title: 'Stock', sidebar: [] })] });\n",
  );
  write(
    'src/content.config.ts',
    "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\n" +
      "import { docsSchema } from '@astrojs/starlight/schema';\n" +
      'export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n',
  );
  const clauses = JSON.parse(readFileSync(join(ours.root, 'dist/api/clauses.json'), 'utf8'));
  const chapters = Map.groupBy(clauses, ({ url }) => new URL(url).pathname);
  const page = (path, title, text) =>
    write(
      `src/content/docs${path.replace(/\/$/, '')}.md`,
      `---\ntitle: ${JSON.stringify(title)}\n---\n\n${text}\n`,
    );
  for (const { permalink, title, text } of clauses) page(new URL(permalink).pathname, title, text);
  for (const [path, parts] of chapters)
    page(path, path, parts.map(({ title, text }) => `## ${title}\n\n${text}`).join('\n\n'));
  return { root, ...(await measure('stock Starlight, the same text', root)) };
}

const small = await ours(SMALL);
const large = await ours(LARGE);
const plain = await stock(large);
for (const { root } of [small, large, plain]) rmSync(root, { recursive: true });

console.table(rows);
const comparisons = [
  ['a page at 11,000 beside one at 1,000', large, small, MOST_PER_PAGE],
  ['a page beside one of stock Starlight', large, plain, MOST_BESIDE_STOCK],
];
for (const [name, one, other, most] of comparisons) {
  const [wall, cpu] = ['seconds', 'cpuSeconds'].map(
    (what) => one[what] / one.pages / (other[what] / other.pages),
  );
  // Judged by processor time, which other work on the machine disturbs less.
  if (cpu > most) process.exitCode = 1;
  const verdict = cpu > most ? '✗' : '✓';
  console.log(`${name}: ${cpu.toFixed(2)}, wall ${wall.toFixed(2)} (at most ${most}) ${verdict}`);
}
