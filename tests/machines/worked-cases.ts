import { z } from 'astro/zod';
import { VERDICTS, type GuideMachine } from '../../machines/kit/setup';
import { readYaml } from '../../src/registry/yaml';

const ids = z.array(z.string());

const casesSchema = z.array(
  z
    .strictObject({
      id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      situation: z.string().min(1),
      verdict: z.enum(VERDICTS),
      outcome: z.string(),
      /** Cited by the route or its tasks. */
      clauses: ids.default([]),
      laws: ids.default([]),
      /** Cited by neither. */
      notLaws: ids.default([]),
      tasks: ids,
      notTasks: ids.default([]),
      /** Tasks, with who bears them. */
      duties: z.record(z.string(), z.string()).default({}),
      /** Columns of the AI Act's table of duties. */
      table: ids.default([]),
      /** Whether a duty of the AI Act's article 50(1)–(4) lies on anybody. */
      transparency: z.boolean().optional(),
      answers: z.record(z.string(), z.string()),
    })
    .refine(({ clauses, laws }) => clauses.length + laws.length > 0, 'name a clause or a law'),
);

export type WorkedCase = z.output<typeof casesSchema>[number];

/** The worked cases of a guide, written from its sources. */
export const casesOf = (machine: GuideMachine): WorkedCase[] =>
  readYaml(`tests/machines/cases/${machine.id}.yaml`, casesSchema).data;
