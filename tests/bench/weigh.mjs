import { gzipSync } from 'node:zlib';

const TEXT = /^(?:text\/|application\/(?:json|javascript|xml)|image\/svg)/;
const KINDS = { 'text/html': 'html', 'text/css': 'css', 'text/javascript': 'js' };

/**
 * Loads a page as a new visitor, until it asks for nothing more.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @returns bytes on the wire by kind (text as gzip would send it), and requests
 */
export async function weigh(browser, url) {
  const context = await browser.newContext({ locale: 'sv-SE' });
  const page = await context.newPage();
  const responses = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(url, { waitUntil: 'networkidle' });
  const kinds = { html: 0, css: 0, js: 0, other: 0 };
  for (const response of responses) {
    if (!response.ok()) throw new Error(`${response.url()}: ${response.status()}`);
    const type = response.headers()['content-type'] ?? '';
    const body = await response.body();
    kinds[KINDS[type.split(';')[0]] ?? 'other'] += TEXT.test(type)
      ? gzipSync(body, { level: 6 }).length
      : body.length;
  }
  await context.close();
  const total = Object.values(kinds).reduce((sum, bytes) => sum + bytes, 0);
  return { kinds, total, requests: responses.length };
}
