import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { isTerm, termWord, type SearchRecord, type Vocabulary } from '../search/record';
import { fold, stemOf, wordsOf } from '../search/swedish';

/** From this number of records on, a word is common. */
const COMMON = 12;

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
  const { index } = await createIndex({ forceLanguage: 'unknown' });
  if (!index) throw new Error('Pagefind could not start');
  const passed = new Set(stop.map(fold));
  const common = commonStems(records);
  for (const record of records) {
    // Pagefind keeps one page an address, and several clauses stand on the same.
    const { errors } = await index.addHTMLFile({
      url: `/${record.id}`,
      content: pageOf(record, passed, common),
    });
    if (errors.length > 0) throw new Error(`search record ${record.id}: ${errors.join(', ')}`);
  }
  await index.writeFiles({ outputPath: folder });
  await close();
}

/**
 * Stems that so many records have that a question with one of them doesn't tell which it is: they
 * would only make the index larger.
 */
function commonStems(records: readonly SearchRecord[]): Set<string> {
  const counts = new Map<string, number>();
  for (const record of records) {
    const entries = [record, ...record.parts];
    const texts = entries.flatMap(({ title, keywords, text }) => [title, ...keywords, text]);
    for (const stem of new Set(texts.flatMap(wordsOf).map(stemOf)))
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= COMMON).map(([stem]) => stem));
}

/**
 * A record as a page for Pagefind: the stem of each of its words once, where it weighs most. What a
 * record is called weighs more than what it says. Pagefind would keep each form of a word, with and
 * without its dots, and so an index a sixth larger.
 */
function pageOf(
  record: SearchRecord,
  passed: ReadonlySet<string>,
  common: ReadonlySet<string>,
): string {
  const { kind, guidelines, title, keywords, text, parts, terms, section = '', asked } = record;
  const filters = [`slag:${kind}`, ...guidelines.map((id) => `kommun:${id}`)];
  const named = [terms, ...parts.map((part) => part.terms)].flatMap(Object.keys);
  const seen = new Set<string>();
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
    weighed(5, isTerm(record) ? [] : keywords),
    weighed(
      4,
      parts.map((part) => part.title),
    ),
    weighed(
      3,
      parts.flatMap((part) => part.keywords),
    ),
    weighed(
      2,
      asked.flatMap(wordsOf).filter((word) => !common.has(stemOf(word))),
    ),
    weighed(1, [text, section, ...parts.map((part) => part.text)]),
    '</body></html>',
  ].join('\n');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
