import { expect, test } from 'vitest';
import type { Lexicon } from '../../src/search/lexicon';
import { search, type Engine } from '../../src/search/query';
import { numberToken } from '../../src/search/tokens';

const NUMBERS = [
  'åby:3.2.1',
  '3.2.1',
  '3.2.1.a',
  '3.2.1.a.i',
  '3.2.1.b',
  '3',
  'bilaga-1.3',
  'bilaga-b.3.b',
];

/** An index of a few rules by their numbers, each of them a hit of its own. */
const engine: Engine = {
  search: (token) => {
    const found = NUMBERS.filter((number) => token === null || token === numberToken(number));
    return Promise.resolve({
      unfilteredResultCount: found.length,
      results: found.map((id) => ({
        ...{ id, score: 1 },
        data: () => Promise.resolve({ url: `#${id}`, meta: { id } }),
      })),
    });
  },
};
const lexicon = () =>
  Promise.resolve({ isAnchor: () => false, guess: () => [] } as unknown as Lexicon);

test.each([
  ['3.2.1', '3.2.1'],
  ['3.2.1 a', '3.2.1.a'],
  ['3.2.1a', '3.2.1.a'],
  ['3.2.1.a.i', '3.2.1.a.i'],
  ['3.2.1 a i', '3.2.1.a.i'],
  ['punkt 3.2.1 a i', '3.2.1.a.i'],
  // "i" and "v" may also be words of the query.
  ['3.2.1 b i riktlinjen', '3.2.1.b'],
  ['3.2.1 i Vikstad', '3.2.1'],
  ['punkt 3', '3'],
  ['kapitel 3', '3'],
  // As people write by hand, and as paper and programs hand it on.
  ['3.2.1 (b)', '3.2.1.b'],
  ['3.2.1, punkt b', '3.2.1.b'],
  ['3,2,1', '3.2.1'],
  ['3-2-1 b', '3.2.1.b'],
  ['3 . 2 . 1', '3.2.1'],
  ['３.2.\u200B1', '3.2.1'],
  ['#3.2.1.b', '3.2.1.b'],
  // A word that nobody here uses takes no rule away.
  ['bestämmelsen 3.2.1', '3.2.1'],
  // The numbers of an appendix are not those of the main text.
  ['Bilaga 1, punkt 3', 'bilaga-1.3'],
  ['bilaga 1 punkt 3 riktlinjen', 'bilaga-1.3'],
  ['bilaga-1.3', 'bilaga-1.3'],
  ['Bilaga B, punkt 3 b', 'bilaga-b.3.b'],
  ['Åby:3.2.1', 'åby:3.2.1'],
  ['intranat.example.se/ai/r/aby/3.2.1/', 'åby:3.2.1'],
  ['r%2Faby%2F3.2.1', 'åby:3.2.1'],
])('"%s" finds rule %s', async (text, expected) => {
  const [hit] = await search({ engine, lexicon }, text);
  expect(hit?.id).toBe(expected);
});
