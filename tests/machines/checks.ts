import { existsSync } from 'node:fs';
import { z } from 'astro/zod';
import fc from 'fast-check';
import {
  clausesOf,
  lawsOf,
  replay,
  stoppingSteps,
  tasksOf,
  type Answers,
  type Replay,
} from '../../machines/kit/replay';
import {
  answersOf,
  branchesOf,
  eventsOf,
  isOption,
  waysOnFrom,
  outcomesOf,
  questionsOf,
  stateMeta,
  type GuideMachine,
} from '../../machines/kit/setup';
import { readYaml } from '../../src/registry/read/yaml';
import { mildest, orderOf, rank, stricter } from './arbitraries';
import { registry } from './guides';
import type { WorkedCase } from './worked-cases';

/** The same answers each time, so that a guide that passes always passes. */
const SEED = 20260101;

/** What is wrong, a sentence each; nothing if all is well. */
export type Faults = string[];

const missing = (what: string, wanted: readonly string[], had: readonly string[]): Faults =>
  wanted.filter((id) => !had.includes(id)).map((id) => `${what} ${id} is missing`);

const forbidden = (what: string, banned: readonly string[], had: readonly string[]): Faults =>
  banned.filter((id) => had.includes(id)).map((id) => `${what} ${id} must not be there`);

/** The clauses or laws of the tasks of a route. */
const citedByTasks = (machine: GuideMachine, route: Replay, kind: 'clauses' | 'law') =>
  tasksOf(machine, route).flatMap((task) => registry.tasks.get(task)?.[kind] ?? []);

/** @returns how a guide differs from what a worked case says of it. */
export function checkCase(machine: GuideMachine, worked: WorkedCase): Faults {
  const route = replay(machine, worked.answers);
  const faults: Faults = [];
  if (route.at !== worked.outcome || route.verdict !== worked.verdict)
    faults.push(`${route.verdict}, by ${route.at}; not ${worked.verdict}, by ${worked.outcome}`);
  for (const { question, answer } of [...route.dropped, ...route.waiting])
    faults.push(`the answer ${question}=${answer} is not asked for`);
  const clauses = [...clausesOf(machine, route), ...citedByTasks(machine, route, 'clauses')];
  const laws = [...lawsOf(route), ...citedByTasks(machine, route, 'law')];
  const tasks = tasksOf(machine, route);
  faults.push(
    ...missing('clause', worked.clauses, clauses),
    ...missing('law', worked.laws, laws),
    ...forbidden('law', worked.notLaws, laws),
    ...missing('task', [...worked.tasks, ...Object.keys(worked.duties)], tasks),
    ...forbidden('task', worked.notTasks, tasks),
  );
  for (const [task, who] of Object.entries(worked.duties)) {
    const bearer = registry.tasks.get(task)?.who;
    if (bearer !== who) faults.push(`task ${task} is borne by ${bearer}, not by ${who}`);
  }
  if (worked.unclear !== undefined) {
    const unclear = route.steps.filter(({ meta }) => meta.unsure).map(({ question }) => question);
    faults.push(
      ...missing('the unclear question', worked.unclear, unclear),
      ...forbidden(
        'the unclear question',
        unclear.filter((question) => !worked.unclear!.includes(question)),
        unclear,
      ),
    );
  }
  for (const { question, answer, meta } of stateMeta(machine, worked.outcome).stop
    ? stoppingSteps(route)
    : []) {
    const { clauses: own = [] } = stateMeta(machine, question);
    const byTasks = (meta.tasks ?? []).flatMap((id) => registry.tasks.get(id)?.clauses ?? []);
    const cited = [...own, ...(meta.clauses ?? []), ...(meta.law ?? []), ...byTasks];
    if (![...worked.clauses, ...worked.laws].some((id) => cited.includes(id)))
      faults.push(`${question}=${answer}, which stopped, cites nothing that the case names`);
  }
  return faults;
}

const placesSchema = z.record(z.string(), z.array(z.string()).min(1));

/**
 * @returns the clauses and laws that each place in a guide must cite, written from the sources:
 *   `question`, `question=answer`, `question=answer (2)` for its second way on, or `outcome`;
 *   nothing for a guide whose cases name them all
 */
export const sourcesOf = (machine: GuideMachine): Readonly<Record<string, readonly string[]>> => {
  const path = `tests/machines/sources/${machine.id}.yaml`;
  return existsSync(path) ? readYaml(path, placesSchema).data : {};
};

