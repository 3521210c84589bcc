/** @returns a new element with what is in it and its properties. */
export function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  content: (Node | string)[] = [],
  properties: Partial<HTMLElementTagNameMap[K]> = {},
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content);
  return element;
}
