import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GuideMachine } from '../../machines/kit/setup';
import { readClauses, type Clause } from './clauses';
import { ContentError } from './content-error';
import { guidelineSchema, type Guideline } from './guidelines';
import { clausesOfQuestion, joinGuide, tasksOfGuide, textsSchema, type Guide } from './guides';
import { lawsSchema, tasksSchema, type Law, type Task } from './tasks';
import { termsById, wordsSchema, type Term, type Words } from './terms';
import { readYaml } from './yaml';

/** Everything that the site says, read from `content/` and `machines/` and checked against itself. */
export interface Registry {
  guidelines: ReadonlyMap<string, Guideline>;
  clauses: ReadonlyMap<string, Clause>;
  tasks: ReadonlyMap<string, Task>;
  laws: ReadonlyMap<string, Law>;
  guides: ReadonlyMap<string, Guide>;
  terms: ReadonlyMap<string, Term>;
  /** What the search knows of Swedish beside the terms. */
  words: Pick<Words, 'synonyms' | 'parts' | 'stop'>;
  /** Guides and tasks that cite a clause, by clause id. */
  usedIn: ReadonlyMap<string, { guides: string[]; tasks: string[] }>;
}

const machines = import.meta.glob<GuideMachine>('../../machines/*.ts', {
  eager: true,
  import: 'default',
});

let cached: Registry | undefined;

/** The registry of the project. Read once a build, anew for each page while authors edit. */
export function registry(): Registry {
  if (import.meta.env.DEV) return readRegistry('content', Object.values(machines));
  return (cached ??= readRegistry('content', Object.values(machines)));
}

/**
 * Reads and cross-checks all content.
 *
 * @param content the content folder, relative to the working directory
 * @throws {ContentError | ProofError} at the first fault
 */
export function readRegistry(content: string, all: readonly GuideMachine[]): Registry {
  const guidelines = new Map<string, Guideline>();
  const clauses = new Map<string, Clause>();
  for (const id of readdirSync(content)) {
    const file = join(content, id, 'guideline.yaml');
    if (!existsSync(file)) continue;
    guidelines.set(id, { ...readYaml(file, guidelineSchema).data, id });
    for (const clause of readClauses(join(content, id))) clauses.set(clause.id, clause);
  }
  const laws = new Map(
    readYaml(join(content, 'lag/andra-lagar.yaml'), lawsSchema).data.map((law) => [law.id, law]),
  );
  const tasks = readTasks(join(content, 'uppgifter'), clauses, laws);
  const guides = new Map(
    all.map((machine) => {
      const file = readYaml(join(content, 'guider', machine.id, 'texter.yaml'), textsSchema);
      return [machine.id, joinGuide(machine, file, { clauses, tasks, guidelines })];
    }),
  );
  const words = readYaml(join(content, 'begrepp.yaml'), wordsSchema);
  const terms = termsById(words, { clauses, guides });
  const usedIn = usage(clauses, tasks, guides);
  return { guidelines, clauses, tasks, laws, guides, terms, words: words.data, usedIn };
}

function readTasks(
  folder: string,
  clauses: ReadonlyMap<string, Clause>,
  laws: ReadonlyMap<string, Law>,
): Map<string, Task> {
  const tasks = new Map<string, Task>();
  for (const name of readdirSync(folder)) {
    const { data, file, lineOf } = readYaml(join(folder, name), tasksSchema);
    data.forEach((task, index) => {
      const fail = (reason: string, remedy: string) =>
        new ContentError(file, lineOf([index]), `task "${task.id}" ${reason}`, remedy);
      if (tasks.has(task.id)) throw fail('stands twice', 'give one of them another id');
      for (const id of task.clauses)
        if (!clauses.has(id))
          throw fail(`cites the unknown clause "${id}"`, 'correct the id, or add the clause');
      for (const id of task.law)
        if (!laws.has(id))
          throw fail(`cites the unknown law "${id}"`, 'add it to content/lag/andra-lagar.yaml');
      tasks.set(task.id, task);
    });
  }
  return tasks;
}

function usage(
  clauses: ReadonlyMap<string, Clause>,
  tasks: ReadonlyMap<string, Task>,
  guides: ReadonlyMap<string, Guide>,
): Registry['usedIn'] {
  const used = new Map([...clauses.keys()].map((id) => [id, { guides: [], tasks: [] } as Used]));
  for (const task of tasks.values())
    for (const id of task.clauses) used.get(id)!.tasks.push(task.id);
  for (const { id: guide, machine } of guides.values()) {
    const cited = new Set([
      ...Object.keys(machine.states).flatMap((state) => clausesOfQuestion(machine, state)),
      ...tasksOfGuide(machine).flatMap((id) => tasks.get(id)!.clauses),
    ]);
    for (const id of cited) used.get(id)!.guides.push(guide);
  }
  return used;
}

interface Used {
  guides: string[];
  tasks: string[];
}