/** @returns the sources that a place in a guide must cite and doesn't. */
export function checkSources(
  machine: GuideMachine,
  sources: Readonly<Record<string, readonly string[]>>,
): Faults {
  return Object.entries(sources).flatMap(([place, wanted]) => {
    const [, state = '', answer, way] = /^([^=]+)(?:=(\S+))?(?: \((\d+)\))?$/.exec(place) ?? [];
    const own = stateMeta(machine, state);
    const metas =
      answer === undefined
        ? [own]
        : branchesOf(machine, state, answer)
            .filter((_, index) => way === undefined || index === Number(way) - 1)
            .map(({ meta }) => ({
              clauses: meta.clauses ?? own.clauses,
              law: meta.law ?? own.law,
            }));
    if (metas.length === 0) return [`there is no ${place}`];
    return metas.flatMap(({ clauses = [], law = [] }) =>
      missing(`at ${place} the source`, wanted, [...clauses, ...law]),
    );
  });
}

/**
 * The answers that ask something else of some than of others, with the facts that say of whom; by
 * guide.
 */
const OTHERWISE: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'ai-forordningen': {
    'kanslor-syfte=nej': ['oklara-kanslor'],
    // Only who has no hit yet is near to one.
    'utbildning=inget': ['traff'],
    'arbete=inget': ['traff'],
    'tjanster=inget': ['traff'],
    'migration=inget': ['traff'],
    'rattsvasen=inget': ['traff'],
    'narmare=hjalper': ['bedomer'],
    'tredje-part=ja': ['maskin', 'avsnitt-b'],
    'tredje-part=vet-inte': ['maskin', 'avsnitt-b'],
    'roll=annat-andamal': ['kapitel-3'],
    'roll=vet-inte': ['kapitel-3'],
  },
  markning: {
    'slag=beslut': ['oppen', 'okand'],
    'slag=osaker': ['oppen'],
    'granskat=nej': ['oppen'],
  },
  'rapportera-fel': { 'drabbad=ja': ['oppen'] },
  'stangd-ai': { 'teknik=nej': ['fraga'] },
};

/** What a way cites or notes beside the others of its answer, by the fact that it asks for. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  // Who assesses people can't be exempt: a hit is high risk at once, by article 6(3).
  bedomer: ['ai-6-3', 'hog-risk', 'kapitel-3', 'bilaga-iii'],
};

/**
 * @returns the answers that don't ask and note the same of all who give them: they have several ways
 *   on only because facts lead to different questions
 */
export function checkSame(machine: GuideMachine): Faults {
  return questionsOf(machine).flatMap((question) =>
    eventsOf(machine, question).flatMap((answer) => {
      const place = `${question}=${answer}`;
      const ways = branchesOf(machine, question, answer);
      const beside = ways.flatMap(({ when }) =>
        (when?.noted ?? []).flatMap((fact) => BESIDE[fact] ?? []),
      );
      const own = (ids: readonly string[] = []) =>
        ids.filter((id) => !beside.includes(id)).toSorted();
      const seen = new Map<string, string>();
      return ways.flatMap(({ when, meta, notes }, index) => {
        const whom = (OTHERWISE[machine.id]?.[place] ?? []).map((fact) =>
          when?.noted?.includes(fact) ? fact : when?.notNoted?.includes(fact) ? `!${fact}` : '',
        );
        const asked = JSON.stringify([{ ...meta, law: own(meta.law) }, own(notes)]);
        const first = seen.get(whom.join()) ?? asked;
        seen.set(whom.join(), first);
        return asked === first ? [] : [`${place} (${index + 1}) asks ${asked}, not ${first}`];
      });
    }),
  );
}

/** Each answer that can end the guide at a stop, as `question=answer → outcome`. */
const stopsOf = (machine: GuideMachine) =>
  questionsOf(machine).flatMap((question) =>
    answersOf(machine, question)
      .filter(
        (answer) =>
          !isOption(machine, question, answer) ||
          branchesOf(machine, question, answer).some(({ meta }) => meta.stop),
      )
      .flatMap((answer) =>
        waysOnFrom(machine, question, answer)
          .filter(({ target }) => stateMeta(machine, target).stop)
          .map(({ target }) => `${question}=${answer} → ${target}`),
      ),
  );

