import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { replay } from '../../machines/kit/replay';
import { cellsOf } from '../../src/components/Board/steps';
import { stepsOf } from '../../src/registry/outputs/steps';
import { useBrowser } from '../support/browser';
import { content } from '../support/content';
import { placeOf } from '../support/guide-page';
import { sampleOf } from '../support/sample';
import { ROUTES } from './sources';

// Who leads an introduction reads from the board where it stands. A wrong cell, count or link, and they start a
// system that must not be started, or look for a gap where there is none.
const visitor = useBrowser();
const guide = content.guides.get('infora-ai')!;
const steps = stepsOf(guide)!;
const ALL_DONE = ROUTES.find(({ name }) => name === 'infora-ai, chattbot-allt-klart')!.answers;
/** Two stops (one in a step of two demands), before the start, planned, and the rest done. */
const MIXED = {
  ...ALL_DONE,
  ...{ 'steg-2': 'delvis', 'steg-6': 'nej', 'steg-6-skada': 'vet-inte', 'steg-9': 'delvis' },
  ...{ 'steg-13-insyn': 'nej', 'steg-20': 'delvis' },
};
const KINDS = [
  ...['klart', 'stopp', 'klart', 'klart', 'klart', 'stopp', 'klart', 'klart', 'före start'],
  ...['klart', 'klart', 'klart', 'planera', 'klart', 'klart', 'klart', 'klart', 'klart', 'klart'],
  ...['planera', 'klart', 'klart'],
];
const COUNTS = ['2 stopp', '1 före start', '2 planera', '17 klara'];
const PAGES = [
  ['the result', '/guider/infora-ai/'],
  ['the working paper', '/guider/infora-ai/checklista/'],
] as const;
const hashOf = (answers: Readonly<Record<string, string>>) =>
  placeOf(Object.entries(answers), undefined, 'infora-ai');

async function open(path: string, answers: Readonly<Record<string, string>> = MIXED) {
  const page = await visitor.open(path + hashOf(answers));
  await page.locator('[data-ready]').first().waitFor();
  return page;
}
const boardOf = (page: Page) => page.locator('[data-board]').filter({ visible: true });
const cellsIn = (page: Page) => boardOf(page).locator('.board a');
const rowOf = (page: Page, text: string): Locator =>
  page.locator('li[id]').filter({ visible: true, hasText: text });
const timesShown = (page: Page, text: string) =>
  page.getByText(text, { exact: true }).filter({ visible: true }).count();
const textOf = (task: string) => content.tasks.get(task)!.text;

