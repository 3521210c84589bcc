import { spawnSync } from 'node:child_process';

/** Debian keeps servers where only root's PATH looks. */
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/**
 * Tells whether a program is there that some tests need, and says so if not.
 *
 * @param what isn't tested without it
 * @param debian its package
 * @throws Error in CI, where the tests may not be passed over
 */
export function hasProgram(program: string, what: string, debian: string): boolean {
  // nginx knows only -v, LibreOffice only --version: that it starts is enough.
  if (spawnSync(program, ['-v'], { env }).error === undefined) return true;
  const missing = `${program} is not installed (on Debian: apt-get install ${debian})`;
  if (process.env.CI) throw new Error(`${missing}: needed for the test that ${what}.`);
  console.warn(`${missing}: not tested that ${what}.`);
  return false;
}
