import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { answersOf, isMultiple } from '../../machines/kit/setup';
import { PHONE, useBrowser } from '../support/browser';
import { machine, questionText, texts } from '../support/content';
import { GuidePage, placeOf } from '../support/guide-page';
import { MILD, ROUTE_TO, type Route } from '../support/routes';
import { sampleOf } from '../support/sample';

const visitor = useBrowser();

/** Whether the element that has the focus matches a selector. Nothing focused is a lost focus. */
const focusIs = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

const press = (page: Page, key: string) => page.keyboard.press(key);

/** Presses Tab until the focus is on what is wanted, as a reader would. */
async function tabTo(page: Page, selector: string, most = 150): Promise<void> {
  for (let turns = 0; turns < most; turns += 1) {
    await press(page, 'Tab');
    if (await focusIs(page, selector)) return;
  }
  expect.fail(`${most} presses of Tab don't reach ${selector}`);
}

const headingOf = (question: string) => `[data-question="${question}"] .question`;
const outcomeHeading = (outcome: string) => `[data-outcome="${outcome}"] .verdict :is(h2, h3)`;

/**
 * Marks an answer with Space or the arrows, or of several that go together with Tab and Space, and
 * presses Fortsätt with Enter.
 */
async function answerByKeys(page: Page, question: string, answer: string): Promise<void> {
  await tabTo(page, `input[name="${question}"]`, 3);
  const all = answersOf(machine, question);
  const steps = all.indexOf(answer);
  if (isMultiple(machine, question)) {
    for (let turns = 0; turns < steps; turns += 1) await press(page, 'Tab');
    await press(page, 'Space');
    expect(await focusIs(page, `input[value="${answer}"]:checked`)).toBe(true);
    await tabTo(page, `[data-question="${question}"] button.btn`, all.length + 3);
    await press(page, 'Enter');
    return;
  }
  if (steps === 0) await press(page, 'Space');
  for (let turns = 0; turns < steps; turns += 1) await press(page, 'ArrowDown');
  expect(await focusIs(page, `input[value="${answer}"]:checked`)).toBe(true);
  await tabTo(page, `[data-question="${question}"] button.btn`, 3);
  await press(page, 'Enter');
}

/** Answers by keys, and demands after each step that the focus is on the new heading. */
async function walkByKeys(page: Page, route: Route, outcome: string): Promise<void> {
  for (const [index, [question, answer]] of route.entries()) {
    await answerByKeys(page, question, answer);
    const [next] = route[index + 1] ?? [];
    const heading = next === undefined ? outcomeHeading(outcome) : headingOf(next);
    expect(await focusIs(page, 'body'), `focus lost after ${question}`).toBe(false);
    expect(await focusIs(page, heading), `${heading} after ${question}`).toBe(true);
  }
}

