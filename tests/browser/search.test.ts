import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from '../support/browser';
import { content } from '../support/content';

const visitor = useBrowser();

const hits = (page: Page) => page.locator('a[data-result]');
const count = (page: Page) => page.locator('[data-count]').innerText();

/** Opens the search and waits for its answer. */
async function search(query: string): Promise<Page> {
  const page = await visitor.open(`/sok/?${new URLSearchParams({ q: query })}`);
  await page.locator('[data-count]:not(:empty)').waitFor();
  return page;
}

describe('a word of the guidelines', () => {
  test('finds rules and questions, and says how many', async () => {
    const page = await search('sekretess');
    const ids = await hits(page).evaluateAll((links) => links.map((link) => link.dataset.result!));
    expect(ids).toContain('ostersund:6.1.3.a');
    expect(ids.some((id) => id.startsWith('guide:oppen-ai'))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    const number = /\d+/.exec(await count(page))?.[0];
    expect(Number(number)).toBe(ids.length);
    expect(await page.locator('.results mark').count()).toBeGreaterThan(0);
  });

  test('every hit leads to its own rule, in view, or to its question', async () => {
    const page = await search('sekretess');
    const found = await hits(page).evaluateAll((links) =>
      links.map((link) => ({
        id: link.dataset.result!,
        href: (link as HTMLAnchorElement).href,
        about: link.nextElementSibling?.textContent ?? '',
      })),
    );
    expect(found.length).toBeGreaterThan(3);
    const target = await visitor.enter();
    for (const { id, href, about } of found) {
      const { pathname, hash } = new URL(href);
      const anchor = decodeURIComponent(hash.slice(1));
      await target.goto(pathname + hash);
      const place = target.locator(`[id="${anchor}"]`);
      if (id.startsWith('guide:')) {
        const question = id.split('/')[1];
        expect(pathname).toBe('/guider/oppen-ai/');
        if (question !== undefined)
          expect(await place.getAttribute('data-question')).toBe(question);
        expect(about).toBe('Guide · Östersund');
      } else {
        const { guideline, chapter, number } = content.clauses.get(id)!;
        expect({ pathname, anchor }).toEqual({
          pathname: `/${guideline}/${chapter}/`,
          anchor: number,
        });
        await expect
          .poll(() =>
            place.evaluate((rule) => {
              const { top, bottom } = rule.getBoundingClientRect();
              return rule.checkVisibility() && bottom > 0 && top < innerHeight;
            }),
          )
          .toBe(true);
        expect(about).toBe(`Regel · ${content.guidelines.get(guideline)!.name}`);
      }
    }
  });
});

describe('what can’t be found', () => {
  test.each(['qzxqzx', 'hwbrkt'])('"%s" has no hits, and the page says so', async (query) => {
    const page = await search(query);
    expect(await count(page)).toMatch(/^Inga träffar/);
    expect(await hits(page).count()).toBe(0);
    const ways = page.locator('[data-ways-on] a');
    expect(await ways.count()).toBe(content.guidelines.size);
  });

  test('markup in a query stays text', async () => {
    const page = await search('<img src=x onerror=alert(1)> sekretess');
    expect(await page.getByRole('searchbox').inputValue()).toContain('<img');
    expect(await page.locator('main img').count()).toBe(0);
  });

  test('an empty query says nothing', async () => {
    const page = await visitor.open('/sok/?q=');
    expect(await count(page)).toBe('');
    expect(await hits(page).count()).toBe(0);
  });
});

describe('ways to search', () => {
  test('the form in the head of a chapter leads to the hits', async () => {
    const page = await visitor.open('/karlstad/principer/');
    await page
      .getByRole('searchbox', { name: 'Sök regel, ord eller fråga' })
      .fill('personuppgifter');
    await page.getByRole('button', { name: 'Sök', exact: true }).click();
    await page.waitForURL('**/sok/?q=personuppgifter');
    await hits(page).first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('personuppgifter');
  });

  test('å, ä and ö come through the address', async () => {
    const page = await visitor.open('/');
    await page.getByRole('searchbox').fill('känslig');
    await page.getByRole('searchbox').press('Enter');
    await hits(page).first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('känslig');
  });

  test('the hits follow what is typed, and the address what is sent', async () => {
    const page = await search('qzxqzx');
    await page.getByRole('searchbox').fill('sekretess');
    await hits(page).first().waitFor();
    await page.getByRole('searchbox').press('Enter');
    await expect.poll(() => new URL(page.url()).search).toBe('?q=sekretess');
    await page.reload();
    await hits(page).first().waitFor();
  });

  test('only one search field is on the page, and it is named', async () => {
    for (const path of ['/', '/sok/'])
      expect(await (await visitor.open(path)).getByRole('searchbox').count(), path).toBe(1);
  });
});
