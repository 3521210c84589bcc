import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { PHONE, testInChromium, useBrowser } from '../support/browser';
import { placeOf } from '../support/guide-page';
import { ROUTE_TO, type Given } from '../support/routes';

const visitor = useBrowser();

/**
 * The page of an intranet, on another site than the guides, with a guide in a frame: at its beginning, or at
 * the place that the address asks for.
 */
const intranet = createServer(({ url = '' }, answer) => {
  const place = decodeURIComponent(url.split('?')[1] ?? '');
  answer.setHeader('Content-Type', 'text/html; charset=utf-8');
  answer.end(
    `<!doctype html><html lang="sv"><title>Intranätet</title><h1>Intranätet</h1>
    <iframe src="${inject('base')}/inbaddat/oppen-ai/${place}" title="Guide" width="100%" height="700" allow="clipboard-write"></iframe>`,
  );
});
let address: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => intranet.listen(0, 'localhost', resolve));
  address = `http://localhost:${(intranet.address() as AddressInfo).port}/`;
});
afterAll(() => new Promise((resolve) => intranet.close(resolve)));

const route = ROUTE_TO['ja-med-villkor'];

async function openFrame(options?: Parameters<typeof visitor.enter>[0], place = '') {
  const page = await visitor.enter(options);
  await page.goto(`${address}?${encodeURIComponent(place)}`);
  const frame = page.frameLocator('iframe');
  return { page, frame };
}

async function walk(frame: FrameLocator): Promise<void> {
  await frame.locator('decision-guide[data-ready]').waitFor();
  for (const [question, answer] of route) {
    await frame.locator(`input[name="${question}"][value="${answer}"]`).check();
    await frame.locator(`[data-question="${question}"] button.btn`).click();
  }
  await frame.locator('[data-outcome="ja-med-villkor"]').waitFor();
}

/** Opens the frame where {@link walk} ends. */
async function openResult(options?: Parameters<typeof visitor.enter>[0]) {
  const opened = await openFrame(options, placeOf(route));
  await opened.frame.locator('decision-guide[data-ready]').waitFor();
  return opened;
}

const inFrame = (page: Page) => page.frames()[1]!;

test('a guide in a frame is walked to its result, without the site around it', async () => {
  const { page, frame } = await openFrame({ viewport: PHONE });
  await walk(frame);
  expect(page.url()).toBe(`${address}?`);
  expect(await frame.getByRole('banner').count()).toBe(0);
  expect(await frame.getByRole('contentinfo').count()).toBe(0);
  expect(await frame.getByRole('navigation').count()).toBe(0);
  expect(
    await inFrame(page).evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
  ).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
});

test('its link to share is that of the guide’s own page, with the same answers', async () => {
  const { page, frame } = await openResult({ permissions: ['clipboard-read', 'clipboard-write'] });
  await frame.getByRole('button', { name: 'Kopiera länk' }).click();
  await frame.getByRole('button', { name: 'Kopierat.' }).waitFor();
  await page.locator('h1').click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`${inject('base')}/guider/oppen-ai/${new URL(inFrame(page).url()).hash}`);
  const opened = await visitor.open(copied);
  await opened.locator('[data-outcome="ja-med-villkor"]').waitFor();
});

test('what leads on takes the whole window, and back comes to the intranet', async () => {
  const { page, frame } = await openResult();
  await frame.getByRole('link', { name: 'Öppna checklistan' }).click();
  await page.waitForURL('**/guider/oppen-ai/checklista/#**');
  await page.locator('[data-checklist-page][data-ready]').waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Intranätet' }).waitFor();
});

testInChromium('without script the answers lead on inside the frame', async () => {
  const { page, frame } = await openFrame({ javaScriptEnabled: false });
  const [[question], [next]] = route as [Given, Given];
  await frame.locator(`[data-question="${question}"] .answers a`).first().click();
  await expect.poll(() => inFrame(page).url()).toMatch(new RegExp(`#oppen-ai\\.${next}$`));
  expect(page.url()).toBe(`${address}?`);
});
