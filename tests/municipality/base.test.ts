import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sampleOf } from '../support/sample';

// Other files of the worker have read the registry with another base, and will again.
beforeEach(() => vi.resetModules());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

// A page's own address is always encoded; the setting may be written either way.
test.each(sampleOf(['/må-bra/', '/m%C3%A5-bra/']))(
  'under %s a page knows its municipality',
  async (base) => {
    vi.stubEnv('BASE_URL', base);
    const { withBase } = await import('../../src/registry/outputs/urls');
    const { municipalityOf } = await import('../../src/layout/municipality');
    const { registry } = await import('../../src/registry');
    const [guideline = ''] = registry().guidelines.keys();
    const { pathname } = new URL(`${base}${guideline}/kapitel/`, 'https://intranet.example.se');
    expect(withBase(`/${guideline}/kapitel/`)).toBe(pathname);
    expect(municipalityOf(pathname)).toBe(guideline);
  },
);
