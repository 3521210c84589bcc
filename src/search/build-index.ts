import { close, createIndex, type IndexFile } from 'pagefind';
import type { SearchRecord } from './record';

/** The parts of Pagefind's bundle that the search uses; the rest are user interfaces. */
const USED = /(?:^|\/)pagefind(?:\.js|-entry\.json)$|\.pagefind$|\.pf_\w+$/;
/** Of an index in small pieces a search fetches only those with its words. Pagefind's own size is 20000. */
const CHUNK = '2500';
/** Pagefind's greatest weight. */
const MOST = 10;

/**
 * Indexes records with Pagefind.
 *
 * @returns the files that the browser reads
 * @throws Error if Pagefind can't start or refuses a record
 */
export async function indexFiles(records: readonly SearchRecord[]): Promise<IndexFile[]> {
  process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE ??= CHUNK;
  // Our tokens are stems already.
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join(', ')}`);
  for (const record of records) {
    const { url, id } = record;
    const added = await index.addHTMLFile({ url, content: pageOf(record) });
    if (added.errors.length > 0) throw new Error(`search record ${id}: ${added.errors.join(', ')}`);
  }
  const { files } = await index.getFiles();
  await close();
  return files.filter(({ path }) => USED.test(path));
}

/** A record as a page for Pagefind: its tokens by weight, and as metadata what a hit shows. */
function pageOf({ id, kind, guidelines, about, title, text, parts, tokens }: SearchRecord): string {
  const meta = Object.entries({ id, title, about, text, parts: JSON.stringify(parts) });
  const byWeight = Map.groupBy(tokens, ([, weight]) => Math.min(MOST, Math.ceil(weight * 2) / 2));
  return [
    '<html lang="sv"><body data-pagefind-body>',
    `<i data-pagefind-filter="slag:${kind}"></i>`,
    ...guidelines.map((guideline) => `<i data-pagefind-filter="kommun:${guideline}"></i>`),
    ...meta.map(
      ([name, value]) => `<i data-pagefind-meta="${name}[title]" title="${escaped(value)}"></i>`,
    ),
    ...[...byWeight].map(
      ([weight, group]) =>
        `<p data-pagefind-weight="${weight}">${group.map(([token]) => token).join(' ')}</p>`,
    ),
    '</body></html>',
  ].join('\n');
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
