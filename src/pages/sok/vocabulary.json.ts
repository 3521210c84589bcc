import type { APIRoute } from 'astro';
import { registry } from '../../registry';
import { searchRecords, vocabularyOf } from '../../search/records';

/** What the search reads in the browser when it doesn't know a word. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(vocabularyOf(registry(), searchRecords(registry()))));
