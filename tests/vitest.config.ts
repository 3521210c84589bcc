import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { hasProgram } from './support/program.ts';
import { ABOUT_BOTH, areBothShown } from './support/two-guidelines.ts';

const LEFT_OUT = areBothShown() ? [] : ABOUT_BOTH;

/** The content, the guides' proofs and the built pages are read once a worker, not once a file. */
const SHARED = { isolate: false };

/** What readers could lose is tried in Firefox too, where all is tried. */
const IN_FIREFOX = ['nothing-lost', 'early', 'embedded', 'citing', 'page', 'training'];
const isInFirefox =
  process.env.TEST_ALL !== undefined &&
  hasProgram('firefox-esr', 'readers lose nothing in Firefox', 'firefox-esr');

/** The file that takes longest begins, so that no worker waits for it at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => Number(moduleId.includes('/places.'));
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => isLong(b) - isLong(a));
  }
}

/** A part of the tests, told by the names of its files: what it needs to run. */
const part = (name: string, test: object) => ({
  extends: true,
  test: { name, ...test },
});

export default defineConfig({
  test: {
    root: process.cwd(),
    // Whether all is tried (npm run test:all), or a sample that has each kind: support/sample.ts.
    provide: { full: process.env.TEST_ALL !== undefined, browser: 'chromium' },
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 180_000,
    // Some build the site anew, on a machine that may have other things to do.
    hookTimeout: 300_000,
    // As long as a page may take on such a machine; nothing here measures time.
    expect: { poll: { timeout: 30_000, interval: 50 } },
    // Serves dist/ for all of them.
    globalSetup: 'tests/support/global-setup.ts',
    projects: [
      // One part, however much a test needs: what a worker has read, the next file in it has too.
      part('fast', {
        include: ['tests/**/*.test.ts'],
        exclude: ['**/*.full.test.ts', ...LEFT_OUT],
        ...SHARED,
      }),
      part('full', { include: ['tests/**/*.full.test.ts'], exclude: LEFT_OUT }),
      ...(isInFirefox
        ? [
            part('firefox', {
              include: IN_FIREFOX.map((name) => `tests/**/${name}.browser.test.ts`),
              exclude: LEFT_OUT,
              provide: { browser: 'firefox' },
              ...SHARED,
            }),
          ]
        : []),
    ],
  },
});
