import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, inject, test } from 'vitest';
import { linesOf, type Line } from '../../src/checklist/lines';
import { checklistOf, itemsOf } from '../../src/checklist/model';
import { useBrowser } from '../support/browser';
import { readPdf, squeeze, type PdfPage } from '../support/pdf';
import { sampleOf } from '../support/sample';
import { BLANK, ROUTES, type Case } from './sources';

const visitor = useBrowser();
const A4 = { width: 595, height: 842 };
const DAY = '2026-03-04';

/** The list as it is served here. */
const served = (one: Case): Case => ({
  ...one,
  source: { ...one.source, site: new URL(inject('base')).origin },
});
const listOf = ({ source, machine, answers }: Case) =>
  checklistOf(source, machine, answers).checklist;

async function open(one: Case): Promise<Page> {
  const page = await visitor.enter({ timezoneId: 'Europe/Stockholm' });
  await page.clock.setFixedTime(`${DAY}T12:00:00Z`);
  await show(page, one);
  return page;
}

async function show(page: Page, one: Case) {
  const { pathname, hash } = new URL(listOf(one).address);
  await page.goto(pathname + hash);
  await page.locator('[data-checklist-page][data-ready]').waitFor();
}

async function print(page: Page) {
  await page.getByRole('button', { name: 'Visa QR-kod' }).click();
  await page.locator('[data-qr] svg').waitFor();
  return readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }));
}

/** How many times a text stands on the pages. */
const times = (pages: PdfPage[], text: string) =>
  pages.reduce((sum, page) => sum + page.text.split(squeeze(text)).length - 1, 0);

/** Lines that stand at the head or the foot of the paper, not in the order of reading. */
const isAround = ({ kind }: Line) => kind === 'title' || kind === 'fact';

/** Each line stands in a text, after the one before it. */
function expectInOrder(text: string, lines: Line[]) {
  let at = 0;
  for (const line of lines) {
    const found = text.indexOf(squeeze(line.text), at);
    expect(found, `"${line.text}", after what is before it`).toBeGreaterThanOrEqual(0);
    at = found + squeeze(line.text).length;
  }
}

/** An item or step with its details, which must stay together. */
function blocksOf(lines: Line[]): string[] {
  const blocks: string[] = [];
  for (const { kind, text } of lines) {
    if (kind === 'item' || kind === 'step') blocks.push(text);
    else if (kind === 'detail') blocks[blocks.length - 1] += text;
  }
  return blocks.map(squeeze);
}

function expectPaper(pages: PdfPage[], one: Case) {
  const checklist = listOf(one);
  const lines = linesOf(checklist, {}, DAY);
  const text = pages.map((page, index) => {
    const number = squeeze(`${index + 1} (${pages.length})`);
    expect(page.text, 'page number').toContain(number);
    return page.text.replace(number, '');
  });
  for (const line of lines.filter(isAround)) expect(times(pages, line.text), line.text).toBe(1);
  expectInOrder(
    text.join(''),
    lines.filter((line) => !isAround(line)),
  );
  for (const block of blocksOf(lines))
    expect(
      text.filter((page) => page.includes(block)),
      `${block} is on one page`,
    ).not.toEqual([]);
  for (const { width, height } of pages)
    expect({ width: Math.round(width), height: Math.round(height) }).toEqual(A4);
}

/** What a list has on paper: its verdict, and each kind of line. */
const linesIn = (one: Case) => {
  const list = listOf(one);
  const kinds = linesOf(list, {}, DAY).flatMap(({ kind, text }) => [
    kind,
    text.includes('ert äldre system') ? 'dates of an older system' : kind,
  ]);
  return [String(list.verdict?.verdict), ...new Set(kinds)];
};

/** The lists that have something new on paper. */
const SHOWN = sampleOf([...ROUTES, ...BLANK], linesIn);

/** Its routes of each guide, some at a time: one page prints them all. */
const sheaves = (size: number) =>
  [
    ...Map.groupBy(
      SHOWN.filter((one) => ROUTES.includes(one)),
      ({ source }) => source.id,
    ),
  ].flatMap(([guide, routes]) =>
    Array.from({ length: Math.ceil(routes.length / size) }, (_, index) => {
      const own = routes.slice(index * size, (index + 1) * size);
      return [`${guide}, ${index * size + 1} and on`, own] as const;
    }),
  );

test('what is written in the fields is on paper whole, however long', async () => {
  const one = ROUTES.find((route) => listOf(route).verdict?.outcome === 'inte-redo')!;
  const page = await open(served(one));
  await page.getByRole('button', { name: 'Planera' }).click();
  const item = page.locator('[data-item]').filter({ visible: true }).first();
  const long = (words: number) =>
    Array.from({ length: words }, (_, index) => `ord${index}`).join(' ');
  const [owner, evidence, reason] = [long(20), long(60), long(61)];
  await item.getByLabel(/^Ansvarig/).fill(owner);
  await item.getByLabel(/^Klart den/).fill('2026-12-01');
  await item.getByLabel(/^Underlag/).fill(evidence);
  await item.getByLabel(/^Gäller inte/).check();
  await item.getByLabel(/^Varför/).fill(reason);
  const text = (await print(page)).map((sheet) => sheet.text).join('');
  for (const written of [owner, '2026-12-01', evidence, reason])
    expect(text).toContain(squeeze(written));
});

