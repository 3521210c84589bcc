import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import type { OpenClause, OpenGuide } from '../../src/registry/outputs/open-data';
import { besideTitle } from '../../src/registry/outputs/cite';
import { isRule } from '../../src/registry/outputs/rules';
import { content } from '../support/content';
import { areBothShown } from '../support/two-guidelines';
import {
  attr,
  descendants,
  pages,
  readJson,
  SITE,
  tagged,
  textOf,
  type Element,
  type Page,
} from '../build/site';

const clauses = readJson<OpenClause[]>('/api/clauses.json');
const guides = readJson<OpenGuide[]>('/api/guides.json');
const terms = [...content.terms.values()];
const guidelines = [...new Set(clauses.map(({ guideline }) => guideline))];

const page = (path: string) => pages.get(path)!;
const classes = (element: Element) => attr(element, 'class')?.split(' ') ?? [];
const withClass = (within: Page | Element, name: string) =>
  ('elements' in within ? within.elements : descendants(within)).filter((element) =>
    classes(element).includes(name),
  );
/** An address of the site as a page's links have it. */
const local = (address: string) => address.replace(SITE.origin, '');
const links = (within: Page | Element) =>
  ('elements' in within ? within.elements : descendants(within))
    .filter(({ tagName }) => tagName === 'a')
    .map((link) => attr(link, 'href')!);
const root = SITE.pathname.replace(/\/$/, '');

/** The chapters of a guideline in the order that their files give. */
const chaptersOf = (guideline: string) =>
  readdirSync(join('content', guideline))
    .filter((name) => name.endsWith('.mdx') && name !== 'index.mdx')
    .map((name) => {
      const [, yaml = ''] = readFileSync(join('content', guideline, name), 'utf8').split('---');
      const { sidebar } = parse(yaml) as { sidebar: { label?: string; order: number } };
      return { path: `/${guideline}/${name.replace('.mdx', '')}/`, order: sidebar.order };
    })
    .sort((a, b) => a.order - b.order)
    .map(({ path }) => path);

describe.each(guidelines)('the rules for a reader in %s', (guideline) => {
  const rules = page(`/regler/${guideline}/`);
  const listed = rules.elements.filter((element) => attr(element, 'data-roles') !== undefined);
  const own = clauses.filter((clause) => clause.guideline === guideline).filter(isRule);

  test('are all of its own that bind or give leave, each once', () => {
    const found = listed.map((item) => links(item).join());
    expect(found.toSorted()).toEqual(own.map(({ url }) => local(url)).toSorted());
  });

  test('say their number, where they have one', () => {
    const byUrl = new Map(own.map((clause) => [local(clause.url), clause]));
    const wrong = listed.filter((item) => {
      const { id } = byUrl.get(links(item)[0]!)!;
      const said = withClass(item, 'src').map(textOf).join();
      return said !== besideTitle(content.clauses.get(id)!);
    });
    expect(wrong.map(textOf)).toEqual([]);
  });

  test('stand under headings that say whom they are for', () => {
    const unheaded = withClass(rules, 'addressees').filter(
      (section) => descendants(section)[0]?.tagName !== 'h2',
    );
    expect(unheaded).toEqual([]);
  });

  test('that name a role are listed for it, also without script', () => {
    const named = [...content.roles.values()].flatMap((role) => role.named ?? []);
    const found = withClass(rules, 'naming').flatMap(links);
    const naming = named.flatMap((word) => own.filter(({ text }) => word.test(text)));
    expect(found.toSorted()).toEqual(naming.map(({ url }) => local(url)).toSorted());
  });

  test('are shown to a manager as what employees and their organisation must do', () => {
    const ids = (role: string) =>
      listed
        .filter((item) => attr(item, 'data-roles')!.split(' ').includes(role))
        .map((item) => links(item)[0]);
    for (const { id, inherits } of content.roles.values())
      for (const other of inherits) expect(ids(id)).toEqual(expect.arrayContaining(ids(other)));
  });
});

test.runIf(areBothShown())('managers are named by a rule somewhere', () =>
  expect(clauses.filter(isRule).some(({ text }) => /\bchef/i.test(text))).toBe(true),
);

test('the choice of municipality leads to the rules of each', () =>
  expect(links(page('/regler/'))).toEqual(
    expect.arrayContaining(guidelines.map((guideline) => `${root}/regler/${guideline}/`)),
  ));

describe('the guides', () => {
  const reached = (within: Element) =>
    links(within).filter((link) => guides.some(({ url }) => local(url) === link));

  test('stand in the same order in the menu and in the open data', () => {
    const order = guides.map(({ url }) => local(url));
    if (areBothShown()) expect(order[0]).toBe(`${root}/guider/oppen-ai/`);
    expect(reached(page('/').byId.get('meny')!)).toEqual(order);
  });

  test.each(guidelines)('a reader in %s is shown those that speak for it, and no others', (id) => {
    const isSole = guidelines.length === 1;
    const own = guides.filter(({ guidelines: those }) => isSole || those.includes(id));
    const order = own.map(({ url }) => local(url));
    const home = page(`/${id}/`);
    expect(reached(home.byId.get('meny')!)).toEqual(order);
    expect(reached(tagged(home, 'main')[0]!)).toEqual(order);
  });
});

