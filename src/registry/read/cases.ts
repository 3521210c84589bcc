import { existsSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { z } from 'astro/zod';
import {
  clausesOf,
  guidelinesOf,
  keptAnswers,
  lawsOf,
  replay,
  tasksOf,
  type Answers,
  type Replay,
} from '../../../machines/kit/replay';
import { answersOf, isMultiple, stateMeta } from '../../../machines/kit/setup';
import type { Clause } from './clauses';
import { MESSAGES, type Message } from '../messages';
import { attempt, ContentError, stop, type Report } from './content-error';
import { listFolder } from './files';
import { slug as id } from './ids';
import type { Guide } from './guides';
import type { Law } from './laws';
import type { Role } from './roles';
import type { Task } from './tasks';
import { named, type Site } from './site';
import { readYaml } from './yaml';

/** `content/ova/<guide>.yaml`: the cases that a guide is trained with. */
export const casesSchema = z.array(
  z.strictObject({
    /** Unique among all cases and never changed. */
    id,
    title: z.string(),
    guide: id,
    /** The guideline that decides. */
    municipality: id,
    role: id,
    theme: id,
    situation: z.string(),
    /** The facts, as answers to exactly the questions of the route; options joined by a dot. */
    answers: z.record(id, z.strictObject({ answer: z.string(), because: z.string() })),
    explanation: z.string(),
    /** The clauses and laws that decide. */
    rules: z.array(z.string()).min(1),
  }),
);

/** `content/ova/teman.yaml`: the themes that cases are sorted by. */
export const themesSchema = z.record(id, z.string());

/** `content/ova/kurser.yaml`: which cases a course takes, and how many must be right. */
export const coursesSchema = z.array(
  z
    .strictObject({
      id,
      title: z.string(),
      lead: z.string(),
      /** Only cases of these roles; all if left out. */
      roles: z.array(id).optional(),
      cases: z.int().positive(),
      pass: z.int().positive(),
    })
    .refine(({ cases, pass }) => pass <= cases, {
      path: ['pass'],
      error: 'pass must not be more than cases',
    }),
);

/** A situation from work, decided by a guide. Its right answer is never written, but replayed. */
export interface Case extends Omit<
  z.output<typeof casesSchema>[number],
  'answers' | 'guide' | 'rules'
> {
  guide: Guide;
  answers: Answers;
  /** Why the situation gives each answer, by question. */
  because: Readonly<Record<string, string>>;
  route: Replay;
  clauses: readonly Clause[];
  laws: readonly Law[];
  /** All clauses on the route or behind its tasks, the deciding ones too. */
  passed: ReadonlySet<string>;
}

/** A course as a municipality has it. */
export interface Course extends Omit<z.output<typeof coursesSchema>[number], 'cases' | 'roles'> {
  guideline: string;
  cases: readonly Case[];
}

/** A course as it is written: for any municipality. */
type CoursePlan = z.output<typeof coursesSchema>[number];

export interface Training {
  cases: ReadonlyMap<string, Case>;
  /** The same, by guideline. */
  byGuideline: ReadonlyMap<string, readonly Case[]>;
  themes: Readonly<Record<string, string>>;
  plans: readonly CoursePlan[];
  /** Of each guideline that has cases enough. */
  courses: readonly Course[];
}

interface Known {
  guides: ReadonlyMap<string, Guide>;
  clauses: ReadonlyMap<string, Clause>;
  laws: ReadonlyMap<string, Law>;
  tasks: ReadonlyMap<string, Task>;
  roles: ReadonlyMap<string, Role>;
  /** What the cases have in the place of `{rapportsystem}`. */
  site?: Pick<Site, 'reportSystem'> | undefined;
  /** Whether a case of a guide and a guideline belongs to what the site doesn't show. */
  isLeftOut?(guide: string, guideline: string): boolean;
}

const NOT_CASES = ['teman.yaml', 'kurser.yaml'];

/**
 * Reads the cases and replays each in its guide.
 *
 * @param folder `content/ova`, which need not exist
 * @param report takes it if a case stands twice, doesn't walk its guide from the first question to an
 *   outcome and no further, or names a rule that isn't on that route, or an unknown role
 */
export function readTraining(folder: string, known: Known, report: Report = stop): Training {
  if (!existsSync(folder)) return trainingOf(new Map(), {}, []);
  const read = <S extends z.ZodType>(name: string, schema: S) =>
    attempt(report, () => readYaml(join(folder, name), schema));
  const themes = read('teman.yaml', themesSchema)?.data;
  const cases = new Map<string, Case>();
  for (const name of listFolder(folder, { ending: '.yaml' }, report).files) {
    if (NOT_CASES.includes(name)) continue;
    const written = read(name, casesSchema);
    if (!written) continue;
    named(written.data, known.site?.reportSystem).forEach((one, index) => {
      if (known.isLeftOut?.(one.guide, one.municipality)) return;
      const what = `case "${one.id}"`;
      const fail: Fail = (place, { reason, remedy }) =>
        new ContentError(
          written.file,
          written.lineOf([index, ...place]),
          `${what} ${reason}`,
          remedy,
        );
      const twice = MESSAGES.twice('', 'the newer one');
      if (cases.has(one.id)) report(fail(['id'], { ...twice, reason: twice.reason.trim() }));
      if (themes && !Object.hasOwn(themes, one.theme))
        report(fail(['theme'], MESSAGES.unknownTheme(one.theme, themes, relative('.', folder))));
      if (!known.roles.has(one.role))
        report(fail(['role'], MESSAGES.unknown('is of', 'role', one.role, known.roles)));
      const file = basename(name, '.yaml');
      const guide = known.guides.get(one.guide);
      if (!guide)
        report(fail(['guide'], MESSAGES.unknown('is of', 'guide', one.guide, known.guides)));
      else if (guide.id !== file) report(fail(['guide'], MESSAGES.otherGuide(one.guide, file)));
      else
        attempt(report, () => cases.set(one.id, { ...replayed(one, guide, known, fail), guide }));
    });
  }
  const offered = read('kurser.yaml', coursesSchema);
  offered?.data.forEach(({ id: course, roles = [] }, index) => {
    const what = `course "${course}"`;
    const fail = (place: PropertyKey[], { reason, remedy }: Message) =>
      report(new ContentError(offered.file, offered.lineOf([index, ...place]), reason, remedy));
    if (offered.data.findIndex((other) => other.id === course) !== index)
      fail([], MESSAGES.twice(what));
    roles.forEach((role, at) => {
      if (!known.roles.has(role))
        fail(['roles', at], MESSAGES.unknown(`${what} is for`, 'role', role, known.roles));
    });
  });
  return trainingOf(cases, themes ?? {}, offered?.data ?? []);
}

/** @returns the training that some cases make. */
export function trainingOf(
  cases: Training['cases'],
  themes: Training['themes'],
  plans: Training['plans'],
): Training {
  const byGuideline = new Map(
    [...Map.groupBy(cases.values(), ({ municipality }) => municipality)].sort(([a], [b]) =>
      a.localeCompare(b),
    ),
  );
  const courses = plans.flatMap((course) =>
    [...byGuideline].flatMap(([guideline, own]) => {
      const chosen = own.filter(({ role }) => course.roles?.includes(role) ?? true);
      if (chosen.length < course.cases) return [];
      const { roles, ...rest } = course;
      return [{ ...rest, guideline, cases: mixed(chosen).slice(0, course.cases) }];
    }),
  );
  return { cases, byGuideline, themes, plans, courses };
}

type Fail = (place: PropertyKey[], told: Message) => ContentError;

/** Replays a case, and holds its answers and rules against the route. */
function replayed(
  written: z.output<typeof casesSchema>[number],
  guide: Guide,
  { clauses, laws, tasks }: Known,
  fail: Fail,
): Omit<Case, 'guide'> {
  const { answers: facts, rules, guide: _, ...rest } = written;
  const { machine } = guide;
  const answers = Object.fromEntries(
    Object.entries(facts).map(([question, { answer }]) => [question, answer]),
  );
  const route = replay(machine, answers);
  const [dropped] = route.dropped;
  if (dropped) {
    const { question, answer, reason } = dropped;
    const place = ['answers', question];
    if (reason === 'off-route') throw fail(place, MESSAGES.offRoute(question));
    throw Object.hasOwn(machine.states, question)
      ? fail([...place, 'answer'], {
          ...MESSAGES.noAnswer(question, answer, answersOf(machine, question)),
          ...(isMultiple(machine, question)
            ? { remedy: `use one or several of ${answersOf(machine, question).join(', ')}` }
            : {}),
        })
      : fail(place, MESSAGES.noQuestion(question, guide.id, Object.keys(machine.states)));
  }
  if (route.verdict === undefined)
    throw fail(['answers'], MESSAGES.unfinished(route.at, answersOf(machine, route.at)));
  const asked = [...new Set(route.steps.map(({ question }) => question))];
  const misplaced = Object.keys(answers).find((question, place) => question !== asked[place]);
  if (misplaced !== undefined)
    throw fail(['answers', misplaced], MESSAGES.misplaced(misplaced, asked));
  const speaksFor = guidelinesOf(machine, route);
  if (!speaksFor.includes(written.municipality))
    throw fail(['municipality'], MESSAGES.notDecidedFor(written.municipality, speaksFor));
  const demanded = tasksOf(machine, route).map((task) => tasks.get(task)!);
  const passed = new Set([
    ...clausesOf(machine, route),
    ...demanded.flatMap((task) => task.clauses),
  ]);
  const applied = new Set([
    ...lawsOf(route),
    ...route.steps.flatMap(({ question }) => stateMeta(machine, question).law ?? []),
    ...demanded.flatMap((task) => task.law),
  ]);
  rules.forEach((rule, index) => {
    if (!passed.has(rule) && !applied.has(rule))
      throw fail(['rules', index], MESSAGES.offRouteRule(rule, [...passed, ...applied]));
  });
  return {
    ...rest,
    answers: keptAnswers(route),
    because: Object.fromEntries(
      Object.entries(facts).map(([question, { because }]) => [question, because]),
    ),
    route,
    clauses: rules.flatMap((rule) => clauses.get(rule) ?? []),
    laws: rules.flatMap((rule) => laws.get(rule) ?? []),
    passed,
  };
}

/**
 * Takes turns between the guides, and within a guide between the outcomes. Each guide begins with
 * another outcome, or a short course would have nothing but the first ones.
 */
function mixed(cases: readonly Case[]): Case[] {
  const byGuide = Map.groupBy(cases, ({ guide }) => guide.id);
  return inTurns(
    [...byGuide.values()].map((own, turn) => {
      const byOutcome = [...Map.groupBy(own, endOf).values()];
      const first = turn % byOutcome.length;
      return inTurns([...byOutcome.slice(first), ...byOutcome.slice(0, first)]);
    }),
  );
}

const endOf = ({ route }: Case) => route.at;

/** One of each list, then the second of each, and so on. */
function inTurns<T>(lists: readonly T[][]): T[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }).flatMap((_, turn) =>
    lists.flatMap((list) => (turn < list.length ? [list[turn]!] : [])),
  );
}
