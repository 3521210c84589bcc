import { Lexicon } from './lexicon';
import { RANKING, type Engine, type Sources } from './query';
import type { Vocabulary } from './record';

/** Where the search finds its parts. */
export interface Addresses {
  /** Pagefind's script. */
  pagefind: string;
  /** The {@link Vocabulary}. */
  vocabulary: string;
}

let sources: Promise<Sources> | undefined;
let tries = 0;
let broken = 0;
let isWatched = false;

/**
 * Searches with the engine, which is made at the first call. If a piece of it or of the index can't be
 * fetched (the site has been published anew, say), all is thrown away and it is tried once more.
 *
 * @throws Error if that fails too: what a search couldn't read is never told as no hits
 */
export async function withSearch<T>(
  addresses: Addresses,
  use: (sources: Sources) => Promise<T>,
  isRetry = false,
): Promise<T> {
  const before = broken;
  try {
    sources ??= made(addresses);
    const answer = await use(await sources);
    if (broken > before) throw new Error('A piece of the search could not be fetched');
    return answer;
  } catch (error) {
    sources = undefined;
    if (isRetry) throw error;
    return withSearch(addresses, use, true);
  }
}

async function made({ pagefind, vocabulary }: Addresses): Promise<Sources> {
  const { href } = new URL(pagefind, location.href);
  const folder = href.slice(0, href.lastIndexOf('/') + 1);
  watch(folder);
  // A script that couldn't be fetched is only fetched again at another address.
  const address = tries++ === 0 ? href : `${href}?${tries}`;
  const { createInstance } = (await import(/* @vite-ignore */ address)) as {
    createInstance(options: object): Engine;
  };
  let lexicon: Promise<Lexicon> | undefined;
  return {
    // A worker would cost a second copy of the engine; a search takes a few milliseconds.
    engine: createInstance({
      ...{ basePath: new URL(folder).pathname, baseUrl: '/', noWorker: true, ranking: RANKING },
    }),
    lexicon: () =>
      (lexicon ??= fetch(vocabulary).then(
        async (response) => new Lexicon((await response.json()) as Vocabulary),
      )),
  };
}

/** Whether a piece is a page instead, whatever it is called, or empty. */
async function isStrange(piece: Response): Promise<boolean> {
  const begin = new TextDecoder().decode((await piece.clone().arrayBuffer()).slice(0, 20));
  return /^\s*(?:<|$)/.test(begin);
}

/**
 * Counts what can't be fetched below an address, or is a page instead (of a proxy that wants a login).
 * Pagefind passes over a missing piece of its index without a word, and then finds nothing.
 */
function watch(folder: string): void {
  if (isWatched) return;
  isWatched = true;
  const plain = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const { href } = new URL(input instanceof Request ? input.url : input, location.href);
    if (!href.startsWith(folder)) return plain(input, init);
    try {
      const response = await plain(input, init);
      if (!response.ok || (await isStrange(response))) broken += 1;
      return response;
    } catch (error) {
      broken += 1;
      throw error;
    }
  };
}
