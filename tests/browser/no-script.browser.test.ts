import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { replay, tasksOf } from '../../machines/kit/replay';
import { targetsFrom } from '../../machines/kit/explore';
import {
  answersOf,
  branchesOf,
  isMultiple,
  outcomesOf,
  questionsOf,
} from '../../machines/kit/setup';
import { tasksOfGuide } from '../../src/registry/read/guides';
import { PHONE, useBrowser } from '../support/browser';
import { answerText, content, machine, texts } from '../support/content';
import { answersOfRoute, coveringRoutes, ROUTE_TO, type Route } from '../support/routes';
import { sampleOf } from '../support/sample';
import { chaptersOf } from '../support/site';

const visitor = useBrowser();
const withoutScript = (path: string, options = {}) =>
  visitor.open(path, { javaScriptEnabled: false, ...options });

const visibleText = (page: Page, selector: string) =>
  page.locator(selector).filter({ visible: true }).allInnerTexts();

/** The questions and outcomes that a reader sees. */
const shownParts = (page: Page) =>
  page.locator('[data-question], [data-outcome]').filter({ visible: true });

/** A guide of each kind: with options, with answers that lead on by what was answered before. */
const shown = sampleOf([...content.guides.values()], ({ machine }) => [
  ...new Set(
    questionsOf(machine).flatMap((question) => [
      String(isMultiple(machine, question)),
      ...answersOf(machine, question).map((answer) =>
        branchesOf(machine, question, answer).length > 1 ? 'branches' : 'one way',
      ),
    ]),
  ),
]);
describe.each(shown)('script off: $id', (guide) => {
  const { id, machine, texts } = guide;
  const address = `/guider/${id}/`;
  /** What an answer's link must say about where it leads. */
  const nameOf = (state: string) => {
    const number = questionsOf(machine).indexOf(state) + 1;
    return number > 0 ? `fråga ${number}` : `besked: ${texts.outcomes[state]!.title}`;
  };

  test('the guide shows all its questions, numbered, with help, examples and answers', async () => {
    const page = await withoutScript(address);
    const questions = await page.locator('[data-question]').evaluateAll((items) =>
      items.map((item) => {
        const { display, listStyleType } = getComputedStyle(item);
        const { tagName, children } = item.parentElement!;
        const number = [...children].indexOf(item) + 1;
        const question = item.getAttribute('data-question');
        return { question, number, marker: `${tagName} ${display} ${listStyleType}` };
      }),
    );
    expect(questions).toEqual(
      questionsOf(machine).map((question, index) => ({
        ...{ question, number: index + 1 },
        marker: 'OL list-item decimal',
      })),
    );
    for (const question of questionsOf(machine)) {
      const { text, help, examples } = texts.questions[question]!;
      const item = page.locator(`[data-question="${question}"]`);
      const shown = await item.innerText();
      for (const part of [text, help ?? '', ...examples]) expect(shown).toContain(part);
      for (const answer of answersOf(machine, question)) {
        const said = texts.questions[question]!.answers[answer]!;
        const answered = await item.locator(`[data-answer="${answer}"]`).innerText();
        for (const part of [said.text, said.hint ?? '', said.because, said.change ?? ''])
          expect(answered).toContain(part);
      }
    }
  });

  test('every answer is a link to each question or outcome that can follow', async () => {
    const page = await withoutScript(address);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map((one) => one.id));
    for (const question of questionsOf(machine))
      for (const answer of answersOf(machine, question)) {
        const links = await page
          .locator(`[data-question="${question}"] [data-answer="${answer}"] .next a`)
          .filter({ visible: true })
          .evaluateAll((all) =>
            all.map((link) => ({ href: link.getAttribute('href'), text: link.textContent })),
          );
        expect(new Set(links.map(({ href }) => href))).toEqual(
          new Set([...targetsFrom(machine, question, answer)].map((target) => `#${id}.${target}`)),
        );
        for (const { href, text } of links) {
          const target = href!.slice(`#${id}.`.length);
          expect(ids.filter((one) => one === `${id}.${target}`)).toHaveLength(1);
          expect(text).toContain(nameOf(target));
          // What decides between several ways on is said.
          expect(text.includes('(')).toBe(links.length > 1);
        }
      }
  });

  test('every outcome is there, with all tasks that a route to it can give', async () => {
    const page = await withoutScript(address);
    for (const outcome of outcomesOf(machine)) {
      const { title, lead, ask } = texts.outcomes[outcome]!;
      const text = await page.locator(`[data-outcome="${outcome}"]`).innerText();
      for (const part of [title, lead, ask]) expect(text).toContain(part);
    }
    for (const route of coveringRoutes(machine)) {
      const end = replay(machine, answersOfRoute(route));
      const shown = await visibleText(page, `[data-outcome="${end.at}"] [data-task] label`);
      for (const task of tasksOf(machine, end))
        expect(shown).toContain(content.tasks.get(task)!.text);
    }
  });

  test('the checklist has every task of the guide, with when it applies', async () => {
    const page = await withoutScript(`${address}checklista/`);
    const shown = await visibleText(page, '[data-item]:not(.step) > label');
    // What mends a gap stands on the row of its step, which says what must be so.
    const steps = await page
      .locator('.step > .about')
      .filter({ visible: true })
      .evaluateAll((all) => all.map(({ id }) => id.replace('lista.', '')));
    const alone = tasksOfGuide(machine).filter((task) => !steps.includes(task));
    expect([...shown].sort()).toEqual(alone.map((task) => content.tasks.get(task)!.text).sort());
    expect(await page.locator('[data-item] > input[type=checkbox]').count()).toBe(
      alone.length + steps.length,
    );
    expect(await visibleText(page, '[data-given], [data-outcome]')).toEqual([]);
    expect(await visibleText(page, '[data-blank]')).toHaveLength(1);
  });
});

