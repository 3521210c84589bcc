import { branchesOf, answersOf, stateMeta, tasksIn } from '../../machines/kit/setup';
import type { Steps } from '../components/Board/steps';
import { conditionOf } from '../components/Guide/condition';
import { registry, type Registry } from '../registry';
import type { Clause } from '../registry/read/clauses';
import { versionOf } from '../registry/read/guidelines';
import { tasksOfGuide, type Guide } from '../registry/read/guides';
import {
  appliesInWords,
  datesOf,
  olderInWords,
  overdueLaws,
  UNVERIFIED,
} from '../registry/read/laws';
import {
  addressedTo,
  capital,
  isRule,
  rolesIn,
  rolesOf,
  STRENGTHS,
  strengthOf,
} from '../registry/outputs/rules';
import { addresseesIn, type Role } from '../registry/read/roles';
import type { Task } from '../registry/read/tasks';
import { ownRulesAt } from '../registry/outputs/trace';
import { stepsOf } from '../registry/outputs/steps';
import { WHEN } from '../registry/vocabulary';
import {
  chapterChecklistUrl,
  checklistUrl,
  guideUrl,
  roleChecklistUrl,
  rulesUrl,
  shortAddress,
} from '../registry/outputs/urls';
import type { ChecklistSource, SourceItem, SourceLaw } from './model';

const guidelinesNamed = (ids: readonly string[]) =>
  ids.map((id) => {
    const guideline = registry().guidelines.get(id)!;
    const { municipality, document } = guideline;
    return { id, municipality, document, version: versionOf(guideline) };
  });

const citedRule = (clause: Clause) => {
  const { id, label, title } = clause;
  return { id, label, title, shortAddress: shortAddress(clause) };
};

function citedLaw(id: string): SourceLaw {
  const { laws } = registry();
  const law = laws.get(id)!;
  const { name, url, asOf, amendedBy, unverified, note = '' } = law;
  const [overdue] = overdueLaws([law], new Date().toISOString().slice(0, 10));
  const about = (applies: string | undefined) => {
    const sentences = [
      applies,
      amendedBy && `ändrad genom ${amendedBy}`,
      unverified === 'forslag' ? UNVERIFIED.forslag : undefined,
      overdue && `skulle ha lästs om senast ${overdue.reviewBy}`,
    ].flatMap((part) => (part === undefined ? [] : [`${capital(part)}.`]));
    return [`(per ${asOf}).`, ...sentences, note].join(' ').trim();
  };
  const dates = datesOf(law, laws);
  const older = dates && olderInWords(dates);
  return {
    ...{ id, name, url, asOf, about: about(appliesInWords(law)) },
    ...(older !== undefined && { older: about(older) }),
  };
}

/** The origin that the site is built for. */
const site = () => new URL(import.meta.env.SITE!).origin;

/** @returns what a checklist of a guide is made of */
export function guideSource(guide: Omit<Guide, 'proof'>): ChecklistSource {
  const { machine, texts, id } = guide;
  const { tasks } = registry();
  const steps = stepsOf(guide);
  const ofTask = (task: Task): SourceItem => ({
    ...{ ...textOf(task), group: task.when, who: task.who },
    condition: conditionOf(guide, (given) => tasksIn(given).includes(task.id)),
  });
  // What mends a gap stands on the row of its step.
  const mends = new Set(steps?.demands.map(({ mend }) => mend));
  const alone = tasksOfGuide(machine).filter((task) => !mends.has(task));
  const laws = Object.keys(machine.states).flatMap((state) => [
    ...(stateMeta(machine, state).law ?? []),
    ...answersOf(machine, state).flatMap((answer) =>
      branchesOf(machine, state, answer).flatMap(({ meta }) => meta.law ?? []),
    ),
  ]);
  const records = <T, R>(all: Record<string, T>, make: (one: T) => R): Record<string, R> =>
    Object.fromEntries(Object.entries(all).map(([key, one]) => [key, make(one)]));
  return {
    ...{ kind: 'guide', id, title: texts.short, site: site() },
    path: checklistUrl(id),
    home: guideUrl(id),
    guidelines: guidelinesNamed(guide.guidelines),
    groups: [
      ...(steps ? [{ id: ALL_STEPS, heading: 'Stegen' }] : []),
      ...(steps?.groups.map((group) => ({ ...group, ofSteps: true as const })) ?? []),
      ...Object.entries(WHEN).map(([when, heading]) => ({
        ...{ id: when, heading: steps ? `Gör också: ${heading.toLowerCase()}` : heading },
      })),
    ],
    steps,
    items: [
      ...(steps ? stepItems(guide, steps) : []),
      ...alone.map((task) => ofTask(tasks.get(task)!)),
    ],
    questions: records(texts.questions, ({ text, answers }) => ({
      text,
      answers: records(answers, ({ text: said, because }) => ({ text: said, because })),
    })),
    outcomes: records(texts.outcomes, ({ title, lead, ask, label }) => ({
      ...{ title, lead, ask, label },
    })),
    facts: texts.facts,
    laws: Object.fromEntries([...new Set(laws)].map((law) => [law, citedLaw(law)])),
  };
}

