import { replay } from '../../../machines/kit/replay';
import { answersOf } from '../../../machines/kit/setup';
import type { Case } from '../read/cases';
import type { Clause } from '../read/clauses';
import { clausesOfQuestion } from '../read/guides';

/** Where another answer to one question would have led. */
export interface Change {
  question: string;
  answer: string;
  /** The outcome, or the question that the guide would have gone on with. */
  at: string;
  isOutcome: boolean;
}

/** More would be a list, not a lesson. */
const MOST = 3;

/**
 * What would have changed the verdict: other answers, one at a time, replayed. A question that the
 * deciding rules stand behind comes before others, another outcome before a question that the guide
 * would have gone on with, the latest before earlier ones. One answer a question, alone also where
 * several go together.
 */
export function changesTo({ guide: { machine }, answers, route, clauses }: Case): Change[] {
  const decides = (question: string) =>
    clausesOfQuestion(machine, question).some((id) => clauses.some((clause) => clause.id === id));
  const weight = ({ question, isOutcome }: Change) =>
    (decides(question) ? 2 : 0) + (isOutcome ? 1 : 0);
  const isElsewhere = ({ at, isOutcome }: Change) =>
    isOutcome ? at !== route.at : !Object.hasOwn(answers, at);
  return Object.keys(answers)
    .reverse()
    .flatMap((question) => {
      const changes = answersOf(machine, question)
        .map((answer) => {
          const { at, verdict } = replay(machine, { ...answers, [question]: answer });
          return { question, answer, at, isOutcome: verdict !== undefined };
        })
        .filter(isElsewhere);
      return changes.find(({ isOutcome }) => isOutcome) ?? changes[0] ?? [];
    })
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, MOST);
}

/**
 * @param cases of its guideline
 * @returns the case of the same guide that ends otherwise by the fewest answers
 */
export function nearestOther(of: Case, cases: readonly Case[]): Case | undefined {
  return cases
    .filter(({ guide, route }) => guide === of.guide && route.at !== of.route.at)
    .map((other) => ({ other, distance: distance(of.answers, other.answers) }))
    .sort((a, b) => a.distance - b.distance)[0]?.other;
}

/** In how many answers two cases differ; what only one of them was asked counts too. */
function distance(a: Case['answers'], b: Case['answers']): number {
  const questions = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...questions].filter((question) => a[question] !== b[question]).length;
}

/** A rule with an effect, and the cases that train it. */
export interface Trained {
  clause: Clause;
  /** Cases that it decides. */
  decides: readonly Case[];
  /** Cases whose route or tasks it only stands behind. */
  passed: readonly Case[];
}

/**
 * @param cases of the guideline
 * @returns for each of its rules that stops, sets a condition or gives a duty, its cases
 */
export function trainedRules(
  guideline: string,
  clauses: Iterable<Clause>,
  cases: readonly Case[],
): Trained[] {
  return [...clauses]
    .filter((clause) => clause.guideline === guideline && clause.effect !== 'none')
    .map((clause) => {
      const decides = cases.filter((one) => one.clauses.includes(clause));
      const passed = cases.filter((one) => one.passed.has(clause.id) && !decides.includes(one));
      return { clause, decides, passed };
    });
}
