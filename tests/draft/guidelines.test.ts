import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { draftFrom } from '../../src/draft';
import { readClauses, type Clause } from '../../src/registry/read/clauses';
import { clausesOf, linesIn, lostLines, saying } from './coverage';

const SOURCES = '../shared/sources';
const isThere = existsSync(SOURCES);
if (!isThere)
  console.warn(`${SOURCES} is not there: not tested that the decided guidelines can be drafted.`);

/**
 * Holds the drafts of both guidelines against what people wrote from the same texts.
 *
 * - A line range is right if a drafted clause has the same lines as the clause, or as its parent
 *   (people split many sentences into parts, which no computer does). Empty lines don't count, and
 *   headings only where there is nothing else: whether `lines` begins at the heading or below it is
 *   a matter of taste.
 * - The modality is that of the drafted clause which shares most lines; of several that share as
 *   many the one of the same number, else in the order they stand.
 */
async function compare(id: string) {
  const drafted = await draftFrom(id, `${id}.txt`, readFileSync(`${SOURCES}/${id}.txt`));
  const made = clausesOf(drafted);
  const says = saying(drafted.decided.text);
  const headings = new Set(
    drafted.decided.blocks
      .filter(
        ({ kind, lines, spaceAfter }) => kind === 'heading' || (lines.length === 1 && spaceAfter),
      )
      .filter(({ kind, number }) => kind === 'heading' || /^\d/.test(number ?? ''))
      .flatMap(({ lines }) => lines.map(({ line }) => line)),
  );
  const counted = (range: readonly [number, number]) => {
    const all = new Set(linesIn(range).filter((line) => says.has(line)));
    const own = all.difference(headings);
    return own.size > 0 ? own : all;
  };
  const key = (range: readonly [number, number]) => [...counted(range)].join();
  const drawn = new Set(made.map(({ lines }) => key(lines)));
  const written = readClauses(`content/${id}`);
  const rangeOf = ({ source }: Clause): [number, number] => {
    const [first, last = first] = source.lines.split('-').map(Number) as [number, number?];
    return [first, last];
  };
  const seen = new Map<string, number>();
  return {
    lost: lostLines(drafted),
    results: written.map((clause) => {
      const own = key(rangeOf(clause));
      const parent = written.find((one) => one.id === clause.parent);
      const lines = counted(rangeOf(clause));
      const shared = made.map((one) => {
        const its = counted(one.lines);
        return its.intersection(lines).size / its.union(lines).size;
      });
      const most = Math.max(...shared);
      const nearest = made.filter((_, index) => shared[index] === most);
      const before = seen.get(own) ?? 0;
      seen.set(own, before + 1);
      const same =
        nearest.find(({ number }) => number === clause.number) ??
        nearest[Math.min(before, nearest.length - 1)]!;
      return {
        hasOwnLines: drawn.has(own),
        hasLines: drawn.has(own) || (parent !== undefined && drawn.has(key(rangeOf(parent)))),
        hasModality: same.modality === clause.modality,
      };
    }),
  };
}

describe.runIf(isThere)('the two decided guidelines, drafted by computer', async () => {
  const both = isThere ? [await compare('karlstad'), await compare('ostersund')] : [];
  const results = both.flatMap((one) => one.results);
  const share = (what: keyof (typeof results)[number]) =>
    results.filter((one) => one[what]).length / results.length;

  test('no line is lost', () => expect(both.map(({ lost }) => lost)).toEqual([[], []]));

  test('of 347 clauses nine in ten have their lines, and nine in ten their modality', () => {
    expect(results).toHaveLength(347);
    // 98 %; 83 % without those of the parent.
    expect(share('hasLines')).toBeGreaterThanOrEqual(0.9);
    expect(share('hasOwnLines')).toBeGreaterThanOrEqual(0.8);
    // 96 %.
    expect(share('hasModality')).toBeGreaterThanOrEqual(0.9);
  });
});
