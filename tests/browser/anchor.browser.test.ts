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
