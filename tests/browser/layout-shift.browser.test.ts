// A page that moves while it gets ready makes a reader lose the line, or press what came under the
// finger: an answer that wasn't meant. Nothing may move from the first paint, which may come long
// before script and font, until all is there.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESKTOP, PHONE, useBrowser } from '../support/browser';
import { placeOf } from '../support/guide-page';
import { MILD } from '../support/routes';
import { sampleOf } from '../support/sample';

const visitor = useBrowser();

/** A page of each kind, and what is there once it is ready. */
const PAGES = [
  ['/', '.doors'],
  ['/ostersund/oppen-ai/', '.clause button'],
  ['/guider/oppen-ai/', 'decision-guide[data-ready]'],
  ['/guider/oppen-ai/checklista/', '[data-checklist-page][data-ready]'],
  ['/ova/ostersund/', 'case-training[data-ready]'],
  ['/sok/', '[data-search-page]'],
  // What the address asks for is what comes first, too.
  [`/guider/oppen-ai/${placeOf(MILD.slice(0, 2))}`, 'decision-guide[data-ready]'],
  [`/guider/oppen-ai/${placeOf(MILD)}`, 'decision-guide[data-ready]'],
  [`/guider/oppen-ai/checklista/${placeOf(MILD)}`, '[data-checklist-page][data-ready]'],
  ['/sok/?q=sekretess', 'a[data-result]'],
] as const;

/** Opens a page whose script and font come after its first paint. @returns what moved, and how much */
async function shiftsOf(page: Page, path: string, ready: string): Promise<string[]> {
  const { promise: painted, resolve: release } = Promise.withResolvers<null>();
  await page.route(/_astro\/.*\.(?:js|woff2)$/, async (route) => {
    await painted;
    await route.continue();
  });
  // Else the same page with another fragment isn't loaded anew.
  await page.goto('about:blank');
  await page.goto(path, { waitUntil: 'commit' });
  await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint').length > 0,
  );
  release(null);
  await page.locator(ready).first().waitFor();
  await page.waitForLoadState('networkidle');
  const shifts = await page.evaluate(async () => {
    const found: string[] = [];
    const nameOf = ({ node }: { node?: Node }) =>
      node instanceof Element
        ? `${node.localName}${node.id && `#${node.id}`}.${node.className}`
        : (node?.textContent ?? '?').trim().slice(0, 40);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as { value: number; sources: object[] };
        // The fallback's letters aren't each as wide as the font's: a word may end 3 px further on.
        if (value >= 0.001) found.push(`${value.toFixed(3)} ${sources.map(nameOf).join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)));
    return found;
  });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  return shifts.map((shift) => `${path}: ${shift}`);
}

test.each(
  sampleOf([
    ['a phone', PHONE],
    ['a wide window', DESKTOP],
  ] as const),
)('nothing moves from the first paint until the page is ready, in %s', async (_, viewport) => {
  const page = await visitor.enter({ viewport });
  const shifts: string[] = [];
  for (const [path, ready] of PAGES) shifts.push(...(await shiftsOf(page, path, ready)));
  expect(shifts).toEqual([]);
});
