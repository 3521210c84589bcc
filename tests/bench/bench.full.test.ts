import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ownEnvironment } from '../support/project';

// If it fails, the site has become heavier than it promises: slow on an old phone or a poor line.
test('pages weigh no more than the ceilings of npm run bench', { timeout: 600_000 }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tests/bench/bench.mjs'], {
    encoding: 'utf8',
    env: ownEnvironment(),
  });
  expect(status, stdout + stderr).toBe(0);
});
