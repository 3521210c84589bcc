import type { APIRoute, GetStaticPaths } from 'astro';
import { registry } from '../../registry';
import { searchRecords, vocabularyOf } from '../../search/records';

/**
 * `records.json` is what the index is made of (see `integrations/search-index.ts`, which takes it
 * away again); `vocabulary.json` is what the query layer reads in the browser.
 */
export const getStaticPaths = (() => {
  const records = searchRecords(registry());
  const vocabulary = vocabularyOf(registry(), records);
  return Object.entries({ records, vocabulary }).map(([file, data]) => ({
    params: { file },
    props: { data },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) => new Response(JSON.stringify(props.data));
