import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { GuideMachine } from '../../machines/kit/setup';
import { readAsked } from './read/asked';
import { readTraining, type Training } from './read/cases';
import { readClauses, type Clause } from './read/clauses';
import { readComparison, type Comparison } from './read/comparison';
import { ContentError } from './read/content-error';
import { readGuideline, type Guideline } from './read/guidelines';
import { byOrder, joinGuide, textsSchema, type Guide } from './read/guides';
import { originalsFolder, readOriginals } from './read/originals';
import { checkPublished, LOCK, readRedirects, type Redirect } from './check/published';
import { readLaws, type Law } from './read/laws';
import { tasksSchema, type Task } from './read/tasks';
import { searchWordsSchema, termsById, wordsSchema, type Term } from './read/terms';
import { readTrace, usesOf, type Trace, type Use } from './outputs/trace';
import { readUnclarities, type Unclarity } from './read/unclarities';
import { readYaml } from './read/yaml';

/** Everything that the site says, read from `content/` and `machines/` and checked against itself. */
export interface Registry {
  guidelines: ReadonlyMap<string, Guideline>;
  clauses: ReadonlyMap<string, Clause>;
  /** The clauses next below a clause, by its id. */
  partsOf: ReadonlyMap<string | null, readonly Clause[]>;
  tasks: ReadonlyMap<string, Task>;
  laws: ReadonlyMap<string, Law>;
  /** In the order that their texts give them. */
  guides: ReadonlyMap<string, Guide>;
  training: Training;
  comparison: Comparison;
  /** By guideline. */
  unclarities: ReadonlyMap<string, readonly Unclarity[]>;
  terms: ReadonlyMap<string, Term>;
  /** What people ask, by the clause or guide that answers it. */
  asked: ReadonlyMap<string, readonly string[]>;
  /** Where in the guides a clause is cited, by clause id. */
  uses: ReadonlyMap<string, readonly Use[]>;
  /** How the clauses with an effect are carried out, by guideline. */
  traces: ReadonlyMap<string, readonly Trace[]>;
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
let cachedAt = 0;

/** When any file of the content was last saved, in milliseconds. */
const savedAt = () =>
  Math.max(
    ...readdirSync('content', { recursive: true, encoding: 'utf8' }).map(
      (name) => statSync(join('content', name)).mtimeMs,
    ),
  );

/** The registry of the project. Read once a build, and again when an author has saved a file. */
export function registry(): Registry {
  if (cached && !(import.meta.env.DEV && savedAt() > cachedAt)) return cached;
  cachedAt = Date.now();
  cached = readRegistry('content', Object.values(machines), originalsFolder());
  const unpublished = checkPublished(LOCK, cached.clauses, cached.redirects);
  if (unpublished.length > 0)
    console.warn(
      `${unpublished.length} clause ids are new: ${unpublished.slice(0, 5).join(', ')}` +
        `${unpublished.length > 5 ? ' …' : ''}. Before they go public: npm run ids, and commit ${LOCK}.`,
    );
  return cached;
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
  const unclarities = new Map<string, Unclarity[]>();
  for (const id of readdirSync(content)) {
    const file = join(content, id, 'guideline.yaml');
    if (!existsSync(file)) continue;
    const own = readClauses(join(content, id));
    for (const clause of own) clauses.set(clause.id, clause);
    guidelines.set(id, readGuideline(file, id, own));
    unclarities.set(id, readUnclarities(join(content, id, 'oklarheter'), own));
  }
  const laws = readLaws(join(content, 'lag'));
  for (const { id, notes, file } of clauses.values())
    for (const { laws: cited, line } of notes)
      for (const law of cited)
        if (!laws.has(law))
          throw new ContentError(
            file,
            line,
            `the Note on "${id}" cites the unknown law "${law}"`,
            'correct the id, or add the law to content/lag/',
          );
  const tasks = readTasks(join(content, 'uppgifter'), clauses, laws);
  const ids = new Set(all.map(({ id }) => id));
  const citable = { clauses, tasks, laws, guidelines, guides: ids };
  const joined = all.map((machine) => {
    const file = readYaml(join(content, 'guider', machine.id, 'texter.yaml'), textsSchema);
    return joinGuide(machine, file, citable);
  });
  const guides = new Map(joined.sort(byOrder).map((guide) => [guide.id, guide]));
  const comparison = readComparison(join(content, 'jamforelse.yaml'), {
    guidelines,
    clauses,
    laws,
  });
  const uses = usesOf(clauses, tasks, guides);
  return {
    ...{ guidelines, clauses, tasks, laws, guides, comparison, unclarities },
    terms: termsById(
      readYaml(join(content, 'begrepp.yaml'), wordsSchema),
      readYaml(join(content, 'sokord.yaml'), searchWordsSchema),
      { clauses, guides },
    ),
    asked: new Map([
      ...[...guidelines.keys()].flatMap((id) =>
        readAsked(join(content, id), (number) => clauses.get(`${id}:${number}`)?.id),
      ),
      ...readAsked(join(content, 'guider'), (id) => guides.get(id)?.id),
    ]),
    partsOf: Map.groupBy(clauses.values(), ({ parent }) => parent),
    uses,
    training: readTraining(join(content, 'ova'), { guides, clauses, laws, tasks }),
    traces: new Map(
      [...guidelines.keys()].map((id) => [
        id,
        readTrace(
          join(content, id),
          [...clauses.values()].filter(({ guideline }) => guideline === id),
          uses,
          [...guides.values()].some((guide) => guide.guidelines.includes(id)),
        ),
      ]),
    ),
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
