import { describe, expect, test } from 'vitest';
import {
  clausesOf,
  lawsOf,
  replay,
  tasksOf,
  type Answers,
  type Replay,
} from '../../machines/kit/replay';
import {
  answersOf,
  branchesOf,
  outcomesOf,
  questionsOf,
  stateMeta,
  type GuideMachine,
} from '../../machines/kit/setup';
import { mildest, rank } from './arbitraries';
import { machines, registry } from './guides';
import { casesOf } from './worked-cases';

const guides = machines.map((machine) => ({ id: machine.id, machine, cases: casesOf(machine) }));

/** The clauses that a reader of the result sees: behind the verdict and behind the tasks. */
const citedBy = (machine: GuideMachine, route: Replay) => [
  ...clausesOf(machine, route),
  ...tasksOf(machine, route).flatMap((task) => registry.tasks.get(task)?.clauses ?? []),
];

/** The laws behind the answers and the tasks. */
const lawsBy = (machine: GuideMachine, route: Replay) => [
  ...lawsOf(route),
  ...tasksOf(machine, route).flatMap((task) => registry.tasks.get(task)?.law ?? []),
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
  describe.each(cases)('$id: $situation', (worked) => {
    const { answers, verdict, outcome, clauses, laws, tasks } = worked;
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

    test('cites its laws, and none that it must not', () => {
      const cited = lawsBy(machine, route);
      expect(cited).toEqual(expect.arrayContaining(laws));
      expect(worked.notLaws.filter((law) => cited.includes(law))).toEqual([]);
    });

    test('lists its tasks, each with who bears it, and none that it must not', () => {
      const listed = tasksOf(machine, route);
      const bearers = Object.keys(worked.duties).map((task) => [
        task,
        listed.includes(task) ? registry.tasks.get(task)?.who : 'not listed',
      ]);
      expect(listed).toEqual(expect.arrayContaining(tasks));
      expect(Object.fromEntries(bearers)).toEqual(worked.duties);
      expect(worked.notTasks.filter((task) => listed.includes(task))).toEqual([]);
    });

    if (stateMeta(machine, outcome).stop)
      test('is stopped by a question, or a task of its answer, that cites one of them', () => {
        const { question, meta } = route.steps.at(-1)!;
        const own = [
          ...(stateMeta(machine, question).clauses ?? []),
          ...(meta.clauses ?? []),
          ...(meta.law ?? []),
          ...(meta.tasks ?? []).flatMap((task) => registry.tasks.get(task)?.clauses ?? []),
        ];
        expect(own.filter((id) => clauses.includes(id) || laws.includes(id))).not.toEqual([]);
      });
  });

  describe('the cases are enough:', () => {
    test('no id stands twice', () => {
      expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    });

    test('they cite only clauses, laws and tasks that there are', () => {
      const unknown = cases.flatMap(({ clauses, laws, notLaws, tasks, notTasks }) => [
        ...clauses.filter((clause) => !registry.clauses.has(clause)),
        ...[...laws, ...notLaws].filter((law) => !registry.laws.has(law)),
        ...[...tasks, ...notTasks].filter((task) => !registry.tasks.has(task)),
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
