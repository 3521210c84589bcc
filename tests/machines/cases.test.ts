import { describe, expect, test } from 'vitest';
import { z } from 'astro/zod';
import { clausesOf, replay, tasksOf, type Answers, type Replay } from '../../machines/kit/replay';
import {
  answersOf,
  branchesOf,
  outcomesOf,
  questionsOf,
  stateMeta,
  VERDICTS,
  type GuideMachine,
} from '../../machines/kit/setup';
import { readYaml } from '../../src/registry/yaml';
import { mildest, rank } from './arbitraries';
import { machines, registry } from './guides';

const casesSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    situation: z.string().min(1),
    verdict: z.enum(VERDICTS),
    outcome: z.string(),
    clauses: z.array(z.string()).min(1),
    tasks: z.array(z.string()),
    answers: z.record(z.string(), z.string()),
  }),
);

const casesOf = (machine: GuideMachine) =>
  readYaml(`tests/machines/cases/${machine.id}.yaml`, casesSchema).data;

const guides = machines.map((machine) => ({ id: machine.id, machine, cases: casesOf(machine) }));

/** The clauses that a reader of the result sees: behind the verdict and behind the tasks. */
const citedBy = (machine: GuideMachine, route: Replay) => [
  ...clausesOf(machine, route),
  ...tasksOf(machine, route).flatMap((task) => registry.tasks.get(task)?.clauses ?? []),
];

/** Each answer that can end the guide at a stop, as `question=answer → outcome`. */
const stopsOf = (machine: GuideMachine) =>
  questionsOf(machine).flatMap((question) =>
    answersOf(machine, question).flatMap((answer) =>
      branchesOf(machine, question, answer)
        .filter(({ target }) => stateMeta(machine, target).stop)
        .map(({ target }) => `${question}=${answer} → ${target}`),
    ),
  );

const endOf = ({ steps, at }: Replay) => {
  const { question, answer } = steps.at(-1)!;
  return `${question}=${answer} → ${at}`;
};

const resultOf = (machine: GuideMachine, answers: Answers) => {
  const route = replay(machine, answers);
  return JSON.stringify([route.at, tasksOf(machine, route)]);
};

/** Whether another answer to a question changes the outcome or the tasks of a case. */
const matters = (machine: GuideMachine, question: string, answers: Answers) =>
  question in answers &&
  answersOf(machine, question).some(
    (answer) =>
      resultOf(machine, { ...mildest(machine), ...answers, [question]: answer }) !==
      resultOf(machine, answers),
  );

describe.each(guides)('$id:', ({ machine, cases }) => {
  describe.each(cases)('$id: $situation', ({ answers, verdict, outcome, clauses, tasks }) => {
    const route = replay(machine, answers);

    test(`${verdict}, by ${outcome}`, () => {
      expect([route.verdict, route.at]).toEqual([verdict, outcome]);
    });

    test('each answer is asked for, and none more', () => {
      expect([...route.dropped, ...route.waiting]).toEqual([]);
      expect(outcomesOf(machine)).toContain(route.at);
    });

    test('cites its clauses', () => {
      expect(citedBy(machine, route)).toEqual(expect.arrayContaining(clauses));
    });

    test('lists its tasks', () => {
      expect(tasksOf(machine, route)).toEqual(expect.arrayContaining(tasks));
    });

    if (stateMeta(machine, outcome).stop)
      test('is stopped by a question, or a task of its answer, that cites one of them', () => {
        const { question, meta } = route.steps.at(-1)!;
        const own = [
          ...(stateMeta(machine, question).clauses ?? []),
          ...(meta.clauses ?? []),
          ...(meta.tasks ?? []).flatMap((task) => registry.tasks.get(task)?.clauses ?? []),
        ];
        expect(own.filter((clause) => clauses.includes(clause))).not.toEqual([]);
      });
  });

  describe('the cases are enough:', () => {
    test('no id stands twice', () => {
      expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    });

    test('they cite only clauses and tasks that there are', () => {
      const unknown = cases.flatMap(({ clauses, tasks }) => [
        ...clauses.filter((clause) => !registry.clauses.has(clause)),
        ...tasks.filter((task) => !registry.tasks.has(task)),
      ]);
      expect(unknown).toEqual([]);
    });

    test.each(outcomesOf(machine))('outcome %s has a case', (outcome) => {
      expect(cases.filter((worked) => worked.outcome === outcome)).not.toEqual([]);
    });

    test('each stop has a case', () => {
      const ends = cases.map(({ answers }) => endOf(replay(machine, answers)));
      expect(ends).toEqual(expect.arrayContaining(stopsOf(machine)));
    });

    test.each(questionsOf(machine))('question %s matters in a case', (question) => {
      expect(cases.some(({ answers }) => matters(machine, question, answers))).toBe(true);
    });

    test('each answer is given in a case', () => {
      const given = cases.flatMap(({ answers }) =>
        Object.entries(answers).flatMap(([question, answer]) =>
          answer.split('.').map((part) => `${question}=${part}`),
        ),
      );
      const all = questionsOf(machine).flatMap((question) =>
        answersOf(machine, question).map((answer) => `${question}=${answer}`),
      );
      expect(given).toEqual(expect.arrayContaining(all));
    });
  });

  test('the mildest answers give the most permissive verdict that the guide has', () => {
    const verdicts = outcomesOf(machine).map((outcome) =>
      rank(stateMeta(machine, outcome).verdict),
    );
    expect(rank(replay(machine, mildest(machine)).verdict)).toBe(Math.max(...verdicts));
  });
});

test('the 38 cases that the project was given for open AI are there', () => {
  const { cases } = guides.find(({ id }) => id === 'oppen-ai')!;
  expect(cases.filter(({ id }) => /^oa-\d\d$/.test(id))).toHaveLength(38);
});

test('every guide is proved', () => {
  const figures = machines.map(({ id }) => {
    const { states, edges, outcomes, routes } = registry.guides.get(id)!.proof;
    expect(Math.min(states, edges, outcomes, routes)).toBeGreaterThan(0);
    return `${id} ${states} states, ${edges} edges, ${outcomes} outcomes, ${routes} routes`;
  });
  console.log(`Proved: ${figures.join('; ')}`);
});
