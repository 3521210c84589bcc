import { describe, expect, test } from 'vitest';
import { targetsFrom } from '../../machines/kit/explore';
import { answersOf, outcomesOf, questionsOf } from '../../machines/kit/setup';
import { diagramOf, type Box } from '../../src/all-ways/diagram';
import { registry } from './guides';

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each([...registry.guides.values()].map((guide) => ({ id: guide.id, guide })))(
  'the picture of $id',
  ({ guide }) => {
    const { machine } = guide;
    const { left, width, height, boxes, arrows, cuts } = diagramOf(guide);

    test('has one box for each question and each outcome, within its frame', () => {
      const states = new Set(
        boxes.filter(({ kind }) => kind !== 'reference').flatMap((box) => box.states),
      );
      expect(states).toEqual(new Set([...questionsOf(machine), ...outcomesOf(machine)]));
      expect(boxes.filter(({ kind }) => kind !== 'reference')).toHaveLength(states.size);
      const outside = boxes.filter(
        ({ x, y, width: w, height: h }) =>
          x < left || y < 0 || x + w > left + width + 1 || y + h > height + 1,
      );
      expect(outside).toEqual([]);
    });

    test('has an arrow wherever an answer leads on, and no other', () => {
      const leads = questionsOf(machine).flatMap((question) =>
        answersOf(machine, question)
          .flatMap((answer) => [...targetsFrom(machine, question, answer)])
          .filter((target) => target !== question)
          .map((target) => `${question} → ${target}`),
      );
      const drawn = arrows.flatMap(({ from, to }) => to.map((target) => `${from} → ${target}`));
      expect(new Set(drawn)).toEqual(new Set(leads));
      expect(drawn).toHaveLength(new Set(leads).size);
    });

    test('lays no box over another, and cuts through none', () => {
      const clashes = boxes.flatMap((box, index) =>
        boxes.slice(index + 1).filter((other) => overlap(box, other)),
      );
      expect(clashes).toEqual([]);
      const cut = boxes.filter(({ y, height: h }) => cuts.some((at) => y < at && at < y + h));
      expect(cut).toEqual([]);
      expect([cuts[0], cuts.at(-1)]).toEqual([0, height]);
    });
  },
);

test('the picture of the largest guide is no wider than a page can show', () => {
  const widths = [...registry.guides.values()].map((guide) => diagramOf(guide).width);
  expect(Math.max(...widths)).toBeLessThan(1200);
});
