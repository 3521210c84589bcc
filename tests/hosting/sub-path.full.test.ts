import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { brokenLinks } from '../support/links';
import { hasProgram } from '../support/program';
import { copyProject, type Project } from '../support/project';
import { hasBrotli, serveWithNginx } from './nginx';

const SITE = 'https://intranet.example.se';
const BASE = '/ai/';
let project: Project;
let dist: string;

beforeAll(async () => {
  project = copyProject();
  dist = join(project.root, 'dist');
  await project.build({ SITE_URL: SITE, BASE_PATH: BASE });
});
afterAll(() => project.remove());

/** The policy in the pages themselves, for hosts that set no headers. */
const policyOfPage = () =>
  /Content-Security-Policy" content="([^"]+)"/.exec(readFileSync(join(dist, 'index.html'), 'utf8'))![1]!; // prettier-ignore

test('every address leads somewhere under the sub-path', () =>
  expect(brokenLinks({ dist, site: SITE, base: BASE })).toEqual([]));

test('the address of the site is that of SITE_URL everywhere', () => {
  const texts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(html|json|xml|css)$|_astro.*\.js$/.test(file),
  );
  const wrong = texts.filter((file) =>
    readFileSync(join(dist, file), 'utf8').includes('localhost'),
  );
  expect(wrong).toEqual([]);
});

const hasNginx =
  hasProgram('nginx', 'a web server serves the site', 'nginx-light') &&
  hasProgram('openssl', 'a web server serves the site', 'openssl');
describe.runIf(hasNginx)('under nginx with the example configuration', () => {
  let server: Awaited<ReturnType<typeof serveWithNginx>>;
  let browser: Browser;
  beforeAll(async () => {
    server = await serveWithNginx(dist);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const get = (path: string) => fetch(server.base + path, { redirect: 'manual' });
  const fileLike = (pattern: RegExp) =>
    `/ai/${readdirSync(dist, { recursive: true, encoding: 'utf8' }).find((file) => pattern.test(file))!}`;

  test('a page has the policy of the site and says who may frame it', async () => {
    const { status, headers } = await get('/ai/ostersund/oppen-ai/');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toBe(
      `${policyOfPage()}; frame-ancestors 'self' ${SITE}`,
    );
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/);
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-site');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('who comes without TLS is led to the same address with it', async () => {
    const { status, headers } = await fetch(`${server.plain}/ai/om/`, { redirect: 'manual' });
    expect(status).toBe(301);
    expect(headers.get('location')).toBe('https://127.0.0.1/ai/om/');
  });

  test('the open data may be read by the pages of others', async () => {
    const { headers } = await get('/ai/api/clauses.json');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  test('a feed reader knows the feed by its type', async () => {
    const { headers } = await get('/ai/andringar.xml');
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  });

  test.each(['/ai/_astro/', '/ai/r/', '/ai/r/ostersund/'])(
    'a folder without a page, %s, gets the site’s own page and status 404',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('Sidan finns inte');
    },
  );

  test.runIf(hasBrotli())('a browser that reads brotli gets it', async () => {
    const { headers } = await fetch(`${server.base}/ai/om/`, {
      headers: { 'accept-encoding': 'br' },
    });
    expect(headers.get('content-encoding')).toBe('br');
  });

  test('an address without the slash at its end leads on to the page', async () => {
    const { status, headers } = await get('/ai/om');
    expect(status).toBe(301);
    expect(headers.get('location')).toBe('/ai/om/');
  });

  test('an unknown address gets the site’s own page and status 404', async () => {
    const answer = await get('/ai/finns-inte/');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Sidan finns inte');
    expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors');
  });

  test('styles and scripts are packed, and kept for ever', async () => {
    for (const [pattern, type] of [
      [/_astro.*\.css$/, 'text/css; charset=utf-8'],
      [/_astro.*\.js$/, 'application/javascript; charset=utf-8'],
    ] as const) {
      const { headers } = await fetch(server.base + fileLike(pattern), {
        headers: { 'accept-encoding': 'gzip' },
      });
      expect(headers.get('content-type')).toBe(type);
      expect(headers.get('content-encoding')).toBe('gzip');
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
  });

  test.each([/\.pagefind$/, /\.pf_meta$/, /\.pf_index$/, /\.pf_fragment$/, /\.pf_filter$/])(
    'the search index’s %s comes as it is',
    async (pattern) => {
      const { status, headers } = await get(fileLike(pattern));
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('content-encoding')).toBeNull();
    },
  );

  /** Opens a page and notes what the policy stops and what isn't there. */
  async function visit(path: string): Promise<{ page: Page; faults: string[] }> {
    const context = await browser.newContext({ baseURL: server.base, ignoreHTTPSErrors: true });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('response', (answer) => {
      if (answer.status() >= 400) faults.push(`${answer.status()} ${answer.url()}`);
    });
    await page.goto(path);
    return { page, faults };
  }

  test('a guide works, and the policy stops nothing', async () => {
    const { page, faults } = await visit('/ai/guider/oppen-ai/');
    await page.locator('decision-guide input[value="alla"]').first().check();
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await page.waitForURL(/#oppen-ai\?/);
    expect(faults).toEqual([]);
  });

  test('the search finds a rule and leads to it, and the policy stops nothing', async () => {
    const { page, faults } = await visit('/ai/sok/?q=personuppgifter');
    await page.locator('a[data-result^="ostersund:"]').first().click();
    await page.waitForURL(/\/ai\/ostersund\/[a-z-]+\/#/);
    const target = decodeURIComponent(new URL(page.url()).hash.slice(1));
    await page.locator(`[id="${target}"]`).waitFor();
    expect(faults).toEqual([]);
  });
});

describe('the example for IIS', () => {
  interface Read {
    fault: string | undefined;
    added: string[];
    removed: string[];
    headers: (string | null)[];
    policy: string | null | undefined;
  }
  let read: Read;
  beforeAll(async () => {
    const browser = await launchBrowser();
    const page = await browser.newPage();
    read = await page.evaluate(
      (xml): Read => {
        const config = new DOMParser().parseFromString(xml, 'application/xml');
        const extensions = (selector: string) =>
          [...config.querySelectorAll(selector)].map((node) => node.getAttribute('fileExtension')!);
        return {
          fault: config.querySelector('parsererror')?.textContent ?? undefined,
          added: extensions('mimeMap'),
          removed: extensions('remove[fileExtension]:has(+ mimeMap)'),
          headers: [...config.querySelectorAll('customHeaders > add')].map((node) =>
            node.getAttribute('name'),
          ),
          policy: config
            .querySelector('add[name="Content-Security-Policy"]')
            ?.getAttribute('value'),
        };
      },
      readFileSync('tests/hosting/web.config', 'utf8'),
    );
    await browser.close();
  });

  test('is well-formed', () => expect(read.fault).toBeUndefined());

  test('removes each type before it gives it', () => expect(read.removed).toEqual(read.added));

  test('gives a type to every kind of file of the search index', () => {
    const kinds = readdirSync(join(dist, 'pagefind'), { recursive: true, encoding: 'utf8' })
      .map((file) => /\.(?:pagefind|pf_\w+)$/.exec(file)?.[0])
      .filter((kind) => kind !== undefined);
    expect(read.added).toEqual(expect.arrayContaining([...new Set(kinds)]));
  });

  test('has the headers of the example for nginx', () => {
    const nginx = readFileSync('tests/hosting/nginx.conf', 'utf8');
    const named = [...nginx.matchAll(/add_header (\S+) (?!\$ai_(?:cache|origin))/g)];
    expect(named.length).toBeGreaterThan(5);
    expect(read.headers).toEqual(expect.arrayContaining(named.map(([, name]) => name)));
  });

  test('has the policy of the site', () =>
    expect(read.policy).toBe(`${policyOfPage()}; frame-ancestors 'self' ${SITE}`));
});
