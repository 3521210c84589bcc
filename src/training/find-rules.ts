import { loadSearch } from '../search/load';
import { search } from '../search/query';

let loading: ReturnType<typeof loadSearch> | undefined;

/**
 * Searches the rules of a guideline with the search of the site.
 *
 * @param addresses of Pagefind's script and of the search's vocabulary
 * @returns ids of clauses, best first: each hit, and the parts of it that matched
 * @throws if the search can't be loaded
 */
export async function findRules(
  text: string,
  guideline: string,
  addresses: { pagefind: string; vocabulary: string },
): Promise<string[]> {
  loading ??= loadSearch(addresses.pagefind, addresses.vocabulary);
  try {
    const { engine, understanding } = await loading;
    const query = understanding.read(text, false);
    const hits = await search(engine, understanding, query, {
      guidelines: [guideline],
      // A definition may decide too: what is open AI and what is closed.
      kinds: ['regel', 'begrepp'],
    });
    return hits.flatMap(({ record, parts }) => [
      record.id,
      ...parts.map(({ number }) => `${guideline}:${number}`),
    ]);
  } catch (error) {
    loading = undefined;
    throw error;
  }
}
