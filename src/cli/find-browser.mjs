import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/** Said when {@link findBrowser} finds nothing. */
export const BROWSER_MISSING =
  'No Chromium, Chrome or Edge was found. Install one (on Debian as root: apt-get install chromium), ' +
  'or run "npx playwright-core install chromium", or set CHROME_PATH to its file.';

// The shell without window first: a page opens in less than half the time.
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const MAC = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const WINDOWS = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * The usual places of an installed browser, best first.
 *
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function usualPlaces(platform, env) {
  if (platform === 'darwin')
    return ['/Applications', join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
      MAC.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  if (platform === 'win32')
    return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => WINDOWS.map((parts) => join(folder, ...parts)));
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Finds a browser for the tests: the one that CHROME_PATH names, else an installed one, else the
 * test tool's own download.
 *
 * @returns {string | undefined} path of the executable
 * @throws {Error} if CHROME_PATH names a file that isn't there
 */
export function findBrowser({ platform = process.platform, env = process.env } = {}) {
  const { CHROME_PATH } = env;
  if (CHROME_PATH) {
    if (existsSync(CHROME_PATH)) return CHROME_PATH;
    throw new Error(`CHROME_PATH is "${CHROME_PATH}", but there is no such file.`);
  }
  return usualPlaces(platform, env).find((path) => existsSync(path)) ?? ownDownload();
}

/** @returns {string | undefined} */
function ownDownload() {
  try {
    /** @type {typeof import('playwright-core')} */
    const { chromium } = createRequire(import.meta.url)('playwright-core');
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    // Not installed yet, or it knows no browser for this system.
    return undefined;
  }
}
