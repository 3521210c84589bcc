import { spawnSync } from 'node:child_process';

/**
 * Looks words up in a Swedish dictionary and in `ordlista.txt`, the project's own list.
 *
 * @returns those that neither knows; of a word with hyphens the part that is unknown
 * @throws Error if the dictionary can't be used
 */
export function unknownWords(words: Iterable<string>): Set<string> {
  const options = ['--words-only', '--unique', '--no-progress', '--no-summary', '--no-color'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      'node_modules/cspell/bin.mjs',
      'lint',
      ...options,
      '-c',
      'tests/klarsprak/cspell.json',
      'stdin',
    ],
    { input: [...words].join('\n'), encoding: 'utf8' },
  );
  // 0: all known, 1: some unknown.
  if (status === null || status > 1 || stderr !== '') throw new Error(`cspell: ${stderr}`);
  return new Set(stdout.split('\n').filter((line) => line !== ''));
}
