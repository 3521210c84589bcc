import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { replay, tasksOf } from '../../machines/kit/replay';
import { tasksOfGuide } from '../../src/registry/guides';
import { WHEN } from '../../src/registry/tasks';
import { useBrowser } from '../support/browser';
import { answerText, content, machine, questionText, texts } from '../support/content';
import { placeOf } from '../support/guide-page';
import { readPdf, squeeze, type PdfPage } from '../support/pdf';
import { answersOfRoute, ROUTE_TO, type Route } from '../support/routes';

const visitor = useBrowser();
const CHECKLIST = '/guider/oppen-ai/checklista/';
const A4 = { width: 595, height: 842 };

async function openChecklist(route: Route): Promise<Page> {
  const page = await visitor.enter({ timezoneId: 'Europe/Stockholm' });
  await page.clock.setFixedTime('2026-03-04T12:00:00Z');
  await page.goto(CHECKLIST + (route.length > 0 ? placeOf(route) : ''));
  await page.locator('[data-checklist-page][data-ready]').waitFor();
  return page;
}

const print = async (page: Page) => readPdf(await page.pdf({ preferCSSPageSize: true }));

/** How many times a text stands on the pages. */
const times = (pages: PdfPage[], text: string) =>
  pages.reduce((sum, page) => sum + page.text.split(squeeze(text)).length - 1, 0);

/** What the paper says of a task after its first line: help, when, who, rules, laws, addresses. */
function detailsOf(id: string): string {
  const { help = '', when, who, basis, clauses, law } = content.tasks.get(id)!;
  const numbers = clauses.map((clause) => content.clauses.get(clause)!.number);
  const laws = law.map((name) => {
    const { name: title, asOf } = content.laws.get(name)!;
    return ` · lag: ${title} (per ${asOf})`;
  });
  const rests = basis === 'tolkning' ? 'vår tolkning av' : 'regel';
  const rules = `${WHEN[when]} · ${who} · ${rests} ${numbers.join(', ')}${laws.join('')}`;
  return [help, rules, ...numbers.map((number) => `/r/ostersund/${number}/`)].join(' ');
}

/** Every task stands once, with all its details after it on the same page. */
function expectTasks(pages: PdfPage[], ids: readonly string[]): void {
  for (const id of ids) {
    const { text } = content.tasks.get(id)!;
    expect(times(pages, text), `times that ${id} is printed`).toBe(1);
    const page = pages.find((candidate) => candidate.text.includes(squeeze(text)))!;
    expect(page.text.split(squeeze(text))[1], id).toContain(squeeze(detailsOf(id)));
  }
}

const LINES = ['Namn', 'Enhet', 'Diarienummer', 'Datum och underskrift', 'Anteckningar'];
const HEAD = 'AI-riktlinjer · Östersunds kommun Riktlinje version 1 · utskrivet ';

describe.each(Object.entries(ROUTE_TO))('the checklist after %s', (outcome, route: Route) => {
  const end = replay(machine, answersOfRoute(route));

  test('holds the tasks of the route with rules and short addresses, and no others', async () => {
    const pages = await print(await openChecklist(route));
    const tasks = tasksOf(machine, end);
    expectTasks(pages, tasks);
    for (const other of tasksOfGuide(machine))
      if (!tasks.includes(other)) expect(times(pages, content.tasks.get(other)!.text)).toBe(0);
  });

  test('holds the verdict, the answers, the head, the lines to fill in and the address', async () => {
    const page = await openChecklist(route);
    const pages = await print(page);
    const { title, lead } = texts.outcomes[outcome]!;
    expect(times(pages, `${title} ${lead}`)).toBe(1);
    const said = route.map(
      ([question, answer]) => `${questionText(question)} ${answerText(question, answer)}`,
    );
    expect(times(pages, 'Svaren')).toBe(1);
    for (const one of said) expect(times(pages, one), one).toBe(1);
    expect(times(pages, `${HEAD}2026-03-04`)).toBe(1);
    for (const line of LINES) expect(times(pages, line), line).toBeGreaterThan(0);
    expect(times(pages, 'ansvarig klart den')).toBeGreaterThan(0);
    expect(times(pages, new URL(page.url()).host + CHECKLIST)).toBe(1);
  });

  test('fits on two pages of A4, numbered', async () => {
    const pages = await print(await openChecklist(route));
    expect(pages.length).toBeLessThanOrEqual(2);
    for (const [index, { text, width, height }] of pages.entries()) {
      expect({ width: Math.round(width), height: Math.round(height) }).toEqual(A4);
      expect(text).toContain(squeeze(`${index + 1} (${pages.length})`));
    }
  });
});

describe('the blank checklist', () => {
  test('holds every task once, none split, and no answers', async () => {
    const pages = await print(await openChecklist([]));
    expectTasks(pages, tasksOfGuide(machine));
    expect(times(pages, HEAD)).toBe(1);
    expect(times(pages, 'Svaren')).toBe(0);
    for (const { title } of Object.values(texts.outcomes)) expect(times(pages, title)).toBe(0);
    for (const line of LINES) expect(times(pages, line), line).toBeGreaterThan(0);
    // When a task applies stands between its first line and its rules.
    expect(times(pages, 'Om du svarade ”')).toBeGreaterThan(0);
  });
});

describe('on paper', () => {
  test('the date is that of the printing, not of the visit', async () => {
    const page = await openChecklist(ROUTE_TO.ja);
    await page.clock.setFixedTime('2026-03-09T12:00:00Z');
    expect(times(await print(page), `${HEAD}2026-03-09`)).toBe(1);
  });

  test('it is black on white with drawn boxes and lines, in a dark theme too', async () => {
    const page = await openChecklist(ROUTE_TO.ja);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const style = (selector: string, name: string) =>
      page
        .locator(selector)
        .filter({ visible: true })
        .evaluateAll(
          (all, property) => [
            ...new Set(all.map((one) => getComputedStyle(one).getPropertyValue(property))),
          ],
          name,
        );
    expect(await style('body', 'background-color')).toEqual(['rgb(255, 255, 255)']);
    expect(await style('.task label', 'color')).toEqual(['rgb(0, 0, 0)']);
    expect(await style('.task input', 'appearance')).toEqual(['none']);
    expect(await style('.task input', 'border-top-style')).toEqual(['solid']);
    expect(await style('.task .fill', 'border-bottom-style')).toEqual(['solid']);
    expect(await style('.sign p', 'border-bottom-style')).toEqual(['solid']);
    expect(await style('.task', 'break-inside')).toEqual(['avoid']);
  });

  test('a box ticked on the screen is ticked on paper', async () => {
    const page = await openChecklist(ROUTE_TO.ja);
    const box = page.getByRole('checkbox').first();
    await page.emulateMedia({ media: 'print' });
    const look = () => box.evaluate((input) => getComputedStyle(input).backgroundImage);
    const blank = await look();
    await box.check();
    expect(await look()).not.toBe(blank);
  });

  test('nothing that needs a screen is printed', async () => {
    const text = (await print(await openChecklist(ROUTE_TO.ja))).map((page) => page.text).join('');
    for (const word of [
      'Skriv ut',
      'Till guiden',
      'Hoppa till innehållet',
      'Stäng menyn',
      'Sök regel',
    ])
      expect(text).not.toContain(squeeze(word));
  });
});
