/** @returns ": did you mean …?", or nothing if no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `: did you mean "${near}"?`;
}

/**
 * @returns the known word that takes the fewest changes: at most two in five letters, or any number
 *   where one begins with the other (`skall`, `ska`) or an id lacks its guideline (`6.1.3`)
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const written = word.toLowerCase();
  // Two ids of one guideline are as alike as their numbers.
  const shared = /^[^:]*:/.exec(written)?.[0].length ?? 0;
  const begins = (long: string, short: string) => short.length >= 3 && long.startsWith(short);
  const [best] = [...known]
    .filter((other) => other !== word)
    .map((other) => ({ other, lower: other.toLowerCase() }))
    .map(({ other, lower }) => ({
      other,
      changes: changesBetween(written, lower),
      isOwn: lower.startsWith(written.slice(0, shared)),
      isPart: begins(written, lower) || begins(lower, written) || lower.endsWith(`:${written}`),
    }))
    .filter(
      ({ changes, isPart, isOwn }) =>
        isPart || changes <= Math.max(1, (written.length - (isOwn ? shared : 0)) * 0.4),
    )
    .sort((a, b) => a.changes - b.changes);
  return best?.other;
}

/** How many letters are put in, left out, changed or swapped between two words (Damerau). */
function changesBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = row[j - 1]! + Number(a[i - 1] !== b[j - 1]);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? before[j - 2]! + 1 : Infinity;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, change, swap));
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
