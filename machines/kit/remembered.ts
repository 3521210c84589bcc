/**
 * What is read from the same source a second time isn't worked out again: an author saves one file,
 * and the others are as they were. What is returned is shared, so nobody may change it. An object
 * that nothing else holds any longer is forgotten.
 *
 * @param work throws for a source that it can't take, which isn't remembered
 */
export function remembered<From extends string | object, To>(
  work: (source: From) => To,
): (source: From) => To {
  const texts = new Map<string, To>();
  const objects = new WeakMap<object, To>();
  return (source) => {
    const before = typeof source === 'string' ? texts.get(source) : objects.get(source);
    if (before !== undefined) return before;
    const found = work(source);
    if (typeof source === 'string') texts.set(source, found);
    else objects.set(source, found);
    return found;
  };
}
