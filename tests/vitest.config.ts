import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: process.cwd(),
    include: ['tests/**/*.test.ts'],
    // Serves dist/ for all of them.
    globalSetup: 'tests/support/global-setup.ts',
    maxWorkers: 2,
    testTimeout: 180_000,
    // Some build the site anew, on a machine that may have other things to do.
    hookTimeout: 300_000,
    // As long as a page may take on such a machine; nothing here measures time.
    expect: { poll: { timeout: 30_000, interval: 10 } },
  },
});
