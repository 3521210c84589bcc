import { z } from 'astro/zod';
import { VERDICTS, type GuideMachine } from '../../machines/kit/setup';
import { readYaml } from '../../src/registry/read/yaml';

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
      /** Exactly the questions that the reader was unsure of, if that is what the case shows. */
      unclear: ids.optional(),
      /** Columns of the AI Act's table of duties. */
      table: ids.default([]),
      /** Whether a duty of the AI Act's article 50(1)–(4) lies on anybody. */
      transparency: z.boolean().optional(),
      answers: z.record(z.string(), z.string()),
      /**
       * Other answers to some of the questions (null: not asked), after which the same must hold, and
       * this too.
       */
      variants: z
        .array(
          z.strictObject({
            answers: z.record(z.string(), z.string().nullable()),
            clauses: ids.default([]),
            tasks: ids.default([]),
            notTasks: ids.default([]),
            unclear: ids.optional(),
          }),
        )
        .default([]),
    })
    .refine(({ clauses, laws }) => clauses.length + laws.length > 0, 'name a clause or a law'),
);

export type WorkedCase = Omit<z.output<typeof casesSchema>[number], 'variants'>;

/** The worked cases of a guide, written from its sources. Each variant of a case is one of its own. */
export const casesOf = (machine: GuideMachine): WorkedCase[] =>
  readYaml(`tests/machines/cases/${machine.id}.yaml`, casesSchema).data.flatMap(
    ({ variants, ...worked }) => [
      worked,
      ...variants.map(({ answers, clauses, tasks, notTasks, unclear }, index) => ({
        ...worked,
        id: `${worked.id}-${index + 1}`,
        clauses: [...worked.clauses, ...clauses],
        tasks: [...worked.tasks, ...tasks],
        notTasks: [...worked.notTasks, ...notTasks],
        answers: withChanges(worked.answers, answers),
        unclear,
      })),
    ],
  );

function withChanges(
  answers: Record<string, string>,
  changes: Record<string, string | null>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...answers, ...changes }).flatMap(([question, answer]) =>
      answer === null ? [] : [[question, answer]],
    ),
  );
}