describe.each(guidelines)('%s on one page', (guideline) => {
  const whole = page(`/${guideline}/hela/`);
  const chapters = chaptersOf(guideline);

  test('has every clause with its anchor, in the order of the chapters', () => {
    const numbers = new Set(
      clauses.filter((clause) => clause.guideline === guideline).map(({ number }) => number),
    );
    const anchors = (of: Page) =>
      of.elements.map((element) => attr(element, 'id') ?? '').filter((id) => numbers.has(id));
    expect(anchors(whole)).toEqual(chapters.flatMap((path) => anchors(page(path))));
    expect(new Set(anchors(whole))).toEqual(numbers);
  });

  test('has no id twice, and every anchor of its table of contents', () => {
    const ids = whole.elements.map((element) => attr(element, 'id')).filter(Boolean);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const [contents] = withClass(whole, 'contents');
    const targets = links(contents!).map((link) => whole.byId.get(link.slice(1)));
    expect(targets.map((target) => target?.tagName)).toEqual(chapters.map(() => 'h2'));
  });

  test('leaves the guides out and keeps the notes', () => {
    expect(tagged(whole, 'decision-guide')).toEqual([]);
    const notes = chapters.flatMap((path) => withClass(page(path), 'note')).map(textOf);
    expect(withClass(whole, 'note').map(textOf)).toEqual(notes);
  });

  test('steps down one heading level at a time', () => {
    const levels = tagged(whole, 'h1', 'h2', 'h3', 'h4', 'h5')
      .filter((heading) => !classes(heading).includes('paper'))
      .filter(({ parentNode }) => parentNode !== null && parentNode.nodeName !== 'nav')
      .map(({ tagName }) => Number(tagName[1]));
    const leaps = levels.filter((level, index) => level > (levels[index - 1] ?? 1) + 1);
    expect(leaps).toEqual([]);
  });

  test('is reached from the overview', () => {
    expect(links(page(`/${guideline}/`))).toContain(`${root}/${guideline}/hela/`);
  });
});

describe.each(guidelines)('the chapters of %s', (guideline) => {
  const chapters = chaptersOf(guideline);

  test('lead on to their neighbours', () => {
    const neighbours = chapters.map((path) => links(withClass(page(path), 'neighbours')[0]!));
    expect(neighbours).toEqual(
      chapters.map((_, index) =>
        [chapters[index - 1], chapters[index + 1]]
          .filter((path) => path !== undefined)
          .map((path) => root + path),
      ),
    );
  });

  test('say every clause word for word, also where a term is marked in it', () => {
    const silent = clauses
      .filter((clause) => clause.guideline === guideline)
      .filter(({ url, number, text }) => {
        const place = pages.get(
          `/${local(url)
            .slice(root.length + 1)
            .replace(/#.*/, '')}`,
        )!;
        return !textOf(place.byId.get(number)!).includes(text);
      });
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('explain each term that they mark, once, and no other', () => {
    const marked = (of: Page) =>
      withClass(of, 'term')
        .flatMap(descendants)
        .filter(({ tagName }) => tagName === 'button')
        .map((button) => attr(button, 'popovertarget')!);
    for (const chapter of chapters.map(page)) {
      expect(new Set(marked(chapter)).size).toBe(marked(chapter).length);
      const explained = withClass(chapter, 'explanation').map((element) => attr(element, 'id')!);
      expect(explained.toSorted()).toEqual(marked(chapter).toSorted());
    }
    expect(chapters.map(page).flatMap(marked)).not.toEqual([]);
  });
});

describe('the word list', () => {
  const list = page('/ordlista/');
  const entries = withClass(list, 'letter').flatMap((letter) =>
    descendants(letter).filter(({ tagName }) => tagName === 'dt'),
  );

  test('has every term, in Swedish order, under its letter', () => {
    const words = entries.map((entry) => textOf(entry).toLocaleLowerCase('sv'));
    const sorted = terms
      .map(({ term }) => term)
      .sort((a, b) => a.localeCompare(b, 'sv'))
      .map((term) => term.toLocaleLowerCase('sv'));
    expect(words).toEqual(sorted);
    for (const letter of withClass(list, 'letter')) {
      const [heading, ...own] = descendants(letter).filter(({ tagName }) =>
        ['h2', 'dt'].includes(tagName),
      );
      expect(own.map((entry) => textOf(entry)[0])).toEqual(own.map(() => textOf(heading!)));
    }
  });

  test('gives each term an anchor, its explanation and the way to its rules and guides', () => {
    for (const { id, explanation, clauses: rules, guides: leading } of terms) {
      const entry = list.byId.get(id)!;
      expect(textOf(entry)).toContain(explanation.replace(/\s+/g, ' ').trim());
      expect(links(entry)).toEqual([
        ...rules.map((rule) => local(clauses.find((clause) => clause.id === rule)!.url)),
        ...leading.map((guide) => local(guides.find((other) => other.id === guide)!.url)),
      ]);
    }
  });
});

describe('the start page', () => {
  const start = page('/');

  test('leads to the word list and to every municipality', () => {
    const [main] = tagged(start, 'main');
    const reached = links(main!);
    expect(reached).toEqual(
      expect.arrayContaining([
        `${root}/ordlista/`,
        // Of one alone the start page is its own.
        ...(guidelines.length > 1 ? guidelines : []).map((guideline) => `${root}/${guideline}/`),
      ]),
    );
  });

  test('has one search field, with a label that is seen', () => {
    const forms = start.elements.filter((element) => attr(element, 'role') === 'search');
    expect(forms.map((form) => attr(form, 'action'))).toEqual([`${root}/sok/`]);
    const [label] = descendants(forms[0]!).filter(({ tagName }) => tagName === 'label');
    expect(classes(label!)).not.toContain('vh');
    expect(start.byId.get(attr(label!, 'for')!)?.tagName).toBe('input');
  });
});
