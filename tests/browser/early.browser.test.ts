import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from '../support/browser';

const visitor = useBrowser();

/**
 * Opens a page whose script is still on its way.
 *
 * @returns the page, and what lets the script come
 */
async function openEarly(path: string): Promise<{ page: Page; letScriptCome: () => void }> {
  const page = await visitor.enter();
  const { promise: released, resolve } = Promise.withResolvers<null>();
  await page.route('**/_astro/*.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator('.foot').waitFor();
  return { page, letScriptCome: () => resolve(null) };
}

describe('what a reader does while the script is on its way stands', () => {
  test('a query typed', async () => {
    const { page, letScriptCome } = await openEarly('/sok/?q=bilder');
    await page.getByLabel('Sök regel, ord eller fråga').fill('personuppgifter');
    await page.getByLabel('Östersund', { exact: true }).check();
    letScriptCome();
    await page.locator('a[data-result="ostersund:6.1.3"]').waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe('?q=personuppgifter&kommun=ostersund');
  });

  test('a rule list narrowed', async () => {
    const { page, letScriptCome } = await openEarly('/regler/ostersund/');
    await page.getByLabel('Roll').selectOption({ index: 1 });
    const chosen = await page.getByLabel('Roll').inputValue();
    letScriptCome();
    await page.locator('[data-rules-page][data-ready]').waitFor();
    expect(await page.getByLabel('Roll').inputValue()).toBe(chosen);
    expect(new URL(page.url()).hash).toBe(`#roll=${chosen}`);
    expect(await page.getByRole('status').textContent()).toContain(' av ');
  });

  test('a task ticked', async () => {
    const { page, letScriptCome } = await openEarly('/guider/oppen-ai/checklista/#oppen-ai?');
    await page.getByRole('checkbox').first().check();
    letScriptCome();
    await page.locator('[data-checklist-page][data-ready]').waitFor();
    expect(await page.getByRole('checkbox').first().isChecked()).toBe(true);
  });

  test('and comes back after a reload, in the tab alone', async () => {
    const { page, letScriptCome } = await openEarly('/guider/oppen-ai/checklista/');
    letScriptCome();
    await page.locator('[data-checklist-page][data-ready]').waitFor();
    await page.getByRole('checkbox').first().check();
    await page.reload();
    await page.locator('[data-checklist-page][data-ready]').waitFor();
    expect(await page.getByRole('checkbox').first().isChecked()).toBe(true);
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
  });

  test('a guide opened in its chapter', async () => {
    const { page, letScriptCome } = await openEarly('/ostersund/oppen-ai/');
    await page.getByText('Starta guiden').first().click();
    letScriptCome();
    await page.locator('decision-guide[data-ready]').waitFor();
    expect(await page.getByRole('radio').first().isVisible()).toBe(true);
  });

  test('a way to practise chosen, and the choice leaves for no server', async () => {
    const { page, letScriptCome } = await openEarly('/ova/ostersund/');
    await page.getByLabel('Steg för steg').check();
    await page.getByRole('button', { name: 'Börja öva' }).click();
    letScriptCome();
    await page.locator('case-training[data-ready]').waitFor();
    expect(await page.getByLabel('Steg för steg').isChecked()).toBe(true);
    expect(new URL(page.url()).search).toBe('');
  });
});
