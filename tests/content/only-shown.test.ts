import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { machines } from '../machines/guides';
import { readRegistry, type Registry } from '../../src/registry';

// The content of the project, of which only Karlstad is shown: the folder of the other guideline
// stands, or has been deleted. What is left must be the same.
let content: string;
beforeAll(() => {
  content = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync('content', content, { recursive: true });
  change('webbplats.yaml', 'guidelines: null', 'guidelines: [karlstad]');
});
afterAll(() => rmSync(content, { recursive: true }));

function change(file: string, from: string, to: string): void {
  const path = join(content, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`the test is out of date: ${file} lacks ${from}`);
  writeFileSync(path, text.replace(from, to));
}
const read = () => readRegistry(content, machines);

/** What a registry says, without the machines, which are code. */
const said = ({ guides, training, ...rest }: Registry) =>
  JSON.stringify(
    [rest, [...guides.values()].map(({ texts, proof }) => ({ texts, proof })), training],
    (key, value: unknown) =>
      key === 'guide'
        ? undefined
        : value instanceof Map || value instanceof Set
          ? [...value]
          : value,
  );

describe('where one of two guidelines is shown', () => {
  let kept: Registry;
  beforeAll(() => {
    kept = read();
  });

  test('nothing that is left names a rule of the other', () => {
    expect(said(kept)).not.toMatch(/ostersund:|Östersund/);
  });

  test('guides, cases and courses are those of the guideline, and each case still ends', () => {
    const guides = ['ai-forordningen', 'hallbar-ai', 'kopa-eller-bygga', 'ratt-losning'];
    expect([...kept.guides.keys()].sort()).toEqual(guides);
    expect([...kept.training.byGuideline.keys()]).toEqual(['karlstad']);
    for (const { id, route } of kept.training.cases.values())
      expect(route.verdict, id).toBeDefined();
    expect(kept.training.courses.length).toBeGreaterThan(0);
  });

  test('a guide for both begins with its first real question', () => {
    const { machine, texts } = kept.guides.get('ratt-losning')!;
    expect(machine.config.initial).toBe('k-problem');
    expect(Object.keys(texts.questions)).not.toContain('kommun');
  });

  test('there is nothing to compare', () => {
    expect(kept.comparison).toEqual([]);
  });

  test('it is the same when the folder of the other has been deleted', () => {
    rmSync(join(content, 'ostersund'), { recursive: true });
    expect(said(read())).toBe(said(kept));
  });

  test('a rule that never was published is still a fault', () => {
    change('uppgifter/oppen-ai.yaml', 'ostersund:6.1.3.a', 'ostersund:6.1.3.aa');
    expect(read).toThrow(
      /cites the unknown clause "ostersund:6\.1\.3\.aa": did you mean "ostersund:6\.1\.3\.a"\?/,
    );
  });
});
