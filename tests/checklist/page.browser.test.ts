import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { checklistOf, itemsOf } from '../../src/checklist/model';
import { NO_STORAGE } from '../../src/checklist/storage';
import { testInChromium, useBrowser } from '../support/browser';
import { readPdf } from '../support/pdf';
import { fullTest } from '../support/sample';
import { ROUTES } from './sources';

const visitor = useBrowser();
const CHECKLIST = '/guider/oppen-ai/checklista/';
const one = ROUTES.find(
  ({ source, answers }) => source.id === 'oppen-ai' && answers.resultat === 'ja',
)!;
const { checklist } = checklistOf(one.source, one.machine, one.answers);
const route = new URL(checklist.address).hash;
const all = itemsOf(checklist);

async function open(hash = route, before?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await visitor.enter();
  await before?.(page);
  await page.goto(CHECKLIST + hash);
  await page.locator('[data-checklist-page][data-ready]').waitFor();
  return page;
}

const button = (page: Page, name: string) => page.getByRole('button', { name });
const itemAt = (page: Page, index: number) =>
  page.locator('[data-item]').filter({ visible: true }).nth(index);
const progress = (page: Page) => page.locator('[data-progress]').innerText();
const kept = (page: Page) =>
  page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);

/** Ticks the first item, plans the second and sets the third aside. */
async function work(page: Page) {
  await itemAt(page, 0).getByRole('checkbox').first().check();
  await button(page, 'Planera').click();
  await itemAt(page, 1)
    .getByLabel(/^Ansvarig/)
    .fill('Enhetschef');
  await itemAt(page, 1)
    .getByLabel(/^Klart den/)
    .fill('2026-12-01');
  await itemAt(page, 2)
    .getByLabel(/^Gäller inte/)
    .check();
  await itemAt(page, 2)
    .getByLabel(/^Varför/)
    .fill('Görs av It');
}

const worked = async (page: Page) => ({
  progress: await progress(page),
  ticked: await itemAt(page, 0).getByRole('checkbox').first().isChecked(),
  owner: await itemAt(page, 1)
    .getByLabel(/^Ansvarig/)
    .inputValue(),
  date: await itemAt(page, 1)
    .getByLabel(/^Klart den/)
    .inputValue(),
  reason: await itemAt(page, 2)
    .getByLabel(/^Varför/)
    .inputValue(),
});
const WORKED = {
  progress: `1 av ${all.length - 1} klara, 1 gäller inte`,
  ...{ ticked: true, owner: 'Enhetschef', date: '2026-12-01', reason: 'Görs av It' },
};

async function download(page: Page, name: string) {
  const [saved] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return { name: saved.suggestedFilename(), content: readFileSync(await saved.path()) };
}

const openFile = (page: Page, buffer: Buffer, name = 'lista.json') =>
  page.locator('[data-file]').setInputFiles({ name, mimeType: 'application/json', buffer });
const notice = (page: Page) => page.locator('[data-notice]');

describe('on the screen', () => {
  test('shows the items of the route in order, with answers that can be changed', async () => {
    const page = await open();
    const shown = await page
      .locator('[data-item] > .what')
      .filter({ visible: true })
      .allInnerTexts();
    expect(shown).toEqual(all.map(({ text }) => text));
    expect(await progress(page)).toBe(`0 av ${all.length} klara`);
    await page.getByText('Svaren', { exact: true }).click();
    const change = page.getByRole('link', { name: /^Ändra/ });
    expect(await change.count()).toBe(checklist.answers.length);
    await change.nth(2).click();
    await page.waitForURL(`**${checklist.answers[2]!.change}`);
  });

  test('counts what is done, and what doesn’t apply isn’t counted', async () => {
    const page = await open();
    await work(page);
    expect(await worked(page)).toEqual(WORKED);
    await itemAt(page, 2)
      .getByLabel(/^Gäller inte/)
      .uncheck();
    expect(await progress(page)).toBe(`1 av ${all.length} klara`);
  });

  test('a saved date that is no date is shown, and stays when something else is noted', async () => {
    const page = await open();
    await work(page);
    const { content } = await download(page, 'Spara som fil');
    await openFile(page, Buffer.from(content.toString().replace('"2026-12-01"', '"vecka 40"')));
    const date = itemAt(page, 1).getByLabel(/^Klart den/);
    await expect.poll(() => date.inputValue()).toBe('vecka 40');
    await itemAt(page, 1).getByRole('checkbox').first().check();
    expect(await date.inputValue()).toBe('vecka 40');
    const again = await download(page, 'Spara som fil');
    expect(again.content.toString()).toContain('"vecka 40"');
  });

  test('back and forward change the route and keep what is noted', async () => {
    const page = await open();
    await work(page);
    await page.evaluate((hash) => history.pushState(null, '', hash), '#oppen-ai?');
    await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')));
    await expect
      .poll(() => page.locator('[data-item]').filter({ visible: true }).count())
      .toBe(one.source.items.length);
    await page.goBack();
    await expect.poll(() => worked(page)).toEqual(WORKED);
  });

  test('a place in the list and Back from it keep what was noted there', async () => {
    const page = await open();
    await itemAt(page, 0).getByRole('checkbox').first().check();
    await page.evaluate(() => (location.hash = `#${document.querySelector('[data-item]')!.id}`));
    await work(page);
    await page.goBack();
    await expect.poll(() => new URL(page.url()).hash).toBe(route);
    expect(await worked(page)).toEqual(WORKED);
  });

  fullTest(
    'the guide in a tab of its own leaves the list where it is, with its warning',
    async () => {
      const page = await open();
      await work(page);
      await page.getByText('Svaren', { exact: true }).click();
      const warned = page.waitForEvent('dialog', (dialog) => dialog.type() === 'beforeunload');
      await page
        .getByRole('link', { name: /^Ändra/ })
        .first()
        .click({ modifiers: ['ControlOrMeta'] });
      const leaving = page.goto('/om/').catch(() => null);
      await (await warned).accept();
      await leaving;
    },
  );
});

