import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { registry } from '../../src/registry';
import { SILENT } from '../../src/registry/read/comparison';

const { clauses, comparison, guidelines, unclarities } = registry();
const topics = comparison.flatMap((section) => section.topics);
const unclear = [...unclarities.values()].flat();
const cited = new Set(
  topics.flatMap(({ cells }) =>
    Object.values(cells).flatMap((cell) => (cell === SILENT ? [] : cell.clauses)),
  ),
);

describe('the content', () => {
  test('compares every guideline on every topic', () => {
    const missing = topics.flatMap(({ id, cells }) =>
      [...guidelines.keys()].filter((guideline) => !(guideline in cells)).map((name) => [id, name]),
    );
    expect(missing).toEqual([]);
  });

  test('names a municipality in every summary that holds for some only', () => {
    const names = [...guidelines.values()].map(({ name }) => name);
    const uneven = topics.filter(({ cells }) => Object.values(cells).includes(SILENT));
    expect(uneven.length).toBeGreaterThan(0);
    for (const { summary } of uneven)
      expect(
        names.some((name) => summary?.includes(name)),
        summary,
      ).toBe(true);
  });

  test('says where each guideline began here, and every change has its date', () => {
    for (const { changes } of guidelines.values())
      expect(changes.at(-1)).toMatchObject({ id: 'publicerad', clauses: 'hela' });
  });

  test('gives every note and every entry to the owner, with a proposal that says something', () => {
    const notes = [...clauses.values()].filter((clause) => clause.notes.length > 0);
    expect(notes.length).toBeGreaterThan(0);
    expect(
      unclear
        .filter(({ noted }) => noted)
        .map(({ clause }) => clause)
        .sort(),
    ).toEqual(notes.map(({ id }) => id).sort());
    for (const { clause, problem, proposal } of unclear) {
      expect(proposal, clause).toMatch(/^[A-ZÅÄÖ].{15,}\.$/s);
      expect(proposal, clause).not.toBe(problem);
    }
  });
});

const shared = '../shared/clauses';

describe.runIf(existsSync(shared))('the contract data set', () => {
  // Where the audit of the content found one more than the data set notes.
  const added = [
    'ostersund:4.stangd-ai',
    'ostersund:6',
    'ostersund:6.1',
    'ostersund:6.1.8.e',
    'ostersund:7.1',
  ];

  test('has each of its ambiguities dealt with exactly once', () => {
    const units = JSON.parse(readFileSync(`${shared}/clauses.json`, 'utf8')) as {
      id: string;
      ambiguity: string | null;
    }[];
    const ambiguous = units.filter(({ ambiguity }) => ambiguity !== null).map(({ id }) => id);
    expect(unclear.map(({ clause }) => clause).sort()).toEqual([...ambiguous, ...added].sort());
  });

  test('has every clause of its comparison in ours', () => {
    const inventory = readFileSync(`${shared}/inventory.md`, 'utf8');
    const section = inventory.slice(inventory.indexOf('## 5.'));
    const ids = [...section.matchAll(/`((?:karlstad|ostersund):[^`]+)`/g)].map(([, id]) => id!);
    // Named there only as something else than it seems.
    const compared = new Set(ids.filter((id) => id !== 'ostersund:7.12.d'));
    expect(compared.size).toBeGreaterThan(80);
    expect([...compared].filter((id) => !cited.has(id))).toEqual([]);
  });
});