/** The steps of a guide as items. On paper to fill in they stand together; on a route by how they stand. */
function stepItems({ machine, texts }: Omit<Guide, 'proof'>, steps: Steps): SourceItem[] {
  return steps.demands.map(({ question, mend }) => {
    const { basis = 'riktlinje', clauses = [], law = [] } = stateMeta(machine, question);
    return {
      ...{
        id: question,
        text: texts.questions[question]!.text,
        help: texts.questions[question]!.help,
      },
      ...{ basis, group: ALL_STEPS, mend: textOf(registry().tasks.get(mend)!) },
      ...citing(clauses, law),
    };
  });
}

const citing = (clauses: readonly string[], law: readonly string[]) => ({
  rules: clauses.map((clause) => citedRule(registry().clauses.get(clause)!)),
  laws: law.map(citedLaw),
});

/** A rule that carries out the law of a task, said to be the municipality's: others have the task too. */
const ownRule = (clause: Clause) => ({
  ...citedRule(clause),
  label: `${clause.label} (${registry().guidelines.get(clause.guideline)!.municipality})`,
});

function textOf(task: Task) {
  const { id, text, help, basis, clauses, law } = task;
  const { rules, laws } = citing(clauses, law);
  const own = ownRulesAt(task, registry().carriedOut).map(ownRule);
  return { id, text, help, basis, rules: [...rules, ...own], laws };
}

const ALL_STEPS = 'stegen';

/** Whether a clause can be ticked off: a rule that stops, sets a condition or gives a duty. */
const isDemand = (clause: Clause) => isRule(clause) && clause.effect !== 'none';

/** @returns what the checklist of a chapter is made of: its demands, strongest first */
export function chapterSource(
  guideline: string,
  chapter: { slug: string; label: string; href: string },
): ChecklistSource {
  const rules = demandsOf(guideline).filter((clause) => clause.chapter === chapter.slug);
  return rulesSource(rules, guideline, {
    ...{ kind: 'chapter', id: `${guideline}/${chapter.slug}`, title: chapter.label },
    path: chapterChecklistUrl(guideline, chapter.slug),
    home: chapter.href,
  });
}

/** @returns whether a chapter has demands to make a checklist of */
export const hasChecklist = (guideline: string, chapter: string) =>
  demandsOf(guideline).some((clause) => clause.chapter === chapter);

/** @returns the roles that a municipality's guideline makes demands on */
export const rolesWithChecklist = (guideline: string) =>
  rolesIn(demandsOf(guideline), registry().roles);

/** @returns what the checklist of a role in a municipality is made of: the demands on it */
export function roleSource(guideline: string, role: Role): ChecklistSource {
  const { roles } = registry();
  const rules = demandsOf(guideline).filter((clause) => rolesOf(clause, roles).includes(role.id));
  return rulesSource(rules, guideline, {
    ...{ kind: 'role', id: `regler/${guideline}/${role.id}`, title: role.name },
    path: roleChecklistUrl(guideline, role.id),
    home: rulesUrl(guideline),
  });
}

const byGuideline = new WeakMap<Registry, Map<string, Clause[]>>();

/** The demands of a guideline. Sorted out once: every chapter and role asks for them. */
function demandsOf(guideline: string): Clause[] {
  const all = registry();
  const demands =
    byGuideline.get(all) ??
    Map.groupBy([...all.clauses.values()].filter(isDemand), (clause) => clause.guideline);
  byGuideline.set(all, demands);
  return demands.get(guideline) ?? [];
}

function rulesSource(
  rules: Clause[],
  guideline: string,
  page: Pick<ChecklistSource, 'kind' | 'id' | 'title' | 'path' | 'home'>,
): ChecklistSource {
  const headings = addresseesIn(registry().roles);
  return {
    ...page,
    site: site(),
    guidelines: guidelinesNamed([guideline]),
    groups: Object.entries(STRENGTHS).map(([id, heading]) => ({ id, heading })),
    items: rules.map((clause) => ({
      ...{ id: clause.id, text: clause.text, basis: 'riktlinje', laws: [] },
      ...{ group: strengthOf(clause), who: addressedTo(clause, headings) },
      rules: [citedRule(clause)],
    })),
    ...{ questions: {}, outcomes: {}, facts: {}, laws: {}, steps: undefined },
  };
}
