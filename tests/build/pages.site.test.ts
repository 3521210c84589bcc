import { describe, expect, test } from 'vitest';
import type { OpenClause, OpenGuide } from '../../src/registry/outputs/open-data';
import { content } from '../support/content';
import { attr, descendants, meta, pages, readJson, SITE, tagged, textOf, type Page } from './site';

const clauses = readJson<OpenClause[]>('/api/clauses.json');
const guides = readJson<OpenGuide[]>('/api/guides.json');
const all = [...pages.values()];

/** @returns the page that an address of the site leads to. */
const pageAt = (address: string) =>
  pages.get(`/${new URL(address).href.slice(SITE.href.length).replace(/#.*/, '')}`);

/** @returns the addresses that a page calls its own. */
const canonicals = (page: Page) =>
  tagged(page, 'link')
    .filter((link) => attr(link, 'rel') === 'canonical')
    .map((link) => attr(link, 'href'));

/** @returns the paths of the pages for which `isWrong` holds. */
const wrong = (isWrong: (page: Page) => boolean) => all.filter(isWrong).map(({ path }) => path);

const isText = (text: string | undefined) => text !== undefined && /\p{L}{2}/u.test(text);

describe('every page', () => {
  test('is in Swedish, or says of its main content what language that is in', () => {
    const translated = new Set(
      [...content.translations.values()]
        .flat()
        .map(({ guideline, lang, chapter }) => `/${guideline}/${lang}/${chapter}/`),
    );
    const notSwedish = (page: Page) =>
      attr(tagged(page, 'html')[0]!, 'lang') !== 'sv' ||
      page.elements.some(
        (element) =>
          !['sv', undefined].includes(attr(element, 'lang')) &&
          // Where a translation is, or what leads to it.
          !(translated.has(page.path) || attr(element, 'hreflang') === attr(element, 'lang')),
      );
    expect(all.length).toBeGreaterThan(clauses.length);
    expect(wrong(notSwedish)).toEqual([]);
  });

  test('has one main heading, with words', () => {
    expect(wrong((page) => tagged(page, 'h1').length !== 1)).toEqual([]);
    expect(wrong((page) => !tagged(page, 'h1').every((h1) => isText(textOf(h1))))).toEqual([]);
  });

  test('has one title, which holds its main heading', () => {
    const titles = (page: Page) =>
      tagged(page, 'title').filter(({ parentNode }) => parentNode?.nodeName === 'head');
    expect(wrong((page) => titles(page).length !== 1)).toEqual([]);
    const saysHeading = (page: Page) =>
      textOf(titles(page)[0]!).includes(textOf(tagged(page, 'h1')[0]!));
    expect(wrong((page) => !saysHeading(page))).toEqual([]);
  });

  // Else the reader meets "5.forsiktighetsprincipen.e", which nobody says. Ids and addresses may.
  test('calls a rule by its number or by words, not by a part of its address', () => {
    const slugs = new Set(
      clauses.map(({ number }) => number).filter((number) => /\.[a-z-]{4}/.test(number)),
    );
    const names = (page: Page) =>
      textOf(tagged(page, 'body')[0]!).match(/(?<![/:.\w-])[\w-]+(?:\.[\w-]+)+/g) ?? [];
    expect(slugs.size).toBeGreaterThan(0);
    expect(wrong((page) => names(page).some((name) => slugs.has(name)))).toEqual([]);
  });

  test('has one description', () => {
    const descriptions = (page: Page) =>
      tagged(page, 'meta').filter((element) => attr(element, 'name') === 'description');
    expect(wrong((page) => descriptions(page).length !== 1)).toEqual([]);
    expect(wrong((page) => !isText(meta(page, 'description')))).toEqual([]);
  });

  test('calls its own address canonical, unless it has none; in a frame, that of the guide', () => {
    const lacks = (page: Page) =>
      page.path !== '/404.html' &&
      canonicals(page).join(' ') !== page.url.href.replace('/inbaddat/', '/guider/');
    expect(wrong(lacks)).toEqual([]);
    expect(canonicals(pages.get('/404.html')!)).toEqual([]);
  });

  test('tells link previews its title, description and address', () => {
    const silent = (page: Page) =>
      !isText(meta(page, 'og:title')) || !isText(meta(page, 'og:description'));
    expect(wrong(silent)).toEqual([]);
    const elsewhere = (page: Page) =>
      page.path !== '/404.html' && meta(page, 'og:url') !== page.url.href;
    expect(wrong(elsewhere)).toEqual([]);
  });
});

