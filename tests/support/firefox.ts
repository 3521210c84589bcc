import { renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { firefox, type Browser, type Page } from 'playwright-core';

/**
 * What is read of Playwright's own objects. It drives an ordinary Firefox over WebDriver BiDi, but as
 * the newest Firefox has it, and has no public way to send a command.
 */
interface Inner {
  _connection: {
    toImpl(browser: Browser): { _browserSession: BidiSession };
    toImpl(page: Page): { delegate: { _session: BidiSession } };
  };
}
interface BidiSession {
  sessionId: string;
  send(method: string, params: unknown): Promise<unknown>;
  emit(event: string, params: Record<string, string | null>): boolean;
}
const innerOf = (object: Browser | Page) => (object as unknown as Inner)._connection;

/**
 * What this Firefox doesn't know, and tests in it do without: a look to emulate (so nothing that
 * needs `emulateMedia` is tried in it), and permissions of the clipboard, which a preference gives.
 */
const PASSED_OVER = ['emulation.setMediaFeaturesOverride', 'permissions.setPermission'];

const PREFERENCES = {
  // A test reads the clipboard without being asked for leave.
  'dom.events.testing.asyncClipboard': true,
  // Playwright waits for ever for a page that comes back from the back/forward cache. Without it more
  // is asked of the site: what a reader had must come back with the page loaded anew.
  'browser.sessionhistory.max_total_viewers': 0,
  'fission.bfcacheInParent': false,
  // Presses reach no frame that has a process of its own.
  'fission.autostart': false,
};

/** Starts Debian's Firefox ESR, as it is delivered, without window. */
export async function launchFirefox(): Promise<Browser> {
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath: '/usr/bin/firefox-esr',
    firefoxUserPrefs: PREFERENCES,
  });
  const kind = Object.getPrototypeOf(
    innerOf(browser).toImpl(browser)._browserSession,
  ) as BidiSession;
  const { send, emit } = kind;
  kind.send = function (this: BidiSession, method, params) {
    return PASSED_OVER.includes(method) ? Promise.resolve({}) : send.call(this, method, params);
  };
  const names = new Map<string, string>();
  kind.emit = function (this: BidiSession, event, params) {
    if (event.startsWith('browsingContext.download')) nameDownload(params, names);
    return emit.call(this, event, params);
  };
  return browser;
}

/** Gives a download what Playwright waits for: an id of its own, and its file under the first name. */
function nameDownload(params: Record<string, string | null>, names: Map<string, string>): void {
  const { url, filepath, suggestedFilename } = params;
  if (!url) return;
  params.download = url;
  if (suggestedFilename) names.set(url, suggestedFilename);
  const name = names.get(url);
  // Another of the same name is called "lista(1).json", and Playwright would read the first.
  if (filepath && name) renameSync(filepath, join(dirname(filepath), name));
}

/** Has Back end where Playwright hears of no arrival: at the address without a fragment. */
export function makeBackEnd(page: Page): void {
  const back = page.goBack.bind(page);
  page.goBack = (options) => back({ timeout: 2000, ...options }).catch(() => null);
}

/** Presses twice at a point, as {@link clickTwice}: Firefox counts only presses that are sent at once. */
export async function clickTwiceInFirefox(
  page: Page,
  x: number,
  y: number,
  pause: number,
): Promise<void> {
  const session = innerOf(page).toImpl(page).delegate._session;
  const click = [
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  const move = { type: 'pointerMove', x: Math.round(x), y: Math.round(y) };
  const actions = [move, ...click, { type: 'pause', duration: pause }, ...click];
  const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
  await session.send('input.performActions', { context: session.sessionId, actions: [mouse] });
}
