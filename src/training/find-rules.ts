import { withSearch, type Addresses } from '../search/load';
import { search } from '../search/query';

/**
 * Searches the rules of a guideline with the search of the site.
 *
 * @returns ids of clauses, best first: each hit, and the parts of it that matched
 * @throws Error if the search, or a part of it, can't be fetched
 */
export async function findRules(
  text: string,
  guideline: string,
  addresses: Addresses,
): Promise<string[]> {
  // A definition may decide too: what is open AI and what is closed.
  const choice = { guidelines: [guideline], kinds: ['regel' as const, 'begrepp' as const] };
  const hits = await withSearch(addresses, (sources) => search(sources, text, choice));
  return hits.flatMap(({ id, parts }) => [id, ...parts.map((part) => part.id)]);
}
