import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { answersOf, questionsOf } from '../../machines/kit/setup';
import { useBrowser } from '../support/browser';
import { machine } from '../support/content';
import { GuidePage, placeOf } from '../support/guide-page';
import { MILD, ROUTE_TO } from '../support/routes';
import { sampleOf } from '../support/sample';
import { allPages, serveWitness } from '../support/site';

const visitor = useBrowser();

/** What makes a page load something, its policy, and what its scripts act upon. */
const LOADING =
  /<(?:script\b|link rel="(?:stylesheet|preload)"|style\b|iframe\b|meta http-equiv\b)[^>]*>|<[a-z]+-[a-z-]+|\bdata-[a-z-]+-page\b/g;

/**
 * @param site address of the site, if it isn't the served one
 * @returns what a page did that it must not do: broke its policy, complained, or asked another origin
 */
async function watch(page: Page, site = inject('base')): Promise<string[]> {
  const faults: string[] = [];
  const { origin } = new URL(site);
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy broken: ${violatedDirective} ${blockedURI}`),
    ),
  );
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      faults.push(`${page.url()}: ${message.text()}`);
  });
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'data:')
      faults.push(`${page.url()} asks for ${url.href}`);
  });
  return faults;
}

/** @returns all that the browser keeps for the site. */
async function kept(page: Page): Promise<unknown> {
  const { cookies, origins } = await page.context().storageState({ indexedDB: true });
  const inPage = await page.evaluate(async () => ({
    session: Object.keys(sessionStorage),
    local: Object.keys(localStorage),
    caches: await caches.keys(),
    databases: await indexedDB.databases(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  return { cookies, origins, ...inPage };
}

const NOTHING = {
  ...{ cookies: [], origins: [], session: [], local: [], caches: [], databases: [] },
  workers: 0,
};

describe('the Content-Security-Policy', () => {
  /** What decides what a page can break and ask for. */
  const loadedBy = (path: string) => {
    const html = readFileSync(join('dist', path.replace(/\/$/, '/index.html')), 'utf8');
    return [...new Set([...html.matchAll(LOADING)].map(([tag]) => tag))].sort().join('');
  };
  const pages = sampleOf(allPages(), (path) => [loadedBy(path)]);
  const groups = [0, 1].map((half) => pages.filter((_, index) => index % 2 === half));

  test.each(groups.map((group, index) => [index + 1, group] as const))(
    'every page keeps it and asks no other origin, part %i of 2',
    { timeout: 600_000 },
    async (_, group) => {
      expect(group.length).toBeGreaterThan(3);
      const page = await visitor.enter();
      const faults = await watch(page);
      for (const path of group) await page.goto(path);
      expect(faults).toEqual([]);
      expect(await kept(page)).toEqual(NOTHING);
    },
  );

  test('is in force: a script put into the page is stopped, and this test notices', async () => {
    const page = await visitor.enter();
    const faults = await watch(page);
    await page.goto('/');
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.head.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="https://example.org/x.png" alt="">');
      return 'ran' in globalThis;
    });
    expect(ran).toBe(false);
    await expect.poll(() => faults.join('\n')).toMatch(/policy broken: script-src/);
    await expect.poll(() => faults.join('\n')).toMatch(/policy broken: img-src/);
  });
});

describe('a full visit', () => {
  /** Reads, answers, prints, searches and goes on, as a thorough reader would. */
  async function visitAll(page: Page): Promise<void> {
    await page.goto('/');
    await page.locator('.doors a').first().click();
    await page.goto('/ostersund/oppen-ai/');
    await page.getByText('Starta guiden').first().click();
    const inChapter = await new GuidePage(page).ready();
    await inChapter.walk(MILD.slice(0, 2));
    await inChapter.question('verktyget').locator('.rule-here summary').click();
    await page.locator('.rule-here a').filter({ visible: true }).first().click();
    await page.waitForURL('**/r/ostersund/**');
    await page.goBack();

    const guide = await new GuidePage(page).goto();
    await guide.walk(ROUTE_TO['ja-med-villkor']);
    await page.reload();
    await guide.ready();
    await guide.outcome('ja-med-villkor').getByRole('button', { name: 'Kopiera länk' }).click();
    await guide.outcome('ja-med-villkor').getByRole('link', { name: 'Öppna checklistan' }).click();
    await page.locator('[data-checklist-page][data-ready]').waitFor();
    for (const box of await page.getByRole('checkbox').filter({ visible: true }).all())
      await box.check();
    await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      dispatchEvent(new Event('afterprint'));
    });
    await page.getByRole('link', { name: 'Till guiden' }).click();
    await guide.ready();
    await page.goto(`/ostersund/oppen-ai/${placeOf(MILD)}`);
    await guide.ready();

    await page.goto('/karlstad/');
    await page.getByRole('searchbox').fill('sekretess');
    await page.getByRole('searchbox').press('Enter');
    await page.locator('a[data-result]').first().click();
    await page.goto('/finns-inte/');
    // Leaving the page is when a script would store what it has kept.
    await page.goto('/om/integritet/');
  }

  test('breaks no policy, asks no other origin, leaves nothing behind, and tells the server no answer', async () => {
    const witness = await serveWitness(inject('base'));
    try {
      const page = await visitor.enter({ baseURL: witness.base });
      const faults = await watch(page, witness.base);
      await visitAll(page);
      // The missing page is asked for on purpose.
      expect(faults.filter((fault) => !fault.includes('/finns-inte/'))).toEqual([]);
      expect(await kept(page)).toEqual(NOTHING);

      const answers = questionsOf(machine).flatMap((question) =>
        answersOf(machine, question).map((answer) => `${question}=${answer}`),
      );
      expect(witness.seen.length).toBeGreaterThan(10);
      for (const { line, headers, body } of witness.seen) {
        expect(line).toMatch(/^GET \/[^?#]*(?:\?(?:q=sekretess|ts=\d+))?$/);
        expect(body).toBe('');
        const all = decodeURIComponent(`${line}\n${headers}`);
        expect(answers.filter((answer) => all.includes(answer))).toEqual([]);
        expect(all).not.toContain('oppen-ai?');
      }
    } finally {
      await witness.stop();
    }
  });

  test('what a page would keep is noticed', async () => {
    const page = await visitor.open('/');
    await page.evaluate(() => {
      document.cookie = 'a=1';
      localStorage.setItem('b', '1');
      sessionStorage.setItem('c', '1');
    });
    await page.goto('/om/');
    expect(await kept(page)).toMatchObject({ local: ['b'], session: ['c'] });
    expect(await page.context().cookies()).toHaveLength(1);
  });
});