const endsOf = (route: Replay) =>
  stoppingSteps(route).map(({ question, answer }) => `${question}=${answer} → ${route.at}`);

const resultOf = (machine: GuideMachine, answers: Answers) => {
  const route = replay(machine, answers);
  return JSON.stringify([route.at, tasksOf(machine, route)]);
};

/** Whether another answer to a question changes the outcome or the tasks of a case. */
const matters = (machine: GuideMachine, question: string, answers: Answers) =>
  question in answers &&
  answersOf(machine, question).some(
    (answer) =>
      resultOf(machine, { ...mildest(machine), ...answers, [question]: answer }) !==
      resultOf(machine, answers),
  );

/** What the worked cases of a guide must cover, by name. */
export const COVERAGE: Record<
  string,
  (machine: GuideMachine, cases: readonly WorkedCase[]) => Faults
> = {
  'each outcome has a case': (machine, cases) =>
    missing(
      'a case of',
      outcomesOf(machine),
      cases.map(({ outcome }) => outcome),
    ),
  'each stop has a case': (machine, cases) =>
    missing(
      'a case of',
      stopsOf(machine),
      cases.flatMap(({ answers }) => endsOf(replay(machine, answers))),
    ),
  'each answer is given in a case': (machine, cases) =>
    missing(
      'a case with',
      questionsOf(machine).flatMap((question) =>
        answersOf(machine, question).map((answer) => `${question}=${answer}`),
      ),
      cases.flatMap(({ answers }) =>
        Object.entries(answers).flatMap(([question, answer]) =>
          answer.split('.').map((part) => `${question}=${part}`),
        ),
      ),
    ),
  'each question matters in a case': (machine, cases) =>
    questionsOf(machine)
      .filter((question) => !cases.some(({ answers }) => matters(machine, question, answers)))
      .map((question) => `${question} changes neither outcome nor tasks of any case`),
};

const UNSURE = ['osaker', 'vet-inte'];

/** What caution means in every guide, by name; `numRuns` is how many random answers are tried. */
export const CAUTION: Record<string, (machine: GuideMachine, numRuns: number) => Faults> = {
  'the mildest answers give the most permissive verdict that the guide has': (machine) => {
    const ranks = outcomesOf(machine).map((outcome) => rank(stateMeta(machine, outcome).verdict));
    const { at, verdict } = replay(machine, mildest(machine));
    return rank(verdict) === Math.max(...ranks) ? [] : [`they give ${verdict}, by ${at}`];
  },
  'an order from mild to strict leaves out only answers that hand over': (machine) =>
    questionsOf(machine)
      .filter((question) => orderOf(machine, question).length > 0)
      .flatMap((question) =>
        answersOf(machine, question)
          .filter((answer) => !orderOf(machine, question).includes(answer))
          .filter((answer) =>
            branchesOf(machine, question, answer).some(({ meta }) => meta.guide === undefined),
          )
          .map((answer) => `${question}=${answer} is left out`),
      ),
  'to be unsure where no answer is the stricter one gives something to do': (machine) =>
    questionsOf(machine)
      .filter((question) => orderOf(machine, question).length === 0)
      .flatMap((question) =>
        answersOf(machine, question)
          .filter((answer) => UNSURE.includes(answer))
          .filter((answer) =>
            branchesOf(machine, question, answer).some(({ meta }) => !meta.tasks?.length),
          )
          .map((answer) => `${question}=${answer} gives no task`),
      ),
  'to be unsure is never the mildest answer': (machine) =>
    questionsOf(machine)
      .filter((question) => UNSURE.includes(orderOf(machine, question)[0] ?? ''))
      .map((question) => `it is to ${question}`),
  // Of all answers to all questions, so also of those that say that one is unsure.
  'a stricter answer never gives a more permissive verdict': (machine, numRuns) => {
    if (questionsOf(machine).every((question) => orderOf(machine, question).length === 0))
      return [];
    const isNeverMilder = fc.property(
      stricter(machine),
      ({ answers, question, mild, strict }) =>
        rank(replay(machine, { ...answers, [question]: strict }).verdict) <=
        rank(replay(machine, { ...answers, [question]: mild }).verdict),
    );
    const { failed, counterexample } = fc.check(isNeverMilder, { numRuns, seed: SEED });
    return failed ? [`not with ${JSON.stringify(counterexample)}`] : [];
  },
};
