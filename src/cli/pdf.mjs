// npm run pdf: builds the site, prints its blank checklists, all ways through the guides and the
// whole guidelines as PDF files, and builds it again so that its pages offer them. A plain build
// offers none, so that no page leads to a file that is older than itself.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { BROWSER_MISSING, findBrowser } from './find-browser.mjs';

const FOLDER = 'public/pdf';
/** The pages that are made to be printed. */
const PRINTED =
  /(?:^|\/)(?:checklista|alla-vagar|hela)\/index\.html$|^regler\/[^/]+\/[^/]+\/index\.html$/;
const { SITE_URL = 'http://localhost:4321', BASE_PATH = '/' } = process.env;
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** Builds the site. @throws {Error} if the build stops */
function build() {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The build stopped.');
}

/**
 * Prints pages of dist/ at their real addresses, without a server, so that addresses and QR codes
 * on the paper are those of the site.
 *
 * @param {string[]} pages paths below dist/
 */
async function print(pages) {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(BROWSER_MISSING);
  const browser = await chromium.launch({
    executablePath,
    // Chromium's sandbox refuses to run as root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ locale: 'sv-SE' });
    const root = new URL(BASE_PATH.replace(/\/?$/, '/'), SITE_URL);
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      const file = join('dist', decodeURIComponent(pathname.slice(root.pathname.length)));
      const path = pathname.endsWith('/') ? join(file, 'index.html') : file;
      if (!existsSync(path)) return route.fulfill({ status: 404 });
      return route.fulfill({
        body: readFileSync(path),
        contentType: TYPES[extname(path)] ?? 'application/octet-stream',
      });
    });
    for (const name of pages) {
      await page.goto(new URL(dirname(name) + '/', root).href);
      const code = page.getByRole('button', { name: 'Visa QR-kod' });
      if (/checklista|^regler/.test(name)) {
        await page.locator('[data-ready]').first().waitFor();
        await code.click();
        await page.locator('[data-qr] svg').waitFor();
      }
      const file = join(FOLDER, `${dirname(name).replaceAll('/', '-')}.pdf`);
      writeFileSync(file, await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true }));
      console.log(file);
    }
  } finally {
    await browser.close();
  }
}

rmSync(FOLDER, { recursive: true, force: true });
try {
  build();
  mkdirSync(FOLDER, { recursive: true });
  await print(
    readdirSync('dist', { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => PRINTED.test(name))
      .sort(),
  );
  build();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(FOLDER, { recursive: true, force: true });
}
