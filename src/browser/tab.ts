// What a tab remembers of a page, so that reload, Back and the reader's own way through the site lose
// nothing. It lies in the entry of the tab's history (Navigation API): no other site can read it, it
// isn't in the address, and it is gone with the tab. Older browsers have it of the current entry only.

const tab = (): Navigation | undefined =>
  'navigation' in globalThis ? globalThis.navigation : undefined;

/** Older browsers take a hundred changes of an entry in half a minute: fewer than a reader types letters. */
const PAUSE = 400;
let putting: ReturnType<typeof setTimeout> | undefined;
let put: (() => void) | undefined;
addEventListener('pagehide', () => put?.());

/** Puts something (plain data) into the current entry of the tab's history. */
export function remember(value: unknown): void {
  const own = tab();
  if (own) return own.updateCurrentEntry({ state: value });
  clearTimeout(putting);
  put = () => {
    put = undefined;
    history.replaceState({ ...(history.state as object | null), kept: value }, '');
  };
  putting = setTimeout(() => put?.(), PAUSE);
}

/**
 * Looks at the entries around the current one, nearest first, as far as they belong together.
 *
 * @param belongs whether the reader still was at the same thing at this address; none but the current
 *   entry by default
 * @returns what they remember: the current entry first, then those before it, then those after
 */
export function remembered(belongs: (address: URL) => boolean = () => false): unknown[] {
  const entries = tab()?.entries();
  if (!entries) return [(history.state as { kept?: unknown } | null)?.kept];
  const at = tab()?.currentEntry?.index ?? 0;
  const together = (side: NavigationHistoryEntry[]) => {
    const end = side.findIndex(({ url }) => url === null || !belongs(new URL(url)));
    return end === -1 ? side : side.slice(0, end);
  };
  return [
    ...entries.slice(at, at + 1),
    ...together(entries.slice(0, at).reverse()),
    ...together(entries.slice(at + 1)),
  ].map((entry) => entry.getState());
}

const warn = (event: BeforeUnloadEvent) => event.preventDefault();

/** Has the browser ask before the page is left, as long as something there isn't saved. */
export function warnOnLeaving(isUnsaved: boolean): void {
  if (isUnsaved) addEventListener('beforeunload', warn);
  else removeEventListener('beforeunload', warn);
}
