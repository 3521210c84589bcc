import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GuideMachine } from '../../machines/kit/setup';
import { readClauses, type Clause } from './clauses';
import { ContentError } from './content-error';
import { guidelineSchema, type Guideline } from './guidelines';
import { clausesOfQuestion, joinGuide, tasksOfGuide, textsSchema, type Guide } from './guides';
import { originalsFolder, readOriginals } from './originals';
import { checkPublished, LOCK, readRedirects, type Redirect } from './published';
import { lawsSchema, tasksSchema, type Law, type Task } from './tasks';
import { readYaml } from './yaml';

/** Everything that the site says, read from `content/` and `machines/` and checked against itself. */
export interface Registry {
  guidelines: ReadonlyMap<string, Guideline>;
  clauses: ReadonlyMap<string, Clause>;
  tasks: ReadonlyMap<string, Task>;
  laws: ReadonlyMap<string, Law>;
  guides: ReadonlyMap<string, Guide>;
  /** Guides and tasks that cite a clause, by clause id. */
  usedIn: ReadonlyMap<string, { guides: string[]; tasks: string[] }>;
  /** Where clauses have gone that no longer stand, by old id. */
  redirects: ReadonlyMap<string, Redirect>;
  /** The decided lines of each clause, if the municipality has supplied its text. */
  decided: ReadonlyMap<string, string[]>;
}

const machines = import.meta.glob<GuideMachine>('../../machines/*.ts', {
  eager: true,
  import: 'default',
});

let cached: Registry | undefined;
let lastUse = 0;

/**
 * The registry of the project. Read once a build; while authors edit, anew for each page, that is
 * when a second has passed since a page last used it.
 */
export function registry(): Registry {
  const stale = import.meta.env.DEV && performance.now() - lastUse > 1000;
  if (cached === undefined || stale) cached = readProject();
  lastUse = performance.now();
  return cached;
}

function readProject(): Registry {
  const project = readRegistry('content', Object.values(machines), originalsFolder());
  const unpublished = checkPublished(LOCK, project.clauses, project.redirects);
  if (unpublished.length > 0)
    console.warn(
      `${unpublished.length} clause ids are new: ${unpublished.slice(0, 5).join(', ')}` +
        `${unpublished.length > 5 ? ' …' : ''}. Before they go public: npm run ids, and commit ${LOCK}.`,
    );
  return project;
}

/**
 * Reads and cross-checks all content.
 *
 * @param content the content folder, relative to the working directory
 * @param originals the folder of the decided texts
 * @throws {ContentError | ProofError} at the first fault
 */
export function readRegistry(
  content: string,
  all: readonly GuideMachine[],
  originals?: string,
): Registry {
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
  return {
    ...{ guidelines, clauses, tasks, laws, guides },
    usedIn: usage(clauses, tasks, guides),
    redirects: readRedirects(join(content, 'omdirigeringar.yaml'), clauses),
    decided:
      originals === undefined
        ? new Map<string, string[]>()
        : readOriginals(originals, content, guidelines, clauses),
  };
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
