import {
  answersOf,
  branchesOf,
  questionsOf,
  stateMeta,
  type Branch,
  type FactsTest,
  type Meta,
} from '../../../machines/kit/setup';
import type { Guide } from '../../registry/read/guides';

/**
 * After which answers something holds, for a reader of the whole guide.
 *
 * @param holds whether an answer's meta brings it about
 * @returns for example "Om du svarade ”Ja” på fråga 5 eller 6", or undefined if no answer does
 */
export function conditionOf(
  { machine, texts }: Pick<Guide, 'machine' | 'texts'>,
  holds: (meta: Meta) => boolean,
): string | undefined {
  const byAnswer = new Map<string, number[]>();
  questionsOf(machine).forEach((question, index) => {
    for (const answer of answersOf(machine, question)) {
      if (!branchesOf(machine, question, answer).some(({ meta }) => holds(meta))) continue;
      const { text } = texts.questions[question]!.answers[answer]!;
      byAnswer.set(text, [...(byAnswer.get(text) ?? []), index + 1]);
    }
  });
  if (byAnswer.size === 0) return undefined;
  // A list of many answers is harder to read than the questions themselves.
  if (byAnswer.size > 2 || [...byAnswer.values()].flat().length > 9)
    return `Beror på vad du svarade på fråga ${list(
      [...new Set([...byAnswer.values()].flat())].sort((a, b) => a - b),
      'conjunction',
    )}`;
  const parts = [...Map.groupBy(byAnswer, ([, numbers]) => list(numbers))].map(
    ([where, same]) => `${same.map(([text]) => `”${text}”`).join(' eller ')} på fråga ${where}`,
  );
  return `Om du svarade ${parts.join(' eller ')}`;
}

const list = (numbers: number[], type: 'conjunction' | 'disjunction' = 'disjunction') =>
  new Intl.ListFormat('sv', { type }).format(numbers.map(String));

/** @returns after which facts an outcome gives a task, as a sentence; undefined if always. */
export function conditionOfOwn(guide: Guide, outcome: string, task: string): string | undefined {
  const { tasks = [], conditionalTasks = [] } = stateMeta(guide.machine, outcome);
  if (tasks.includes(task)) return undefined;
  const words = conditionalTasks
    .filter((those) => those.tasks.includes(task))
    .map(({ when }) => factsInWords(guide, when))
    .join(' eller ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @returns what a branch asks of earlier answers, for example "om du har svarat att du är osäker". */
export const factsInWords = (
  { texts }: { texts: Pick<Guide['texts'], 'facts'> },
  { noted = [], notNoted = [] }: FactsTest,
): string =>
  [
    ...noted.map((fact) => texts.facts[fact]!.noted),
    ...notNoted.map((fact) => texts.facts[fact]!.notNoted),
  ].join(' och ');

/** A way that an answer can lead: a branch, or those that are left and come to the same. */
export interface Way {
  branches: number[];
  /** The first of them. */
  branch: Branch;
  /** When it is taken, if the ways before it aren't; undefined if it is the only one. */
  condition: string | undefined;
}

/** A condition without what need not be said, for else one of the ways before would be taken. */
function unsaid({ noted = [], notNoted = [] }: FactsTest, before: readonly Branch[]): FactsTest {
  const left = new Set(notNoted);
  for (const fact of notNoted.toReversed()) {
    const takenElse = before.some(
      ({ when = {} }) =>
        (when.noted ?? []).every((one) => one === fact || noted.includes(one)) &&
        (when.notNoted ?? []).every((one) => one !== fact && left.has(one)),
    );
    if (takenElse) left.delete(fact);
  }
  return { noted, notNoted: [...left] };
}

/**
 * The ways that an answer can lead, to be read in order: the last is for when no other holds, so
 * what the ways before it ask for needn't be said again.
 *
 * @param sameness what makes two branches come to the same
 * @param isOpen whether a way can be taken at all; one that can't isn't told, nor denied of the others
 */
export function waysOf(
  guide: Guide,
  branches: readonly Branch[],
  sameness: (branch: Branch) => string,
  isOpen: (branch: Branch) => boolean = () => true,
): Way[] {
  const last = sameness(branches.at(-1)!);
  const isLeft = (branch: Branch) => sameness(branch) === last;
  const left = [...branches.keys()].filter((index) => isLeft(branches[index]!));
  const ways = branches.flatMap((branch, index): Way[] => {
    if (isLeft(branch)) return [];
    const before = branches.slice(0, index).filter((other) => !isLeft(other));
    const words = factsInWords(guide, unsaid(branch.when ?? {}, before));
    return [{ branches: [index], branch, condition: words }];
  });
  const rest = { branches: left, branch: branches[left[0]!]!, condition: undefined };
  return [...ways, rest]
    .filter(({ branch }) => isOpen(branch))
    .map((way, place, { length }) => {
      if (place === length - 1) return { ...way, condition: length > 1 ? 'annars' : undefined };
      return place === 0 ? way : { ...way, condition: `annars ${way.condition}` };
    });
}
