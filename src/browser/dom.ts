// Finding and making elements.

/** Where to look: a page, a fetched page, a template or an element. */
type Root = Document | DocumentFragment | Element;

/**
 * @returns the first element that a selector matches
 * @throws Error that names the root and the selector, if the markup lacks it
 */
export function find<E extends Element = HTMLElement>(root: Root, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`${nameOf(root)} has no element that matches ${selector}`);
  return found;
}

/** @returns the first element that a selector matches, if there is one. */
export const findOptional = <E extends Element = HTMLElement>(
  root: Root,
  selector: string,
): E | undefined => root.querySelector<E>(selector) ?? undefined;

/** @returns all elements that a selector matches, in the page's order. */
export const findAll = <E extends Element = HTMLElement>(root: Root, selector: string): E[] => [
  ...root.querySelectorAll<E>(selector),
];

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

/** @returns a copy of an element with all that is in it. */
export const copied = <E extends Element>(element: E): E => element.cloneNode(true) as E;

/**
 * Hears when a form is sent, in the place of sending it. In a frame that mustn't send forms (`sandbox`) the browser
 * tells nobody of it, only of the button, which Enter in a field presses too.
 */
export function whenSent(form: HTMLFormElement, act: () => void): void {
  const hear = (event: Event) => {
    event.preventDefault();
    act();
  };
  form.addEventListener('submit', hear);
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button?.type === 'submit') hear(event);
  });
}

/**
 * Says something to those who listen (WCAG 4.1.3).
 *
 * @param status an element with `role="status"`. It is said again even if it is the same as before.
 */
export function announce(status: Element, text: string): void {
  status.replaceChildren(text);
}

/** `<decision-guide data-guide="oppen-ai">`, so that a fault says where to look. */
function nameOf(root: Root): string {
  if (!(root instanceof Element)) return 'The page';
  const { id, localName, attributes } = root;
  const data = [...attributes].filter(({ name }) => name.startsWith('data-'));
  return `<${[localName, ...(id === '' ? [] : [`id="${id}"`]), ...data.map(({ name, value }) => `${name}="${value}"`)].join(' ')}>`;
}

/** Tells that what the address asks for is shown, or that it can't be: see public/early.js. */
export const clearAsked = (): void => document.documentElement.removeAttribute('data-asked');
