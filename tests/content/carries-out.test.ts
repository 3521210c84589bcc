import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRegistry } from '../../src/registry';
import { ownRulesAt } from '../../src/registry/outputs/trace';
import { smallGuide } from '../support/small-site';

// The task "skriv-under" of its guide is one that a law demands.
const machine = smallGuide();

let content: string;
beforeAll(() => {
  content = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync('tests/fixtures/small', content, { recursive: true });
  cpSync('tests/fixtures/testkommun', join(content, 'testkommun'), { recursive: true });
  const chapter = join(content, 'testkommun/bibliotek.mdx');
  const text = readFileSync(chapter, 'utf8');
  writeFileSync(chapter, text.replace('<Rule id="b"', '<Rule id="b" carriesOut="biblioteksl"'));
});
afterAll(() => rmSync(content, { recursive: true }));

const rulesAt = (task: string) => {
  const { tasks, carriedOut } = readRegistry(content, [machine]);
  return ownRulesAt(tasks.get(task)!, carriedOut).map(({ id }) => id);
};

describe("a municipality's rule that carries out a law", () => {
  test('stands at the task that the law demands, with no line of code that names it', () => {
    expect(rulesAt('skriv-under')).toEqual(['testkommun:2.1.b']);
    const { uses } = readRegistry(content, [machine]);
    expect(uses.get('testkommun:2.1.b')).toEqual([
      { guide: 'liten', kind: 'task', id: 'skriv-under' },
    ]);
  });

  test('stands at no task that only is our reading of the law', () => {
    const { carriedOut } = readRegistry(content, [machine]);
    const task = { law: ['biblioteksl'], clauses: [] };
    expect(ownRulesAt({ ...task, basis: 'lag' }, carriedOut)).toHaveLength(1);
    expect(ownRulesAt({ ...task, basis: 'tolkning' }, carriedOut)).toEqual([]);
  });

  test('is nothing to readers of a site that shows another guideline too', () => {
    const other = join(content, 'annan');
    cpSync(join(content, 'testkommun'), other, { recursive: true });
    rmSync(join(other, 'fragor.yaml'));
    rmSync(join(other, 'oklarheter'), { recursive: true });
    for (const name of ['bibliotek.mdx', 'index.mdx']) {
      const text = readFileSync(join(other, name), 'utf8');
      const plain = text.replace(/<Note [^]*?<\/Note>/g, '').replace(', Note', '');
      writeFileSync(join(other, name), plain.replaceAll('testkommun', 'annan'));
    }
    expect(rulesAt('skriv-under')).toEqual([]);
    rmSync(other, { recursive: true });
  });
});
