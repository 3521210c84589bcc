import { expect, test } from 'vitest';
import { z } from 'astro/zod';
import { readYaml } from '../../src/registry/read/yaml';
import { machines } from '../machines/guides';
import { CATCHERS, catcherOf } from './catch';
import { KINDS, mutantsOf } from './mutants';

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

const results = machines.map((machine) => {
  const catcher = catcherOf(machine);
  const mutants = mutantsOf(machine).map((mutant) => ({ ...mutant, by: catcher(mutant) }));
  const survivors = mutants.filter(({ by }) => by === undefined).map(({ id }) => id);
  const explained = (known[machine.id] ?? []).flatMap((entry) => entry.mutants);
  return { guide: machine.id, mutants, survivors, explained };
});

const all = results.flatMap(({ mutants }) => mutants);
const score = (mutants: typeof all) =>
  mutants.filter(({ by }) => by !== undefined).length / mutants.length;
const share = (mutants: typeof all) => {
  const caught = mutants.filter(({ by }) => by !== undefined).length;
  return mutants.length === 0 ? '–' : `${caught}/${mutants.length}`;
};

const kinds = Object.keys(KINDS);
const row = (name: string, mutants: typeof all) => [
  name,
  ...kinds.map((kind) => share(mutants.filter((mutant) => mutant.kind === kind))),
  share(mutants),
  `${(100 * score(mutants)).toFixed(1)} %`,
];
const rows = [
  ['', ...kinds, 'all', ''],
  ...results.map(({ guide, mutants }) => row(guide, mutants)),
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
    ...results.flatMap(({ guide, survivors, explained }) =>
      survivors.map(
        (id) =>
          `survived, ${explained.includes(id) ? 'explained' : 'UNEXPLAINED'}: ${guide}: ${id}`,
      ),
    ),
  ].join('\n'),
);

test('of all guides, at least 98 % are caught', () =>
  expect(score(all)).toBeGreaterThanOrEqual(ENOUGH));

test.each(results)('$guide: at least 95 % are caught', ({ mutants }) => {
  expect(score(mutants)).toBeGreaterThanOrEqual(ENOUGH_IN_EACH);
});

test.each(results)('$guide: each survivor is explained, and none that is caught', (result) => {
  expect(result.explained.toSorted()).toEqual(result.survivors.toSorted());
});
