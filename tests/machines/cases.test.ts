import { describe, expect, test } from 'vitest';
import { guideMeta } from '../../machines/kit/setup';
import { checkCase, checkSources, COVERAGE, sourcesOf } from './checks';
import { machines, registry } from './guides';
import { areBothShown } from '../support/two-guidelines';
import { casesOf } from './worked-cases';

/** Those that speak for guidelines shown alone: of another, half of what its cases say isn't there. */
const guides = [...registry.guides.values()]
  .filter(({ id }) => {
    const { guidelines = [] } = guideMeta(machines.find((machine) => machine.id === id)!);
    return guidelines.every((guideline) => registry.guidelines.has(guideline));
  })
  .map(({ id, machine }) => ({ id, machine, cases: casesOf(machine) }));

describe.each(guides)('$id:', ({ machine, cases }) => {
  test.each(cases)('$id: $situation', (worked) => {
    expect(checkCase(machine, worked)).toEqual([]);
  });

  test('each place cites the sources that it must', () => {
    expect(checkSources(machine, sourcesOf(machine))).toEqual([]);
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

    test.each(Object.entries(COVERAGE))('%s', (_, check) => {
      expect(check(machine, cases)).toEqual([]);
    });
  });
});

test.runIf(areBothShown())('the 38 cases that the project was given for open AI are there', () => {
  const { cases } = guides.find(({ id }) => id === 'oppen-ai')!;
  expect(cases.filter(({ id }) => /^oa-\d\d$/.test(id))).toHaveLength(38);
});

test('every guide is proved', () => {
  const figures = [...registry.guides.values()].map(({ id, proof }) => {
    const { states, edges, outcomes, routes } = proof;
    expect(Math.min(states, edges, outcomes, routes)).toBeGreaterThan(0);
    return `${id} ${states} states, ${edges} edges, ${outcomes} outcomes, ${routes} routes`;
  });
  console.log(`Proved: ${figures.join('; ')}`);
});
