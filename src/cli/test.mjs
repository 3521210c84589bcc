// npm test: checks, builds, and runs the tests; each kind of thing once. npm run test:all
// tries everything: every way through every guide, every page in every look, mutants, weights.
// npm test -- guide: only the tests with "guide" in their path, on a site that is built anew only if
// its sources are newer; without the check, which is npm run check.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, statSync } from 'node:fs';
import { run, step } from './steps.mjs';

const SOURCES = ['{src,content,machines,public}/**', 'astro.config.mjs', 'package-lock.json'];
const RESULT = '.astro/tests.json';

/** Whether a file of the site is newer than the built site, or a folder has lost one since. */
function isOutdated() {
  const built = statSync('dist/index.html', { throwIfNoEntry: false });
  const sources = SOURCES.flatMap((pattern) => globSync(pattern));
  return !built || sources.some((source) => statSync(source).mtimeMs > built.mtimeMs);
}

const args = process.argv.slice(2);
const isAll = args[0] === '--all';
const filter = isAll ? args.slice(1) : args;

const npm = (script) => ['npm', 'run', '--silent', script];
const isWhole = filter.length === 0;
// Beside the others, which use one processor each.
const style = isWhole && run(npm('check:style'));
if (isWhole) await step('Checking types', npm('check:types'));
if (isWhole || isOutdated()) await step('Building the site', npm('build'));
if (style) await step('Checking format and style', style, 'npm run format mends the format.');

rmSync(RESULT, { force: true });
const { status } = spawnSync(
  'node_modules/.bin/vitest',
  [
    ...['run', '--config', 'tests/vitest.config.ts', '--silent=passed-only'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${RESULT}`],
    ...(isAll ? [] : ['--project=!full']),
    ...filter,
  ],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...(isAll && { TEST_ALL: '1' }) },
  },
);
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(RESULT, 'utf8'));
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
process.exit(status ?? 1);
