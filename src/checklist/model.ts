// A checklist as data. The build and the browser make the same object from the same source, and
// everything that a reader gets (page, paper, Word, text, file) is a rendering of it.
import { encodeFragment } from '../browser/address';
import { groupBy } from '../browser/group-by';
import {
  guidelinesOf,
  keptAnswers,
  lawsOf,
  replay,
  taskSources,
  type Answers,
  type Dropped,
  type Replay,
  type TaskSource,
} from '../../machines/kit/replay';
import {
  guideMeta,
  hold,
  stateMeta,
  type Basis,
  type GuideMachine,
  type Verdict,
} from '../../machines/kit/setup';
import {
  cellsOf,
  headlineOf,
  type Cell,
  type StepGroup,
  type Steps,
} from '../components/Board/steps';
import { factsInWords } from '../components/Guide/condition';
import { blankStep, makeItem, placedSteps } from './items';

/** The form of {@link Checklist} and of a saved file; grows when a reader of old files must know. */
export const SCHEMA = 1;

/** A rule that demands an item. */
export interface CitedRule {
  id: string;
  /** What it is called: its number, or words if it has none. */
  label: string;
  title: string;
  /** `/r/ostersund/6.1.3.b/`, as it is printed. */
  shortAddress: string;
}

export interface CitedLaw {
  id: string;
  name: string;
  url: string;
  /** The day on which the law was checked. */
  asOf: string;
  /** That day in words, and what else must be known of the law: from when, changed by what. */
  about: string;
}

interface ItemText {
  id: string;
  text: string;
  help?: string | undefined;
  basis: Basis;
  rules: CitedRule[];
  laws: CitedLaw[];
}

/** How a step of a working paper stands. */
export interface StepStatus {
  /** Whether it has an answer, and then whether that leaves a gap, which is to be ticked when mended. */
  state: 'asked' | 'gap' | 'done';
  /** The answer given; undefined if the step isn't answered. */
  said: string | undefined;
  /** How it stands, in words: the answer, or those that it can have. */
  words: string;
  /** Where the answer is given or changed, path and fragment, and what it is of; none in a blank list. */
  change: { href: string; of: string } | undefined;
}

/** A line to tick, or a step of a working paper. */
export interface Item extends ItemText {
  /** Why it is on the list: of a route, the reasons; of a blank list, when it applies. */
  why: string[];
  step?: StepStatus;
}

/** Items of one time (or one strength, for rules), by who does them. */
export interface Group {
  id: string;
  heading: string;
  parts: { who: string | undefined; items: Item[] }[];
}

export interface Said {
  question: string;
  text: string;
  answers: string[];
  /** Path and fragment where the answer is changed. */
  change: string;
}

export interface Checklist {
  schema: typeof SCHEMA;
  kind: ChecklistSource['kind'];
  id: string;
  title: string;
  /** Not of a route: every item that the guide, chapter or role has. */
  blank: boolean;
  guidelines: SpokenFor[];
  /** When the cited laws were checked: the earliest and the latest day; undefined without laws. */
  lawAsOf: { earliest: string; latest: string } | undefined;
  /** Where it was reached, whole. */
  address: string;
  answers: Said[];
  /** Set where the answers don't lead to an outcome yet. */
  unfinished: boolean;
  verdict: (OutcomeText & { outcome: string; verdict: Verdict }) | undefined;
  /** Questions whose answer was that one doesn't know: the verdict is preliminary. */
  unsure: string[];
  groups: Group[];
  /** Texts to copy, with [what the reader fills in]. */
  labels: { title: string; text: string }[];
  /** The steps of a working paper, as its board has them; undefined of a blank list. */
  board: { groups: readonly StepGroup[]; cells: readonly Cell[] } | undefined;
}

interface SpokenFor {
  id: string;
  municipality: string;
  document: string;
  /** "version 1". */
  version: string;
}

interface OutcomeText {
  title: string;
  lead: string;
  ask: string;
  label?: string | undefined;
}

