import { guidelineOf, type Shown } from '../../machines/kit/only';
import { keptAnswers, replay } from '../../machines/kit/replay';
import { answersOf, branchesOf, factsOf, type GuideMachine } from '../../machines/kit/setup';
import type { Registry } from '.';
import { carriedOutBy, usesOf, type Trace } from './outputs/trace';
import { trainingOf, type Case } from './read/cases';
import { SILENT, type Comparison } from './read/comparison';
import { tasksOfGuide, type Guide, type Texts } from './read/guides';

/** Said of a rule that a guide carries out which isn't shown. */
const GUIDE_NOT_SHOWN = 'Webbplatsen visar inte den guide som följer regeln.';

/**
 * What a site shows of all that has been read: its guidelines, and of everything else what belongs
 * to them. This is the one place that says what is left out, beside the folders of pages that aren't
 * made (`content.config.ts`) and the pages for a choice (`integrations/own-site.ts`).
 *
 * @param parts of the guides shown, by id: as they speak for the guidelines shown
 */
export function onlyShown(
  all: Registry,
  shown: Shown,
  parts: ReadonlyMap<string, GuideMachine>,
): Registry {
  const isOwn = (id: string) => shown.guidelines.has(guidelineOf(id));
  const clauses = having(all.clauses, ([id]) => isOwn(id));
  const guides = new Map(
    [...shown.guides].flatMap((id) => {
      const guide = all.guides.get(id);
      return guide ? [[id, narrowed(guide, parts.get(id)!, shown)] as const] : [];
    }),
  );
  const isKnown = (id: string) => clauses.has(id) || guides.has(id);
  const given = new Set([...guides.values()].flatMap(({ machine }) => tasksOfGuide(machine)));
  const tasks = new Map(
    [...having(all.tasks, ([id]) => given.has(id))].map(([id, task]) => [
      id,
      { ...task, clauses: task.clauses.filter(isOwn) },
    ]),
  );
  const cases = new Map(
    [...all.training.cases].flatMap(([id, one]) => {
      const guide = guides.get(one.guide.id);
      if (!guide || !shown.guidelines.has(one.municipality)) return [];
      const own = inGuide(one, guide, isOwn);
      // That neither of two guidelines holds isn't to be learnt where one is shown.
      return own.route.verdict === undefined ? [] : [[id, own] as const];
    }),
  );
  const uses = usesOf(clauses, tasks, [...parts.values()]);
  const of = <T>(byGuideline: ReadonlyMap<string, T>) =>
    having(byGuideline, ([id]) => shown.guidelines.has(id));
  return {
    ...{ clauses, tasks, guides, uses, laws: all.laws, roles: all.roles, site: all.site },
    carriedOut: carriedOutBy(clauses),
    guidelines: new Map([...shown.guidelines].map((id) => [id, all.guidelines.get(id)!])),
    partsOf: Map.groupBy(clauses.values(), ({ parent }) => parent),
    training: trainingOf(cases, all.training.themes, all.training.plans),
    comparison: shown.guidelines.size > 1 ? compared(all.comparison, shown.guidelines) : [],
    unclarities: of(all.unclarities),
    tools: of(all.tools),
    translations: having(all.translations, ([, [one]]) => shown.guidelines.has(one!.guideline)),
    terms: new Map(
      [...all.terms].map(([id, term]) => [
        id,
        { ...term, clauses: term.clauses.filter(isKnown), guides: term.guides.filter(isKnown) },
      ]),
    ),
    asked: having(all.asked, ([id]) => isKnown(id)),
    traces: new Map(
      [...of(all.traces)].map(([id, traces]) => [
        id,
        traces.map((trace) => withUses(trace, uses.get(trace.clause.id)!)),
      ]),
    ),
    redirects: having(all.redirects, ([id]) => isOwn(id)),
    decided: having(all.decided, ([id]) => isOwn(id)),
    drafts: all.drafts,
  };
}

const having = <K, V>(map: ReadonlyMap<K, V>, is: (entry: [K, V]) => boolean): Map<K, V> =>
  new Map([...map].filter(is));

/** A guide as it speaks for the guidelines shown, with the words that it still needs. */
function narrowed(guide: Guide, machine: GuideMachine, shown: Shown): Guide {
  const guidelines = guide.guidelines.filter((id) => shown.guidelines.has(id));
  return { ...guide, machine, guidelines, texts: said(guide.texts, machine, shown.guides) };
}

function said(texts: Texts, machine: GuideMachine, shown: ReadonlySet<string>): Texts {
  const isState = ([id]: [string, unknown]) => Object.hasOwn(machine.states, id);
  const facts = factsOf(machine);
  return {
    ...texts,
    questions: Object.fromEntries(
      Object.entries(texts.questions)
        .filter(isState)
        .map(([id, question]) => {
          const left = answersOf(machine, id);
          const isAlone = !left.some((answer) =>
            branchesOf(machine, id, answer).some(({ meta }) => meta.guidelines?.length),
          );
          const answers = Object.entries(question.answers)
            .filter(([answer]) => left.includes(answer))
            .map(([answer, own]) => [
              answer,
              isAlone ? { ...own, text: own.alone ?? own.text } : own,
            ]);
          return [id, { ...question, answers: Object.fromEntries(answers) }];
        }),
    ),
    outcomes: Object.fromEntries(
      Object.entries(texts.outcomes)
        .filter(isState)
        .map(([id, outcome]) => [
          id,
          { ...outcome, onward: outcome.onward.filter(({ guide }) => shown.has(guide)) },
        ]),
    ),
    facts: Object.fromEntries(Object.entries(texts.facts).filter(([fact]) => facts.includes(fact))),
  };
}

/** A training case as it goes through the guide that is shown. */
function inGuide(one: Case, guide: Guide, isOwn: (id: string) => boolean): Case {
  const isAsked = ([question]: [string, string]) => Object.hasOwn(guide.machine.states, question);
  const route = replay(
    guide.machine,
    Object.fromEntries(Object.entries(one.answers).filter(isAsked)),
  );
  return {
    ...one,
    ...{ guide, route, answers: keptAnswers(route) },
    because: Object.fromEntries(Object.entries(one.because).filter(isAsked)),
    clauses: one.clauses.filter(({ id }) => isOwn(id)),
    passed: new Set([...one.passed].filter(isOwn)),
  };
}

/** The topics that a guideline shown takes up. What sums up a topic speaks of all its cells. */
function compared(comparison: Comparison, guidelines: ReadonlySet<string>): Comparison {
  return comparison
    .map((section) => ({
      ...section,
      topics: section.topics.flatMap(({ summary, ...topic }) => {
        const cells = Object.entries(topic.cells).filter(([id]) => guidelines.has(id));
        const isWhole = cells.length === Object.keys(topic.cells).length;
        return cells.some(([, cell]) => cell !== SILENT)
          ? [{ ...topic, cells: Object.fromEntries(cells), ...(isWhole && { summary }) }]
          : [];
      }),
    }))
    .filter(({ topics }) => topics.length > 0);
}

function withUses(trace: Trace, uses: Trace['uses']): Trace {
  const isLeft = uses.length > 0 || trace.byParts || trace.uses.length === 0;
  return { ...trace, uses, reason: isLeft ? trace.reason : GUIDE_NOT_SHOWN };
}
