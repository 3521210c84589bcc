import { afterAll, expect, test } from 'vitest';
import { z } from 'astro/zod';
import { readYaml } from '../../src/registry/read/yaml';
import { machines } from '../machines/guides';
import { CATCHERS, catcherOf, type Catcher } from './catch';
import { KINDS, mutantsOf, type Mutant } from './mutants';

// npm run mutate: puts one fault at a time in each guide and sees whether the tests find it. If it
// fails, a guide can be broken without anybody noticing.

/** The share of mutants that must be caught in all, and in each guide. */
const ENOUGH = 0.98;
const ENOUGH_IN_EACH = 0.95;

const survivorsSchema = z.record(
  z.string(),
  z.array(z.strictObject({ mutants: z.array(z.string()).min(1), why: z.string() })),
);
/** The survivors that are known, by guide, with the reason why each is no loss. */
const known = readYaml('tests/mutation/survivors.yaml', survivorsSchema).data;

/** A mutant, and what caught it. */
type Tried = Mutant & { by: Catcher | undefined };
const tried = new Map<string, Tried[]>();

const score = (mutants: Tried[]) =>
  mutants.filter(({ by }) => by !== undefined).length / mutants.length;

test.each(machines.map((machine) => ({ id: machine.id, machine })))(
  '$id: at least 95 % are caught, each survivor is explained, and none that is caught',
  { timeout: 3_600_000 },
  ({ id, machine }) => {
    const catcher = catcherOf(machine);
    const mutants = mutantsOf(machine).map((mutant) => ({ ...mutant, by: catcher(mutant) }));
    tried.set(id, mutants);
    const survivors = mutants.filter(({ by }) => by === undefined).map((mutant) => mutant.id);
    const explained = (known[id] ?? []).flatMap((entry) => entry.mutants);
    expect(survivors.toSorted()).toEqual(explained.toSorted());
    expect(score(mutants)).toBeGreaterThanOrEqual(ENOUGH_IN_EACH);
  },
);

test('of all guides, at least 98 % are caught', () => {
  expect(tried.size).toBe(machines.length);
  expect(score([...tried.values()].flat())).toBeGreaterThanOrEqual(ENOUGH);
});

afterAll(() => {
  const kinds = Object.keys(KINDS);
  const share = (mutants: Tried[]) => {
    const caught = mutants.filter(({ by }) => by !== undefined).length;
    return mutants.length === 0 ? '–' : `${caught}/${mutants.length}`;
  };
  const row = (name: string, mutants: Tried[]) => [
    name,
    ...kinds.map((kind) => share(mutants.filter((mutant) => mutant.kind === kind))),
    share(mutants),
    `${(100 * score(mutants)).toFixed(1)} %`,
  ];
  const all = [...tried.values()].flat();
  const rows = [
    ['', ...kinds, 'all', ''],
    ...[...tried].map(([guide, mutants]) => row(guide, mutants)),
    row('all guides', all),
  ];
  console.log(
    [
      ...Object.entries(KINDS).map(([kind, does]) => `${kind}: ${does}`),
      '',
      ...rows.map((cells) =>
        cells.map((cell, index) => (index === 0 ? cell.padEnd(18) : cell.padStart(10))).join(''),
      ),
      '',
      `Caught by ${CATCHERS.map((name) => `${name} ${all.filter(({ by }) => by === name).length}`).join(', ')}.`,
    ].join('\n'),
  );
});
