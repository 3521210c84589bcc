// The steps of a guide that is a working paper: how each stands after a route. Pure; the picture, the list
// and the headline count the same cells.
import { groupBy } from '../../browser/group-by';
import type { Replay } from '../../../machines/kit/replay';
import { statesAfter, type GuideMachine } from '../../../machines/kit/setup';

/** Steps that stand alike: with the same gap, without an answer, or done. */
export interface StepGroup {
  id: string;
  heading: string;
  /** What is said of one such step, and of several: `klart`, `klara`. */
  words: readonly [one: string, several: string];
}

/** A question on what a step demands. A step with two demands has two. */
export interface Demand {
  question: string;
  /** `Steg 7.6`, as the question begins. */
  step: string;
  /** The task that mends a gap. */
  mend: string;
  /** The group of each answer. */
  groups: Readonly<Record<string, string>>;
}

/** What an outcome says; `counted` says it by how many and which steps have a gap, if any has. */
export interface Headline {
  title: string;
  lead: string;
  counted?:
    | {
        /** The group of the steps. */
        group: string;
        /** With `{antal}`, in words with a capital letter, and `{steg}`, their numbers. */
        title: string;
        lead: string;
      }
    | undefined;
}

export interface Steps {
  /** The gravest gap first, then what isn't answered, then what is done. */
  groups: readonly StepGroup[];
  demands: readonly Demand[];
  /** By outcome. */
  headlines: Readonly<Record<string, Headline>>;
}

export const UNANSWERED = 'obesvarade';
export const DONE_STEPS = 'klara';

/** A demand of a step on a route. */
export interface Asked {
  demand: Demand;
  answer: string | undefined;
  group: string;
}

/** A step on a route. It stands where the gravest of its demands does. */
export interface Cell {
  /** From 1, among all steps. */
  number: number;
  /** `Steg 7.6`. */
  name: string;
  group: string;
  /** The gravest first. */
  demands: Asked[];
}

/** @returns the steps that a route has come to or can still come to, in their order */
export function cellsOf({ groups, demands }: Steps, machine: GuideMachine, route: Replay): Cell[] {
  const given = new Map(route.steps.map(({ question, answer }) => [question, answer]));
  const ahead = new Set([route.at, ...statesAfter(machine, route.at)]);
  const rank = ({ group }: Asked) => groups.findIndex(({ id }) => id === group);
  return [...groupBy(demands, ({ step }) => step)].flatMap(([name, own], index) => {
    const asked = own
      .filter(({ question }) => given.has(question) || ahead.has(question))
      .map((demand): Asked => {
        const answer = given.get(demand.question);
        return { demand, answer, group: (answer && demand.groups[answer]) ?? UNANSWERED };
      })
      .sort((a, b) => rank(a) - rank(b));
    const [gravest] = asked;
    return gravest ? [{ number: index + 1, name, group: gravest.group, demands: asked }] : [];
  });
}

/** @returns whether a step or a demand in this group has a gap */
export const isGap = ({ group }: { group: string }) => group !== UNANSWERED && group !== DONE_STEPS;

/** @returns how many steps stand how, of each group that has any: `2 stopp` */
export const countsOf = (groups: readonly StepGroup[], cells: readonly Cell[]) =>
  groups.flatMap(({ id, words: [one, several] }) => {
    const count = cells.filter(({ group }) => group === id).length;
    return count === 0 ? [] : [{ group: id, text: `${count} ${count === 1 ? one : several}` }];
  });

const NUMBERS = ['Ett', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex', 'Sju', 'Åtta', 'Nio', 'Tio', 'Elva'];

/** @returns title and lead of an outcome, by what the cells count */
export function headlineOf({ title, lead, counted }: Headline, cells: readonly Cell[]) {
  const own = cells.filter(({ group }) => group === counted?.group);
  if (!counted || own.length === 0) return { title, lead };
  const numbers = own.map(({ number }) => String(number));
  const fill = (text: string) =>
    text
      .replace('{antal}', NUMBERS[own.length - 1] ?? String(own.length))
      .replace('{steg}', new Intl.ListFormat('sv').format(numbers));
  return { title: fill(counted.title), lead: fill(counted.lead) };
}

/** @returns the name of a demand: that of its step, with its effect where that isn't the step's */
export function nameOf({ groups }: Pick<Steps, 'groups'>, cell: Cell, { group }: Asked): string {
  const [effect] = groups.find(({ id }) => id === group)!.words;
  return group === cell.group ? cell.name : `${cell.name} · ${effect}`;
}

/** @returns an answer's text, as a part of a sentence */
export const inSentence = (said: string) =>
  `ni svarade ${said.includes(' ') ? `”${said}”` : said.toLowerCase()}`;

/** @returns the reason of an answer without its effect, which stands above it */
export const withoutEffect = (
  { groups }: Pick<Steps, 'groups'>,
  { group }: Asked,
  because: string,
) => because.replace(`${groups.find(({ id }) => id === group)!.heading}: `, '');
