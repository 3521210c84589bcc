import { describe, expect, test } from 'vitest';
import { outcomesOf } from '../../machines/kit/setup';
import { trainedRules } from '../../src/registry/outputs/neighbours';
import { registry } from '../machines/guides';

const { guides, clauses, training, traces } = registry;
const cases = [...training.cases.values()];

describe('the cases cover what is to be learnt', () => {
  test('there are at least a hundred', () => expect(cases.length).toBeGreaterThanOrEqual(100));

  test.each([...guides.keys()])('guide %s has at least six', (id) =>
    expect(cases.filter(({ guide }) => guide.id === id).length).toBeGreaterThanOrEqual(6),
  );

  test.each(['medarbetare', 'fortroendevald', 'chef', 'verksamhet', 'system'])(
    'role %s has at least ten',
    (id) => expect(cases.filter(({ role }) => role === id).length).toBeGreaterThanOrEqual(10),
  );

  test.each(
    [...guides.values()].flatMap(({ id, machine }) =>
      outcomesOf(machine).map((outcome) => [id, outcome] as const),
    ),
  )('%s: outcome %s is the answer of a case', (id, outcome) =>
    expect(cases.filter(({ guide, route }) => guide.id === id && route.at === outcome)).not.toEqual(
      [],
    ),
  );

  /** A rule that no guide carries out, for a reason, can't be trained by a guide. */
  const stops = [...training.byGuideline].flatMap(([guideline, own]) =>
    trainedRules(guideline, clauses.values(), own).filter(
      ({ clause }) =>
        clause.effect === 'stop' &&
        traces.get(guideline)!.some((trace) => trace.clause === clause && trace.uses.length > 0),
    ),
  );
  test('there are rules that stop', () => expect(stops.length).toBeGreaterThan(10));
  test.each(stops.map((rule) => [rule.clause.id, rule] as const))(
    '%s, which stops, is trained by a case',
    (_, { decides, passed }) => expect(decides.length + passed.length).toBeGreaterThan(0),
  );

  test('every theme has a case', () => {
    const used = new Set(cases.map(({ theme }) => theme));
    expect(Object.keys(training.themes).filter((theme) => !used.has(theme))).toEqual([]);
  });

  test('every municipality with cases has a course', () =>
    expect([...training.byGuideline.keys()]).toEqual([
      ...new Set(training.courses.map(({ guideline }) => guideline)),
    ]));
});
