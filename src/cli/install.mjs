// Installs what the project's commands need and what is missing: the packages with the pinned
// Node, and with --browser a Chromium for the tests. Runs on any Node ≥ 20, before anything else
// is installed, so it uses nothing but Node itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { findBrowser } from './find-browser.mjs';

const STAMP = 'node_modules/.installed';

/** Stops with a message that says what is missing and what to do. */
function stop(problem, remedy) {
  console.error(`\n${problem}\n${remedy}`);
  process.exit(1);
}

/** Runs a command with its output shown. @returns {boolean} whether it went well */
const run = (command, ...args) =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;

function installPackages() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  console.log('Installing the packages of package-lock.json …');
  // Not `npm ci`: npm leaves optional packages of other platforms out of the lock where a package
  // stands twice, and `npm ci` then refuses the lock that npm itself wrote.
  if (!run('npm', 'install', '--no-save', '--no-audit', '--no-fund'))
    stop(
      'The packages could not be installed.',
      'See the message of npm above. Is there a network?',
    );
  const pinned = spawnSync('node_modules/.bin/node', ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (pinned.status !== 0)
    stop(
      'The pinned Node (package "node") was not installed.',
      'npm may be set to ignore install scripts. Run: npm rebuild node --ignore-scripts=false',
    );
  writeFileSync(STAMP, lock);
}

function installBrowser() {
  if (findBrowser()) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/etc/debian_version')) {
    console.log('Installing Debian’s Chromium …');
    run('apt-get', 'update', '-qq');
    run('apt-get', 'install', '-y', '-qq', 'chromium');
    if (findBrowser()) return;
  }
  console.log('Downloading a Chromium for the tests …');
  run('npx', 'playwright-core', 'install', 'chromium');
  if (!findBrowser())
    stop(
      'The browser tests need Chromium, Chrome or Edge, and none could be installed.',
      'Install one, or set CHROME_PATH to its program file, and try again.',
    );
}

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) stop(`This is Node ${process.versions.node}.`, 'Install Node 20 or later.');
installPackages();
if (process.argv.includes('--browser')) installBrowser();
