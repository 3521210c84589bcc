import type { Engine } from './query';
import type { Vocabulary } from './record';
import { Understanding } from './understand';

/**
 * Loads what a search needs in the browser.
 *
 * @param pagefind address of Pagefind's script
 * @param words address of the {@link Vocabulary}
 * @throws if either can't be fetched
 */
export async function loadSearch(pagefind: string, words: string) {
  const [{ createInstance }, response] = await Promise.all([
    import(/* @vite-ignore */ pagefind) as Promise<{ createInstance(options: object): Engine }>,
    fetch(words),
  ]);
  const vocabulary = (await response.json()) as Vocabulary;
  // A worker would cost a second copy of the engine; a search takes a few milliseconds.
  const engine = createInstance({ baseUrl: '/', noWorker: true });
  return { engine, vocabulary, understanding: new Understanding(vocabulary) };
}
