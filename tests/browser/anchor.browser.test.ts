import { expect, test } from 'vitest';
import { PHONE, useBrowser } from '../support/browser';

const visitor = useBrowser();

test.each([
  ['a wide window', {}],
  ['a phone', { viewport: PHONE }],
])('a rule that a link leads to is not pressed against the edge of %s', async (_, options) => {
  const page = await visitor.open('/ostersund/oppen-ai/#6.1.3.b', options);
  const top = () =>
    page.locator('[id="6.1.3.b"]').evaluate((rule) => rule.getBoundingClientRect().top);
  await expect.poll(top).toBeGreaterThan(15);
  expect(await top()).toBeLessThan(100);
});

// Else who has scrolled far into a chapter no longer sees where in it they are.
test('the contents follow the reader, and mark the section that is read', async () => {
  const page = await visitor.open('/ostersund/oppen-ai/');
  const contents = page.locator('.on-page');
  const last = contents.locator('a').last();
  await page
    .locator(`[id="${(await last.getAttribute('href'))!.slice(1)}"]`)
    .evaluate((heading) => {
      heading.scrollIntoView();
    });
  await expect.poll(() => last.getAttribute('aria-current')).toBe('location');
  expect(await contents.locator('[aria-current]').count()).toBe(1);
  expect(await contents.evaluate((nav) => nav.getBoundingClientRect().top)).toBeGreaterThanOrEqual(
    0,
  );
});
