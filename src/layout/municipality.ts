import { registry } from '../registry';
import { withBase } from '../registry/urls';

/** @returns the id of the guideline that a page belongs to; a guide's if it speaks for only one. */
export function municipalityOf(pathname: string): string | undefined {
  const { guidelines, guides } = registry();
  const [first = '', second = ''] = pathname.slice(withBase('/').length).split('/');
  if (guidelines.has(first)) return first;
  if (first === 'r') return second;
  const spokenFor = first === 'guider' ? guides.get(second)?.guidelines : undefined;
  return spokenFor?.length === 1 ? spokenFor[0] : undefined;
}
