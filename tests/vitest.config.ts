import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: process.cwd(),
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/{machines,content,build,bench,citing,compare}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/support/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/{klarsprak,hosting,municipality}/**/*.test.ts'],
          testTimeout: 60_000,
          // The site is built anew, on a machine that may have other things to do.
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
