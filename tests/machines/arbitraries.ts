import fc from 'fast-check';
import { replay, type Answers } from '../../machines/kit/replay';
import {
  answersOf,
  isOption,
  questionsOf,
  stateMeta,
  VERDICTS,
  type GuideMachine,
  type Verdict,
} from '../../machines/kit/setup';
import { answersOfRoute, coveringRoutes } from '../support/routes';

/** How permissive a verdict is; a higher rank permits more. */
export const rank = (verdict: Verdict | undefined): number => {
  if (verdict === undefined) throw new Error('the route has no verdict');
  return VERDICTS.indexOf(verdict);
};

/** The answers to a question that are ordered by caution, mildest first. */
export const orderOf = (machine: GuideMachine, question: string): readonly string[] =>
  stateMeta(machine, question).mildToStrict ?? [];

/** The mildest answer to every question; where they have no order the first that isn't an option. */
export const mildest = (machine: GuideMachine): Record<string, string> =>
  Object.fromEntries(
    questionsOf(machine).map((question) => {
      const answers = answersOf(machine, question);
      const alone = answers.find((answer) => !isOption(machine, question, answer));
      return [question, orderOf(machine, question)[0] ?? alone ?? answers[0]!];
    }),
  );

/** Several options of a multiple-choice question; of another question one answer. */
function someOptions(machine: GuideMachine, question: string): fc.Arbitrary<string> {
  const answers = answersOf(machine, question);
  const options = answers.filter((answer) => isOption(machine, question, answer));
  if (options.length === 0) return fc.constantFrom(...answers);
  return fc.shuffledSubarray(options, { minLength: 1 }).map((ticked) => ticked.join('.'));
}

/** The answers of a route to each outcome. */
function routesToOutcomes(machine: GuideMachine): Answers[] {
  const routes = coveringRoutes(machine).map(answersOfRoute);
  return [...new Map(routes.map((route) => [replay(machine, route).at, route])).values()];
}

/**
 * An answer to every question of a guide. Most are the mildest, or those of a route to some outcome:
 * uniform answers would nearly always stop at one of the first questions.
 */
export function fullAnswers(machine: GuideMachine): fc.Arbitrary<Answers> {
  const mild = mildest(machine);
  const anyAnswers = (usual: number, base: Answers) =>
    fc.record(
      Object.fromEntries(
        questionsOf(machine).map((question) => [
          question,
          fc.oneof(
            { weight: usual, arbitrary: fc.constant(base[question]!) },
            { weight: 2, arbitrary: fc.constantFrom(...answersOf(machine, question)) },
            { weight: 2, arbitrary: someOptions(machine, question) },
          ),
        ]),
      ),
    );
  return fc.oneof(
    anyAnswers(7, mild),
    ...routesToOutcomes(machine).map((route) => anyAnswers(60, { ...mild, ...route })),
  );
}

/** Answers to some questions of a guide, so with gaps. */
export const someAnswers = (machine: GuideMachine): fc.Arbitrary<Answers> =>
  fc
    .tuple(fullAnswers(machine), fc.subarray(questionsOf(machine)))
    .map(([answers, kept]) =>
      Object.fromEntries(kept.map((question) => [question, answers[question]!])),
    );

/** A full set of answers, with one question in it answered first mildly and then more strictly. */
export const stricter = (
  machine: GuideMachine,
): fc.Arbitrary<{ question: string; mild: string; strict: string; answers: Answers }> =>
  fc
    .tuple(
      fullAnswers(machine),
      fc
        .constantFrom(...questionsOf(machine).filter((id) => orderOf(machine, id).length > 0))
        .chain((question) =>
          fc
            .subarray([...orderOf(machine, question)], { minLength: 2, maxLength: 2 })
            .map(([mild, strict]) => ({ question, mild: mild!, strict: strict! })),
        ),
    )
    .map(([answers, change]) => ({ ...change, answers }));

/** An id as the guides write them, or a word that has the same shape and a meaning to JavaScript. */
export const wellFormedId: fc.Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/),
  fc.constantFrom('constructor', 'prototype', 'arguments', 'then', 'null', '0', 'a-b-c'),
);
