import { appendFileSync, cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { preview } from 'astro';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenClause } from '../../src/registry/outputs/open-data';
import { launchBrowser } from '../support/browser';
import { brokenLinks } from '../support/links';
import { copyProject, type Project } from '../support/project';

// The site with a third, made-up municipality: its folder copied into content/, nothing else.
const FIXTURES = ['tests/fixtures/testkommun', 'tests/fixtures/shapes/testkommun'];
const IDS = ['2.1', '2.1.a', '2.1.b'];
const IDS_OF_SHAPES = [
  '3.2.1',
  '3.2.1.a',
  '3.2.1.a.i',
  '3.2.1.a.ii',
  '3.2.1.b',
  '3.3',
  '3.4',
  '3.4.rod',
  '3.4.gul',
  '3.4.gron',
  'bilaga-1',
  'bilaga-1.3',
  'bilaga-1.3.b',
  'bilaga-1.sprak',
];
let project: Project;
let dist: string;
let server: Awaited<ReturnType<typeof preview>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  project = copyProject();
  dist = join(project.root, 'dist');
  for (const fixture of FIXTURES)
    cpSync(fixture, join(project.root, 'content/testkommun'), { recursive: true });
  appendFileSync(
    join(project.root, 'content/testkommun/guideline.yaml'),
    `versions:
  - { version: '3', decided: null, by: Kommunstyrelsen, summary: Regler för boktips. }
  - { version: '2', decided: 2025-03-01, by: null, summary: Regler för skolan. }
`,
  );
  // A guide asks about the tool in this one's name.
  cpSync(`${FIXTURES[1]}/verktyg.yaml`, join(project.root, 'content/ostersund/verktyg.yaml'));
  await project.build();
  server = await preview({ root: project.root, logLevel: 'error', server: { port: 0 } });
  browser = await launchBrowser();
  page = await browser.newPage({ baseURL: `http://localhost:${server.port}` });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  project.remove();
});

const clausesOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'api/clauses.json'), 'utf8')) as OpenClause[];

const textsOf = async (found: Locator) =>
  (await found.allTextContents()).map((text) => text.trim());

test('its rules stand in its chapter, with their notes and their source', async () => {
  await page.goto('/testkommun/bibliotek/');
  for (const id of IDS) expect(await page.locator(`[id="${id}"]`).count(), id).toBe(1);
  const clause = page.locator('[id="2.1"]');
  expect(await clause.textContent()).toContain('Du får inte låta AI skriva boktips.');
  expect(await clause.textContent()).toContain('Riktlinjen säger inget om ljudböcker.');
  expect(await clause.textContent()).toContain('Avsnitt 2, sidan 3');
});

test('header and sidebar lead to it, and say that the reader is there', async () => {
  await page.goto('/testkommun/bibliotek/');
  const names = page.getByRole('navigation', { name: 'Kommun' });
  expect(await textsOf(names.getByRole('link'))).toContain('Testkommun');
  expect(await textsOf(names.locator('[aria-current]'))).toEqual(['Testkommun']);
  expect(await textsOf(page.locator('#meny [aria-current=page]'))).toEqual(['2 AI på biblioteket']);
  expect(await page.locator('#meny').textContent()).not.toContain('Öppen AI');
});

test('its overview, the start page and the list of municipalities lead to it', async () => {
  await page.goto('/testkommun/');
  await page.getByRole('main').getByRole('link', { name: 'AI på biblioteket' }).waitFor();
  await page.goto('/');
  expect(await page.getByRole('main').locator('a[href="/testkommun/"]').count()).toBeGreaterThan(0);
  await page.goto('/kommuner/');
  await page.getByRole('main').getByRole('link', { name: 'Testkommun' }).click();
  await page.waitForURL('**/testkommun/');
});

test.each(IDS)('%s has a permanent page that leads to its place', async (id) => {
  await page.goto(`/r/testkommun/${id}/`);
  const { text } = clausesOf(dist).find((clause) => clause.id === `testkommun:${id}`)!;
  const main = page.getByRole('main');
  expect(await main.textContent()).toContain(text);
  expect(await main.textContent()).toContain('Riktlinje för AI i Testkommun, TEST-1, version 3');
  await main.getByRole('link', { name: 'Läs regeln i sitt sammanhang' }).click();
  await page.waitForURL(`**/testkommun/bibliotek/#${id}`);
});

test('a part of a part stands in it, and its permanent page says what it is a part of', async () => {
  await page.goto('/testkommun/skolan/');
  const inner = page.locator('[id="3.2.1"] [id="3.2.1.a"] [id="3.2.1.a.i"]');
  expect(await inner.locator(':scope > .nr').textContent()).toMatch(/^\s*i\s*$/);
  await page.goto('/r/testkommun/3.2.1.a.i/');
  const main = await page.getByRole('main').textContent();
  expect(main).toContain('Peka inte ut en elev');
  expect(main).toContain('Du ska ta bort det som pekar ut en elev.');
});