/** A law as the source has it. */
export interface SourceLaw extends CitedLaw {
  /** What is said about it in its place, of a system that is older than the law. */
  older?: string;
}

/** What an item says and rests on, as the source has it. */
export interface SourceText extends Omit<ItemText, 'laws'> {
  laws: SourceLaw[];
}

/** An item as the source has it. */
export interface SourceItem extends SourceText {
  group: string;
  who?: string | undefined;
  /** When it applies, for a reader of the blank list. */
  condition?: string | undefined;
  /** Of a step: the task that mends a gap in it. */
  mend?: SourceText;
}

/** Everything that a checklist is made of, as plain data: the build puts it into the page. */
export interface ChecklistSource {
  kind: 'guide' | 'chapter' | 'role';
  id: string;
  title: string;
  /** `https://intranat.example.se`, without a slash at the end. */
  site: string;
  /** Paths with the base: of the page, and of the guide or chapter it belongs to. */
  path: string;
  home: string;
  guidelines: SpokenFor[];
  /** Steps of a blank list stand in their own `group`; on a route in that of their answer. */
  groups: { id: string; heading: string; ofSteps?: true }[];
  /** Of a working paper. */
  steps: Steps | undefined;
  items: SourceItem[];
  questions: Record<string, QuestionText>;
  outcomes: Record<string, OutcomeText>;
  /** What a fact means, as a condition: "om du är osäker". */
  facts: Record<string, { noted: string; notNoted: string }>;
  laws: Record<string, CitedLaw>;
}

interface QuestionText {
  text: string;
  answers: Record<string, { text: string; because: string }>;
}

/** A checklist, and what of the answers didn't hold. */
export interface Made {
  checklist: Checklist;
  /** The answers that hold. */
  answers: Answers;
  dropped: Dropped[];
}

/**
 * Makes the checklist of a source: of a route through its guide, or blank. Pure.
 *
 * @param machine of the guide, if the source is one
 * @param answers none for the blank list; what doesn't hold is told in `dropped`
 */
export function checklistOf(
  source: ChecklistSource,
  machine?: GuideMachine,
  answers: Answers = {},
): Made {
  const route = machine && replay(machine, answers);
  if (!machine || !route || route.steps.length === 0)
    return { checklist: blankList(source), answers: {}, dropped: route?.dropped ?? [] };
  const kept = keptAnswers(route);
  return {
    checklist: ofRoute(source, machine, route, kept),
    answers: kept,
    dropped: route.dropped,
  };
}

function blankList(source: ChecklistSource): Checklist {
  const items = source.items.map((item) => ({
    group: item.group,
    who: item.who,
    item: item.mend
      ? blankStep(source, item, item.mend)
      : makeItem(item, item.condition === undefined ? [] : [item.condition]),
  }));
  return {
    ...common(source, source.guidelines, items, []),
    blank: true,
    address: source.site + source.path,
    answers: [],
    unfinished: false,
    verdict: undefined,
    unsure: [],
    labels: labelsOf(Object.values(source.outcomes)),
    board: undefined,
  };
}

