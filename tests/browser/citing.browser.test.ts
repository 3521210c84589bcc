import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { content } from '../support/content';
import { PHONE, testInChromium, useBrowser } from '../support/browser';

const { open, enter } = useBrowser();
const CHAPTER = '/ostersund/oppen-ai/';
const permissions = ['clipboard-read', 'clipboard-write'];

const copied = (page: Page) =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (type: string) => (await item!.getType(type)).text();
    // Firefox keeps it in a document of its own.
    const rich = (await text('text/html')).replace(/<\/?(?:html|head|body)>/g, '');
    return { plain: await text('text/plain'), rich };
  });
const address = (page: Page, number: string) => new URL(`/r/ostersund/${number}/`, page.url()).href;
const status = (page: Page) => page.locator('body > [role="status"]');

describe('on a chapter page', () => {
  test('every clause and every rule can be linked and cited', async () => {
    const page = await open(CHAPTER);
    const all = [...content.clauses.values()].filter(({ chapter }) => chapter === 'oppen-ai');
    await page.getByRole('button', { name: 'Kopiera länk: 6.1.3', exact: true }).waitFor();
    const numbers = (name: string) =>
      page
        .locator('.clause button', { hasText: name })
        .evaluateAll((buttons) =>
          buttons.map((button) => button.closest('.rule, .clause')!.id).sort(),
        );
    const expected = all.map(({ number }) => number).sort();
    expect(await numbers('Kopiera länk')).toEqual(expected);
    expect(await numbers('Hänvisa')).toEqual(expected);
  });

  test('a link is copied with its title, as rich and as plain text, and that is announced', async () => {
    const page = await open(CHAPTER, { permissions });
    await page.getByRole('button', { name: 'Kopiera länk: 6.1.3', exact: true }).click();
    await expect.poll(() => status(page).textContent()).toBe('Länken är kopierad: 6.1.3');
    const name = `${content.clauses.get('ostersund:6.1.3')!.title} · Östersunds kommun 6.1.3`;
    const href = address(page, '6.1.3');
    expect(await copied(page)).toEqual({
      plain: `${name}\n${href}`,
      rich: `<a href="${href}">${name}</a>`,
    });
  });

  test('a rule is cited with the keyboard alone', async () => {
    const page = await open(CHAPTER, { permissions });
    const menu = page.locator('summary[aria-label="Länka eller hänvisa till 6.1.3.b"]');
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page).textContent()).toBe('Hänvisningen är kopierad: 6.1.3.b');
    const { document, documentId } = content.guidelines.get('ostersund')!;
    const { plain, rich } = await copied(page);
    expect(plain).toBe(
      `Östersunds kommun: ${document}, ${documentId}, version 1. Avsnitt 6.1, sidan 5. ` +
        `Regel ostersund:6.1.3.b. ${address(page, '6.1.3.b')}`,
    );
    expect(rich).toContain(`<a href="${address(page, '6.1.3.b')}">`);
  });

  testInChromium('a tap opens the choice of a rule, and a second one copies', async () => {
    const page = await open(CHAPTER, { permissions, viewport: PHONE, hasTouch: true });
    await page.locator('summary[aria-label="Länka eller hänvisa till 6.1.3.a"]').tap();
    await page.getByRole('button', { name: 'Kopiera länk: 6.1.3.a' }).tap();
    await expect.poll(() => status(page).textContent()).toBe('Länken är kopierad: 6.1.3.a');
  });

  test.each([
    ['has no way to copy', 'undefined'],
    ['refuses it', '{ write: () => Promise.reject(new Error()) }'],
  ])('a browser that %s shows the text to copy, selected', async (_, clipboard) => {
    const page = await enter();
    await page.addInitScript(
      `Object.defineProperty(navigator, 'clipboard', { value: ${clipboard} });
      document.execCommand = () => false;`,
    );
    await page.goto(CHAPTER);
    await page.getByRole('button', { name: 'Hänvisa: 6.1.3', exact: true }).click();
    const field = page.getByLabel('Webbläsaren tillät inte kopiering');
    await expect.poll(() => field.inputValue()).toContain('Regel ostersund:6.1.3. http');
    const selected = await field.evaluate((area: HTMLTextAreaElement) => [
      document.activeElement === area,
      area.value.slice(area.selectionStart, area.selectionEnd) === area.value,
    ]);
    expect(selected).toEqual([true, true]);
    expect(await status(page).textContent()).toBe('');
  });

  testInChromium('nothing of this is on paper, and nothing without script', async () => {
    const page = await open(CHAPTER);
    await page.locator('.cite').first().waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.cite, .src button').filter({ visible: true }).count()).toBe(0);
    const still = await open(CHAPTER, { javaScriptEnabled: false });
    expect(await still.locator('.src button, .cite').count()).toBe(0);
  });
});

describe('on a permanent page', () => {
  test('the two buttons copy what the page says', async () => {
    const page = await open('/r/karlstad/bakgrund.syfte/', { permissions });
    await page.getByRole('button', { name: 'Hänvisa: Syftet med riktlinjen' }).click();
    await expect.poll(() => status(page).textContent()).toMatch(/^Hänvisningen är kopierad/);
    const { plain } = await copied(page);
    const withoutAddress = plain.replace(/http\S+$/, '');
    expect(await page.locator('.facts').innerText()).toContain(withoutAddress.trim());
  });

  test('linked data is no fault against the content security policy', async () => {
    const page = await enter();
    const reports: string[] = [];
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) reports.push(message.text());
    });
    await page.goto('/r/ostersund/6.1.3/');
    await page.locator('.src button').first().waitFor();
    expect(await page.locator('script[type="application/ld+json"]').count()).toBe(1);
    expect(reports).toEqual([]);
  });

  testInChromium('fits on one sheet of paper, with its QR code', async () => {
    const page = await open('/r/ostersund/6.1.3/');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.qr svg').isVisible()).toBe(true);
  });
});
