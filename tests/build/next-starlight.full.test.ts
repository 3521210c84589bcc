import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import manifest from '../../package.json';
import { brokenLinks } from '../support/links';
import { copyProject } from '../support/project';

// Who upgrades Starlight should meet what its next version changes here, a fault at a time, and not
// years of it at once. Where the registry can't be reached, or has nothing newer, nothing is tried.
const STARLIGHT = '@astrojs/starlight';
const asked = process.env.STARLIGHT ?? newest();
const isPinned = asked === undefined || asked === manifest.dependencies[STARLIGHT];

function newest(): string | undefined {
  try {
    return execFileSync('npm', ['view', STARLIGHT, 'version'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

const project = isPinned ? undefined : copyProject();
afterAll(() => project?.remove());

test.skipIf(isPinned)(
  `the site builds with Starlight ${asked}, and no link in it breaks`,
  async () => {
    const { root, build } = project!;
    const folder = join(root, 'node_modules', STARLIGHT);
    mkdirSync(folder, { recursive: true });
    const packed = execFileSync('npm', ['pack', '--silent', `${STARLIGHT}@${asked}`], {
      ...{ cwd: root, encoding: 'utf8' },
    });
    execFileSync('tar', ['-xzf', packed.trim(), '-C', folder, '--strip-components=1'], {
      cwd: root,
    });
    await build();
    const dist = join(root, 'dist');
    expect(brokenLinks({ dist, site: 'http://localhost:4321', base: '/' })).toEqual([]);
  },
);
