import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE } from './browser';
import { full } from './sample';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.0–2.2 at A and AA, and axe's own advice. */
const ALL: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // None of these rules reads style sheets.
  preload: false,
};

/** What another look can change. The rest is told by the elements, the same in every look. */
const only = (...values: string[]): RunOptions => ({ ...ALL, runOnly: { type: 'rule', values } });

/** @returns each fault that axe finds in the page as it is now, in a line of its own. */
async function axeFaults(page: Page, options: RunOptions, within?: number[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const { violations } = await page.evaluate(runAxe, [options, within] as const);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id} (${help}): ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

/**
 * Runs in the page. What is hidden is nobody's fault, but axe reads all of it each time: the other
 * questions of a guide, all cases to practise.
 *
 * @param within of the elements that {@link visiblePaths} told last, those to look at; all if not given
 */
async function runAxe([options, within]: readonly [RunOptions, number[]?]): Promise<
  Pick<AxeResults, 'violations'>
> {
  const { axe, visible } = globalThis as unknown as {
    axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };
    visible: Element[];
  };
  const away: [Comment, Element][] = [];
  for (const part of document.querySelectorAll('[hidden]')) {
    const inside = [...part.querySelectorAll('*')];
    // Few are read in no time; a custom element would start anew.
    if (inside.length < 20 || inside.some(({ localName }) => localName.includes('-'))) continue;
    const place = document.createComment('');
    part.replaceWith(place);
    away.push([place, part]);
  }
  try {
    const some = within?.map((index) => visible[index]!).filter(({ isConnected }) => isConnected);
    if (some?.length === 0) return { violations: [] };
    const topmost = some?.filter(
      (one) => !some.some((other) => other !== one && other.contains(one)),
    );
    const include = topmost ?? [document];
    return await axe.run({ include } as ElementContext, options);
  } finally {
    for (const [place, part] of away.reverse()) place.replaceWith(part);
  }
}

/**
 * A scheme of colours and a width of the window; what it can change of an element that axe has seen before, in
 * another look; and the elements that axe has seen in it.
 */
const LOOKS = (
  [
    ['light', DESKTOP, ALL],
    ['dark', PHONE, only('color-contrast', 'target-size')],
    ...(full
      ? ([
          ['light', PHONE, ALL],
          ['dark', DESKTOP, ALL],
        ] as const)
      : []),
  ] as const
).map(([colorScheme, size, again]) => ({ colorScheme, size, again, seen: new Set<string>() }));

/**
 * Shows axe a page in light and dark, wide and narrow: the elements that stand as none has stood earlier
 * in this file. In `npm run test:all` it sees everything in every look, with all its rules.
 *
 * @returns each fault with the look that has it
 */
export async function axeFaultsInAllLooks(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const { colorScheme, size, again, seen } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    const paths = full ? [] : await page.evaluate(visiblePaths);
    const fresh = paths.flatMap((path, at) => (seen.has(path) ? [] : [at]));
    if (!full && fresh.length === 0) continue;
    const isKnown = paths.every((path) => LOOKS.some((look) => look.seen.has(path)));
    for (const path of paths) seen.add(path);
    // Of a page with nothing seen all is looked at, and how it hangs together.
    const rules = !full && isKnown ? again : ALL;
    const found = await axeFaults(page, rules, fresh.length < paths.length ? fresh : undefined);
    faults.push(...found.map((fault) => `${colorScheme} ${size.width} px: ${fault}`));
  }
  return faults;
}

/**
 * Runs in the page.
 *
 * @returns the visible elements as style sheets and axe know them: tag, classes, role, type and
 *   whatever else a style sheet asks for, each below the elements that it stands in
 */
function visiblePaths(): string[] {
  const told = globalThis as { toldByStyles?: Set<string> };
  const names = (told.toldByStyles ??= new Set(
    [...document.styleSheets]
      .flatMap(({ cssRules }) => [...cssRules])
      .flatMap(({ cssText }) => [...cssText.matchAll(/\[([\w-]+)/g)])
      .flatMap(([, name]) => (name === undefined || ['id', 'href'].includes(name) ? [] : [name]))
      .concat('class', 'role', 'type'),
  ));
  const paths: string[] = [];
  const visible: Element[] = [];
  Object.assign(globalThis, { visible });
  const visit = (element: Element, above: string) => {
    if (!element.checkVisibility()) return;
    const own = [...element.attributes]
      .filter(({ name }) => names.has(name) || name.startsWith('aria-'))
      .map(({ name, value }) => (name.startsWith('aria-') ? name : `${name}=${value}`));
    const path = `${above}>${[element.localName, ...own].join(' ')}`;
    paths.push(path);
    visible.push(element);
    for (const child of element.children) visit(child, path);
  };
  visit(document.body, '');
  return paths;
}
