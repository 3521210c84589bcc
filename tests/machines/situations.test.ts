import { existsSync } from 'node:fs';
import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { datesOf } from '../../src/registry/read/laws';
import { startOf } from '../../machines/kit/law';
import { clausesOf, lawsOf, replay, type Answers } from '../../machines/kit/replay';
import { guideMeta, type GuideMachine } from '../../machines/kit/setup';
import { readYaml } from '../../src/registry/read/yaml';
import { mildest } from './arbitraries';
import { machines, registry } from './guides';
import { isUncertain, strictness } from './strictness';

const answers = z.record(z.string(), z.string());
const situationsSchema = z.array(
  z.strictObject({
    id: z.string(),
    situation: z.string().min(1),
    outcome: z.string(),
    laws: z.array(z.string()).default([]),
    clauses: z.array(z.string()).default([]),
    /** From when the duties of chapter III hold. */
    from: z.string().optional(),
    /** The law or the guideline isn't clear. */
    unsettled: z.boolean().default(false),
    answers,
    or: z.array(answers).default([]),
  }),
);

const fileOf = ({ id }: GuideMachine) => `tests/machines/situations/${id}.yaml`;

/** What a situation of the AI Act doesn't tell otherwise. */
const DEFAULTS: Answers = {
  ...{ kommun: 'annan', system: 'ja', funktioner: 'inget', forbud: 'inget' },
  ...{ kanslor: 'nej', biometri: 'inget', samtal: 'nej', avbildar: 'nej', publicerad: 'nej' },
  ...{ manipulation: 'nej', utsatthet: 'nej', profilering: 'nej', uppgift: 'snav' },
  ...{ omraden: 'inget', roll: 'anvander-som-avsett', arbetsplats: 'nej', beslut: 'nej' },
  ...{ 'i-bruk': 'nej', uppgifter: 'inget' },
};

const guides = machines
  .filter((machine) => existsSync(fileOf(machine)))
  .map((machine) => ({
    id: machine.id,
    machine,
    situations: readYaml(fileOf(machine), situationsSchema).data,
  }));

const answersTo = (machine: GuideMachine, told: Answers) =>
  machine.id === 'ai-forordningen' ? { ...DEFAULTS, ...told } : { ...mildest(machine), ...told };

describe.each(guides)('$id:', ({ machine, situations }) => {
  // Somebody in the situation would else act on what isn't the law's answer, or the guideline's.
  test.each(situations)('$id: as it is told', ({ answers: told, outcome, laws, clauses, from }) => {
    const route = replay(machine, answersTo(machine, told));
    expect(route.at).toBe(outcome);
    expect(lawsOf(route)).toEqual(expect.arrayContaining(laws));
    expect(clausesOf(machine, route)).toEqual(expect.arrayContaining(clauses));
    if (from !== undefined) {
      const { law } = registry.tasks.get('utse-uppsikt')!;
      const dates = datesOf(registry.laws.get(law[0]!)!, registry.laws)!;
      expect(startOf(dates, guideMeta(machine).dates!, route.facts)).toBe(from);
    }
  });

  // … and so would who answers otherwise in good faith.
  test.each(situations.filter(({ or }) => or.length > 0))(
    '$id: never milder and certain',
    ({ answers: told, or, outcome }) => {
      const wrong = or.flatMap((other) => {
        const route = replay(machine, answersTo(machine, { ...told, ...other }));
        if (route.verdict === undefined)
          return [`${JSON.stringify(other)}: comes to ${route.at} only`];
        return strictness(machine, route.at) >= strictness(machine, outcome) ||
          isUncertain(machine, route)
          ? []
          : [`${JSON.stringify(other)}: ${route.at}`];
      });
      expect(wrong).toEqual([]);
    },
  );
});
