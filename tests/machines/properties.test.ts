import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { decodeFragment, encodeFragment } from '../../machines/kit/fragment';
import { fallAway, keptAnswers, replay, tasksOf, type Answers } from '../../machines/kit/replay';
import {
  answersOf,
  branchesOf,
  outcomesOf,
  questionsOf,
  stateMeta,
  type GuideMachine,
} from '../../machines/kit/setup';
import { fullAnswers, orderOf, rank, someAnswers, wellFormedId } from './arbitraries';
import { machines } from './guides';

// A busy machine may need more than the usual five seconds for hundreds of walks.
vi.setConfig({ testTimeout: 120_000 });

const runs = { numRuns: 250 };
const unsureAnswers = ['osaker', 'vet-inte'];

/** Each answer that says that one doesn't know. */
const unsureOf = (machine: GuideMachine) =>
  questionsOf(machine).flatMap((question) =>
    answersOf(machine, question)
      .filter((answer) => unsureAnswers.includes(answer))
      .map((answer) => ({ question, answer })),
  );

const isOrdered = (machine: GuideMachine, question: string) =>
  orderOf(machine, question).length > 0;

/** A full set of answers and one question in it, answered first mildly and then more strictly. */
const stricter = (machine: GuideMachine) =>
  fc
    .tuple(
      fullAnswers(machine),
      fc
        .constantFrom(...questionsOf(machine).filter((question) => isOrdered(machine, question)))
        .chain((question) =>
          fc
            .subarray([...orderOf(machine, question)], { minLength: 2, maxLength: 2 })
            .map(([mild, strict]) => ({ question, mild: mild!, strict: strict! })),
        ),
    )
    .map(([answers, { question, mild, strict }]) => ({
      before: { ...answers, [question]: mild },
      after: { ...answers, [question]: strict },
    }));

/** Answers to some questions, among them questions and answers that the guide doesn't have. */
const strayAnswers = (machine: GuideMachine): fc.Arbitrary<Answers> =>
  fc
    .tuple(someAnswers(machine), fc.dictionary(wellFormedId, wellFormedId, { maxKeys: 3 }))
    .map(([known, stray]) => ({ ...stray, ...known }));

