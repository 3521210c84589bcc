import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { brokenLinks } from '../support/links';

test('every address in the built site leads somewhere', () =>
  expect(brokenLinks({ dist: 'dist', site: 'http://localhost:4321', base: '/' })).toEqual([]));

describe('the check of addresses', () => {
  let dist: string;
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    writeFileSync(join(dist, file), text);
  };
  const faults = () => brokenLinks({ dist, site: 'https://example.se', base: '/ai/' });

  beforeEach(() => {
    dist = mkdtempSync(join(tmpdir(), 'links-'));
    write(
      'om/index.html',
      '<h1 id="6.1.a">Om</h1><p data-guide="oppen-ai"></p>' +
        '<select name="roll"><option value="chef">Chef</option></select>',
    );
    write('_astro/site.css', 'a { color: red }');
  });
  afterEach(() => rmSync(dist, { recursive: true }));

  test.each([
    '<a href="/ai/om/">',
    '<a href="om/#6.1.a">',
    '<a href="/ai/om/#oppen-ai?verktyg=kant">',
    '<a href="/ai/om/#roll=chef">',
    '<a href="https://example.se/ai/">',
    '<a href="https://www.digg.se/finns-inte">',
    '<a href="mailto:kommunen@example.se">',
    '<link href="/ai/_astro/site.css">',
    '<a href="#">',
  ])('finds nothing wrong with %s', (html) => {
    write('index.html', html);
    expect(faults()).toEqual([]);
  });

  test.each([
    ['<a href="/om/">', 'lies outside'],
    ['<a href="/ai/om">', 'no such file'],
    ['<a href="/ai/finns-inte/">', 'no such file'],
    ['<a href="/ai/om/#6.1.b">', 'no such place'],
    ['<a href="/ai/om/#roll=vd">', 'no such place'],
    ['<a href="#borta">', 'no such place'],
    ['<a href="/ai/om/#annan-guide?verktyg=kant">', 'no such place'],
    ['<a href="https://example.se/om/">', 'lies outside'],
    ['<meta content="https://example.se/ai/bild.png">', 'no such file'],
    ['<script src="/ai/_astro/borta.js"></script>', 'no such file'],
    ['<img srcset="/ai/_astro/borta.png 2x">', 'no such file'],
    ['<form data-search-page="/pagefind/pagefind.js">', 'lies outside'],
  ])('finds %s', (html, fault) => {
    write('index.html', html);
    expect(faults()).toEqual([expect.stringContaining(fault)]);
  });

  test('looks into style sheets, open data and sitemaps', () => {
    write('_astro/site.css', 'a { background: url(/ai/bild.svg) }');
    write('api/clauses.json', '[{"url": "https://example.se/ai/om/#6.1.b"}]');
    write('sitemap-0.xml', '<loc>https://example.se/ai/borta/</loc>');
    expect(faults()).toHaveLength(3);
  });
});
