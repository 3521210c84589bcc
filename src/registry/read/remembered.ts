/**
 * What is read from the same source a second time isn't worked out again: an author saves one file,
 * and the others are as they were. What is returned is shared, so nobody may change it.
 *
 * @param work throws for a source that it can't take, which isn't remembered
 */
export function remembered<From, To>(work: (source: From) => To): (source: From) => To {
  const known = new Map<From, To>();
  return (source) => {
    const before = known.get(source);
    if (before !== undefined) return before;
    const found = work(source);
    known.set(source, found);
    return found;
  };
}
