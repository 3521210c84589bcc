import { existsSync } from 'node:fs';
import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { replay, type Answers } from '../../machines/kit/replay';
import { answersOf, isOption, type GuideMachine } from '../../machines/kit/setup';
import { readYaml } from '../../src/registry/read/yaml';
import { mildest } from './arbitraries';
import { machines } from './guides';
import { isUncertain, strictness } from './strictness';
import { casesOf, type WorkedCase } from './worked-cases';

const answers = z.record(z.string(), z.string());
const readingsSchema = z.array(z.strictObject({ reads: z.string(), given: answers, answers }));
type Reading = z.output<typeof readingsSchema>[number];

const fileOf = ({ id }: GuideMachine) => `tests/machines/readings/${id}.yaml`;

/** What the facts of a case say to questions that its own route didn't come to. */
const byFacts = (machine: GuideMachine, worked: WorkedCase): Answers => ({
  ...(machine.id === 'ai-forordningen' ? factsOfTheAct(worked) : mildest(machine)),
  ...worked.answers,
});

function factsOfTheAct({ answers: given, outcome }: WorkedCase): Answers {
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
  };
}

/** Whether the case has answered what a reading is about. */
const holds = ({ given }: Reading, worked: WorkedCase) =>
  Object.entries(given).every(([question, wanted]) =>
    worked.answers[question]?.split('.').some((said) => wanted.split('|').includes(said)),
  );

function read(machine: GuideMachine, reading: Reading, worked: WorkedCase): Answers {
  const all: Record<string, string> = { ...byFacts(machine, worked) };
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

// Öppen AI is read by other tests: its rows are ticked together, so two that fit are both ticked.
const guides = machines
  .filter((machine) => existsSync(fileOf(machine)))
  .map((machine) => ({
    id: machine.id,
    machine,
    cases: casesOf(machine),
    readings: readYaml(fileOf(machine), readingsSchema).data,
  }));

test('every guide but Öppen AI is read by somebody who hasn’t written it', () => {
  const unread = machines.filter((machine) => !existsSync(fileOf(machine)));
  expect(unread.map(({ id }) => id)).toEqual(['oppen-ai']);
});

test('each case of the AI Act is read in at least two other ways', () => {
  const { cases, readings } = guides.find(({ id }) => id === 'ai-forordningen')!;
  const few = cases.filter((one) => readings.filter((other) => holds(other, one)).length < 2);
  expect(few.map(({ id }) => id)).toEqual([]);
});

describe.each(guides)('$id:', ({ machine, cases, readings }) => {
  test('each reading names answers that there are, and is of some case', () => {
    for (const reading of readings) {
      for (const [question, answer] of Object.entries(reading.answers))
        expect(answersOf(machine, question)).toContain(answer.replace(/^[+-]/, ''));
      expect([reading.reads, cases.some((worked) => holds(reading, worked))]).toEqual([
        reading.reads,
        true,
      ]);
    }
  });

  // Somebody who reads a question in good faith would else act on a yes that isn't theirs.
  test.each(readings)('never milder and certain: $reads', (reading) => {
    const wrong = cases
      .filter((worked) => holds(reading, worked))
      .flatMap((worked) => {
        const route = replay(machine, read(machine, reading, worked));
        if (route.verdict === undefined) return [`${worked.id}: comes to ${route.at} only`];
        if (strictness(machine, route.at) >= strictness(machine, worked.outcome)) return [];
        return isUncertain(machine, route)
          ? []
          : [`${worked.id}: ${route.at}, not ${worked.outcome}`];
      });
    expect(wrong).toEqual([]);
  });
});