describe('the guide by keyboard alone', () => {
  test.each(sampleOf(Object.entries(ROUTE_TO)))(
    'from the top of the page to %s',
    async (outcome, route) => {
      const page = await visitor.open('/guider/oppen-ai/');
      const guide = await new GuidePage(page).ready();
      await press(page, 'Tab');
      expect(await focusIs(page, 'a.sl-skip-link')).toBe(true);
      await press(page, 'Enter');
      await walkByKeys(page, route, outcome);
      await guide.shows(outcome);
      const { title } = texts.outcomes[outcome]!;
      expect(await guide.live.getAttribute('role')).toBe('status');
      expect(await guide.live.textContent()).toBe(`Besked: ${title}. `);
      // The verdict is announced from a place that is never hidden.
      expect(await guide.live.evaluate((live) => live.checkVisibility())).toBe(true);
      await tabTo(page, '[data-print]');
      await press(page, 'Enter');
      await page.waitForURL(`**/checklista/${placeOf(route)}`);
    },
  );

  test('Fortsätt without an answer leads to the answers, which tell what is wrong', async () => {
    const page = await visitor.open('/guider/oppen-ai/');
    const guide = await new GuidePage(page).ready();
    await tabTo(page, '[data-question="slag"] button.btn');
    await press(page, 'Enter');
    expect(await focusIs(page, 'input[name="slag"][aria-invalid="true"]')).toBe(true);
    await press(page, 'Space');
    await tabTo(page, '[data-question="slag"] button.btn', 3);
    await press(page, 'Enter');
    await guide.shows('inmatning');
  });

  test('Enter in an answer goes on', async () => {
    const page = await visitor.open('/guider/oppen-ai/');
    await new GuidePage(page).ready();
    await tabTo(page, 'input[name="slag"]');
    await press(page, 'Space');
    await press(page, 'Enter');
    expect(await focusIs(page, headingOf('inmatning'))).toBe(true);
  });

  test('Ändra, Tillbaka, back and forward put the focus on the question shown', async () => {
    const page = await visitor.open(`/guider/oppen-ai/${placeOf(MILD.slice(0, 4))}`);
    const guide = await new GuidePage(page).ready();
    const focusOn = (question: string) =>
      expect.poll(() => focusIs(page, headingOf(question)), { message: question }).toBe(true);
    await focusOn('du-sjalv');
    await tabTo(page, '[data-question="du-sjalv"] [data-back]');
    await press(page, 'Enter');
    await focusOn('uppgiften');
    await tabTo(page, '[data-said] dl > div:first-child a');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      `Ändra: ${questionText('slag')}`,
    );
    await press(page, 'Enter');
    await focusOn('slag');
    await page.goBack();
    await focusOn('uppgiften');
    await page.goForward();
    await focusOn('slag');
    await guide.shows('slag');
  });

  test('what falls away is announced together with the result', async () => {
    const page = await visitor.open(`/guider/oppen-ai/${placeOf(MILD, 'verktyget')}`);
    const guide = await new GuidePage(page).ready();
    await tabTo(page, 'input[name="verktyget"]');
    await press(page, 'Space');
    const loss = guide.question('verktyget').locator('.loss');
    expect(await loss.getAttribute('role')).toBe('status');
    expect(await loss.innerText()).toContain(questionText('resultat'));
    await press(page, 'Enter');
    expect(await focusIs(page, outcomeHeading('nej'))).toBe(true);
    const said = await guide.live.textContent();
    expect(said).toContain(`Besked: ${texts.outcomes.nej!.title}.`);
    expect(said).toContain(await guide.notice.innerText());
  });

  test('the guide in the chapter opens with Enter, the focus on its first question', async () => {
    const page = await visitor.open('/ostersund/oppen-ai/');
    await tabTo(page, 'decision-guide [data-start]', 100);
    await press(page, 'Enter');
    await new GuidePage(page).ready();
    await expect.poll(() => focusIs(page, headingOf('slag'))).toBe(true);
    await answerByKeys(page, 'slag', 'alla');
    expect(await focusIs(page, headingOf('inmatning'))).toBe(true);
  });

  test('the deciding rule opens with the keyboard and keeps the focus', async () => {
    const page = await visitor.open('/guider/oppen-ai/');
    const guide = await new GuidePage(page).ready();
    await tabTo(page, '[data-question="slag"] .rule-here summary');
    await press(page, 'Space');
    expect(await guide.question('slag').locator('.rule-here ul').isVisible()).toBe(true);
    expect(await focusIs(page, '.rule-here summary')).toBe(true);
  });
});

