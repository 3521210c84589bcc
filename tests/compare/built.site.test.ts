import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import type { Element as XmlElement, Parents } from 'xast';
import { registry } from '../../src/registry';
import { atomFeed } from '../../src/registry/outputs/atom';
import { all, attribute, cellsOf, pageOf, textOf } from './html';

const { clauses, comparison, guidelines, unclarities } = registry();
const linksOf = (node: Parameters<typeof all>[0]) =>
  all(node, ({ tagName }) => tagName === 'a').map((link) => attribute(link, 'href')!);

describe('the built site', () => {
  test('names the municipality in every cell and links every rule that it rests on', () => {
    const page = pageOf('dist', '/jamfor/');
    const topics = comparison.flatMap((section) => section.topics);
    const cells = cellsOf(page);
    expect(cells).toHaveLength(topics.length * guidelines.size);
    for (const cell of cells) {
      const { name } = guidelines.get(attribute(cell, 'data-guideline')!)!;
      expect(textOf(cell).startsWith(name)).toBe(true);
      const silent = textOf(cell) === `${name}Riktlinjen säger inget om detta.`;
      expect(linksOf(cell).length > 0, textOf(cell)).toBe(!silent);
    }
    expect(textOf(page)).toContain(
      'En regel i den ena kommunen avgör aldrig vad som gäller i den andra.',
    );
  });

  test('points from a principle to its counterpart, in the chapter and on the permalink page', () => {
    const there = '/r/karlstad/principer.overvag-ai/';
    expect(linksOf(pageOf('dist', '/r/ostersund/5.battre-losning/'))).toContain(there);
    expect(linksOf(pageOf('dist', '/ostersund/principer/'))).toContain(there);
  });

  test('lists every unclarity with its rule, and counts them', () => {
    const overview = pageOf('dist', '/oklarheter/');
    for (const [guideline, expected] of unclarities) {
      const page = pageOf('dist', `/oklarheter/${guideline}/`);
      const entries = all(page, (element) => attribute(element, 'data-clause') !== undefined);
      expect(entries).toHaveLength(expected.length);
      for (const { clause, problem, proposal } of expected) {
        const entry = entries.find(
          (element) =>
            attribute(element, 'data-clause') === clause && textOf(element).includes(problem),
        )!;
        expect(linksOf(entry)).toEqual([`/r/${clause.replace(':', '/')}/`]);
        expect(textOf(entry)).toContain(proposal);
      }
      const [row] = all(overview, (element) => attribute(element, 'id') === guideline);
      expect(linksOf(row!)).toEqual([`/oklarheter/${guideline}/`]);
      const counts = all(row!, ({ tagName }) => tagName === 'td').map((cell) => +textOf(cell));
      expect(counts.at(-1)).toBe(expected.length);
      expect(counts.slice(0, -1).reduce((sum, count) => sum + count)).toBe(expected.length);
    }
  });

  test('says that an unknown date is not in the document, and offers the feed', () => {
    const page = pageOf('dist', '/andringar/');
    expect(textOf(page)).toContain('Beslutadanges inte i dokumentet');
    const [alternate] = all(
      page,
      (element) =>
        attribute(element, 'rel') === 'alternate' &&
        attribute(element, 'type') === 'application/atom+xml',
    );
    expect(existsSync(`dist${attribute(alternate!, 'href')}`)).toBe(true);
  });

  test('shows the changes of a clause on its permalink page', () => {
    for (const { guideline, number } of [...clauses.values()].slice(0, 5))
      expect(linksOf(pageOf('dist', `/r/${guideline}/${number}/`))).toContain(
        `/andringar/#${guideline}.publicerad`,
      );
  });

  test('has no notice about a review date that no document gives', () => {
    expect(textOf(pageOf('dist', '/karlstad/'))).not.toContain('skulle ha setts över');
  });
});

describe('the feed', () => {
  const feedOf = (xml: string) => {
    const [feed] = fromXml(xml).children.filter(({ type }) => type === 'element') as XmlElement[];
    return feed!;
  };
  const children = (parent: Parents, name: string) =>
    parent.children.filter(
      (child) => child.type === 'element' && child.name === name,
    ) as XmlElement[];
  const text = (parent: Parents, name: string) =>
    children(parent, name)[0]!
      .children.map((child) => ('value' in child ? child.value : ''))
      .join('');
  const built = feedOf(readFileSync('dist/andringar.xml', 'utf8'));

  test('has what RFC 4287 demands, in Swedish, with absolute links', () => {
    expect(built.attributes).toMatchObject({
      xmlns: 'http://www.w3.org/2005/Atom',
      'xml:lang': 'sv',
    });
    expect(text(children(built, 'author')[0]!, 'name')).not.toBe('');
    const entries = children(built, 'entry');
    expect(entries).toHaveLength([...guidelines.values()].flatMap(({ changes }) => changes).length);
    for (const part of [built, ...entries]) {
      expect(text(part, 'id')).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
      expect(text(part, 'title')).not.toBe('');
      expect(text(part, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
      for (const link of children(part, 'link'))
        expect(link.attributes.href).toMatch(/^https?:\/\//);
    }
    expect(children(built, 'link').map(({ attributes }) => attributes.rel)).toEqual([
      'self',
      'alternate',
    ]);
    const ids = [built, ...entries].map((part) => text(part, 'id'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('keeps its ids when the site moves and when a summary is put right', () => {
    const here = registry();
    const corrected = new Map(
      [...here.guidelines].map(([id, guideline]) => [
        id,
        {
          ...guideline,
          changes: guideline.changes.map((change) => ({ ...change, summary: 'A < B & C' })),
        },
      ]),
    );
    const moved = feedOf(
      atomFeed({ ...here, guidelines: corrected }, new URL('https://annan.example/')),
    );
    const ids = (feed: XmlElement) =>
      [feed, ...children(feed, 'entry')].map((part) => text(part, 'id'));
    expect(ids(moved)).toEqual(ids(built));
    expect(text(children(moved, 'entry')[0]!, 'summary')).toBe('A < B & C');
    // Published: they may never become others.
    expect(ids(built)).toEqual(
      expect.arrayContaining([
        'urn:uuid:7620811c-bed9-5724-8a5b-36df30377bd3',
        'urn:uuid:c83eada2-d2b5-593e-a80c-2b16f937cdf6',
        'urn:uuid:8c1dfc78-5a98-53e8-a7e0-5199ea008b3d',
      ]),
    );
  });
});