test('a permission with a condition is told from one without, and says it everywhere', async () => {
  const condition = 'Men bara om alla i rummet har sagt ja.';
  for (const path of ['/testkommun/skolan/', '/r/testkommun/3.3/', '/regler/testkommun/']) {
    await page.goto(path);
    expect(await page.getByRole('main').textContent(), path).toContain(condition);
    expect(await page.locator('.mod.may').allTextContents(), path).toContain('får om');
  }
  await page.goto('/testkommun/skolan/checklista/');
  expect(await page.getByRole('main').textContent()).toContain(condition);
});

test('a traffic-light table has a row for each rule, with its colour as a word', async () => {
  await page.goto('/testkommun/skolan/');
  const rows = page.locator('[id="3.4"] table tbody tr[data-place]');
  expect(await textsOf(rows.locator('th'))).toEqual(['Röd', 'Gul', 'Grön']);
  expect(await rows.first().textContent()).toContain('AI får inte sätta betyg.');
  await page.goto('/r/testkommun/3.4.rod/');
  expect(await textsOf(page.locator('.facts .light'))).toEqual(['Röd']);
});

test('a chapter in another language is read in that language, and the two lead to each other', async () => {
  await page.goto('/testkommun/skolan/');
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL('**/testkommun/en/skolan/');
  const main = page.getByRole('main');
  expect(await main.getAttribute('lang')).toBe('en');
  expect(await main.textContent()).toContain('The Swedish text is the one that the municipality');
  // What the frame of the page says in it is Swedish, and said to be.
  for (const part of ['.eyebrow', '.foot'])
    expect(await main.locator(part).getAttribute('lang'), part).toBe('sv');
  expect(await page.locator('[id="3.2.1"] [id="3.2.1.a"] [id="3.2.1.a.i"]').count()).toBe(1);
  expect(await page.locator('.term, .mod, [data-place]').count()).toBe(0);
  await page.getByRole('link', { name: 'Läs kapitlet på svenska' }).click();
  await page.waitForURL('**/testkommun/skolan/');
});

test('an appendix stands after the chapters, and is cited by its name', async () => {
  await page.goto('/testkommun/hela/');
  const chapters = await textsOf(page.locator('.contents a'));
  expect(chapters).toEqual(['2 AI på biblioteket', '3 AI i skolan', 'Bilaga 1']);
  await page.goto('/testkommun/bilaga-1/');
  const number = page.locator('[id="bilaga-1.3"] > .nr a');
  expect(await textsOf(number)).toEqual(['3']);
  await number.click();
  await page.waitForURL('**/r/testkommun/bilaga-1.3/');
  expect(await page.locator('.facts').textContent()).toContain('Bilaga 1, punkt 3, sidan 9.');
});

test('its versions stand on its own page, the one that applies first', async () => {
  await page.goto('/testkommun/');
  expect(await textsOf(page.locator('.versions tbody th'))).toEqual(['Version 3', 'Version 2']);
});

test('its allowed tools have a page, and stand where a guide asks about the tool', async () => {
  await page.goto('/testkommun/');
  await page.getByRole('link', { name: 'Verktyg som Testkommuns kommun har godkänt' }).click();
  await page.waitForURL('**/testkommun/verktyg/');
  expect(await textsOf(page.locator('[data-tool] h2'))).toEqual(['Skrivhjälpen', 'Lektionsbanken']);
  expect(await page.getByRole('main').textContent()).toContain('2026-03-02, digitaliseringschefen');
  const asked = (folder: string) =>
    readFileSync(join(folder, 'guider/oppen-ai/index.html'), 'utf8');
  expect(asked(dist)).toContain('data-tools="ostersund"');
  expect(asked('dist')).not.toContain('data-tools');
});

test('its rules are open data, and those of the others are as before', () => {
  const [own, others] = [true, false].map((isOwn) =>
    clausesOf(dist).filter(({ guideline }) => (guideline === 'testkommun') === isOwn),
  ) as [OpenClause[], OpenClause[]];
  expect(own.map(({ number }) => number)).toEqual([...IDS, ...IDS_OF_SHAPES]);
  expect(others).toEqual(clausesOf('dist'));
});

test('the search finds its rules', async () => {
  await page.goto('/sok/?q=boktips');
  const first = page.locator('a[data-result]').first();
  await first.waitFor();
  expect(await first.getAttribute('data-result')).toMatch(/^testkommun:2\.1/);
  await first.click();
  await page.waitForURL('**/testkommun/bibliotek/#2.1*');
});

test('the search knows what people ask of it', async () => {
  await page.goto('/sok/?q=recensera+deckare');
  const first = page.locator('a[data-result]').first();
  await first.waitFor();
  expect(await first.getAttribute('data-result')).toBe('testkommun:2.1');
});

test.runIf(existsSync('src/pages/regler'))('its rules are among the rules for a role', async () => {
  await page.goto('/regler/');
  await page.getByRole('main').getByRole('link', { name: 'Testkommun' }).click();
  await page.waitForURL('**/regler/testkommun/');
  expect(await page.getByRole('main').textContent()).toContain(
    'Du får inte låta AI skriva boktips.',
  );
});

test.runIf(existsSync('src/pages/jamfor'))('the comparison has a place for it', async () => {
  await page.goto('/jamfor/');
  expect(await page.getByRole('main').textContent()).toContain('Testkommun');
});

test('every address leads somewhere', () =>
  expect(brokenLinks({ dist, site: 'http://localhost:4321', base: '/' })).toEqual([]));
