// The index of the search, as Pagefind makes it.
import type { APIRoute, GetStaticPaths } from 'astro';
import { registry } from '../../registry';
import { indexFiles } from '../../search/build-index';
import { searchRecords } from '../../search/records';

export const getStaticPaths = (async () => {
  const files = await indexFiles(searchRecords(registry()));
  return files.map(({ path, content }) => ({ params: { file: path }, props: { content } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) => new Response(props.content as Uint8Array<ArrayBuffer>);
