import { describe, expect, test } from 'vitest';
import { attr, files, meta, pages, readFile, SITE, tagged, textOf, type Element } from './site';

const all = [...pages.values()];

/** Each fault with the pages that have it. */
function faults(faultsOf: (element: Element) => string[]): string[] {
  return all.flatMap(({ path, elements }) =>
    elements.flatMap(faultsOf).map((fault) => `${path}: ${fault}`),
  );
}

/** @returns the addresses that the browser fetches by itself for an element. */
function loaded(element: Element): string[] {
  const { tagName } = element;
  const get = (...names: string[]) => names.flatMap((name) => attr(element, name) ?? []);
  const set = get('srcset', 'imagesrcset').flatMap((list) =>
    list.split(',').map((candidate) => candidate.trim().split(/\s/)[0]!),
  );
  if (tagName === 'a' || tagName === 'area') return get('ping');
  if (tagName === 'link' && /^(?:canonical|alternate|author|license)$/.test(attr(element, 'rel')!))
    return [];
  return [...get('src', 'href', 'xlink:href', 'poster', 'data', 'action', 'formaction'), ...set];
}

const isElsewhere = (address: string, base: URL) => {
  const url = new URL(address, base);
  return url.protocol !== 'data:' && url.origin !== SITE.origin;
};

describe('no page', () => {
  test('has script in the HTML, other than data', () => {
    const inline = (element: Element) =>
      element.tagName === 'script' &&
      attr(element, 'src') === undefined &&
      !/^application\/(?:ld\+)?json$/.test(attr(element, 'type') ?? '');
    expect(faults((element) => (inline(element) ? [textOf(element)] : []))).toEqual([]);
  });

  test('has script in an attribute or an address', () => {
    const scripted = ({ tagName, attrs }: Element) =>
      attrs
        .filter(
          ({ name, value }) => /^on/.test(name) || /^\s*(?:javascript|vbscript):/i.test(value),
        )
        .map(({ name, value }) => `<${tagName} ${name}="${value}">`);
    expect(faults(scripted)).toEqual([]);
  });

  test('has style in the HTML', () => {
    const styled = (element: Element) => [
      ...(element.tagName === 'style' ? [`<style>${textOf(element)}`] : []),
      ...(attr(element, 'style') === undefined ? [] : [`<${element.tagName} style>`]),
    ];
    expect(faults(styled)).toEqual([]);
  });

  test('loads anything from another origin', () => {
    const elsewhere = all.flatMap(({ path, url, elements }) =>
      elements
        .flatMap(loaded)
        .filter((address) => isElsewhere(address, url))
        .map((address) => `${path}: ${address}`),
    );
    expect(elsewhere).toEqual([]);
  });

  test('opens another window, or tells the browser to connect ahead', () => {
    const ahead = /^(?:preconnect|dns-prefetch|prerender)$/;
    const eager = (element: Element) => [
      ...(ahead.test(attr(element, 'rel') ?? '') ? [`link to ${attr(element, 'href')}`] : []),
      ...(attr(element, 'target') === undefined ? [] : [`target on ${attr(element, 'href')}`]),
    ];
    expect(faults(eager)).toEqual([]);
  });
});

describe('every page', () => {
  /** The directives of a page's policy. */
  const policyOf = (page: (typeof all)[number]) => {
    const [policy, ...more] = tagged(page, 'meta').filter(
      (element) => attr(element, 'http-equiv')?.toLowerCase() === 'content-security-policy',
    );
    if (policy === undefined || more.length > 0) return undefined;
    const directives = attr(policy, 'content')!.split(';');
    return new Map(
      directives.map((directive): [string, string[]] => {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        return [name, sources];
      }),
    );
  };

  test('has a policy that shuts out all but the site itself', () => {
    const open = all.flatMap((page) => {
      const policy = policyOf(page);
      if (!policy) return [`${page.path}: not exactly one policy`];
      const allowed = ["'self'", "'none'", "'wasm-unsafe-eval'", 'data:'];
      const loose = [...policy].flatMap(([name, sources]) =>
        sources.filter((source) => !allowed.includes(source)).map((source) => `${name} ${source}`),
      );
      const data = ['script-src', 'default-src', 'connect-src', 'style-src'].filter((name) =>
        policy.get(name)?.includes('data:'),
      );
      const closed = policy.get('default-src')?.join() === "'none'" && policy.has('base-uri');
      return [...loose, ...data, ...(closed ? [] : ['default-src'])].map(
        (directive) => `${page.path}: ${directive}`,
      );
    });
    expect(open).toEqual([]);
  });

  test('has its policy before anything that it is to hold against', () => {
    const late = all.filter(({ elements }) => {
      const policy = elements.findIndex((element) => attr(element, 'http-equiv') !== undefined);
      const first = elements.findIndex(({ tagName }) =>
        /^(?:script|link|style|img)$/.test(tagName),
      );
      return policy === -1 || (first !== -1 && first < policy);
    });
    expect(late.map(({ path }) => path)).toEqual([]);
  });

  test('keeps to itself what it is made with', () => {
    const telling = all.filter((page) => meta(page, 'generator') !== undefined);
    expect(telling.map(({ path }) => path)).toEqual([]);
  });
});

describe('no style sheet', () => {
  test('loads anything from another origin', () => {
    const sheets = [...files].filter(
      (file) => file.startsWith('/_astro/') && file.endsWith('.css'),
    );
    expect(sheets.length).toBeGreaterThan(0);
    const elsewhere = sheets.flatMap((file) =>
      [...readFile(file).matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)]
        .map(([, url, imported]) => url ?? imported!)
        .filter((address) => isElsewhere(address, new URL(file.slice(1), SITE)))
        .map((address) => `${file}: ${address}`),
    );
    expect(elsewhere).toEqual([]);
  });
});

test('the sitemap leads to no page that is made for a frame, and to the others', () => {
  const listed = [...readFile('/sitemap-0.xml').matchAll(/<loc>([^<]+)/g)].map(([, url]) => url);
  expect(listed.filter((url) => url?.includes('/inbaddat/'))).toEqual([]);
  expect(listed).toContain(new URL('om/', SITE).href);
});
