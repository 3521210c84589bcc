import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { brokenLinks } from '../support/links';
import { hasProgram } from '../support/program';
import { copyProject, type Project } from '../support/project';
import type { Server } from '../support/site';
import { serveWithNginx } from './nginx';

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

const hasNginx = hasProgram('nginx', 'a web server serves the site', 'nginx-light');
describe.runIf(hasNginx)('under nginx with the example configuration', () => {
  let server: Server;
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
      const { headers } = await get(fileLike(pattern));
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
    const context = await browser.newContext({ baseURL: server.base });
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
    await page.locator('decision-guide input[value="ja"]').first().check();
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

  test('has the policy of the site', () =>
    expect(read.policy).toBe(`${policyOfPage()}; frame-ancestors 'self' ${SITE}`));
});
