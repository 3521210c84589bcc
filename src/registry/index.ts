import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ProofError } from '../../machines/kit/prove';
import type { GuideMachine } from '../../machines/kit/setup';
import { fits, guidelineOf, only, type Shown } from '../../machines/kit/only';
import { onlyShown } from './only';
import { readAsked } from './read/asked';
import { readTraining, type Training } from './read/cases';
import { parseChapter } from './read/chapter';
import { readClauses, type Clause } from './read/clauses';
import { readComparison, type Comparison } from './read/comparison';
import { MESSAGES } from './messages';
import { attempt, ContentError, stopAt, type Report } from './read/content-error';
import { listContent } from './read/files';
import { readGuideline, type Guideline } from './read/guidelines';
import { byOrder, joinGuide, textsSchema, type Guide, type Texts } from './read/guides';
import type { Ids, Known } from './read/known';
import { readOriginals } from './read/originals';
import {
  checkPublished,
  LOCK,
  publishedIds,
  readRedirects,
  type Redirect,
} from './check/published';
import { readLaws, type Law } from './read/laws';
import { checkNamed, named, readSite, siteAsWritten, type Site } from './read/site';
import { addresseesIn, readRoles, type Role } from './read/roles';
import { readTasks, type Task } from './read/tasks';
import { checkStopWords, searchWordsSchema, termsById, wordsSchema, type Term } from './read/terms';
import { carriedOutBy, readTrace, usesOf, type Trace, type Use } from './outputs/trace';
import { readTranslations, type Translation } from './read/translations';
import { readTools, type Tool } from './read/tools';
import { readUnclarities, type Unclarity } from './read/unclarities';
import { readYaml, type YamlFile } from './read/yaml';

/** Everything that the site says, read from `content/` and `machines/` and checked against itself. */
export interface Registry {
  site: Site;
  guidelines: ReadonlyMap<string, Guideline>;
  /** Whom rules are for, in the order that readers are offered them. */
  roles: ReadonlyMap<string, Role>;
  clauses: ReadonlyMap<string, Clause>;
  /** The clauses next below a clause, by its id. */
  partsOf: ReadonlyMap<string | null, readonly Clause[]>;
  tasks: ReadonlyMap<string, Task>;
  laws: ReadonlyMap<string, Law>;
  /**
   * The rules that carry out a law, by its id. Only on a site of one guideline: the rules of another
   * municipality are nothing to who asks what a law demands.
   */
  carriedOut: ReadonlyMap<string, readonly Clause[]>;
  /** In the order that their texts give them. */
  guides: ReadonlyMap<string, Guide>;
  training: Training;
  comparison: Comparison;
  /** By guideline. */
  unclarities: ReadonlyMap<string, readonly Unclarity[]>;
  /** Chapters in other languages, by `<guideline>/<chapter>`. */
  translations: ReadonlyMap<string, readonly Translation[]>;
  /** The tools that staff may use, by guideline, of those that have such a list. */
  tools: ReadonlyMap<string, readonly Tool[]>;
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
  /** Files of chapters that are drafts; their clauses are left out, except in `npm run dev`. */
  drafts: readonly string[];
}

/** All guides that there are. */
export const machines = Object.values(
  import.meta.glob<GuideMachine>('../../machines/*.ts', { eager: true, import: 'default' }),
);

let cached: Registry | undefined;
let cachedAt = 0;

/** When any file of the content was last saved, in milliseconds. */
const savedAt = () =>
  Math.max(
    ...readdirSync('content', { recursive: true, encoding: 'utf8' }).map(
      (name) => statSync(join('content', name)).mtimeMs,
    ),
  );

/**
 * The registry of the project. Read once a build, and again when an author has saved a file.
 *
 * @param originals the folder of the decided texts; the build gives it
 * @param isDev whether it is for `npm run dev`: files may have been saved since, and drafts are shown
 */
