import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Lexicon } from '../../src/search/lexicon';
import { RANKING, search, type Engine, type Hit, type Sources } from '../../src/search/query';
import type { Vocabulary } from '../../src/search/record';

/** A question as people type it, and what may answer it; nothing if it is about something else. */
interface Asked {
  q: string;
  expect: string[];
  /** What each is for stands at the top of the file. */
  set: 'given' | 'own' | 'holdout' | 'hard';
}

export const { queries } = JSON.parse(readFileSync('tests/search/queries.json', 'utf8')) as {
  queries: Asked[];
};

/** Opens the search of the built site in this process, without a browser. */
export async function openSearch(): Promise<(text: string) => Promise<Hit[]>> {
  const folder = resolve('dist/pagefind');
  globalThis.fetch = (address) =>
    Promise.resolve(new Response(readFileSync(String(address).replace(/^file:\/\/|\?.*$/g, ''))));
  const { createInstance } = (await import(
    /* @vite-ignore */ pathToFileURL(`${folder}/pagefind.js`).href
  )) as { createInstance(options: object): Engine };
  const vocabulary = JSON.parse(readFileSync('dist/sok/vocabulary.json', 'utf8')) as Vocabulary;
  const lexicon = new Lexicon(vocabulary);
  const options = { basePath: `${folder}/`, baseUrl: '/', noWorker: true, ranking: RANKING };
  const sources: Sources = { engine: createInstance(options), lexicon: async () => lexicon };
  return (text) => search(sources, text);
}
