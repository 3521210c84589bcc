import { describe, expect, test } from 'vitest';
import { axeFaultsInAllLooks } from '../support/axe';
import { useBrowser } from '../support/browser';
import { PLACES, visit } from '../support/places';

// If it fails, someone can't read, reach or understand a part of the site.
const visitor = useBrowser();

describe('axe finds nothing, in light and dark, wide and narrow', () => {
  test.each(PLACES)('%s', async (_, place) => {
    expect(await axeFaultsInAllLooks(await visit(visitor, place))).toEqual([]);
  });
});
