import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE } from './browser';
import { full } from './sample';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.0–2.2 at A and AA, and axe's own advice. */
const ALL: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** What colours and width can change. The rest is told by the elements, the same in every look. */
const OF_LOOK: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'target-size'] },
  resultTypes: ['violations'],
};

/** @returns each fault that axe finds in the page as it is now, in a line of its own. */
async function axeFaults(page: Page, options = ALL): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const { violations } = await page.evaluate(runAxe, options);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id} (${help}): ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

/**
 * Runs in the page. What is hidden is nobody's fault, but axe reads all of it each time: the other
 * questions of a guide, all cases to practise.
 */
async function runAxe(options: RunOptions): Promise<AxeResults> {
  const { axe } = globalThis as unknown as {
    axe: { run(options: RunOptions): Promise<AxeResults> };
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
    return await axe.run(options);
  } finally {
    for (const [place, part] of away.reverse()) place.replaceWith(part);
  }
}

/** A scheme of colours and a width of the window, and the elements that axe has seen in it. */
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [DESKTOP, PHONE].map((size) => ({ colorScheme, size, seen: new Set<string>() })),
);

/**
 * Shows axe a page in light and dark, wide and narrow. Where all visible elements stand as axe has seen
 * them earlier in this file, it isn't asked again; in `npm run test:all` it is, and with all its rules
 * in every look.
 *
 * @returns each fault with the look that has it
 */
export async function axeFaultsInAllLooks(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [index, { colorScheme, size, seen }] of LOOKS.entries()) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    const paths = full ? [] : await page.evaluate(visiblePaths);
    if (!full && paths.every((path) => seen.has(path))) continue;
    for (const path of paths) seen.add(path);
    for (const fault of await axeFaults(page, full || index === 0 ? ALL : OF_LOOK))
      faults.push(`${colorScheme} ${size.width} px: ${fault}`);
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
  const paths = new Set<string>();
  const visit = (element: Element, above: string) => {
    if (!element.checkVisibility()) return;
    const own = [...element.attributes]
      .filter(({ name }) => names.has(name) || name.startsWith('aria-'))
      .map(({ name, value }) => (name.startsWith('aria-') ? name : `${name}=${value}`));
    const path = `${above}>${[element.localName, ...own].join(' ')}`;
    paths.add(path);
    for (const child of element.children) visit(child, path);
  };
  visit(document.body, '');
  return [...paths];
}
