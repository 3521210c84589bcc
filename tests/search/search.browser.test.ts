import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PHONE, useBrowser } from '../support/browser';

/** A question as people type it, and what may answer it; nothing if it is about something else. */
interface Asked {
  q: string;
  expect: string[];
  /**
   * The acceptance set, what vocabulary and ranking were tuned on, and what they never saw: asked as
   * people ask, and in words that were chosen to be unusual ("folk som bor här").
   */
  set: 'given' | 'own' | 'holdout' | 'hard';
}
const queries = JSON.parse(readFileSync('tests/search/queries.json', 'utf8')) as Asked[];
/** Shares with a right answer in the first place and in the first three. */
const AIM = { first: 0.85, three: 0.95 };
/** What nobody has tuned on: 0.86 and 0.96 when it was written, 0.62 and 0.71 in unusual words. */
const HOLDOUT = { first: 0.82, three: 0.95 };
const HARD = { first: 0.6, three: 0.7 };
/** What is about something else, but has a word that stands here. No other such query finds anything. */
const FOUND_ASTRAY = [
  'miljöpåverkan',
  'min skarm ar svart',
  'min skärm är svart när jag startar',
  'Vilka tider går bussen till centralstationen?',
  'vilken tid stänger simhallen på söndag?',
  'simhallen',
  'hur byter jag lösenord på datorn?',
  'vilken tid stänger simhallen på lördag',
  'hur lång är kön till förskolan?',
  'kan jag byta natt pass med en kollega',
  'Hur byter jag schema med en arbetskamrat?',
  'Hur beställer man nya arbetskläder till hemtjänsten?',
  'När öppnar isbanan för allmänheten?',
  'toner beställa',
  'vård av barn',
  'fackliga möten',
  'var hämtar jag ut nya arbetsskor?',
  'tjänstepension',
  'facklig förhandling',
  'fackförbund',
  'Vad kostar en plats på förskolan?',
  'parkering personal kostnad',
  'tider simhallen',
  'vikarie idag förskolan',
];

const browser = useBrowser();
const resultIds = (page: Page) =>
  page.locator('a[data-result]').evaluateAll((links) => links.map((link) => link.dataset.result));
/** Opens the search page and asks one query after the other. Within the page: there are many. */
async function askAll(asked: string[]): Promise<string[][]> {
  const page = await browser.open('/sok/?q=ai');
  await page.locator('a[data-result]').first().waitFor();
  return page.evaluate(async (all) => {
    const field = document.querySelector<HTMLInputElement>('#q')!;
    const count = document.querySelector('[data-count]')!;
    const found: string[][] = [];
    for (const query of all) {
      count.textContent = '';
      field.value = query;
      field.form!.requestSubmit();
      while (count.textContent === '') await new Promise((next) => setTimeout(next));
      const links = document.querySelectorAll<HTMLElement>('a[data-result]');
      found.push([...links].map((link) => link.dataset.result!));
    }
    return found;
  }, asked);
}

it.each([
  ['given', AIM],
  ['own', AIM],
  ['holdout', HOLDOUT],
  ['hard', HARD],
])('answers the questions of the set "%s", most in the first place', async (set, least) => {
  const questions = queries.filter((asked) => asked.set === set && asked.expect.length > 0);
  const missed = { first: [] as string[], three: [] as string[] };
  const found = await askAll(questions.map(({ q }) => q));
  questions.forEach(({ q, expect: right }, index) => {
    const place = found[index]!.findIndex((id) => right.includes(id));
    if (place !== 0) missed.first.push(q);
    if (place < 0 || place > 2) missed.three.push(q);
  });
  const share = (misses: string[]) => 1 - misses.length / questions.length;
  expect(share(missed.first), missed.first.join('; ')).toBeGreaterThanOrEqual(least.first);
  expect(share(missed.three), missed.three.join('; ')).toBeGreaterThanOrEqual(least.three);
});

it('finds nothing for what is nonsense or about something else', async () => {
  const nonsense = ['lönebesked', 'matsedel', 'xyzzy', 'instans'];
  expect(await askAll(nonsense)).toEqual(nonsense.map(() => []));
  const offTopic = queries.filter(({ expect: right }) => right.length === 0).map(({ q }) => q);
  const answers = await askAll(offTopic);
  const found = offTopic.filter((_, index) => answers[index]!.length > 0);
  expect(found).toEqual(FOUND_ASTRAY);
});

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
      new MutationObserver(() => said.push(count.textContent)).observe(count, { childList: true });
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

  it('tells a reader without script what to do', async () => {
    const page = await browser.open('/sok/?q=sekretess', { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('Sökningen behöver skript');
    expect(await page.locator('.choices').isVisible()).toBe(false);
  });

  it.each(['light', 'dark'] as const)(
    'has no accessibility fault with hits, %s',
    async (scheme) => {
      const page = await browser.open('/sok/?q=sekretess', {
        viewport: PHONE,
        colorScheme: scheme,
      });
      await page.locator('a[data-result]').first().waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<{ violations: { id: string }[] }>('axe.run()');
      expect(violations.map(({ id }) => id)).toEqual([]);
    },
  );
});
