// The browser's storage, which can refuse anything: in a frame of another site, by policy, when full.

/** One text that the reader has asked this browser to keep. Nothing here throws. */
export interface Stored {
  /** @returns the text; undefined if there is none or the browser refuses */
  read(): string | undefined;
  /** @returns whether the browser has kept it */
  write(text: string): boolean;
  /** @returns whether nothing is kept any more */
  clear(): boolean;
  /** Calls back when another tab or window has changed it, or one below it: `key#…`. */
  subscribe(changed: () => void): void;
}

// Two sites on the same host, say a test copy under a path of its own, must not share lists.
const site = import.meta.env.BASE_URL.replace(/\/$/, '');

const isBelow = (key: string, own: string) => key === own || key.startsWith(`${own}#`);

/** @returns the keys under which something is kept: `key` itself, and those below it, `key#…` */
export function storedKeys(key: string): string[] {
  try {
    const own = Object.keys(localStorage).filter((other) => isBelow(other, site + key));
    const keys = own.map((other) => other.slice(site.length)).sort();
    const isThere = stored(key).read() !== undefined && !keys.includes(key);
    return (isThere ? [key, ...keys] : keys).filter((one) => stored(one).read() !== undefined);
  } catch {
    return [];
  }
}

/** @param key of the text, unique within the site */
export function stored(key: string): Stored {
  const own = site + key;
  const attempt = <T>(act: () => T): T | undefined => {
    try {
      return act();
    } catch {
      return undefined;
    }
  };
  const went = (act: () => void) => attempt(() => (act(), true)) ?? false;
  return {
    // Under a path, what was kept before keys carried it is found, but never taken from the other site.
    read: () => attempt(() => localStorage.getItem(own) ?? localStorage.getItem(key)) || undefined,
    write: (text) => went(() => localStorage.setItem(own, text)),
    clear: () =>
      went(() => {
        localStorage.removeItem(own);
        if (localStorage.getItem(key) !== null) localStorage.setItem(own, '');
      }),
    subscribe: (changed) => {
      addEventListener('storage', (event) => {
        // Without a key, everything was cleared.
        if (event.key === null || isBelow(event.key, own)) changed();
      });
      // A page that comes back from the browser's cache has heard nothing.
      addEventListener('pageshow', ({ persisted }) => persisted && changed());
    },
  };
}
