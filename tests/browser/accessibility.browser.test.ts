import { describe, expect, test } from 'vitest';
import { axeFaultsInAllLooks } from '../support/axe';
import { useBrowser } from '../support/browser';
import { PLACES, visit } from '../support/places';
import { allPages } from '../support/site';

// If it fails, someone can't read, reach or understand a part of the site.
const visitor = useBrowser();

describe('axe finds nothing, in light and dark, wide and narrow', () => {
  test.each(PLACES)('%s', async (_, place) => {
    expect(await axeFaultsInAllLooks(await visit(visitor, place))).toEqual([]);
  });

  // Hundreds of pages, most of them permanent pages that differ in words only.
  test('any page of the site as it is served', { timeout: 3_600_000 }, async () => {
    expect(await axeFaultsInAllLooks(await visitor.open('/'), allPages())).toEqual([]);
  });
});