describe('kept nowhere until asked', () => {
  test('on this computer: only after the button, opened by another, gone after the third', async () => {
    const page = await open();
    await work(page);
    expect(await kept(page)).toEqual([]);
    await button(page, 'Spara på den här datorn').click();
    await expect.poll(() => kept(page)).toEqual([`checklista:oppen-ai${route}`]);
    await page.goto('/');
    await page.goto(CHECKLIST);
    await page.locator('[data-checklist-page][data-ready]').waitFor();
    await page
      .locator('[data-kept]')
      .getByRole('button', { name: /^Öppna/ })
      .click();
    await expect.poll(() => worked(page)).toEqual(WORKED);
    expect(new URL(page.url()).hash).toBe(route);
    await page
      .locator('[data-kept]')
      .getByRole('button', { name: /^Ta bort/ })
      .click();
    expect(await kept(page)).toEqual([]);
    expect(await worked(page)).toEqual(WORKED);
    expect(await page.locator('[data-kept]').isVisible()).toBe(false);
  });

  test('as a file: opened elsewhere it is the same list, and can be undone', async () => {
    const page = await open();
    await work(page);
    const { name, content } = await download(page, 'Spara som fil');
    expect(name).toMatch(/^checklista-oppen-ai-\d{4}-\d\d-\d\d\.json$/);
    expect(JSON.parse(content.toString())).toMatchObject({
      schema: 1,
      id: 'oppen-ai',
      guidelines: [{ id: 'ostersund', version: 'version 1' }],
      answers: one.answers,
    });
    expect(await kept(page)).toEqual([]);
    const other = await open('');
    await openFile(other, content, name);
    await expect.poll(() => worked(other)).toEqual(WORKED);
    expect(new URL(other.url()).hash).toBe(route);
    await expect.poll(() => notice(other).innerText()).toContain(`Filen ${name} är öppnad.`);
    await button(other, 'Ångra').click();
    await expect.poll(() => other.locator('[data-blank]').isVisible()).toBe(true);
  });

  test('a list kept earlier is replaced only if the reader says so', async () => {
    const page = await open();
    await work(page);
    await button(page, 'Spara på den här datorn').click();
    const stored = () => page.evaluate(() => Object.values(localStorage).join());
    await expect.poll(stored).toContain('Enhetschef');
    const mine = await stored();
    // Again from the same tab: it is this list that is kept.
    await button(page, 'Spara på den här datorn').click();
    const other = await page.context().newPage();
    await other.goto(`${CHECKLIST}${route}`);
    await other.locator('[data-checklist-page][data-ready]').waitFor();
    const asked: string[] = [];
    let answer = false;
    other.on('dialog', (dialog) => {
      if (dialog.type() === 'confirm') asked.push(dialog.message());
      void (answer ? dialog.accept() : dialog.dismiss());
    });
    await button(other, 'Spara på den här datorn').click();
    await expect.poll(() => asked.length).toBe(1);
    expect(asked[0]).toContain('redan sparad');
    expect(await stored()).toBe(mine);
    answer = true;
    await button(other, 'Spara på den här datorn').click();
    await expect.poll(stored).not.toContain('Enhetschef');
  });

  test('each case has a place of its own, is offered by name and is forgotten alone', async () => {
    const page = await open();
    await work(page);
    await button(page, 'Spara på den här datorn').click();
    const other = await page.context().newPage();
    await other.goto(`${CHECKLIST}#oppen-ai?slag=alla&inmatning=personuppgifter`);
    await other.locator('[data-checklist-page][data-ready]').waitFor();
    await button(other, 'Spara på den här datorn').click();
    // The first tab learns of it.
    const rows = page.locator('[data-kept] li');
    await expect.poll(() => rows.count()).toBe(2);
    const names = await rows.locator('> span').allInnerTexts();
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/, sparad \d{4}-\d\d-\d\d$/);
    const index = names.findIndex((name) => !name.startsWith('Nej'));
    const mine = other.locator('[data-kept] li').nth(index);
    await mine.getByRole('button', { name: /^Öppna/ }).click();
    await expect.poll(() => worked(other)).toEqual(WORKED);
    await mine.getByRole('button', { name: /^Ta bort/ }).click();
    await expect.poll(() => rows.count()).toBe(1);
    expect(await rows.innerText()).toMatch(/^Nej/);
  });

  test('a broken or foreign file changes nothing and says so', async () => {
    const page = await open();
    await work(page);
    for (const content of ['{"format":', '{"name":"x"}', '\u0000PK']) {
      await openFile(page, Buffer.from(content));
      await expect.poll(() => notice(page).innerText()).toContain('Ingenting har ändrats');
      expect(await worked(page)).toEqual(WORKED);
      expect(new URL(page.url()).hash).toBe(route);
    }
  });

  test('storage that throws is told, and everything else works', async () => {
    const page = await open(route, (fresh) =>
      fresh.addInitScript(() =>
        Object.defineProperty(globalThis, 'localStorage', {
          get: () => {
            throw new DOMException('blocked', 'SecurityError');
          },
        }),
      ),
    );
    await work(page);
    await button(page, 'Spara på den här datorn').click();
    await expect.poll(() => page.locator('[data-done]').innerText()).toBe(NO_STORAGE);
    expect(await worked(page)).toEqual(WORKED);
    const { content } = await download(page, 'Spara som fil');
    await openFile(page, content);
    await expect.poll(() => notice(page).innerText()).toContain('är öppnad');
  });
});

