import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
/** What never changes under its name is kept by browsers, as the examples for hosts have it. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/**
 * Serves a folder of files as they are, on a free port; its `404.html`, if it has one, for what isn't there.
 *
 * @param {string} folder
 * @returns {Promise<{ base: string, stop: () => Promise<void> }>} address without a slash at the end
 */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = join(folder, normalize(decodeURIComponent(pathname)));
    const file = path.endsWith('/') ? join(path, 'index.html') : path;
    const isThere = isFile(file);
    const shown = isThere ? file : join(folder, '404.html');
    if (!isFile(shown)) return void response.writeHead(404).end();
    response.writeHead(isThere ? 200 : 404, {
      'content-type': TYPES[extname(shown)] ?? 'application/octet-stream',
      'cache-control': pathname.startsWith('/_astro/') ? FOR_EVER : 'no-cache',
    });
    createReadStream(shown).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
