import { registry } from '../registry';
import type { Guideline } from '../registry/read/guidelines';
import type { Guide } from '../registry/read/guides';
import { withBase } from '../registry/outputs/urls';

/** The folders that hold one page, or more, of each guideline. */
const OF_EACH = ['r', 'regler', 'oklarheter', 'ova'];

/** @returns the guideline of a site that has no other: then there is nothing to choose or compare. */
export function soleGuideline(): Guideline | undefined {
  const [first, ...others] = registry().guidelines.values();
  return others.length === 0 ? first : undefined;
}

/** @returns the id of the guideline that a page belongs to; a guide's if it speaks for only one. */
export function municipalityOf(pathname: string): string | undefined {
  const { guidelines, guides } = registry();
  const [first = '', second = ''] = pathname.slice(withBase('/').length).split('/');
  if (guidelines.has(first)) return first;
  if (OF_EACH.includes(first) && guidelines.has(second)) return second;
  const spokenFor = first === 'guider' ? guides.get(second)?.guidelines : undefined;
  return spokenFor?.length === 1 ? spokenFor[0] : undefined;
}

/** More names than this would crowd a page. */
const FEW = 4;

/**
 * @returns the guidelines that a page leads to by name: all where they are few, else the page's own;
 * and whether these are all
 */
export function namedOn(pathname: string): { named: Guideline[]; all: boolean } {
  const { guidelines } = registry();
  if (guidelines.size <= FEW) return { named: [...guidelines.values()], all: true };
  const own = guidelines.get(municipalityOf(pathname) ?? '');
  return { named: own ? [own] : [], all: false };
}

/** @returns the guides that hold for a guideline, in their order; without one, all. */
export function guidesOf(guideline?: string): Guide[] {
  return [...registry().guides.values()].filter(
    ({ general, guidelines }) =>
      guideline === undefined || general || guidelines.includes(guideline),
  );
}

/** Colours of bands that tokens.css has. */
const BANDS = 4;

/** @returns the class that gives a guideline its colour */
export function bandOf(guideline: string): string {
  return `band-${([...registry().guidelines.keys()].indexOf(guideline) % BANDS) + 1}`;
}