describe('a route on paper has every line in order, none split', () => {
  test.each(sheaves(6))('%s', async (_, routes) => {
    const page = await open(served(routes[0]!));
    for (const one of routes.map(served)) {
      await show(page, one);
      const pages = await print(page);
      expectPaper(pages, one);
      const items = itemsOf(listOf(one)).map(({ text }) => text);
      // A usual result. The AI Act and the 22 steps say more of each item, and may take more paper.
      if (items.length <= 11 && !['ai-forordningen', 'infora-ai'].includes(one.source.id))
        expect(pages.length, one.name).toBeLessThanOrEqual(2);
      const shown = squeeze(
        linesOf(listOf(one), {}, DAY)
          .map(({ text }) => text)
          .join(' '),
      );
      for (const { text } of one.source.items)
        if (!shown.includes(squeeze(text)))
          expect(times(pages, text), `${one.name}: ${text}`).toBe(0);
    }
  });
});

describe('a blank list on paper has every line in order, none split', () => {
  test.each(SHOWN.filter((one) => BLANK.includes(one)))('$name', async (raw) => {
    const one = served(raw);
    expectPaper(await print(await open(one)), one);
  });
});

const usual = ROUTES.find(
  ({ source, answers }) => source.id === 'oppen-ai' && answers.resultat === 'ja',
)!;

describe('on paper', () => {
  test('the QR code leads to the same list', async () => {
    const one = served(usual);
    const page = await open(one);
    await page.getByRole('button', { name: 'Visa QR-kod' }).click();
    const png = await page.locator('[data-qr] svg').screenshot({ scale: 'css' });
    const { data, info } = await sharp(png)
      .resize(800)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const code = jsQR(new Uint8ClampedArray(data), info.width, info.height);
    expect(code?.data).toBe(listOf(one).address);
    const before = await page.locator('.checklist').innerText();
    const other = await visitor.open(code!.data);
    await other.locator('[data-ready]').first().waitFor();
    expect(await other.locator('.checklist').innerText()).toBe(before);
  });

  test('the date is that of the printing, not of the visit', async () => {
    const page = await open(served(usual));
    await page.clock.setFixedTime('2026-03-09T12:00:00Z');
    expect(times(await print(page), 'Utskriven 2026-03-09')).toBe(1);
  });

  test('it is black on white with drawn boxes and lines, in a dark theme too', async () => {
    const page = await open(served(usual));
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const style = (selector: string, name: string) =>
      page
        .locator(selector)
        .filter({ visible: true })
        .evaluateAll(
          (all, property) => [
            ...new Set(all.map((one) => getComputedStyle(one).getPropertyValue(property))),
          ],
          name,
        );
    expect(await style('body', 'background-color')).toEqual(['rgb(255, 255, 255)']);
    expect(await style('.item label.what', 'color')).toEqual(['rgb(0, 0, 0)']);
    expect(await style('.item > input', 'appearance')).toEqual(['none']);
    expect(await style('.item > input', 'border-top-style')).toEqual(['solid']);
    expect(await style('[data-field="owner"] + .written', 'border-bottom-style')).toEqual([
      'solid',
    ]);
    expect(await style('.sign p', 'border-bottom-style')).toEqual(['solid']);
    expect(await style('.item', 'break-inside')).toEqual(['avoid']);
  });

  test('what is ticked and noted on the screen is on paper', async () => {
    const page = await open(served(usual));
    const box = page.getByRole('checkbox').filter({ visible: true }).first();
    await page.emulateMedia({ media: 'print' });
    const look = () => box.evaluate((input) => getComputedStyle(input).backgroundImage);
    const blank = await look();
    await box.check();
    expect(await look()).not.toBe(blank);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: 'Planera' }).click();
    await page
      .getByLabel(/^Ansvarig/)
      .filter({ visible: true })
      .first()
      .fill('Enhetschefen');
    const last = page.locator('[data-item]').filter({ visible: true }).last();
    await last.getByLabel(/^Gäller inte/).check();
    await last.getByLabel(/^Varför/).fill('Görs av It');
    const pages = await print(page);
    expect(times(pages, 'Enhetschefen')).toBe(1);
    expect(times(pages, 'Görs av It')).toBe(1);
  });

  test('nothing that needs a screen is printed', async () => {
    const text = (await print(await open(served(usual)))).map((page) => page.text).join('');
    for (const word of [
      'Skriv ut',
      'Till guiden',
      'Planera',
      'Ändra',
      'Spara',
      'Hoppa till innehållet',
      'Stäng menyn',
      'Sök regel',
    ])
      expect(text).not.toContain(squeeze(word));
  });
});
