import { z } from 'astro/zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use a-z, 0-9 and hyphens');
const basis = z.enum(['riktlinje', 'lag', 'tolkning']);

/** When a task is done, in the order of a checklist. */
export const WHEN = { fore: 'Före', under: 'Under', efter: 'Efter' } as const;

/** `content/uppgifter/*.yaml`: the lines of the checklists. */
export const tasksSchema = z.array(
  z
    .strictObject({
      id,
      text: z.string(),
      help: z.string().optional(),
      when: z.enum(['fore', 'under', 'efter']),
      who: z.string(),
      basis,
      clauses: z.array(z.string()).default([]),
      law: z.array(id).default([]),
    })
    .refine(({ clauses, law }) => clauses.length + law.length > 0, 'cite a clause or a law'),
);

/** One line of a checklist, with the clauses and laws that demand it. */
export type Task = z.output<typeof tasksSchema>[number];