export function registry(
  originals: string | undefined = import.meta.env.ORIGINALS,
  isDev: boolean = import.meta.env.DEV,
): Registry {
  if (cached && !(isDev && savedAt() > cachedAt)) return cached;
  cachedAt = Date.now();
  // What is broken is told until it is mended.
  cached = undefined;
  const read = readRegistry('content', machines, originals, isDev);
  checkPublished(LOCK, read.clauses, read.redirects, read.guidelines);
  return (cached = read);
}

/**
 * What a site shows: the guidelines that it names, or all; the guides that it names, or all, which
 * speak for one of them or hold for any municipality.
 */
function shownBy(
  { guidelines, guides }: Pick<Site, 'guidelines' | 'guides'>,
  folders: readonly string[],
  all: readonly GuideMachine[],
): Shown {
  const own = new Set(guidelines ?? folders);
  const fit = all.filter((machine) => (guides?.includes(machine.id) ?? true) && fits(machine, own));
  return { guidelines: own, guides: new Set(fit.map(({ id }) => id)) };
}

/**
 * What pages and routes are made for, before the content is read. What is wrong in it is told then.
 *
 * @returns also the folders of all guidelines, shown or not
 */
export function asWritten(): { site: Site; shown: Shown; folders: readonly string[] } {
  const site = siteAsWritten();
  const { guidelines: folders } = listContent('content', () => undefined);
  return { site, shown: shownBy(site, folders, machines), folders };
}

/**
 * Reads and cross-checks what the site shows of the content. What is broken hides nothing else: a
 * fault that only follows from another isn't told, every other is.
 *
 * @param content the content folder, relative to the working directory
 * @param originals the folder of the decided texts
 * @param withDrafts whether the clauses of drafts are taken in
 * @throws {ContentError | ContentErrors} all faults
 */