describe('every clause', () => {
  test('stands in its chapter, under its anchor, with its text', () => {
    const lost = clauses.filter(({ url, number, text }) => {
      const element = pageAt(url)?.byId.get(number);
      return element === undefined || !isSaidIn(text, textOf(element));
    });
    expect(lost.map(({ id, url }) => `${id}: ${url}`)).toEqual([]);
  });

  test('stands there once, in the order of the section', () => {
    const byChapter = Map.groupBy(clauses, ({ url }) => pageAt(url));
    expect(byChapter.size).toBeGreaterThan(5);
    for (const [page, own] of byChapter) {
      const numbers = own.map(({ number }) => number);
      const ids = page!.elements.flatMap((element) => attr(element, 'id') ?? []);
      expect(ids.filter((id) => numbers.includes(id))).toEqual(numbers);
    }
  });

  test('has a page at its permanent address, with its text and the way to its chapter', () => {
    const lost = clauses.filter(({ permalink, url, title, text }) => {
      const page = pageAt(permalink);
      if (page === undefined) return true;
      const [main] = tagged(page, 'main');
      const leadsOn = descendants(main!).some(
        (element) =>
          element.tagName === 'a' && new URL(attr(element, 'href') ?? '', page.url).href === url,
      );
      const said = textOf(main!);
      return !leadsOn || !isSaidIn(text, said) || !said.includes(title);
    });
    expect(lost.map(({ id, permalink }) => `${id}: ${permalink}`)).toEqual([]);
  });

  test('calls its permanent address canonical', () => {
    const other = clauses.filter(({ permalink }) => {
      const page = pageAt(permalink);
      return page === undefined || canonicals(page).join(' ') !== permalink;
    });
    expect(other.map(({ id }) => id)).toEqual([]);
  });

  /** Whether all words of a text follow in another one; rules and notes may stand in between. */
  function isSaidIn(text: string, whole: string): boolean {
    let from = 0;
    return text.split(/(?<=[.!?:]) /).every((sentence) => {
      const at = whole.indexOf(sentence, from);
      from = at + sentence.length;
      return at !== -1;
    });
  }
});

describe('every guide', () => {
  const onPage = (guide: OpenGuide) => pages.get(`/guider/${guide.id}/`)!;

  /** @returns the elements of a guide with a data attribute, by its value. */
  function parts(guide: OpenGuide, name: string) {
    const holders = tagged(onPage(guide), 'decision-guide');
    expect(holders.map((holder) => attr(holder, 'data-guide'))).toEqual([guide.id]);
    return new Map(
      descendants(holders[0]!).flatMap((element) => {
        const value = attr(element, name);
        return value === undefined ? [] : [[value, element] as const];
      }),
    );
  }

  test.each(guides)('$id: all questions and answers are in the HTML, in order', (guide) => {
    const questions = parts(guide, 'data-question');
    expect([...questions.keys()]).toEqual(guide.questions.map(({ id }) => id));
    for (const { id, text, help, answers } of guide.questions) {
      const said = textOf(questions.get(id)!);
      for (const words of [text, help, ...answers.map((answer) => answer.text)])
        expect(said).toContain(words.replace(/\s+/g, ' ').trim());
      const offered = descendants(questions.get(id)!).flatMap(
        (element) => attr(element, 'data-answer') ?? [],
      );
      expect(offered).toEqual(answers.map((answer) => answer.id));
    }
  });

  test.each(guides)('$id: without script each answer is a link to what follows', (guide) => {
    const questions = parts(guide, 'data-question');
    const outcomes = parts(guide, 'data-outcome');
    const targets = new Set(
      [...questions.values(), ...outcomes.values()].map((element) => `#${attr(element, 'id')}`),
    );
    const stuck = [...questions].flatMap(([id, question]) =>
      descendants(question)
        .filter((element) => attr(element, 'data-answer') !== undefined)
        .filter((answer) => {
          const next = descendants(answer).filter((e) => attr(e, 'class') === 'next');
          const links = next.flatMap(descendants).filter((e) => e.tagName === 'a');
          return (
            links.length === 0 || !links.every((link) => targets.has(attr(link, 'href') ?? ''))
          );
        })
        .map((answer) => `${id}=${attr(answer, 'data-answer')}`),
    );
    expect(stuck).toEqual([]);
  });

  test.each(guides)('$id: all outcomes are in the HTML, with verdict and tasks', (guide) => {
    const outcomes = parts(guide, 'data-outcome');
    expect([...outcomes.keys()].sort()).toEqual(guide.outcomes.map(({ id }) => id).sort());
    for (const { id, verdict, title, tasks } of guide.outcomes) {
      const outcome = outcomes.get(id)!;
      expect(attr(outcome, 'data-verdict')).toBe(verdict);
      expect(textOf(outcome)).toContain(title);
      const given = descendants(outcome).flatMap((element) => attr(element, 'data-task') ?? []);
      expect(given).toEqual(expect.arrayContaining(tasks));
    }
  });

  test.each(guides)('$id: has a checklist with all its tasks', (guide) => {
    const page = pages.get(`/guider/${guide.id}/checklista/`)!;
    // A step of a working paper is an item too; the task that mends it stands on its row.
    const listed = page.elements.flatMap((element) =>
      attr(element, 'class') === 'item step' ? [] : (attr(element, 'id')?.split('lista.')[1] ?? []),
    );
    const inGuide = [...parts(guide, 'data-task').keys()];
    expect(inGuide.length).toBeGreaterThan(0);
    expect(listed.sort()).toEqual([...new Set(inGuide)].sort());
  });
});
