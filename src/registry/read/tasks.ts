import { join } from 'node:path';
import { z } from 'astro/zod';
import { MESSAGES, type Message } from '../messages';
import { BASES, TIMES } from '../vocabulary';
import { attempt, ContentError, stop, type Report } from './content-error';
import { listFolder } from './files';
import { slug } from './ids';
import type { Known } from './known';
import { readYaml } from './yaml';

/** `content/uppgifter/*.yaml`: the lines of the checklists. */
export const tasksSchema = z.array(
  z
    .strictObject({
      id: slug,
      text: z.string(),
      help: z.string().optional(),
      when: z.enum(TIMES),
      who: z.string(),
      basis: z.enum(BASES),
      clauses: z.array(z.string()).default([]),
      law: z.array(slug).default([]),
    })
    .refine(({ clauses, law }) => clauses.length + law.length > 0, {
      path: ['clauses'],
      error: 'cite a clause or a law: clauses: [ostersund:6.1.3]',
    })
    .refine(
      ({ basis, clauses, law }) => basis !== 'riktlinje' || clauses.length > 0 || law.length === 0,
      {
        path: ['basis'],
        error: 'cite the clause of the guideline, or write basis: lag or basis: tolkning',
      },
    )
    .refine(
      ({ basis, clauses, law }) => basis !== 'lag' || law.length > 0 || clauses.length === 0,
      {
        path: ['basis'],
        error: 'cite the law, or write basis: riktlinje or basis: tolkning',
      },
    ),
);

/** One line of a checklist, with the clauses and laws that demand it. */
export type Task = z.output<typeof tasksSchema>[number];

/**
 * Reads the tasks of all checklists.
 *
 * @param folder `content/uppgifter`, which need not exist
 * @param report takes it if an id stands twice, a citation is unknown or a file can't be read
 */
export function readTasks(
  folder: string,
  { clauses, laws }: Pick<Known, 'clauses' | 'laws'>,
  report: Report = stop,
): Map<string, Task> {
  const tasks = new Map<string, Task>();
  for (const name of listFolder(folder, { ending: '.yaml' }, report).files) {
    const read = attempt(report, () => readYaml(join(folder, name), tasksSchema));
    read?.data.forEach((task, index) => {
      const what = `task "${task.id}"`;
      const fail = ({ reason, remedy }: Message) =>
        report(new ContentError(read.file, read.lineOf([index]), reason, remedy));
      if (tasks.has(task.id)) fail(MESSAGES.twice(what));
      for (const id of task.clauses)
        if (!clauses.has(id)) fail(MESSAGES.unknown(`${what} cites`, 'clause', id, clauses));
      for (const id of task.law)
        if (!laws.has(id)) fail(MESSAGES.unknown(`${what} cites`, 'law', id, laws));
      tasks.set(task.id, task);
    });
  }
  return tasks;
}