function ofRoute(
  source: ChecklistSource,
  machine: GuideMachine,
  route: Replay,
  answers: Answers,
): Checklist {
  const change = (question: string) => source.home + encodeFragment(source.id, answers, question);
  const sources = taskSources(machine, route);
  const rules = guideMeta(machine).dates;
  const isOlder = rules !== undefined && hold(route.facts, rules.older);
  const given = groupBy(route.steps, ({ question }) => question);
  const cells = source.steps ? cellsOf(source.steps, machine, route) : [];
  const ofStep = new Map(source.steps?.demands.map(({ question, step }) => [question, step]));
  const tasks = source.items.flatMap((item) => {
    const from = sources.get(item.id);
    if (from === undefined || item.mend) return [];
    const why = reasons(source, from, ofStep);
    return [{ group: item.group, who: item.who, item: makeItem(item, why, undefined, isOlder) }];
  });
  const items = [...placedSteps(source, cells, change), ...tasks];
  const said = route.verdict === undefined ? undefined : source.outcomes[route.at]!;
  const outcome = said && {
    ...said,
    ...headlineOf(source.steps?.headlines[route.at] ?? said, cells),
  };
  const chosen = guidelinesOf(machine, route);
  const laws = [
    ...lawsOf(route),
    ...route.steps.flatMap(({ question }) => stateMeta(machine, question).law ?? []),
  ].map((id) => source.laws[id]!);
  const listed = common(
    source,
    source.guidelines.filter(({ id }) => chosen.includes(id)),
    items,
    laws,
  );
  return {
    ...listed,
    blank: false,
    address: source.site + source.path + encodeFragment(source.id, answers),
    // What is said of a step stands on its row.
    answers: [...given]
      .filter(([question]) => !ofStep.has(question))
      .map(([question, steps]) => ({
        question,
        text: source.questions[question]!.text,
        answers: steps.map(({ answer }) => source.questions[question]!.answers[answer]!.text),
        change: change(question),
      })),
    unfinished: outcome === undefined,
    verdict: outcome && { ...outcome, outcome: route.at, verdict: route.verdict! },
    unsure: route.steps
      .filter(({ meta }) => meta.unsure)
      .map(({ question }) => ofStep.get(question) ?? source.questions[question]!.text),
    labels: outcome === undefined ? [] : labelsOf([outcome]),
    board: source.steps && { groups: source.steps.groups, cells },
  };
}

export interface Placed {
  group: string;
  who: string | undefined;
  item: Item;
}

function common(
  source: ChecklistSource,
  guidelines: SpokenFor[],
  items: Placed[],
  laws: CitedLaw[],
) {
  const days = [...laws, ...items.flatMap(({ item }) => item.laws)].map(({ asOf }) => asOf).sort();
  const { kind, id, title, groups } = source;
  const inGroup = groupBy(items, ({ group }) => group);
  return {
    schema: SCHEMA as typeof SCHEMA,
    ...{ kind, id, title, guidelines },
    lawAsOf: days.length === 0 ? undefined : { earliest: days[0]!, latest: days.at(-1)! },
    groups: groups.flatMap(({ id: group, heading }) => {
      const own = inGroup.get(group);
      if (own === undefined) return [];
      // In the same order on every route.
      const all = source.items.filter((item) => item.group === group).map(({ who }) => who);
      const byWho = groupBy(own, ({ who }) => who);
      const parts = [...new Set([...all, ...byWho.keys()])].flatMap((who) => {
        const placed = byWho.get(who);
        return placed === undefined ? [] : [{ who, items: placed.map(({ item }) => item) }];
      });
      return [{ id: group, heading, parts }];
    }),
  };
}

/**
 * The reasons of the answers that gave a task, or of the facts that made the outcome give it. A step has said
 * its own: here only its name stands.
 */
function reasons(
  { questions, facts }: ChecklistSource,
  { answers, when }: TaskSource,
  ofStep: ReadonlyMap<string, string>,
): string[] {
  const steps = new Set(answers.flatMap(({ question }) => ofStep.get(question) ?? []));
  const because = answers
    .filter(({ question }) => !ofStep.has(question))
    .map(({ question, answer }) => questions[question]!.answers[answer]!.because);
  if (steps.size > 0)
    because.push(`Gäller ${new Intl.ListFormat('sv').format(steps).toLowerCase()}.`);
  const told = when === undefined ? '' : factsInWords({ texts: { facts } }, when);
  const fromFacts = told === '' ? [] : [`Gäller ${told}.`];
  return because.length > 0 ? [...new Set(because)] : fromFacts;
}

const labelsOf = (outcomes: OutcomeText[]) => {
  const labels = outcomes.flatMap(({ title, label }) =>
    label === undefined ? [] : [{ title, text: label }],
  );
  return labels.filter(({ text }, at) => labels.findIndex((other) => other.text === text) === at);
};

/** @returns all items of a checklist, in its order. */
export const itemsOf = ({ groups }: Checklist): Item[] =>
  groups.flatMap(({ parts }) => parts.flatMap(({ items }) => items));
