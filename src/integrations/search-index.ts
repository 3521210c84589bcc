import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { termWord, type SearchRecord, type Vocabulary } from '../search/record';
import { fold, stemOf, wordsOf } from '../search/swedish';

/**
 * Indexes the records of the search with Pagefind. The registry can be read only by the pages of
 * the build, so a page hands the records over as a file, which is taken away again.
 */
export default function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const read = async (name: string) =>
          JSON.parse(await readFile(new URL(`sok/${name}.json`, dir), 'utf8')) as unknown;
        const records = (await read('records')) as SearchRecord[];
        const { stop } = (await read('vocabulary')) as Vocabulary;
        await rm(new URL('sok/records.json', dir));
        await writeIndex(records, stop, fileURLToPath(new URL('pagefind', dir)));
        logger.info(`${records.length} search records indexed`);
      },
    },
  };
}

/**
 * Writes the index that the browser reads.
 *
 * @param stop words that nobody searches for
 * @param folder where to
 */
export async function writeIndex(
  records: readonly SearchRecord[],
  stop: readonly string[],
  folder: string,
): Promise<void> {
  const { index } = await createIndex({ forceLanguage: 'sv' });
  if (!index) throw new Error('Pagefind could not start');
  for (const record of records) {
    // Pagefind keeps one page an address, and several clauses stand on the same.
    const { errors } = await index.addHTMLFile({
      url: `/${record.id}`,
      content: pageOf(record, stop),
    });
    if (errors.length > 0) throw new Error(`search record ${record.id}: ${errors.join(', ')}`);
  }
  await index.writeFiles({ outputPath: folder });
  await close();
}

/**
 * A record as a page for Pagefind: the stem of each of its words once, where it weighs most. What a
 * record is called weighs more than what it says. Pagefind would keep each form of a word, with and
 * without its dots, and so an index a sixth larger.
 */
function pageOf(record: SearchRecord, stop: readonly string[]): string {
  const { kind, guidelines, title, keywords, text, parts, terms, section = '' } = record;
  const filters = [`slag:${kind}`, ...guidelines.map((id) => `kommun:${id}`)];
  const named = [terms, ...parts.map((part) => part.terms)].flatMap(Object.keys);
  const seen = new Set<string>();
  const passed = new Set(stop.map(fold));
  const weighed = (weight: number, texts: string[]) => {
    const words = texts.flatMap(wordsOf).filter((word) => !passed.has(fold(word)));
    const fresh = words.map(stemOf).filter((stem) => !seen.has(stem) && seen.add(stem));
    return `<p data-pagefind-weight="${weight}">${fresh.join(' ')}</p>`;
  };
  return [
    '<html lang="sv"><body data-pagefind-body>',
    // Pagefind indexes the words of its metadata, which would double the index, but not those of a
    // filter. Nobody filters by this one: it is how the record comes to the reader.
    `<i data-pagefind-filter="post[title]" title="${escaped(JSON.stringify(record))}"></i>`,
    ...filters.map((filter) => `<i data-pagefind-filter="${filter}"></i>`),
    weighed(8, [title, ...named.map(termWord)]),
    weighed(5, keywords),
    weighed(
      4,
      parts.map((part) => part.title),
    ),
    weighed(
      3,
      parts.flatMap((part) => part.keywords),
    ),
    weighed(1, [text, section, ...parts.map((part) => part.text)]),
    '</body></html>',
  ].join('\n');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
