import { expect, test } from 'vitest';
import { encodeFragment } from '../../src/browser/address';
import machine from '../../machines/ai-forordningen';
import { useBrowser } from '../support/browser';
import { GuidePage } from '../support/guide-page';
import { registry } from '../machines/guides';
import { casesOf } from '../machines/worked-cases';

const visitor = useBrowser();
const { answers } = casesOf(machine).find(({ id }) => id === 'c11')!;
const { reviewBy } = registry.laws.get('ai-4')!.of!;

// The page was built in 2026: who reads it years later would trust dates that may have changed, and
// take for a duty of tomorrow what holds already.
test.each([
  ['2026-12-01', { holds: false, isOverdue: false }],
  [reviewBy, { holds: false, isOverdue: false }],
  ['2027-12-01', { holds: false, isOverdue: true }],
  ['2027-12-02', { holds: true, isOverdue: true }],
  ['2028-09-01', { holds: true, isOverdue: true }],
])('who reads a result on %s is told what holds then', async (day, { holds, isOverdue }) => {
  const page = await visitor.enter({ timezoneId: 'Europe/Stockholm' });
  await page.clock.setFixedTime(`${day}T12:00:00Z`);
  const guide = await new GuidePage(page, 'ai-forordningen').goto(
    encodeFragment('ai-forordningen', answers),
  );
  const result = guide.outcome('hog-risk');
  const today = result.locator('[data-timeline] ol > li').first();
  const duty = registry.tasks.get('utse-uppsikt')!.text;
  expect(await today.locator('b').innerText()).toBe('I dag');
  expect((await today.innerText()).includes(duty)).toBe(holds);
  expect(await result.locator('[data-review-by]').isVisible()).toBe(isOverdue);
});
