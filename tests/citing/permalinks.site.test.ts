import { readFileSync } from 'node:fs';
import { usedIn } from '../../src/registry/outputs/trace';
import { join } from 'node:path';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { citedName, reference } from '../../src/registry/outputs/cite';
import { attr, descendants, meta, pages, SITE, tagged, textOf, type Page } from '../build/site';
import { content } from '../support/content';

const { clauses, guidelines, uses } = content;
const all = [...clauses.values()].map((clause) => {
  const path = `/r/${clause.guideline}/${clause.number}/`;
  return { clause, page: pages.get(path)!, address: new URL(path.slice(1), SITE).href };
});
const data = (page: Page) =>
  JSON.parse(
    textOf(
      tagged(page, 'script').find((script) => attr(script, 'type') === 'application/ld+json')!,
    ),
  ) as Record<string, unknown>;
const withClass = (page: Page, name: string) =>
  page.elements.filter((element) => attr(element, 'class')?.split(' ').includes(name));

describe('the permanent page of every clause', () => {
  test('has a title of its own, with title, municipality and number', () => {
    const titles = all.map(({ page }) => textOf(tagged(page, 'title')[0]!));
    expect(new Set(titles).size).toBe(clauses.size);
    for (const [index, { clause }] of all.entries()) {
      const { municipality } = guidelines.get(clause.guideline)!;
      expect(titles[index]).toContain(citedName(clause, municipality));
    }
  });

  test('shows link previews a picture of 1200 × 630 by its absolute address', async () => {
    for (const { page, clause } of all)
      expect(meta(page, 'og:image')).toBe(
        new URL(`r/${clause.guideline}/forhandsvisning.png`, SITE).href,
      );
    for (const id of guidelines.keys())
      expect(await sharp(`dist/r/${id}/forhandsvisning.png`).metadata()).toMatchObject({
        format: 'png',
        width: 1200,
        height: 630,
      });
  });

  test('says what it is in linked data: its own text, part of and based on the document', () => {
    for (const { page, clause, address } of all) {
      const { document, version } = guidelines.get(clause.guideline)!;
      expect(data(page)).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'CreativeWork',
        '@id': address,
        identifier: clause.id,
        text: clause.text,
        isPartOf: {
          '@id': clause.parent
            ? new URL(`r/${clause.parent.replace(':', '/')}/`, SITE).href
            : new URL(`${clause.guideline}/`, SITE).href,
        },
        isBasedOn: { '@type': 'DigitalDocument', name: document },
      });
      expect(data(page).version).toBe(version ?? undefined);
    }
  });

  test('gives the reference in words, with the page only where the document prints it', () => {
    for (const { page, clause, address } of all) {
      const { municipality, documentId, pages: known } = guidelines.get(clause.guideline)!;
      const text = textOf(tagged(page, 'dl')[0]!);
      expect(text).toContain(`Regel ${clause.id}. ${address}`);
      expect(text).toContain(`${municipality}: `);
      if (documentId !== null) expect(text).toContain(documentId);
      expect(/sidan \d/.test(text)).toBe(known === 'exact');
    }
  });

  test('shows its notes, its parts and the way to what it belongs to and what uses it', () => {
    for (const { page, clause } of all) {
      const article = tagged(page, 'main')[0]!;
      const main = textOf(article);
      expect(withClass(page, 'note')).toHaveLength(clause.notes.length);
      for (const { paragraphs, laws } of clause.notes) {
        for (const paragraph of paragraphs) expect(main).toContain(paragraph);
        for (const law of laws) expect(main).toContain(content.laws.get(law)!.name);
      }
      // The menu leads to every guide; here a link is one of the page's own.
      const links = descendants(article).map((element) => attr(element, 'href'));
      const parts = all.filter((other) => other.clause.parent === clause.id);
      const used = usedIn([clause, ...parts.map((part) => part.clause)], uses);
      const wanted = [
        `/${clause.guideline}/${clause.chapter}/#${clause.number}`,
        ...(clause.parent ? [`/r/${clause.parent.replace(':', '/')}/`] : []),
        ...parts.map((part) => part.page.path),
        ...used.guides.map((guide) => `/guider/${guide}/`),
      ];
      expect(links).toEqual(expect.arrayContaining(wanted));
      for (const task of used.tasks) expect(main).toContain(content.tasks.get(task)!.text);
    }
  });

  test('has a QR code that leads to it', async () => {
    const first = [...guidelines.keys()].map((id) =>
      all.find(({ clause }) => clause.guideline === id)!,
    );
    for (const { page, address } of first) {
      const html = readFileSync(join('dist', page.path, 'index.html'), 'utf8');
      const [svg = ''] = /<svg viewBox[^]*?<\/svg>/.exec(html.slice(html.indexOf('"qr"')))!;
      const { data: pixels, info } = await sharp(Buffer.from(svg))
        .resize(400)
        .flatten({ background: '#fff' })
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(decodeQR({ width: info.width, height: info.height, data: pixels })).toBe(address);
    }
  });
});

test('a reference says owner, document, place, id and address', () => {
  expect(
    reference({
      owner: 'Exempelby kommun',
      document: 'Riktlinje för robotar, RIKT-1, version 3',
      place: 'Avsnitt 1, sidan 2',
      id: 'exempelby:1.a',
      address: 'https://exempelby.example/r/exempelby/1.a/',
    }),
  ).toBe(
    'Exempelby kommun: Riktlinje för robotar, RIKT-1, version 3. Avsnitt 1, sidan 2. ' +
      'Regel exempelby:1.a. https://exempelby.example/r/exempelby/1.a/',
  );
});