describe('script off', () => {
  test('a task that only some answers give says which', async () => {
    const page = await withoutScript('/guider/oppen-ai/');
    const [condition] = await visibleText(
      page,
      '[data-outcome="nej"] [data-task="handlagg-utan-oppen-ai"] [data-condition]',
    );
    const number = questionsOf(machine).indexOf('uppgiften') + 1;
    const [one, two] = ['arende', 'beslut'].map((answer) => answerText('uppgiften', answer));
    expect(condition).toBe(`Om du svarade ”${one}” eller ”${two}” på fråga ${number}`);
  });

  test('a click on an answer brings its follower into view', async () => {
    const page = await withoutScript('/guider/oppen-ai/', { viewport: PHONE });
    await page
      .locator('[data-question="inmatning"] [data-answer="personuppgifter"] .next a')
      .click();
    await expect
      .poll(() =>
        page
          .locator('[data-outcome="nej"]')
          .evaluate((part) => Math.abs(part.getBoundingClientRect().top) < innerHeight / 2),
      )
      .toBe(true);
  });

  test('a chapter leads to its guide', async () => {
    const page = await withoutScript('/ostersund/oppen-ai/');
    expect(await shownParts(page).count()).toBe(0);
    await page.getByRole('link', { name: 'Starta guiden' }).first().click();
    await page.waitForURL('**/guider/oppen-ai/');
  });

  test('nothing that needs script is offered', async () => {
    for (const path of ['/guider/oppen-ai/', '/guider/oppen-ai/checklista/']) {
      const page = await withoutScript(path);
      const buttons = page.locator('main button').filter({ visible: true });
      expect(await buttons.allInnerTexts(), path).toEqual([]);
    }
  });

  test('a line of the checklist says after which answers it applies', async () => {
    const page = await withoutScript('/guider/oppen-ai/checklista/');
    const conditions = await visibleText(page, '[data-why] > p');
    expect(conditions.length).toBeGreaterThan(0);
    for (const condition of conditions)
      expect(condition).toMatch(/^(Om du svarade ”|Beror på vad du svarade på fråga )/);
  });

  test.each([
    '/',
    '/404.html',
    ...sampleOf(['/om/', '/om/integritet/', '/om/oppna-data/']),
    '/r/ostersund/6.1.3.b/',
    ...sampleOf([...content.guidelines.keys()].map((id) => `/${id}/`)),
    ...sampleOf([...content.guidelines.keys()].flatMap(chaptersOf)),
  ])('%s reads the same as with script', async (path) => {
    const [without, withIt] = [await withoutScript(path), await visitor.open(path)];
    const read = async (page: Page) =>
      (await visibleText(page, 'main'))
        .join(' ')
        // Copying is all that script adds to what there is to read.
        .replace(/Kopiera länk|Hänvisa(?! så)|⋯/g, ' ')
        .replace(/\s+/g, ' ');
    const text = await read(without);
    expect(text.length).toBeGreaterThan(60);
    expect(text).toBe(await read(withIt));
    expect(await without.locator('h1').isVisible()).toBe(true);
  });

  test('the search says that it needs script and shows another way', async () => {
    const page = await withoutScript('/sok/?q=sekretess');
    const text = await page.locator('main').innerText();
    expect(text).toContain('Sökningen behöver skript.');
    for (const { name } of content.guidelines.values())
      expect(await page.locator('main').getByRole('link', { name, exact: true }).count()).toBe(1);
  });

  test('the menu at 360 px opens', async () => {
    const page = await withoutScript('/ostersund/oppen-ai/', { viewport: PHONE });
    await page.getByRole('button', { name: 'Meny' }).click();
    expect(await page.locator('#meny a[href="/ostersund/principer/"]').isVisible()).toBe(true);
  });
});