describe.each(PAGES)('%s', (_, path) => {
  test('has a cell for each of the 22 steps, and counts them as its headline does', async () => {
    const page = await open(path);
    expect(await boardOf(page).getByRole('heading').innerText()).toBe('De 22 stegen');
    const names = await cellsIn(page).evaluateAll((all) =>
      all.map((cell) => cell.querySelector('.vh')!.textContent),
    );
    expect(names).toEqual(KINDS.map((kind, index) => `Steg 7.${index + 1}: ${kind}`));
    expect(await boardOf(page).locator('.key li').allInnerTexts()).toEqual(
      COUNTS.map((count) => expect.stringMatching(new RegExp(`^(✓\\s*)?${count}$`)) as string),
    );
    const verdict = page.locator('.verdict').filter({ visible: true });
    expect(await verdict.innerText()).toMatch(/^Inte redo\. Två stopp\.\s.*\bsteg 2 och 6\./s);
  });

  test('a cell leads to its step, also where it is folded, and the answers stay', async () => {
    const page = await open(path);
    const cells = cellsOf(steps, guide.machine, replay(guide.machine, MIXED));
    for (const [index, { demands }] of cells.entries()) {
      await cellsIn(page).nth(index).click();
      const { demand, answer } = demands[0]!;
      const { because } = guide.texts.questions[demand.question]!.answers[answer!]!;
      const said = answer === 'ja' ? because : textOf(demand.mend);
      const row = page.locator(':focus');
      expect(await row.innerText()).toContain(said);
      expect(await row.isVisible()).toBe(true);
      expect(new URL(page.url()).hash).toBe(hashOf(MIXED));
    }
  });

  test('tells each gap once, by how grave it is, and done steps are folded', async () => {
    const page = await open(path);
    const all = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    const gaps = [
      ...['radfraga-nyckelpersoner', 'utred-diskriminering', 'krav-pa-rattvisa'],
      ...['krav-pa-lag-och-etik', 'planera-information-och-insyn', 'planera-provning'],
    ].map(textOf);
    const places = gaps.map((text) => all.indexOf(text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const text of gaps) expect(all.split(text), text).toHaveLength(2);
    expect(await timesShown(page, guide.texts.questions['steg-1']!.answers.ja!.because)).toBe(0);
    for (const { question } of steps.demands)
      expect(await timesShown(page, guide.texts.questions[question]!.text)).toBe(0);
  });

  test('a row says the answer and leads to its question, with all answers', async () => {
    const page = await open(path);
    const row = rowOf(page, textOf('krav-pa-rattvisa'));
    expect(await row.innerText()).toContain(
      'Steg 7.6 · före start · ni svarade nej · ändra svaret',
    );
    await row.getByRole('link', { name: /^ändra svaret ?: Steg 7\.6 · före start$/ }).click();
    const question = page.locator('[data-question="steg-6"]');
    await question.waitFor();
    expect(await question.locator('input:checked').getAttribute('value')).toBe('nej');
    await question.locator('input[value="ja"]').check();
    await question.getByRole('button', { name: 'Fortsätt' }).click();
    // Nothing of it is left in the result.
    await page.locator('[data-outcome="inte-redo"]').waitFor();
    expect(await rowOf(page, textOf('krav-pa-rattvisa')).count()).toBe(0);
    expect(await boardOf(page).locator('.key').innerText()).toContain('2 stopp');
  });
});

// The same piece draws both.
describe.each(sampleOf(PAGES))('the board of %s', (_, path) => {
  test('shows by shape alone how a step stands, also in forced colours', async () => {
    const page = await open(path);
    const shapes = async () => {
      const looks = await cellsIn(page).evaluateAll((all) =>
        all.map((cell) => {
          const { borderTopStyle, borderTopWidth } = getComputedStyle(cell);
          return cell.querySelector('svg') ? 'octagon' : `${borderTopStyle} ${borderTopWidth}`;
        }),
      );
      // One shape for each kind, and each kind its own.
      const byKind = Map.groupBy(looks.keys(), (index) => KINDS[index]!);
      for (const own of byKind.values())
        expect(new Set(own.map((index) => looks[index])).size).toBe(1);
      return new Set(looks).size;
    };
    expect(await shapes()).toBe(4);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await shapes()).toBe(4);
    await page.emulateMedia({ media: 'print', forcedColors: null });
    expect(await shapes()).toBe(4);
  });

  test('is pressed with a thumb on the narrowest phone', async () => {
    const page = await open(path);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const cell of await cellsIn(page).all()) {
      const { width, height } = (await cell.boundingBox())!;
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(40);
    }
  });

  test('a change has the steps that it goes through, by their own numbers', async () => {
    const page = await open(path, {
      ...{ vad: 'andring', 'steg-3': 'ja', 'steg-4': 'nej', 'steg-5': 'ja' },
      ...{ 'steg-6-skada': 'ja', 'steg-11': 'ja' },
    });
    expect(await boardOf(page).getByRole('heading').innerText()).toBe('De 5 stegen');
    expect(await cellsIn(page).allTextContents()).toEqual([
      ...['✓Steg 7.3: klart', '4Steg 7.4: före start', '✓Steg 7.5: klart'],
      ...['✓Steg 7.6: klart', '✓Steg 7.11: klart'],
    ]);
  });
});

test('in the working paper a gap has tick box, owner and date on its own row', async () => {
  const page = await open(PAGES[1][1]);
  const row = rowOf(page, textOf('radfraga-nyckelpersoner'));
  await row.getByRole('checkbox', { name: textOf('radfraga-nyckelpersoner') }).check();
  await row.getByLabel(/^Ansvarig/).fill('Enhetschef');
  await row.getByLabel(/^Klart den/).fill('2026-12-01');
  expect(await page.locator('[data-progress]').innerText()).toMatch(/^Uppgifter: 1 av \d+ klara$/);
});

test('in the working paper a step without an answer is answered from its cell', async () => {
  const page = await open(PAGES[1][1], { vad: 'infora', battre: 'ja', 'steg-1': 'ja' });
  expect(await boardOf(page).locator('.key').innerText()).toContain('21 ej besvarade');
  await cellsIn(page).nth(1).click();
  await page.locator('[data-question="steg-2"]').waitFor();
  expect(new URL(page.url()).hash).toContain('steg-1=ja');
});
