// Installs what the project's commands need and what is missing: the packages with the pinned
// Node, and with --browser a Chromium for the tests. Runs on any Node ≥ 20, before anything else
// is installed, so it uses nothing but Node itself.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './find-browser.mjs';
import { openLog, run, step, stop } from './steps.mjs';

const STAMP = 'node_modules/.installed';

async function installPackages() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  await step('Installing the packages', ['npm', 'ci'], 'Is there a network?');
  if (!(await run(['node_modules/.bin/node', '--version'])).isDone)
    stop(
      'The pinned Node (package "node") was not installed.',
      'npm may be set to ignore install scripts. Run: npm rebuild node --ignore-scripts=false',
    );
  writeFileSync(STAMP, lock);
}

async function installBrowser() {
  if (findBrowser()) return;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    await run(['apt-get', 'update', '-qq']);
    await step('Installing Debian’s Chromium', [
      ...['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'],
    ]);
  } else
    await step(
      'Downloading a Chromium for the tests',
      ['npx', 'playwright-core', 'install', 'chromium'],
      'Install Chromium, Chrome or Edge, or set CHROME_PATH to its program file, and try again.',
    );
}

/** Installs what is missing, a line for each; says nothing if all is there. */
export async function install({ browser = false } = {}) {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) stop(`This is Node ${process.versions.node}.`, 'Install Node 20 or later.');
  openLog();
  await installPackages();
  if (browser) await installBrowser();
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await install({ browser: process.argv.includes('--browser') });
