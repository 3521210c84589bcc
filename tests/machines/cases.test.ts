import { describe, expect, test } from 'vitest';
import { z } from 'astro/zod';
import machine from '../../machines/oppen-ai';
import { clausesOf, replay, tasksOf, type Replay } from '../../machines/kit/replay';
import { answersOf, outcomesOf, questionsOf, stateMeta, VERDICTS } from '../../machines/kit/setup';
import { readRegistry } from '../../src/registry';
import { readYaml } from '../../src/registry/yaml';
import { mildest } from './arbitraries';

const { data: cases } = readYaml(
  'tests/machines/cases/oppen-ai.yaml',
  z.array(
    z.strictObject({
      id: z.string().regex(/^(oa-\d\d|egen-[a-z-]+)$/),
      situation: z.string().min(1),
      verdict: z.enum(VERDICTS),
      clauses: z.array(z.string()).min(1),
      answers: z.record(z.string(), z.string()),
    }),
  ),
);
const { tasks } = readRegistry('content', [machine]);

/** The clauses that a reader of the result sees: behind the verdict and behind the tasks. */
const citedBy = (route: Replay) => [
  ...clausesOf(machine, route),
  ...tasksOf(machine, route).flatMap((task) => tasks.get(task)?.clauses ?? []),
];

/** Whether a question, with all others answered as mildly as can be, gives the case its verdict. */
const decides = (question: string, { answers, verdict }: (typeof cases)[number]) =>
  answers[question] !== mildest(machine)[question] &&
  replay(machine, { ...mildest(machine), [question]: answers[question] ?? '' }).verdict === verdict;

describe.each(cases)('$id: $situation', ({ answers, verdict, clauses }) => {
  const route = replay(machine, answers);

  test(`${verdict}`, () => expect(route.verdict).toBe(verdict));

  test('each answer is asked for, and none more', () => {
    expect(route.dropped).toEqual([]);
    expect(outcomesOf(machine)).toContain(route.at);
  });

  test('cites its clauses', () => {
    expect(citedBy(route)).toEqual(expect.arrayContaining(clauses));
  });

  if (verdict === 'nej')
    test('is stopped by a question that cites one of them', () => {
      const { question, meta } = route.steps.at(-1)!;
      const own = [...(stateMeta(machine, question).clauses ?? []), ...(meta.clauses ?? [])];
      expect(own.filter((clause) => clauses.includes(clause))).not.toEqual([]);
    });
});

describe('the cases are enough:', () => {
  test('the 38 given ones are there, and no id stands twice', () => {
    expect(cases.filter(({ id }) => id.startsWith('oa-'))).toHaveLength(38);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  test.each(outcomesOf(machine))('outcome %s has a case', (outcome) => {
    expect(cases.some(({ answers }) => replay(machine, answers).at === outcome)).toBe(true);
  });

  test('no answer has to be unusual: the mildest ones give "ja"', () => {
    expect(replay(machine, mildest(machine)).verdict).toBe('ja');
  });

  test.each(questionsOf(machine))('question %s decides a case', (question) => {
    expect(cases.filter((worked) => decides(question, worked))).not.toEqual([]);
  });

  test.each(
    questionsOf(machine).flatMap((question) =>
      answersOf(machine, question).map((answer) => [question, answer] as const),
    ),
  )('%s=%s is given in a case', (question, answer) => {
    expect(cases.some(({ answers }) => answers[question] === answer)).toBe(true);
  });
});