describe('script on, but its files never come', () => {
  const openBlocked = async (path: string) => {
    const page = await visitor.enter();
    let blocked = 0;
    await page.route('**/*.js', (route) => {
      blocked += 1;
      return route.abort();
    });
    await page.goto(path);
    expect(blocked).toBeGreaterThan(0);
    return page;
  };
  const shown = (page: Page) =>
    shownParts(page).evaluateAll((parts) =>
      parts.map((part) => part.getAttribute('data-question') ?? part.getAttribute('data-outcome')),
    );

  /** Follows the links of a route's answers, one question at a time. */
  async function follow(page: Page, route: Route, outcome: string): Promise<void> {
    for (const [index, [question, answer]] of route.entries()) {
      expect(await shown(page)).toEqual([question]);
      const [next = outcome] = route[index + 1] ?? [];
      await page
        .locator(`[data-question="${question}"] [data-answer="${answer}"]`)
        .locator(`.next a[href="#oppen-ai.${next}"]`)
        .click();
    }
    expect(await shown(page)).toEqual([outcome]);
    const text = await page.locator(`[data-outcome="${outcome}"]`).innerText();
    expect(text).toContain(texts.outcomes[outcome]!.lead);
    const end = replay(machine, answersOfRoute(route));
    const tasks = await visibleText(page, `[data-outcome="${outcome}"] [data-task] label`);
    for (const task of tasksOf(machine, end))
      expect(tasks).toContain(content.tasks.get(task)!.text);
  }

  test.each(sampleOf(Object.entries(ROUTE_TO).toReversed()))(
    'the links lead to %s',
    async (outcome, route) => {
      await follow(await openBlocked('/guider/oppen-ai/'), route, outcome);
    },
  );

  test('a chapter leads to its guide, and back works there', async () => {
    const page = await openBlocked('/ostersund/oppen-ai/');
    await page.getByRole('link', { name: 'Starta guiden' }).first().click();
    await page.waitForURL('**/guider/oppen-ai/');
    await follow(page, ROUTE_TO.nej, 'nej');
    await page.goBack();
    await expect.poll(() => shown(page)).toEqual(['inmatning']);
  });

  test('the checklist shows every task', async () => {
    const page = await openBlocked('/guider/oppen-ai/checklista/');
    expect(await visibleText(page, '[data-item] > label')).toHaveLength(
      tasksOfGuide(machine).length,
    );
  });
});
