import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import machine from '../../machines/ai-forordningen';
import { replay, tasksOf, type Answers } from '../../machines/kit/replay';
import { answersOf, isOption } from '../../machines/kit/setup';
import { readYaml } from '../../src/registry/read/yaml';
import { registry } from './guides';
import { casesOf, type WorkedCase } from './worked-cases';

const FILE = 'tests/machines/readings/ai-forordningen.yaml';
const answers = z.record(z.string(), z.string());
const readings = readYaml(
  FILE,
  z.array(z.strictObject({ reads: z.string(), given: answers, answers })),
).data;
type Reading = (typeof readings)[number];

/** From mild to strict. */
const STRICTNESS = [['utanfor'], ['minimal-risk'], ['begransad-risk'], ['hog-risk']];
const strictness = (outcome: string) => {
  const place = STRICTNESS.findIndex((same) => same.includes(outcome));
  return place === -1 ? STRICTNESS.length : place;
};

/** What the facts of a case say to questions that its own route didn't come to. */
function byFacts({ answers: given, outcome }: WorkedCase): Answers {
  const said = (question: string) => given[question]?.split('.') ?? [];
  const assesses = said('funktioner').includes('bedomer') || said('profilering').includes('ja');
  const high = outcome === 'hog-risk';
  return {
    system: 'ja',
    funktioner: 'inget',
    forbud: 'inget',
    manipulation: 'nej',
    utsatthet: 'nej',
    'intima-bilder': 'nej',
    overgrepp: 'nej',
    poangsattning: 'nej',
    brott: 'nej',
    ansikten: 'nej',
    kanslor: 'nej',
    biometri: 'inget',
    samtal: 'nej',
    avbildar: 'nej',
    deepfake: 'nej',
    publicerad: 'nej',
    omraden: 'inget',
    narmare: high || said('uppgift').length > 0 ? 'hjalper' : 'annat',
    profilering: assesses ? 'ja' : 'nej',
    paverkan: high ? 'ja' : 'nej',
    uppgift: 'snav',
    roll: 'anvander-som-avsett',
    arbetsplats: 'nej',
    beslut: 'nej',
    'i-bruk': 'nej',
    uppgifter: 'inget',
    ...given,
  };
}

/** Whether the case has answered what a reading is about. */
const holds = ({ given }: Reading, worked: WorkedCase) =>
  Object.entries(given).every(([question, wanted]) =>
    worked.answers[question]?.split('.').some((said) => wanted.split('|').includes(said)),
  );

function read(reading: Reading, worked: WorkedCase): Answers {
  const all: Record<string, string> = { ...byFacts(worked) };
  for (const [question, change] of Object.entries(reading.answers)) {
    const option = change.slice(1);
    const had = (all[question] ?? '')
      .split('.')
      .filter((said) => isOption(machine, question, said) && said !== option);
    if (change.startsWith('-')) all[question] = had.join('.') || 'inget';
    else if (change.startsWith('+')) all[question] = [...had, option].join('.');
    else all[question] = change;
  }
  return all;
}

const cases = casesOf(machine);

test('each reading names answers that there are', () => {
  for (const { answers: said } of readings)
    for (const [question, answer] of Object.entries(said))
      expect(answersOf(machine, question)).toContain(answer.replace(/^[+-]/, ''));
});

test('each case is read in at least two other ways', () => {
  const few = cases.filter((one) => readings.filter((other) => holds(other, one)).length < 2);
  expect(few.map(({ id }) => id)).toEqual([]);
});

describe.each(readings)('$reads', (reading) => {
  test('never gives a milder result that looks certain', () => {
    const wrong = cases
      .filter((worked) => holds(reading, worked))
      .flatMap((worked) => {
        const route = replay(machine, read(reading, worked));
        if (route.verdict === undefined) return [`${worked.id}: comes to ${route.at} only`];
        if (strictness(route.at) >= strictness(worked.outcome)) return [];
        const asked = tasksOf(machine, route).filter((task) =>
          /^(Fråga|Låt|Ta hjälp|Vänta)/.test(registry.tasks.get(task)!.text),
        );
        const uncertain = route.steps.some(({ meta }) => meta.unsure) && asked.length > 0;
        return uncertain ? [] : [`${worked.id}: ${route.at}, not ${worked.outcome}`];
      });
    expect(wrong).toEqual([]);
  });
});
