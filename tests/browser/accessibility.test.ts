import { describe, expect, test } from 'vitest';
import { axeFaults } from '../support/axe';
import { DESKTOP, PHONE, useBrowser } from '../support/browser';
import { PLACES, visit } from '../support/places';

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
