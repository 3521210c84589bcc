import { findAll } from './dom';

/**
 * Fetches a page of the site, to show a part of it on this one.
 *
 * @throws Error if it can't be fetched, or has other scripts than this page: then the site has been
 *   changed since this page was opened, and the two don't fit, or it isn't a page of the site. Go to the page instead.
 */
export async function fetchPage(href: string): Promise<Document> {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${href}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const own = scriptsOf(document, location.href);
  const others = scriptsOf(page, response.url);
  // Without any it is a page of something between us and the site, which wants a login, say.
  if (others.length === 0 || others.some((script) => !own.includes(script)))
    throw new Error(`${href} is of another version than this page`);
  return page;
}

const scriptsOf = (page: Document, base: string): string[] =>
  findAll<HTMLScriptElement>(page, 'script[type=module][src]').map(
    (script) => new URL(script.getAttribute('src') ?? '', base).href,
  );
