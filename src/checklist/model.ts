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
  statesAfter,
  stateMeta,
  type Basis,
  type GuideMachine,
  type Verdict,
} from '../../machines/kit/setup';
import { factsInWords } from '../components/Guide/condition';

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

/** How far a step of a working paper has come. */
export interface StepStatus {
  /** The answer given; undefined if the step isn't answered. */
  said: string | undefined;
  /** All answers that it can have. */
  options: string[];
  /** Path and fragment where the answer is given or changed; undefined in a blank list. */
  change: string | undefined;
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
  /** Whether some items follow from the verdict itself. */
  fromVerdict: boolean;
  groups: Group[];
  /** Texts to copy, with [what the reader fills in]. */
  labels: { title: string; text: string }[];
  readiness: Readiness[] | undefined;
}

/** How many steps of a working paper are in a group. */
export interface Readiness {
  group: string;
  heading: string;
  count: number;
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

/** An item as the source has it. */
export interface SourceItem extends Omit<ItemText, 'laws'> {
  laws: SourceLaw[];
  group: string;
  who?: string | undefined;
  /** When it applies, for a reader of the blank list. */
  condition?: string | undefined;
  /** Of a step: by answer, its text and the group that it puts the step in. */
  answers?: Record<string, { text: string; group: string }>;
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
    item: makeItem(
      item,
      item.condition === undefined ? [] : [item.condition],
      item.answers && stepOf(item.answers),
    ),
  }));
  return {
    ...common(source, source.guidelines, items, []),
    blank: true,
    address: source.site + source.path,
    answers: [],
    unfinished: false,
    verdict: undefined,
    unsure: [],
    fromVerdict: false,
    labels: labelsOf(Object.values(source.outcomes)),
    readiness: undefined,
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
  const ahead = new Set([route.at, ...statesAfter(machine, route.at)]);
  const items = source.items.flatMap((item) => {
    if (item.answers === undefined) {
      const from = sources.get(item.id);
      if (from === undefined) return [];
      return [
        {
          group: item.group,
          who: item.who,
          item: makeItem(item, reasons(source, from), undefined, isOlder),
        },
      ];
    }
    const answer = given.get(item.id)?.[0]?.answer;
    if (answer === undefined && !ahead.has(item.id)) return [];
    const said = answer === undefined ? undefined : item.answers[answer];
    const step = stepOf(item.answers, said?.text, change(item.id));
    const because =
      answer === undefined ? [] : [source.questions[item.id]!.answers[answer]!.because];
    const group = said?.group ?? UNANSWERED;
    return [{ group, who: undefined, item: makeItem(item, because, step) }];
  });
  const outcome = route.verdict === undefined ? undefined : source.outcomes[route.at]!;
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
    answers: [...given].map(([question, steps]) => ({
      question,
      text: source.questions[question]!.text,
      answers: steps.map(({ answer }) => source.questions[question]!.answers[answer]!.text),
      change: change(question),
    })),
    unfinished: outcome === undefined,
    verdict: outcome && { ...outcome, outcome: route.at, verdict: route.verdict! },
    unsure: route.steps
      .filter(({ meta }) => meta.unsure)
      .map(({ question }) => source.questions[question]!.text),
    fromVerdict: outcome !== undefined && items.some(({ item }) => item.why.length === 0),
    labels: outcome === undefined ? [] : labelsOf([outcome]),
    readiness: readinessOf(source, listed.groups),
  };
}

/** The group of the steps that have no answer yet. */
export const UNANSWERED = 'obesvarade';

interface Placed {
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

function makeItem(item: SourceItem, why: string[], step?: StepStatus, isOlder = false): Item {
  const { id, text, help, basis, rules } = item;
  const laws = item.laws.map(({ older, about, ...law }) => ({
    ...law,
    about: (isOlder ? older : undefined) ?? about,
  }));
  return { id, text, help, basis, rules, laws, why, ...(step && { step }) };
}

const stepOf = (
  answers: NonNullable<SourceItem['answers']>,
  said?: string,
  change?: string,
): StepStatus => ({ said, options: Object.values(answers).map(({ text }) => text), change });

/** The reasons of the answers that gave a task, or of the facts that made the outcome give it. */
function reasons({ questions, facts }: ChecklistSource, { answers, when }: TaskSource): string[] {
  const because = answers.map(
    ({ question, answer }) => questions[question]!.answers[answer]!.because,
  );
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

function readinessOf(source: ChecklistSource, groups: Group[]): Readiness[] | undefined {
  const ofSteps = source.groups.filter((group) => group.ofSteps);
  if (ofSteps.length === 0) return undefined;
  return ofSteps.map(({ id, heading }) => ({
    group: id,
    heading,
    count: groups.find((group) => group.id === id)?.parts.flatMap(({ items }) => items).length ?? 0,
  }));
}

/** @returns all items of a checklist, in its order. */
export const itemsOf = ({ groups }: Checklist): Item[] =>
  groups.flatMap(({ parts }) => parts.flatMap(({ items }) => items));
