import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeFragment } from '../../machines/kit/fragment';
import type { OpenClause } from '../../src/registry/open-data';
import {
  attr,
  files,
  pages,
  readFile,
  readJson,
  SITE,
  textOf,
  type Element,
  type Page,
} from './site';

const all = [...pages.values()];

// Attributes that hold an address. `data-…`: addresses that the site's own scripts follow.
const ADDRESSES = ['href', 'src', 'action', 'poster', 'data', 'data-checklist', 'data-search-page'];
// Attributes that hold ids of the same page.
const REFERENCES = [
  'for',
  'form',
  'list',
  'headers',
  'popovertarget',
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-owns',
  'aria-details',
];

/** @returns the addresses that an element holds. */
function addressesOf(element: Element): string[] {
  const plain = ADDRESSES.flatMap((name) => attr(element, name) ?? []);
  const set = attr(element, 'srcset')?.split(',') ?? [];
  const shared = /^og:(?:url|image)$/.test(attr(element, 'property') ?? '');
  return [
    ...plain,
    ...set.map((candidate) => candidate.trim().split(/\s/)[0]!),
    ...(shared ? [attr(element, 'content') ?? ''] : []),
  ];
}

/**
 * Why an address of the site leads nowhere.
 *
 * @returns undefined if it leads somewhere, or to another site
 */
function fault({ origin, pathname, hash }: URL): string | undefined {
  if (origin !== SITE.origin) return undefined;
  if (!pathname.startsWith(SITE.pathname)) return 'outside the base of the site';
  const path = decodeURIComponent(`/${pathname.slice(SITE.pathname.length)}`);
  const page = pages.get(path);
  if (!page && (path.endsWith('/') || !files.has(path))) return 'no such file';
  if (hash === '' || !page) return undefined;
  const place = decodeFragment(hash);
  if (place) return leadsToGuide(page, place.guide) ? undefined : 'no such guide on the page';
  return page.byId.has(decodeURIComponent(hash.slice(1))) ? undefined : 'no such id on the page';
}

/** Whether a fragment that holds answers is read by a page. */
const leadsToGuide = ({ elements }: Page, guide: string) =>
  elements.some(
    (element) =>
      attr(element, 'data-guide') === guide || attr(element, 'data-checklist-page') === guide,
  );

/** Each broken address once, with the first page that has it. */
function broken(
  addresses: Iterable<readonly [from: string, address: string, base: URL]>,
): string[] {
  const found = new Map<string, string>();
  for (const [from, address, base] of addresses) {
    const url = URL.parse(address, base);
    const reason = url ? fault(url) : 'not an address';
    const target = url?.href ?? address;
    if (reason !== undefined && !found.has(target))
      found.set(target, `${target}: ${reason} (from ${from})`);
  }
  return [...found.values()];
}

describe('the checker', () => {
  test.each([
    ['finns-inte/', 'no such file'],
    ['ostersund/oppen-ai', 'no such file'],
    ['ostersund/oppen-ai/#9.9.9', 'no such id on the page'],
    ['ostersund/oppen-ai/#stangd-ai?slag=alla', 'no such guide on the page'],
    ['ostersund/oppen-ai/#oppen-ai?slag=alla', undefined],
    ['ostersund/oppen-ai/#6.1.3.b', undefined],
    ['api/clauses.json', undefined],
  ])('judges %s', (address, reason) => {
    expect(fault(new URL(address, SITE))).toBe(reason);
  });
});

describe('every address in the site', () => {
  test('leads to a page and a place in it', () => {
    const addresses = all.flatMap(({ path, url, elements }) =>
      elements.flatMap(addressesOf).map((address) => [path, address, url] as const),
    );
    expect(addresses.length).toBeGreaterThan(all.length * 10);
    expect(broken(addresses)).toEqual([]);
  });

  test('has a text, if it is a link', () => {
    const empty = all.flatMap(({ path, elements }) =>
      elements
        .filter((element) => element.tagName === 'a')
        .filter((link) => textOf(link) === '' && attr(link, 'aria-label') === undefined)
        .map((link) => `${path}: ${attr(link, 'href')}`),
    );
    expect(empty).toEqual([]);
  });

  test('stands in the sitemap, if it is a page to be found', () => {
    const listed = [...files]
      .filter((file) => /^\/sitemap-\d+\.xml$/.test(file))
      .flatMap((file) => [...readFile(file).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc!));
    expect(broken(listed.map((loc) => ['sitemap', loc, SITE] as const))).toEqual([]);
    const expected = all.filter(({ path }) => path !== '/404.html').map(({ url }) => url.href);
    expect(listed.sort()).toEqual(expected.sort());
  });
});

describe('every reference to an id', () => {
  test('names one on the same page', () => {
    const lost = all.flatMap(({ path, elements, byId }) =>
      elements.flatMap((element) =>
        REFERENCES.flatMap((name) => attr(element, name)?.trim().split(/\s+/) ?? [])
          .filter((id) => !byId.has(id))
          .map((id) => `${path}: ${element.tagName} names #${id}`),
      ),
    );
    expect(lost).toEqual([]);
  });
});

describe('the search index', () => {
  /** A record of Pagefind: gzip of a mark and JSON. */
  const records = [...files]
    .filter((file) => file.endsWith('.pf_fragment'))
    .map((file) => gunzipSync(readFileSync(`dist${file}`)).toString('utf8'))
    .map((text) => JSON.parse(text.slice(text.indexOf('{'))) as IndexRecord)
    .map(({ url, meta }) => ({ url, id: meta.id }));
  interface IndexRecord {
    url: string;
    meta: { id: string; title: string };
  }

  test('leads to pages and places in them', () => {
    expect(broken(records.map(({ url, id }) => [id, url, SITE] as const))).toEqual([]);
  });

  test('has one record for each clause', () => {
    const ids = readJson<OpenClause[]>('/api/clauses.json').map(({ id }) => id);
    const indexed = records.map(({ id }) => id).filter((id) => !id.startsWith('guide:'));
    expect(indexed.sort()).toEqual(ids.sort());
  });
});
