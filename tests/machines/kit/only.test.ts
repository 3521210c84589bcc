import { describe, expect, test } from 'vitest';
import { fits, only, type Shown } from '../../../machines/kit/only';
import { prove } from '../../../machines/kit/prove';
import { clausesOf, replay, tasksOf } from '../../../machines/kit/replay';
import {
  answersOf,
  guide,
  guideMeta,
  stateMeta,
  type State,
  type Verdict,
} from '../../../machines/kit/setup';

const made = (states: Record<string, State>) =>
  guide.createMachine({
    ...{ id: 'prov', context: {}, meta: { guidelines: ['vik', 'nas'] } },
    ...{ initial: 'kommun', states },
  });
const end = (verdict: Verdict, clauses: string[] = []): State => ({
  ...{ type: 'final', meta: { verdict, clauses } },
});
const shown = (guidelines: string[], guides: string[] = []): Shown => ({
  guidelines: new Set(guidelines),
  guides: new Set(guides),
});

/** Two municipalities with a question each, and a shared one. */
const choice = made({
  kommun: {
    meta: { clauses: ['vik:1', 'nas:1'], mildToStrict: ['vik', 'nas'] },
    on: {
      vik: {
        target: 'delad',
        meta: { guidelines: ['vik'], clauses: ['vik:1'], tasks: ['skriv'] },
      },
      nas: { target: 'bara-nas', meta: { guidelines: ['nas'], clauses: ['nas:1'] } },
    },
  },
  'bara-nas': { meta: { clauses: ['nas:2'] }, on: { ja: 'delad', nej: 'nej' } },
  delad: {
    meta: { clauses: ['vik:3', 'nas:3'] },
    on: { ja: { target: 'ja', meta: { guide: 'annan' } }, nej: 'nej' },
  },
  ja: end('ja', ['vik:4', 'nas:4']),
  nej: end('nej'),
});

// Or a question that only the law asks would be marked as the municipality's rule.
test('a question that no rule left is behind rests on its law', () => {
  const machine = made({
    kommun: { meta: { clauses: ['vik:1'], law: ['las-1'] }, on: { ja: 'ja', nej: 'nej' } },
    ja: end('ja'),
    nej: end('nej'),
  });
  expect(stateMeta(only(machine, shown(['nas'])), 'kommun').basis).toBe('lag');
  expect(stateMeta(only(machine, shown(['vik'])), 'kommun').basis).toBeUndefined();
});

describe('a guide that two municipalities share', () => {
  const left = only(choice, shown(['vik']));

  test('asks one of them alone nothing about the other, nor which it is', () => {
    expect(Object.keys(left.states)).toEqual(['delad', 'ja', 'nej']);
    expect(replay(left, {}).at).toBe('delad');
    expect(guideMeta(left).guidelines).toEqual(['vik']);
  });

  test('still gives what the choice gave: its rules and its tasks', () => {
    const route = replay(left, { delad: 'ja' });
    expect(clausesOf(left, route)).toEqual(['vik:1', 'vik:3', 'vik:4']);
    expect(tasksOf(left, route)).toEqual(['skriv']);
  });

  test('is proved as any other', () => {
    expect(prove(left)).toMatchObject({ outcomes: 2, routes: 2 });
  });

  test('leads on to a guide only if that is shown', () => {
    const onward = (machine: typeof left) => replay(machine, { delad: 'ja' }).steps[0]?.meta.guide;
    expect(onward(left)).toBeUndefined();
    expect(onward(only(choice, shown(['vik'], ['annan'])))).toBe('annan');
  });

  test('is as it was where both are shown', () => {
    const both = only(choice, shown(['vik', 'nas'], ['annan']));
    expect(both.config.states).toEqual(only(both, shown(['vik', 'nas'], ['annan'])).config.states);
    expect(answersOf(both, 'kommun')).toEqual(['vik', 'nas']);
    expect(stateMeta(both, 'kommun').mildToStrict).toEqual(['vik', 'nas']);
  });

  test('is left out where neither is shown', () => {
    expect(fits(choice, new Set(['vik']))).toBe(true);
    expect(fits(choice, new Set(['berg']))).toBe(false);
  });
});

describe('a guide that holds for any municipality', () => {
  const general = made({
    kommun: {
      meta: { mildToStrict: ['annan', 'bolag', 'vik'] },
      on: {
        vik: { target: 'ja', meta: { guidelines: ['vik'], clauses: ['vik:1'] } },
        annan: { target: 'ja', meta: { guidelines: [] } },
        bolag: { target: 'nej', meta: { guidelines: [] } },
      },
    },
    ja: end('ja'),
    nej: end('nej'),
  });

  test('stays, without the answers of those that are not shown', () => {
    expect(fits(general, new Set(['berg']))).toBe(true);
    const left = only(general, shown(['berg']));
    expect(answersOf(left, 'kommun')).toEqual(['annan', 'bolag']);
    expect(stateMeta(left, 'kommun').mildToStrict).toEqual(['annan', 'bolag']);
  });
});
