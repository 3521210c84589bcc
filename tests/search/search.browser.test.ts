import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { sampleOf } from '../support/sample';

const browser = useBrowser();
const resultIds = (page: Page) =>
  page.locator('a[data-result]').evaluateAll((links) => links.map((link) => link.dataset.result));
describe('the page', () => {
  it('is reached from the search field of every page', async () => {
    const page = await browser.open('/ostersund/oppen-ai/');
    await page.getByLabel('Sök regel, ord eller fråga').fill('sekretess');
    await page.keyboard.press('Enter');
    await page.locator('a[data-result="ostersund:6.1.3"]').waitFor();
    expect(new URL(page.url()).search).toBe('?q=sekretess');
  });

  it('leads to the place of a rule', async () => {
    const page = await browser.open('/sok/?q=df+respons');
    await page.locator('a[data-result="ostersund:6.1.11"]').click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#6.1.11');
    // The address is there before the page is.
    await expect.poll(() => page.locator('[id="6.1.11"]').count()).toBe(1);
  });

  it('leads to a question of a guide, which says when it will be asked', async () => {
    const page = await browser.open('/sok/?q=får+jag+mata+in+sekretess');
    const question = page.locator('[data-results] ul a[href*="/guider/oppen-ai/#"]').first();
    const asked = (await question.textContent())!;
    await question.click();
    const notice = page.locator('decision-guide[data-ready] [data-notice]');
    await expect.poll(() => notice.innerText()).toContain(`Frågan ”${asked}” kommer längre fram`);
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await expect.poll(() => notice.isHidden()).toBe(true);
  });

  it('shows municipality and kind, and narrows by them in the address', async () => {
    const page = await browser.open('/sok/?q=utbildning');
    const about = page.locator('.about');
    await expect.poll(() => about.allTextContents()).toContain('Regel · Östersund 7.22');
    await page.getByLabel('Karlstad', { exact: true }).check();
    await expect
      .poll(async () => (await about.allTextContents()).join())
      .not.toContain('Östersund 7');
    expect(new URL(page.url()).searchParams.getAll('kommun')).toEqual(['karlstad']);
    await page.reload();
    await page.locator('a[data-result^="karlstad:"]').first().waitFor();
    expect((await resultIds(page)).filter((id) => id?.startsWith('ostersund:'))).toEqual([]);
  });

  it('is walked with the arrow keys', async () => {
    const page = await browser.open('/sok/?q=sekretess');
    await page.locator('a[data-result]').first().waitFor();
    const ids = await resultIds(page);
    const focused = () =>
      page.evaluate(() => (document.activeElement as HTMLElement).dataset.result);
    await page.getByLabel('Sök regel, ord eller fråga').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(ids[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(ids[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
  });

  it('answers while the reader types, and says the count once', async () => {
    const page = await browser.open('/sok/');
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const count = document.querySelector('[data-count]')!;
      new MutationObserver(() => {
        if (!count.textContent.startsWith('Söker')) said.push(count.textContent);
      }).observe(count, { childList: true });
    });
    await page.getByLabel('Sök regel, ord eller fråga').pressSequentially('personuppgif');
    await page.locator('a[data-result="ostersund:6.1.3"]').waitFor();
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/^\d+ träffar$/);
    expect(await page.evaluate('said.length')).toBe(1);
  });

  it('says honestly that there is nothing, with ways on', async () => {
    const page = await browser.open('/sok/?q=lönebesked');
    await expect
      .poll(() => page.getByRole('status').textContent())
      .toBe('Inga träffar på ”lönebesked”.');
    expect(await page.locator('.ways-on a').count()).toBeGreaterThan(3);
  });

  it('never tells a piece of the index that cannot be fetched as no hits', async () => {
    const page = await browser.open('/sok/?q=sekretess');
    await page.locator('a[data-result]').first().waitFor();
    await page.route(/\.pf_index$/, (route) => route.fulfill({ status: 404 }));
    const field = page.getByLabel('Sök regel, ord eller fråga');
    await field.fill('utbildning');
    await field.press('Enter');
    const count = page.getByRole('status');
    await expect.poll(() => count.textContent()).toContain('Sökningen kunde inte hämtas');
    expect(await page.locator('a[data-result]').count()).toBe(0);
    await page.unroute(/\.pf_index$/);
    await field.press('Enter');
    await page.locator('a[data-result="ostersund:7.22"]').waitFor();
  });

  it.each(
    sampleOf([
      ['application/octet-stream', '<p>Logga in'],
      ['text/html', '<p>Logga in'],
      ['application/octet-stream', ''],
    ]),
  )('tries once more where a piece came as %s: "%s"', async (contentType, body) => {
    const page = await browser.enter();
    let lost = 0;
    await page.route(/\.pf_index$/, (route) =>
      lost++ === 0 ? route.fulfill({ contentType, body }) : route.continue(),
    );
    await page.goto('/sok/?q=sekretess');
    await page.locator('a[data-result="ostersund:6.1.3"]').waitFor();
  });

  it('takes no more letters than servers do, and says so', async () => {
    const page = await browser.open(`/sok/?q=${'sekretess+'.repeat(150)}`);
    await expect.poll(() => page.getByRole('status').textContent()).toContain('500 tecknen');
    const other = await browser.open('/ostersund/oppen-ai/');
    expect(await other.locator('#find').getAttribute('maxlength')).toBe('500');
  });

  it('tells a reader without script what to do', async () => {
    const page = await browser.open('/sok/?q=sekretess', { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('Sökningen behöver skript');
    expect(await page.locator('.choices').isVisible()).toBe(false);
  });
});
