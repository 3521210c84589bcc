// Installs, builds and serves the site; what stands after `npm start --` goes to the build.
import './install.mjs';
import { spawnSync } from 'node:child_process';

for (const args of [['build', '--', ...process.argv.slice(2)], ['serve']]) {
  const { status } = spawnSync('npm', ['run', '--silent', ...args], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
