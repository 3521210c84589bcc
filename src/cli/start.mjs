// npm start: installs, builds and serves the site, a line each, and says where it is. What stands
// after `npm start --` goes to the build.
import { spawn } from 'node:child_process';
import { install } from './install.mjs';
import { LOG, step, stop } from './steps.mjs';

const ADDRESS = /https?:\/\/localhost:\d+\S*/;

await install();
await step('Building the site', [
  'npm',
  'run',
  '--silent',
  'build',
  '--',
  ...process.argv.slice(2),
]);
const server = spawn('npm', ['run', '--silent', 'serve'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  shell: process.platform === 'win32',
});
let printed = '';
server.stdout.on('data', (chunk) => {
  const had = ADDRESS.exec(printed);
  printed += String(chunk);
  const address = ADDRESS.exec(printed);
  if (!had && address) console.log(`Serving it at ${address[0]} (Ctrl+C stops it)`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('close', (code) => {
  if (!ADDRESS.test(printed)) stop('The site could not be served.', `See also ${LOG}.`, printed);
  process.exit(code ?? 0);
});
