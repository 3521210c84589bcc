import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// If it fails, nobody can install the project: npm start and npm test stop at their first step.

test('npm ci takes the committed lock', () => {
  const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', '--ignore-scripts'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(status, stderr).toBe(0);
});

test('the lock names no registry, so that each computer asks its own', () =>
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"'));
