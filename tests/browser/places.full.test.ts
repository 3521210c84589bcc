import { expect, test } from 'vitest';
import { axeFaultsInAllLooks } from '../support/axe';
import { useBrowser } from '../support/browser';
import { cutOff } from '../support/look';
import { allPages } from '../support/site';

// Hundreds of pages, most of them permanent pages that differ in words only: a fault in one that
// places.browser.test.ts doesn't show is one that a reader meets there.
const visitor = useBrowser();

test(
  'axe finds nothing in any page as it is served, and nothing is cut off in a narrow window',
  {
    timeout: 3_600_000,
  },
  async () => {
    const page = await visitor.enter();
    const faults: string[] = [];
    for (const path of allPages()) {
      await page.goto(path);
      for (const fault of await axeFaultsInAllLooks(page)) faults.push(`${path}: ${fault}`);
      await page.setViewportSize({ width: 320, height: 640 });
      for (const fault of await page.evaluate(cutOff)) faults.push(`${path}, 320 px: ${fault}`);
    }
    expect(faults).toEqual([]);
  },
);
