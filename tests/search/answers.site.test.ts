import { describe, expect, it } from 'vitest';
import { openSearch, queries } from './ask';

/** Shares with a right answer in the first place and in the first three. */
const LEAST = {
  given: { first: 0.85, three: 0.95 },
  own: { first: 0.82, three: 0.92 },
  holdout: { first: 0.85, three: 0.95 },
  hard: { first: 0.6, three: 0.7 },
};
const LEAST_SILENT = 0.93;
const find = await openSearch();

describe.each(Object.entries(LEAST))('the set "%s"', (set, least) => {
  it('finds a right answer, mostly in the first place', async () => {
    const asked = queries.filter((query) => query.set === set && query.expect.length > 0);
    const missed = { first: [] as string[], three: [] as string[] };
    for (const { q, expect: right } of asked) {
      const place = (await find(q)).findIndex(({ id }) => right.includes(id));
      if (place !== 0) missed.first.push(q);
      if (place < 0 || place > 2) missed.three.push(q);
    }
    const share = (misses: string[]) => 1 - misses.length / asked.length;
    expect(share(missed.first), missed.first.join('; ')).toBeGreaterThanOrEqual(least.first);
    expect(share(missed.three), missed.three.join('; ')).toBeGreaterThanOrEqual(least.three);
  });
});

it.each(['99.9.9', 'ostersund:99.9', '/r/ostersund/99.9/'])(
  'finds no other rule in the place of one that isn’t there, %s',
  async (text) => expect(await find(text)).toEqual([]),
);

it('finds nothing for what is about something else, nor for nonsense', async () => {
  const astray: string[] = [];
  const asked = queries.filter(({ expect: right }) => right.length === 0);
  for (const { q } of asked) if ((await find(q)).length > 0) astray.push(q);
  expect(1 - astray.length / asked.length, astray.join('; ')).toBeGreaterThanOrEqual(LEAST_SILENT);
  expect(await find('xyzzy')).toEqual([]);
});

describe('a rule is found by its number', () => {
  it.each([
    '6.1.3',
    '§ 6.1.3',
    'punkt 6.1.3',
    'avsnitt 6.1.3',
    'ostersund:6.1.3',
    '/r/ostersund/6.1.3/',
    'https://exempel.se/r/ostersund/6.1.3/',
    'https://exempel.se/ostersund/oppen-ai/#6.1.3',
    'Östersunds kommun: Riktlinje. Avsnitt 6.1, sidan 5. Regel ostersund:6.1.3. https://exempel.se/r/ostersund/6.1.3/',
  ])('%s', async (text) => {
    expect((await find(text)).map(({ id }) => id)).toEqual(['ostersund:6.1.3']);
  });

  it.each(['ostersund:6.1.3.b', '6.1.3.b', '6.1.3 b', '/r/ostersund/6.1.3.b/'])(
    'and so is a part of it: %s',
    async (text) => {
      expect((await find(text)).map(({ id }) => id)).toEqual(['ostersund:6.1.3.b']);
    },
  );

  it('first among what its other words find', async () => {
    expect((await find('6.1.8 sekretess'))[0]?.id).toBe('ostersund:6.1.8');
  });

  it('but not by one that no rule has', async () => {
    expect(await find('9.9.9')).toEqual([]);
  });
});
