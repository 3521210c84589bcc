import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasChanged, inDueOrder, type Practised } from '../../src/training/progress';
import { timespan } from '../../src/training/scorm';
import {
  beginRound,
  proceed,
  resumeRound,
  type Boxes,
  type TrainingState,
} from '../../src/training/training-machine';
import { machine } from '../support/content';
import { answersOfRoute, MILD, ROUTE_TO } from '../support/routes';

const CASES = ['a', 'b', 'c', 'd', 'e', 'f'];
const round = (cases: readonly string[], repeat = true, boxes: Boxes = {}) => ({
  way: 'snabbkoll' as const,
  cases,
  repeat,
  boxes,
});
const answer = (state: TrainingState, right: boolean) =>
  proceed(proceed(state, { type: 'answer', right }), { type: 'next' });

describe('a round', () => {
  test('asks each case once when all are right, and ends', () => {
    let state = beginRound(round(CASES));
    const asked = [];
    while (state.value === 'asking') {
      asked.push(state.context.current);
      state = answer(state, true);
    }
    expect(asked).toEqual(CASES);
    expect(state.value).toBe('done');
  });

  test('asks a missed case again after three others', () => {
    let state = answer(beginRound(round(CASES)), false);
    const asked = [];
    while (state.value === 'asking') {
      asked.push(state.context.current);
      state = answer(state, true);
    }
    expect(asked).toEqual(['b', 'c', 'd', 'a', 'e', 'f']);
  });

  test('of a course asks nothing twice', () => {
    let state = beginRound(round(CASES, false));
    while (state.value === 'asking') state = answer(state, false);
    expect(state.context.results).toEqual(CASES.map((id) => ({ id, right: false })));
  });

  test('moves what is right one box up, to the third, and what is missed back to the first', () => {
    const boxes = { a: 2, b: 3, c: 3 } as const;
    let state = beginRound(round(['a', 'b', 'c', 'd'], false, boxes));
    for (const right of [true, true, false, true]) state = answer(state, right);
    expect(state.context.boxes).toEqual({ a: 3, b: 3, c: 1, d: 2 });
  });

  test('can be stopped while asking and while explaining', () => {
    const asking = beginRound(round(CASES));
    const explaining = proceed(asking, { type: 'answer', right: true });
    for (const state of [asking, explaining])
      expect(proceed(state, { type: 'stop' }).value).toBe('done');
  });

  test('takes no second answer to a case that is explained', () => {
    const explaining = proceed(beginRound(round(CASES)), { type: 'answer', right: true });
    expect(proceed(explaining, { type: 'answer', right: false }).context).toEqual(
      explaining.context,
    );
  });

  test('is resumed where it was left, whatever was answered', () =>
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 12 }), fc.boolean(), (rights, repeat) => {
        let state = beginRound(round(CASES, repeat));
        for (const right of rights) if (state.value === 'asking') state = answer(state, right);
        const resumed = resumeRound(round(CASES, repeat), state.context.results);
        expect(resumed.value).toBe(state.value);
        expect(resumed.context).toEqual(state.context);
      }),
    ));

  test('is resumed as far as what is kept fits it', () => {
    const kept = [
      { id: 'a', right: true },
      { id: 'x', right: true },
    ];
    expect(resumeRound(round(CASES), kept).context).toMatchObject({
      current: 'b',
      results: [{ id: 'a', right: true }],
    });
  });
});

describe('the order of cases', () => {
  const practised = (box: Practised['box'], day: string): Practised => ({
    ...{ box, day },
    answers: {},
    outcome: 'ja',
  });

  test('is: due and missed, due and known, new, then what rests', () => {
    const progress = {
      rests: practised(3, '2026-11-15'),
      known: practised(2, '2026-11-18'),
      missed: practised(1, '2026-11-21'),
      restsToo: practised(2, '2026-11-19'),
    };
    const order = inDueOrder(
      ['rests', 'new', 'known', 'restsToo', 'missed'],
      progress,
      '2026-11-21',
    );
    expect(order).toEqual(['missed', 'known', 'new', 'restsToo', 'rests']);
  });
});

describe('what was practised', () => {
  const answers = answersOfRoute(ROUTE_TO.nej);
  const then: Practised = { box: 2, day: '2026-11-21', answers, outcome: 'nej' };

  test('holds while the guide and the case say the same', () =>
    expect(hasChanged(machine, then, answers)).toBe(false));

  test.each([
    ['the guide ends otherwise', { ...then, outcome: 'ja' }, answers],
    [
      'the guide no longer has the question',
      { ...then, answers: { ...answers, vader: 'ja' } },
      answers,
    ],
    ['the case has other answers', then, answersOfRoute(MILD)],
    ['the case has an answer more', then, { ...answers, kansligt: 'nej' }],
  ])('has changed when %s', (_, practised, today) =>
    expect(hasChanged(machine, practised, today)).toBe(true),
  );
});

test.each([
  [0, '0000:00:00'],
  [61_999, '0000:01:01'],
  [100 * 3_600_000, '0100:00:00'],
])('%i ms is %s to a learning platform', (milliseconds, said) =>
  expect(timespan(milliseconds)).toBe(said),
);
