import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { BROWSER_MISSING, findBrowser } from '../../src/cli/find-browser.mjs';
import { clickTwiceInFirefox, launchFirefox, makeBackEnd } from './firefox';

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };

/**
 * Starts a browser without window that keeps quiet on the network.
 *
 * @throws Error that tells what to install if there is no browser
 */
export async function launchBrowser(): Promise<Browser> {
  if (isFirefox()) return launchFirefox();
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(BROWSER_MISSING);
  const args = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  // Chromium's sandbox refuses to run as root.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath, args, headless: true });
}

/** Whether the tests run in Firefox, as some do in `npm run test:all`. */
export const isFirefox = (): boolean => inject('browser') === 'firefox';

/**
 * A test that Firefox isn't asked: its driver has no touch, no look or medium to emulate (paper, dark),
 * no page without script, and no tagged PDF.
 */
export const testInChromium = test.skipIf(isFirefox());

/**
 * Clicks twice at a point, as a double click of a hand that is slow: what the first click leads to is
 * there at the second.
 */
export async function clickTwice(page: Page, x: number, y: number): Promise<void> {
  const pause = 250;
  if (isFirefox()) return clickTwiceInFirefox(page, x, y, pause);
  await page.mouse.click(x, y, { clickCount: 1 });
  await page.waitForTimeout(pause);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
}

/** Opens pages of the site for the tests of one file. */
export interface Visitor {
  /**
   * Opens a page as a new visitor, with nothing stored. It is closed after the test, and an
   * exception that the page's script doesn't catch fails the test.
   *
   * @param path path and fragment, `/guider/oppen-ai/#oppen-ai?uppdrag=ja`
   * @param options of the visitor's browser. The first in a test gets a tab that an earlier test has
   *   used with the same options, cleared, which takes half the time.
   */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Like {@link open}, but on an empty page: for what must be in place before the first visit. */
  enter(options?: BrowserContextOptions): Promise<Page>;
}

/** Shares one browser between the tests of a file. */
export function useBrowser(): Visitor {
  let browser: Browser;
  let faults: string[] = [];
  /** Tabs that tests have used, and those that this test uses, by what their visitor asked for. */
  const spare = new Map<string, Page>();
  const inUse = new Map<string, Page>();
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const [asked, page] of inUse) {
      // Only Chromium can forget a tab's history.
      const kept = isFirefox() ? undefined : await cleared(page).catch(() => undefined);
      if (kept) spare.set(asked, kept);
    }
    inUse.clear();
    const kept = new Set([...spare.values()].map((page) => page.context()));
    const others = browser.contexts().filter((context) => !kept.has(context));
    await Promise.all(others.map((context) => context.close()));
    const found = faults;
    faults = [];
    expect(found, 'exceptions in the page').toEqual([]);
  });
  const enter = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({
      baseURL: inject('base'),
      viewport: DESKTOP,
      locale: 'sv-SE',
      ...options,
    });
    context.setDefaultTimeout(30_000);
    if (isFirefox()) context.on('page', makeBackEnd);
    context.on('weberror', (fault) => {
      if (faults.length < 3) faults.push(`${fault.error()} at ${fault.page()?.url()}`);
    });
    return context.newPage();
  };
  return {
    enter,
    async open(path, { viewport = DESKTOP, ...special } = {}) {
      const asked = JSON.stringify(special);
      const used = inUse.has(asked) ? undefined : spare.get(asked);
      const page = used ?? (await enter({ viewport, ...special }));
      spare.delete(asked);
      if (!inUse.has(asked)) inUse.set(asked, page);
      if (used && special.permissions) await used.context().grantPermissions(special.permissions);
      await page.setViewportSize(viewport!);
      // A used tab may have been a phone's: a busy browser shows the next page in that size first.
      if (used) await page.waitForFunction((width) => innerWidth === width, viewport!.width);
      await page.goto(path);
      return page;
    },
  };
}

/** Makes a tab that a test has used as good as new. @returns it */
async function cleared(page: Page): Promise<Page> {
  const context = page.context();
  for (const other of context.pages()) if (other !== page) await other.close();
  page.removeAllListeners();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto('about:blank');
  await context.clearCookies();
  await context.clearPermissions();
  await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
  await page.mouse.move(0, 0);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Page.resetNavigationHistory');
  await devtools.detach();
  return page;
}
