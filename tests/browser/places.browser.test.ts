import { describe, expect, test } from 'vitest';
import { axeFaultsInAllLooks } from '../support/axe';
import { DESKTOP, useBrowser } from '../support/browser';
import { cutOff, shapeless } from '../support/look';
import { PLACES, visit } from '../support/places';

// If it fails, someone can't read, reach or understand a part of the site.
const visitor = useBrowser();

describe('light and dark, a narrow window, large text and forced colours', () => {
  test.each(PLACES)('%s', async (_, place) => {
    const opened = await visit(visitor, place);
    expect(await axeFaultsInAllLooks(opened), 'axe').toEqual([]);
    await opened.emulateMedia({ colorScheme: 'light' });
    await opened.setViewportSize({ width: 320, height: 640 });
    expect(await opened.evaluate(cutOff), '320 px').toEqual([]);

    await opened.setViewportSize(DESKTOP);
    // Through the object model, which the Content-Security-Policy lets pass.
    await opened.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await opened.evaluate(cutOff), '200 % text').toEqual([]);
    await opened.evaluate(() => (document.documentElement.style.fontSize = ''));

    await opened.emulateMedia({ forcedColors: 'active' });
    expect(await opened.evaluate(shapeless), 'forced colours').toEqual([]);
  });

  test('a line that doesn’t break, a box that cuts and a lost border are noticed', async () => {
    const page = await visitor.open('/ostersund/oppen-ai/');
    expect(await page.evaluate(cutOff)).toEqual([]);
    const spoil = (selector: string, css: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, style) => ((element as HTMLElement).style.cssText = style), css);
    await spoil('main', 'white-space: nowrap');
    expect(await page.evaluate(cutOff)).toContainEqual(expect.stringContaining('sideways'));
    await spoil('main', '');
    await spoil('main .clause', 'height: 1em; overflow: hidden');
    expect(await page.evaluate(cutOff)).toContainEqual(expect.stringContaining('higher than'));
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await page.evaluate(shapeless)).toEqual([]);
    await spoil('.clause .mod', 'border: 0');
    expect(await page.evaluate(shapeless)).toContainEqual(expect.stringContaining('no border'));
  });
});
