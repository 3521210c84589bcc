import { describe, expect, test } from 'vitest';
import { axeFaults } from '../support/axe';
import { DESKTOP, PHONE, useBrowser } from '../support/browser';
import { PLACES, visit } from '../support/places';
import { allPages } from '../support/site';

const visitor = useBrowser();

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [DESKTOP, PHONE].map((size) => ({ colorScheme, size })),
);

describe('axe finds nothing, in light and dark, wide and narrow', () => {
  test.each(PLACES)('%s', async (_, place) => {
    const opened = await visit(visitor, place);
    const faults: string[] = [];
    for (const { colorScheme, size } of LOOKS) {
      await opened.emulateMedia({ colorScheme });
      await opened.setViewportSize(size);
      for (const fault of await axeFaults(opened))
        faults.push(`${colorScheme} ${size.width} px: ${fault}`);
    }
    expect(faults).toEqual([]);
  });
});

// Hundreds of pages, most of them permanent pages that differ in words only: as they are served, put
// one after the other into one page of the browser, where style sheet and axe are loaded already.
const EVERY = LOOKS.map((look) => [`${look.colorScheme}, ${look.size.width} px`, look] as const);
test.each(EVERY)(
  'axe finds nothing on any page of the site, %s',
  async (_, look) => {
    const opened = await visitor.open('/');
    await opened.emulateMedia({ colorScheme: look.colorScheme });
    await opened.setViewportSize(look.size);
    const faults: string[] = [];
    for (const path of allPages()) {
      await opened.evaluate(async (address) => {
        const served = await (await fetch(address)).text();
        const { title, body } = new DOMParser().parseFromString(served, 'text/html');
        document.title = title;
        document.body.replaceWith(body);
      }, path);
      for (const fault of await axeFaults(opened)) faults.push(`${path}: ${fault}`);
    }
    expect(faults).toEqual([]);
  },
  600_000,
);