describe('the checklist by keyboard alone', () => {
  const item = (nth: number) => `[data-item]:nth-child(${nth} of :not([hidden]))`;

  test('is ticked, planned, set aside, saved, opened again and taken back', async () => {
    const page = await visitor.open(`/guider/oppen-ai/checklista/${placeOf(MILD)}`);
    await page.locator('[data-checklist-page][data-ready]').waitFor();
    const group = page.locator('[data-group]').filter({ visible: true }).first();
    const first = `[data-group="${await group.getAttribute('data-group')}"]`;
    await tabTo(page, '[data-plan]');
    await press(page, 'Enter');
    await tabTo(page, `${first} ${item(1)} > input`);
    await press(page, 'Space');
    await tabTo(page, `${first} ${item(1)} [data-field="owner"]`, 8);
    await page.keyboard.type('Enhetschef');
    await tabTo(page, '[data-skips]', 200);
    await press(page, 'Space');
    // The reason comes next to what was set aside.
    await tabTo(page, '[data-field="notApplicable"]', 1);
    await page.keyboard.type('Görs av It');
    const progress = page.locator('[data-progress]');
    expect(await progress.getAttribute('role')).toBe('status');
    expect(await progress.innerText()).toMatch(/^\d av \d+ klara, 1 gäller inte$/);

    await tabTo(page, '[data-keep]', 200);
    await press(page, 'Enter');
    await page.locator('[data-kept] li').waitFor();
    await page.reload();
    await page.locator('[data-kept] li').waitFor();
    // The tab remembers what was noted; what is changed after that comes back with Ångra.
    const owner = page.locator(`${first} ${item(1)} [data-field="owner"]`);
    await expect.poll(() => owner.inputValue()).toBe('Enhetschef');
    await owner.fill('');
    await tabTo(page, '[data-kept] button', 200);
    await press(page, 'Enter');
    await expect.poll(() => owner.inputValue()).toBe('Enhetschef');

    await page.locator('[data-notice] button').waitFor();
    await page.keyboard.press('Shift+Tab');
    await tabTo(page, '[data-notice] button', 200);
    await press(page, 'Enter');
    await expect.poll(() => owner.inputValue()).toBe('');
    expect(await focusIs(page, '[data-notice]'), 'the focus after Ångra').toBe(true);

    await tabTo(page, '[data-kept] button:last-child', 200);
    await press(page, 'Enter');
    expect(await focusIs(page, '[data-keep]'), 'the focus after Ta bort').toBe(true);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

describe('the frame of the page', () => {
  const PAGES = ['/ostersund/oppen-ai/', '/', '/r/ostersund/6.1.3.b/', '/sok/', '/404.html'];

  test.each(sampleOf(PAGES))(
    '%s: the skip link shows itself first and leads to the content',
    async (path) => {
      const page = await visitor.open(path);
      await press(page, 'Tab');
      expect(await focusIs(page, 'a.sl-skip-link')).toBe(true);
      const box = await page.locator('a.sl-skip-link').boundingBox();
      expect(box!.x).toBeGreaterThanOrEqual(0);
      await press(page, 'Enter');
      // The address, which may hold answers, stays as it is.
      expect(new URL(page.url()).hash).toBe('');
      await press(page, 'Tab');
      // On a page without links in its content the next stop is the first one after it.
      const [reached, skipped] = await page.evaluate(() => {
        const { activeElement } = document;
        const top = document.querySelector('main h1')!;
        const after = (node: Node | null) =>
          node !== null &&
          (top.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
        return [after(activeElement), activeElement?.closest('header, nav.side') === null];
      });
      expect({ reached, skipped }).toEqual({ reached: true, skipped: true });
    },
  );

  test.each(['/guider/oppen-ai/', '/ostersund/principer/'])(
    '%s: every stop of Tab is visible and shows that it has the focus',
    async (path) => {
      const page = await visitor.open(path);
      // Before its script has come a guide has other stops.
      await page.waitForLoadState('networkidle');
      const stops = new Set<string>();
      for (;;) {
        await press(page, 'Tab');
        const stop = await page.evaluate(() => {
          const element = document.activeElement!;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const { right, bottom, width } = element.getBoundingClientRect();
          // A place in the document names an element better than its text.
          const path = [];
          for (let node: Element | null = element; node; node = node.parentElement)
            path.unshift([...(node.parentElement?.children ?? [])].indexOf(node));
          return {
            name: element === document.body ? '' : path.join('.'),
            html: element.outerHTML.slice(0, 120),
            outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
            inView: width > 0 && right > 0 && bottom > 0,
          };
        });
        if (stop.name === '' || stops.has(stop.name)) break;
        stops.add(stop.name);
        expect(stop).toMatchObject({ outlined: true, inView: true });
      }
      expect(stops.size).toBeGreaterThan(10);
    },
  );

  describe('the menu at 360 px', () => {
    const openMenu = async () => {
      const page = await visitor.open('/ostersund/oppen-ai/', { viewport: PHONE });
      const menu = page.locator('#meny');
      expect(await menu.isVisible()).toBe(false);
      await tabTo(page, '.menu-button');
      await press(page, 'Enter');
      expect(await menu.isVisible()).toBe(true);
      return { page, menu };
    };

    test('opens with Enter, closes with Escape, and gives the focus back', async () => {
      const { page, menu } = await openMenu();
      await press(page, 'Tab');
      expect(await focusIs(page, '#meny *')).toBe(true);
      await press(page, 'Escape');
      expect(await menu.isVisible()).toBe(false);
      expect(await focusIs(page, '.menu-button')).toBe(true);
    });

    test('closes with its own button', async () => {
      const { page, menu } = await openMenu();
      await tabTo(page, '#meny .close', 3);
      await press(page, 'Enter');
      expect(await menu.isVisible()).toBe(false);
      expect(await focusIs(page, '.menu-button')).toBe(true);
    });

    test('leads to another chapter', async () => {
      const { page } = await openMenu();
      await tabTo(page, '#meny a[href="/ostersund/principer/"]');
      await press(page, 'Enter');
      await page.waitForURL('**/ostersund/principer/');
    });
  });
});
