// The steps of a command, a line each: what the tools say goes to a log, which is shown when one fails.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the tools of the last command said. Not below node_modules, which `npm ci` empties. */
export const LOG = '.astro/log.txt';
/** How much of the log is shown when a step fails. */
const LAST_LINES = 25;
/** A built page in what Astro prints: `├─ /om/index.html (+3ms)`. */
const BUILT_PAGE = /─ \/\S*\.html\b/g;

const { stdout } = process;
const withoutColours = (text) => text.replace(/\x1b\[[\d;]*m/g, '');

/** Starts the log anew. */
export function openLog() {
  mkdirSync(dirname(LOG), { recursive: true });
  rmSync(LOG, { force: true });
}

/**
 * Starts a tool of the project.
 *
 * @param {string} command with its arguments
 * @param {import('node:child_process').StdioOptions} stdio
 */
const start = ([command, ...args], stdio) =>
  spawn(command, args, { stdio, shell: process.platform === 'win32' });

/**
 * Runs a tool with its output in the log.
 *
 * @param {string[]} command with its arguments
 * @param {(text: string) => void} [read] reads what it prints as well
 * @returns {Promise<{ isDone: boolean, printed: string }>}
 */
export async function run(command, read) {
  let printed = '';
  const child = start(command, ['ignore', 'pipe', 'pipe']);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      const text = withoutColours(String(chunk));
      printed += text;
      appendFileSync(LOG, text);
      read?.(text);
    });
  const code = await new Promise((done) => {
    child.on('error', (error) => {
      printed += error.message;
      done(1);
    });
    child.on('close', done);
  });
  return { isDone: code === 0, printed };
}

/** Says what went wrong, shows the end of what the tool said, and stops. @returns {never} */
export function stop(problem, remedy, printed = '') {
  const last = printed.trimEnd().split('\n').slice(-LAST_LINES).join('\n');
  console.error(`\n${last === '' ? '' : `${last}\n\n`}${problem} ${remedy}`);
  process.exit(1);
}

/**
 * Runs a tool as a step: a line with what is done, how much (the pages of a build) and how long it took.
 *
 * @param {string} what `Building the site`
 * @param {string[] | ReturnType<typeof run>} command or a run that has begun, beside other steps
 * @param {string} [remedy] what to do if it fails
 */
export async function step(what, command, remedy = '') {
  const started = performance.now();
  let pages = 0;
  stdout.write(`${what} … `);
  const count = (text) => {
    pages += text.match(BUILT_PAGE)?.length ?? 0;
    if (pages > 0 && stdout.isTTY) stdout.write(`\r${what} … ${pages} pages `);
  };
  const { isDone, printed } = await (Array.isArray(command) ? run(command, count) : command);
  const took = `${Math.round((performance.now() - started) / 1000)} s`;
  if (stdout.isTTY) stdout.write(`\r${what} … `);
  console.log(isDone ? (pages > 0 ? `${pages} pages, ${took}` : took) : 'failed');
  if (!isDone) stop(`${what} failed; all of it is in ${LOG}.`, remedy, printed);
}
