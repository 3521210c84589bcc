// npm run bench:search: how often our search has the right answer, how fast it shows a first hit on a
// slow machine and what a first search fetches; beside stock Pagefind on the same built pages, in the
// same run. Reads the built site in dist/. An aim that is missed is told, but only a measurement that
// can't be made is an error.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { chromium } from 'playwright-core';
import { BROWSER_MISSING, findBrowser } from '../../src/cli/find-browser.mjs';
import { serve } from '../support/serve.mjs';

const SLOWDOWN = 4;
const TEXT = /^(?:text\/|application\/(?:json|javascript))/;
const AIM = { first: 0.85, three: 0.95, milliseconds: 100, kilobytes: 100 };

if (!existsSync('dist/index.html')) throw new Error('dist/ is missing: npm run build');
const executablePath = findBrowser();
if (executablePath === undefined) throw new Error(BROWSER_MISSING);
/** @type {{ q: string, expect: string[], set: string }[]} */
const { queries } = JSON.parse(readFileSync('tests/search/queries.json', 'utf8'));

/** Our search, driven as a reader does. */
const ours = {
  name: 'Our search',
  page: '/sok/',
  ready: (page) => page.locator('#q').focus(),
  ask: (page, query) =>
    page.evaluate(async (asked) => {
      const [field, count] = ['#q', '[data-count]'].map((name) => document.querySelector(name));
      count.textContent = '';
      field.value = asked;
      field.form.requestSubmit();
      while (/^(?:Söker|$)/.test(count.textContent))
        await new Promise((next) => setTimeout(next, 5));
      return [...document.querySelectorAll('a[data-result]')].map((link) => [link.dataset.result]);
    }, query),
  time: (page, query) =>
    page.evaluate(async (asked) => {
      const [field, list] = ['#q', '[data-results]'].map((name) => document.querySelector(name));
      const press = (value) => {
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      };
      press(asked.slice(0, -1));
      await new Promise((next) => setTimeout(next, 900));
      list.replaceChildren();
      const shown = new Promise((next) => {
        new MutationObserver(() => next(performance.now())).observe(list, { childList: true });
      });
      await new Promise((next) => setTimeout(next, 50));
      const start = performance.now();
      press(asked);
      return (await shown) - start;
    }, query),
};

/** Stock Pagefind by its own API, its own order, with the ids that its hits stand for. */
const stock = {
  name: 'Stock Pagefind',
  page: '/om/',
  ready: (page) =>
    page.evaluate(async () => {
      window.engine = await import('/stock/pagefind.js');
      await window.engine.init();
    }),
  ask: (page, query) =>
    page.evaluate(async (asked) => {
      const { results } = await window.engine.search(asked);
      const hits = await Promise.all(results.slice(0, 10).map((result) => result.data()));
      // A chapter counts for each of its places that matched: all that can be said for it.
      const idOf = (url) => {
        const { pathname, hash } = new URL(url, location.href);
        const [first, second, third] = pathname.split('/').filter(Boolean);
        if (first === 'guider') return `guide:${second}`;
        return first === 'r'
          ? `${second}:${third}`
          : `${first}:${decodeURIComponent(hash.slice(1))}`;
      };
      return hits.map((hit) => [hit.url, ...hit.sub_results.map(({ url }) => url)].map(idOf));
    }, query),
  time: (page, query) =>
    page.evaluate(async (asked) => {
      await window.engine.search(asked.slice(0, -1));
      await new Promise((next) => setTimeout(next, 200));
      const start = performance.now();
      const { results } = await window.engine.search(asked);
      await results[0]?.data();
      return performance.now() - start;
    }, query),
};

async function hitRate(browser, base, { page: path, ready, ask }) {
  const context = await browser.newContext({ locale: 'sv-SE' });
  const page = await context.newPage();
  await page.goto(base + path);
  await ready(page);
  const sets = {};
  for (const { q, expect, set } of queries) {
    const rate = (sets[set] ??= { asked: 0, first: 0, three: 0, offTopic: 0, silent: 0 });
    const hits = await ask(page, q);
    if (expect.length === 0) {
      rate.offTopic += 1;
      rate.silent += hits.length === 0 ? 1 : 0;
      continue;
    }
    const place = hits.findIndex((ids) => ids.some((id) => expect.includes(id)));
    rate.asked += 1;
    rate.first += place === 0 ? 1 : 0;
    rate.three += place >= 0 && place < 3 ? 1 : 0;
  }
  await context.close();
  return sets;
}

async function times(browser, base, { page: path, ready, ask, time }) {
  const context = await browser.newContext({ locale: 'sv-SE' });
  const page = await context.newPage();
  await page.goto(base + path);
  await ready(page);
  await ask(page, 'ai');
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const taken = [];
  for (const { q } of queries.filter(({ set }) => set === 'given')) taken.push(await time(page, q));
  await context.close();
  const sorted = taken.sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), most: at(0.95), max: sorted.at(-1) };
}

/** What a first search fetches beside the page and its style. */
async function weight(browser, base, { page: path, ready, ask }) {
  const context = await browser.newContext({ locale: 'sv-SE' });
  const page = await context.newPage();
  const responses = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(base + path);
  await ready(page);
  await ask(page, 'får jag använda copilot');
  await page.waitForLoadState('networkidle');
  let bytes = 0;
  for (const response of responses) {
    const type = response.headers()['content-type'] ?? '';
    if (/html|css|svg/.test(type)) continue;
    const body = await response.body();
    // Pagefind's own files are compressed already.
    bytes += TEXT.test(type) ? gzipSync(body, { level: 6 }).length : body.length;
  }
  await context.close();
  return { bytes, requests: responses.length };
}

// A copy of the site, so that both engines are served from one origin.
const site = mkdtempSync(join(tmpdir(), 'bench-search-'));
let server;
let browser;
try {
  const { index } = await createIndex({ forceLanguage: 'sv' });
  await index.addDirectory({ path: 'dist' });
  cpSync('dist', site, { recursive: true });
  await index.writeFiles({ outputPath: join(site, 'stock') });
  await close();
  server = await serve(site);
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath, args });
  const percent = (part, whole) => `${part}/${whole} (${Math.round((100 * part) / whole)} %)`;
  for (const engine of [ours, stock]) {
    console.log(`\n${engine.name}`);
    for (const [set, rate] of Object.entries(await hitRate(browser, server.base, engine)))
      console.log(
        `  ${set}: first place ${percent(rate.first, rate.asked)}, first three ${percent(rate.three, rate.asked)}` +
          (rate.offTopic > 0
            ? `, off topic without hits ${percent(rate.silent, rate.offTopic)}`
            : ''),
      );
    const { median, most, max } = await times(browser, server.base, engine);
    console.log(
      `  first hit after the key, ${SLOWDOWN}× slower: median ${median.toFixed(0)} ms, 95 % ${most.toFixed(0)} ms, max ${max.toFixed(0)} ms`,
    );
    const { bytes, requests } = await weight(browser, server.base, engine);
    console.log(`  first search: ${(bytes / 1000).toFixed(1)} kB in ${requests} requests`);
  }
  console.log(
    `\nAims: first place ≥ ${100 * AIM.first} %, first three ≥ ${100 * AIM.three} %, ` +
      `first hit ≤ ${AIM.milliseconds} ms, first search ≤ ${AIM.kilobytes} kB`,
  );
} finally {
  await browser?.close();
  await server?.stop();
  rmSync(site, { recursive: true, force: true });
}
