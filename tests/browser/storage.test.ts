import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** The storage of a site under a path. */
async function siteAt(base: string) {
  vi.resetModules();
  vi.stubEnv('BASE_URL', base);
  const { stored } = await import('../../src/browser/storage');
  return stored('checklista:oppen-ai');
}

test('a test copy on the same host leaves the lists of the site alone', async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
  const site = await siteAt('/ai/');
  const copy = await siteAt('/ai-test/');
  expect(site.write('lista')).toBe(true);
  expect(copy.read()).toBeUndefined();
  expect(copy.clear()).toBe(true);
  expect(site.read()).toBe('lista');
  // Where the site has the host to itself, a list that was saved before is found.
  kept.set('checklista:oppen-ai', 'äldre lista');
  expect((await siteAt('/')).read()).toBe('äldre lista');
});

test('a browser that refuses to store anything throws nothing', async () => {
  vi.stubGlobal('localStorage', undefined);
  const site = await siteAt('/');
  expect([site.read(), site.write('lista'), site.clear()]).toEqual([undefined, false, false]);
});

test('a browser without the Navigation API brings notes back after a reload, and takes every letter', async () => {
  vi.useFakeTimers();
  let entry: object | null = { draft: 'ja' };
  let changes = 0;
  const leaving: (() => void)[] = [];
  vi.stubGlobal('addEventListener', (_: string, act: () => void) => leaving.push(act));
  vi.stubGlobal('history', {
    get state() {
      return entry;
    },
    replaceState: (state: object) => {
      // Safari's own limit.
      if ((changes += 1) > 100) throw new DOMException('too often', 'SecurityError');
      entry = state;
    },
  });
  vi.stubGlobal('navigation', undefined);
  const { remember, remembered } = await import('../../src/browser/tab');
  for (let letters = 1; letters <= 500; letters += 1) remember({ letters });
  vi.runAllTimers();
  expect(remembered()).toEqual([{ letters: 500 }]);
  remember({ letters: 501 });
  for (const act of leaving) act();
  expect(remembered()).toEqual([{ letters: 501 }]);
  expect(entry).toMatchObject({ draft: 'ja' });
  vi.useRealTimers();
});