describe.each(machines.map((machine) => ({ id: machine.id, machine })))('$id:', ({ machine }) => {
  const questions = questionsOf(machine);
  const verdictOf = (answers: Answers) => replay(machine, answers).verdict;

  /** The answers of a whole route, and one question on it. */
  const routeAndQuestion = fullAnswers(machine).chain((answers) => {
    const given = keptAnswers(replay(machine, answers));
    return fc
      .constantFrom(...Object.keys(given))
      .map((question) => ({ given, question, answer: given[question]! }));
  });

  test('an order from mild to strict leaves out only answers that hand over', () => {
    const leftOut = questions
      .filter((question) => isOrdered(machine, question))
      .flatMap((question) =>
        answersOf(machine, question)
          .filter((answer) => !orderOf(machine, question).includes(answer))
          .filter((answer) =>
            branchesOf(machine, question, answer).some(({ meta }) => meta.guide === undefined),
          )
          .map((answer) => `${question}=${answer}`),
      );
    expect(leftOut).toEqual([]);
  });

  test('the random answers reach every outcome', () => {
    const reached = fc
      .sample(fullAnswers(machine), 6000)
      .map((answers) => replay(machine, answers).at);
    expect(new Set(reached)).toEqual(new Set(outcomesOf(machine)));
  });

  test('with all questions answered there is a verdict, and nothing waits', () => {
    fc.assert(
      fc.property(fullAnswers(machine), (answers) => {
        const { verdict, waiting } = replay(machine, answers);
        expect(verdict).toBeDefined();
        expect(waiting).toEqual([]);
      }),
      runs,
    );
  });

  if (questions.some((question) => isOrdered(machine, question)))
    test('a stricter answer never gives a more permissive verdict', () => {
      fc.assert(
        fc.property(stricter(machine), ({ before, after }) => {
          expect(rank(verdictOf(after))).toBeLessThanOrEqual(rank(verdictOf(before)));
        }),
        runs,
      );
    });

  describe('to be unsure', () => {
    const unsure = unsureOf(machine);

    test.each(unsure.filter(({ question }) => isOrdered(machine, question)))(
      'about $question is never milder than the milder answer',
      ({ question, answer }) => {
        const order = orderOf(machine, question);
        const milder = order[order.indexOf(answer) - 1];
        expect(milder, `an answer milder than "${answer}"`).toBeDefined();
        fc.assert(
          fc.property(fullAnswers(machine), (answers) => {
            const sure = verdictOf({ ...answers, [question]: milder! });
            const notSure = verdictOf({ ...answers, [question]: answer });
            expect(rank(notSure)).toBeLessThanOrEqual(rank(sure));
          }),
          { numRuns: 100 },
        );
      },
    );

    // Where no answer is the stricter one, somebody who knows has to be asked or told.
    test.each(unsure.filter(({ question }) => !isOrdered(machine, question)))(
      'about $question gives something to do',
      ({ question, answer }) => {
        const without = branchesOf(machine, question, answer).filter(
          ({ meta }) => (meta.tasks ?? []).length === 0,
        );
        expect(without).toEqual([]);
      },
    );
  });

  test('at a stop only the last answer and the outcome give tasks', () => {
    fc.assert(
      fc.property(fullAnswers(machine), (answers) => {
        const route = replay(machine, answers);
        if (!stateMeta(machine, route.at).stop) return;
        const { question, meta } = route.steps.at(-1)!;
        const own = [stateMeta(machine, question), meta, stateMeta(machine, route.at)];
        const wanted = own.flatMap(({ tasks }) => tasks ?? []);
        expect(tasksOf(machine, route)).toEqual([...new Set(wanted)]);
      }),
      runs,
    );
  });

  test('where no rule stops, each answer on the way keeps its tasks', () => {
    fc.assert(
      fc.property(fullAnswers(machine), (answers) => {
        const route = replay(machine, answers);
        if (stateMeta(machine, route.at).stop) return;
        const wanted = route.steps.flatMap(({ meta }) => meta.tasks ?? []);
        expect(tasksOf(machine, route)).toEqual(expect.arrayContaining(wanted));
      }),
      runs,
    );
  });

  test('the address gives the same walk as the answers', () => {
    fc.assert(
      fc.property(strayAnswers(machine), (answers) => {
        const place = decodeFragment(encodeFragment(machine.id, answers));
        expect(replay(machine, place!.answers)).toEqual(replay(machine, answers));
      }),
      runs,
    );
  });

  test('the order in which answers were given does not matter', () => {
    const shuffled = strayAnswers(machine).chain((answers) =>
      fc
        .shuffledSubarray(Object.entries(answers), { minLength: Object.keys(answers).length })
        .map((entries) => ({ answers, other: Object.fromEntries(entries) })),
    );
    fc.assert(
      fc.property(shuffled, ({ answers, other }) => {
        const { dropped, waiting, ...walk } = replay(machine, answers);
        const again = replay(machine, other);
        expect(again).toMatchObject(walk);
        expect(new Set(again.waiting)).toEqual(new Set(waiting));
        expect(new Set(again.dropped)).toEqual(new Set(dropped));
      }),
      runs,
    );
  });

  test('the answers that are kept give the same route', () => {
    fc.assert(
      fc.property(strayAnswers(machine), (answers) => {
        const route = replay(machine, answers);
        expect(replay(machine, keptAnswers(route))).toEqual({ ...route, dropped: [] });
      }),
      runs,
    );
  });

  test('with one answer gone the later ones wait, and all is well when it is given again', () => {
    fc.assert(
      fc.property(routeAndQuestion, ({ given, question, answer }) => {
        const { [question]: gone, ...rest } = given;
        const gap = replay(machine, rest);
        expect(gone).toBe(answer);
        expect(gap).toMatchObject({ at: question, verdict: undefined, dropped: [] });
        const again = { ...keptAnswers(gap), [question]: answer };
        expect(replay(machine, again)).toEqual(replay(machine, given));
      }),
      runs,
    );
  });

  test('a change names exactly the answers that are gone after it', () => {
    const change = routeAndQuestion.chain(({ given, question }) =>
      fc
        .constantFrom(...answersOf(machine, question))
        .map((answer) => ({ given, question, answer })),
    );
    let gone = 0;
    fc.assert(
      fc.property(change, ({ given, question, answer }) => {
        const kept = keptAnswers(replay(machine, { ...given, [question]: answer }));
        const lost = Object.entries(given)
          .filter(([asked]) => !Object.hasOwn(kept, asked))
          .flatMap(([asked, said]) => said.split('.').map((part) => [asked, part]));
        const named = fallAway(machine, given, question, answer);
        expect(named.map((dropped) => [dropped.question, dropped.answer])).toEqual(lost);
        gone += lost.length;
      }),
      runs,
    );
    // A guide with a stop passes questions by.
    if (outcomesOf(machine).some((outcome) => stateMeta(machine, outcome).stop))
      expect(gone).toBeGreaterThan(0);
  });
});
