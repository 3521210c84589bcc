import { v5 as uuid } from 'uuid';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { changesOf, WHOLE } from '../read/guidelines';
import type { Registry } from '..';
import { changeUrl, permalinkUrl, withBase } from './urls';

// Ids are made from names under this, not from addresses: they must outlive a move (RFC 4287, 4.2.6).
const NAMESPACE = '0f7c2f5e-6d3b-4f0a-9a55-2f6f6f1d8c10';
const idOf = (name: string) => `urn:uuid:${uuid(name, NAMESPACE)}`;
const dateTime = (date: string) => `${date}T00:00:00Z`;

/**
 * The changes of all guidelines as an Atom feed (RFC 4287), newest first.
 *
 * @param site address of the site, for absolute links
 */
export function atomFeed({ guidelines, clauses, site: own }: Registry, site: URL): string {
  const absolute = (path: string) => new URL(path, site).href;
  const changes = changesOf(guidelines.values());
  const feed = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'sv' }, [
    x('id', idOf('andringar')),
    x('title', 'Vad har ändrats i riktlinjerna för AI'),
    x('updated', dateTime(changes[0]?.date ?? '1970-01-01')),
    x('author', [x('name', own.name)]),
    x('link', {
      rel: 'self',
      type: 'application/atom+xml',
      href: absolute(withBase('/andringar.xml')),
    }),
    x('link', { rel: 'alternate', type: 'text/html', href: absolute(withBase('/andringar/')) }),
    ...changes.map((change) => {
      const { id, guideline, date, kind, summary } = change;
      const { municipality } = guidelines.get(guideline)!;
      const about =
        change.clauses === WHOLE ? [] : change.clauses.map((name) => clauses.get(name)!);
      return x('entry', [
        x('id', idOf(`${guideline}/${id}`)),
        x('title', `${municipality}: ${kind}`),
        x('updated', dateTime(date)),
        x('category', { term: kind }),
        x('link', { rel: 'alternate', type: 'text/html', href: absolute(changeUrl(change)) }),
        ...about.map((clause) =>
          x('link', {
            rel: 'related',
            type: 'text/html',
            title: clause.title,
            href: absolute(permalinkUrl(clause)),
          }),
        ),
        x('summary', summary),
      ]);
    }),
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${toXml(feed, { closeEmptyElements: true })}\n`;
}