describe('as files and text', () => {
  test('Word, QR code and text are fetched when asked for, not before', async () => {
    const asked: string[] = [];
    const page = await open(route, async (fresh) => {
      fresh.on('request', (request) => asked.push(request.url()));
    });
    await work(page);
    await page.waitForLoadState('networkidle');
    const fetched = (part: string) => asked.some((url) => url.includes(`/${part}.`));
    for (const part of ['word', 'qr', 'text']) expect(fetched(part), part).toBe(false);
    const { name, content } = await download(page, 'Spara som Word');
    expect(name).toMatch(/\.docx$/);
    // With the sign of the verdict, which is seen from across the table.
    expect(Object.keys(unzipSync(content)).filter((file) => file.endsWith('.png'))).toHaveLength(1);
    expect(fetched('word')).toBe(true);
    await button(page, 'Visa QR-kod').click();
    await page.locator('[data-qr] svg').waitFor();
    expect(fetched('qr')).toBe(true);
  });

  test('text and Markdown are copied, and the table is saved', async () => {
    const page = await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await work(page);
    await button(page, 'Kopiera som text').click();
    await expect.poll(copied).toContain(`[x] ${all[0]!.text}`);
    await button(page, 'Kopiera som Markdown').click();
    await expect.poll(copied).toContain(`- [x] ${all[0]!.text}`);
    const { content } = await download(page, 'Spara som tabell');
    expect(content.toString()).toContain('"Enhetschef"');
  });
});

// Firefox prints the field of a date as "mm / dd / yyyy", with an icon: no room to write in.
test('a date that isn’t set is an empty line on paper, one that is set stands there', async () => {
  const page = await open();
  await work(page);
  const pages = await readPdf(await page.pdf({ preferCSSPageSize: true }));
  const text = pages.map((sheet) => sheet.text).join('');
  expect(text).toContain('Enhetschef');
  expect(text).toContain('2026-12-01');
  expect(text).not.toMatch(/mm\/dd\/yyyy|åååå/);
});

describe('labels', () => {
  testInChromium('every variant can be copied and printed as a card of its own', async () => {
    const page = await visitor.open('/guider/markning/checklista/');
    await page.locator('[data-checklist-page][data-ready]').waitFor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const cards = page.locator('[data-label]').filter({ visible: true });
    const texts = await cards.locator('.label').allInnerTexts();
    const { source } = ROUTES.find((own) => own.source.id === 'markning')!;
    const labels = Object.values(source.outcomes).flatMap(({ label }) => label ?? []);
    expect(texts).toEqual([...new Set(labels)]);
    await cards
      .nth(1)
      .getByRole('button', { name: /^Kopiera/ })
      .click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(texts[1]);
    await page.evaluate(() => {
      globalThis.print = () => dispatchEvent(new CustomEvent('printed'));
    });
    await page.emulateMedia({ media: 'print' });
    const printed = page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          addEventListener('printed', () => resolve(document.body.innerText.trim())),
        ),
    );
    await cards
      .nth(1)
      .locator('[data-print-label]')
      .evaluate((print: HTMLElement) => print.click());
    expect(await printed).toBe(texts[1]);
  });
});