export function readRegistry(
  content: string,
  all: readonly GuideMachine[],
  originals?: string,
  withDrafts = false,
): Registry {
  const faults: ContentError[] = [];
  const report: Report = (fault) => faults.push(fault);
  /** Of a kind that can't be read whole nothing is unknown. */
  const whole = <T extends Ids>(read: () => T): [found: T, ids: Ids] => {
    const before = faults.length;
    const found = read();
    const isWhole = faults.length === before;
    return [found, isWhole ? found : { has: () => true, keys: () => found.keys?.() ?? [] }];
  };
  const { guidelines: listed, pages } = listContent(
    content,
    report,
    all.map(({ id }) => id),
  );
  // A folder with a bad name may be the guideline that something names.
  const isWhole = !faults.some(({ hides }) => hides === '');
  const showable = {
    guides: new Set(all.map(({ id }) => id)),
    guidelines: { has: (id: string) => !isWhole || listed.includes(id), keys: () => listed },
  };
  const site = attempt(report, () => readSite(join(content, 'webbplats.yaml'), showable, report));
  const shown = shownBy(site ?? { guidelines: null, guides: null }, listed, all);
  // What isn't shown isn't read: it may be half written, and reading it takes time.
  const folders = listed.filter((id) => shown.guidelines.has(id));
  const [roles, roleIds] = whole(
    () =>
      attempt(report, () => readRoles(join(content, 'roller.yaml'), report)) ??
      new Map<string, Role>(),
  );
  const addressees = roleIds === roles ? addresseesIn(roles) : undefined;
  // A guideline whose folder has gone is known by the ids that it has published.
  const absent = publishedIds(join(content, 'ids.lock.json')).filter(
    (id) => !listed.includes(guidelineOf(id)),
  );
  const absentIds = new Set(absent);
  const absentGuidelines = new Set(absent.map(guidelineOf));
  const clauses = new Map<string, Clause>();
  const written = new Map(
    folders.map((id) => [id, readClauses(join(content, id), report, showable, addressees)]),
  );
  const drafts = [...written.values()].flat().filter(({ draft }) => draft);
  const ownOf = new Map(
    [...written].map(([id, own]) => [id, own.filter(({ draft }) => withDrafts || !draft)]),
  );
  for (const page of pages)
    attempt(report, () => parseChapter(join(content, page), undefined, showable, report));
  for (const clause of [...ownOf.values()].flat()) clauses.set(clause.id, clause);
  const hidden = faults.flatMap(({ hides }) => hides ?? []);
  const clauseIds: Ids = {
    has: (id) =>
      clauses.has(id) ||
      absentIds.has(id) ||
      (!shown.guidelines.has(guidelineOf(id)) && listed.includes(guidelineOf(id))) ||
      hidden.some((start) => id.startsWith(start)),
    keys: () => [...clauses.keys(), ...absent],
  };
  const guidelines = new Map<string, Guideline>();
  const unclarities = new Map<string, Unclarity[]>();
  const tools = new Map<string, Tool[]>();
  const translated: Translation[] = [];
  for (const [id, own] of ownOf) {
    const file = join(content, id, 'guideline.yaml');
    const guideline = attempt(report, () => readGuideline(file, id, clauseIds, report));
    if (guideline) guidelines.set(id, guideline);
    const allowed = attempt(report, () => readTools(join(content, id, 'verktyg.yaml'), report));
    if (allowed && allowed.length > 0) tools.set(id, allowed);
    translated.push(
      ...readTranslations(
        join(content, id),
        { own: written.get(id)!, shown: showable, known: clauseIds },
        report,
      ),
    );
    unclarities.set(id, readUnclarities(join(content, id, 'oklarheter'), own, report, clauseIds));
  }
  const [laws, lawIds] = whole(() => readLaws(join(content, 'lag'), report));
  for (const { id, notes, carriesOut, file, line } of clauses.values())
    for (const { who, cited, at } of [
      { who: `"${id}" carries out`, cited: carriesOut, at: line },
      ...notes.map((note) => ({
        ...{ who: `the Note on "${id}" cites`, cited: note.laws },
        at: note.line,
      })),
    ])
      for (const law of cited)
        if (!lawIds.has(law)) {
          const told = MESSAGES.unknown(who, 'law', law, laws);
          report(new ContentError(file, at, told.reason, told.remedy));
        }
  const cited = { clauses: clauseIds, laws: lawIds };
  const [tasks, taskIds] = whole(() => readTasks(join(content, 'uppgifter'), cited, report));
  const citable = {
    ...{ ...cited, tasks: taskIds, guides: showable.guides },
    guidelines: {
      has: (id: string) => showable.guidelines.has(id) || absentGuidelines.has(id),
      keys: () => [...listed, ...absentGuidelines],
    },
  };
  const beforeGuides = faults.length;
  const isAll =
    absent.length === 0 && folders.length === listed.length && shown.guides.size === all.length;
  const own = all.filter(({ id }) => shown.guides.has(id));
  const parts = new Map(own.map((one) => [one.id, isAll ? one : only(one, shown)]));
  const joined = own.flatMap((machine) => {
    const path = join(content, 'guider', machine.id, 'texter.yaml');
    return (
      attempt(report, () => {
        const texts = readYaml(path, textsSchema);
        const data = named(texts.data, site?.reportSystem);
        return sound(machine, { ...texts, data }, citable, report, parts.get(machine.id));
      }) ?? []
    );
  });
  const areSound = faults.length === beforeGuides;
  const guides = new Map(joined.sort(byOrder).map((guide) => [guide.id, guide]));
  const comparison = attempt(report, () =>
    readComparison(join(content, 'jamforelse.yaml'), citable, report),
  );
  const terms = attempt(report, () => {
    const words = readYaml(join(content, 'begrepp.yaml'), wordsSchema);
    return termsById(
      { ...words, data: named(words.data, site?.reportSystem) },
      readYaml(join(content, 'sokord.yaml'), searchWordsSchema),
      citable,
      report,
      shown.guidelines,
    );
  });
  attempt(report, () => checkStopWords(join(content, 'stoppord.txt'), report));
  const asked = [
    ...folders.flatMap(
      (id) =>
        attempt(report, () =>
          readAsked(join(content, id), 'clause', clauseIds, `${id}:`, report),
        ) ?? [],
    ),
    ...(attempt(report, () =>
      readAsked(join(content, 'guider'), 'guide', citable.guides, '', report),
    ) ?? []),
  ];
  const redirects =
    attempt(report, () =>
      readRedirects(join(content, 'omdirigeringar.yaml'), clauseIds, report, (id) =>
        absentGuidelines.has(guidelineOf(id)),
      ),
    ) ?? new Map<string, Redirect>();
  // A case is replayed in a guide that fits its words, with the tasks and rules that it cites.
  const isLeftOut = (guide: string, guideline: string) =>
    (showable.guides.has(guide) && !shown.guides.has(guide)) ||
    (!shown.guidelines.has(guideline) && citable.guidelines.has(guideline));
  const isCitedWhole = taskIds === tasks && lawIds === laws && roleIds === roles && areSound;
  const training =
    isCitedWhole && hidden.length === 0
      ? readTraining(
          join(content, 'ova'),
          { guides, clauses, laws, tasks, roles, site, isLeftOut },
          report,
        )
      : undefined;
  stopAt(faults);
  // A guide that isn't shown carries out its rules all the same.
  const uses = usesOf(clauses, tasks, all);
  const traces = new Map(
    [...ownOf].map(([id, clausesOfIt]) => [
      id,
      attempt(report, () =>
        readTrace(
          join(content, id),
          // No guide needs to carry out what isn't published yet.
          clausesOfIt.filter(({ draft }) => !draft),
          uses,
          report,
        ),
      ) ?? [],
    ]),
  );
  const decided =
    originals === undefined
      ? new Map<string, string[]>()
      : attempt(report, () => readOriginals(originals, content, guidelines, clauses));
  stopAt(faults);
  if (!comparison || !terms || !training || !decided || !site)
    throw new Error('a reader reported no fault, but read nothing');
  const read: Registry = {
    ...{ site, roles, guidelines, clauses, laws, guides, comparison, unclarities, uses, traces },
    carriedOut: carriedOutBy(clauses),
    ...{ terms, tools, training, redirects, decided },
    translations: Map.groupBy(
      translated.filter(({ draft }) => withDrafts || !draft),
      ({ guideline, chapter }) => `${guideline}/${chapter}`,
    ),
    tasks: new Map(named([...tasks], site.reportSystem)),
    drafts: [
      ...new Set(
        [...drafts, ...translated.filter(({ draft }) => draft)]
          .filter(({ guideline }) => shown.guidelines.has(guideline))
          .map(({ file }) => file),
      ),
    ],
    asked: new Map(asked),
    partsOf: Map.groupBy(clauses.values(), ({ parent }) => parent),
  };
  const kept = isAll ? read : onlyShown(read, shown, parts);
  checkNamed([
    [...kept.guides.values()].map(({ texts }) => texts),
    [...kept.tasks],
    [...kept.terms],
    [...kept.training.cases.values()].map(({ title, situation, explanation, because }) => [
      title,
      situation,
      explanation,
      because,
    ]),
  ]);
  return kept;
}

/** Joins a guide with its words; what its proof finds is told as other faults are. */
function sound(
  machine: GuideMachine,
  texts: YamlFile<Texts>,
  citable: Known,
  report: Report,
  part: GuideMachine | undefined,
): Guide | undefined {
  try {
    return joinGuide(machine, texts, citable, report, part);
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    for (const fault of error.faults) {
      const { reason, remedy } = MESSAGES.unsound(fault);
      report(new ContentError(`machines/${machine.id}.ts`, undefined, reason, remedy));
    }
    return undefined;
  }
}
