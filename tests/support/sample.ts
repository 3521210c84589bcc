import { inject, test } from 'vitest';

/** Whether everything is tried, as `npm run test:all` does, or a sample that has each kind. */
export const full = inject('full');

/**
 * @param kindsOf what one of them can show that is worth a try; by default all show the same
 * @returns the first ones that together show every kind; all of them in `npm run test:all`
 */
export function sampleOf<T>(
  all: readonly T[],
  kindsOf: (one: T) => readonly string[] = () => ['one'],
): T[] {
  const shown = new Set<string>();
  return all.filter((one) => {
    const fresh = kindsOf(one).filter((kind) => !shown.has(kind));
    for (const kind of fresh) shown.add(kind);
    return full || fresh.length > 0;
  });
}

/** A test that `npm run test:all` adds: what it tries is told in short by another that is always run. */
export const fullTest = test.runIf(full);
