import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { decodeFragment, encodeFragment } from '../../src/browser/address';
import { explore } from '../../machines/kit/explore';
import { fallAway, keptAnswers, replay, tasksOf, type Answers } from '../../machines/kit/replay';
import {
  answersOf,
  branchesOf,
  eventsOf,
  hold,
  outcomesOf,
  questionsOf,
  stateMeta,
  type GuideMachine,
} from '../../machines/kit/setup';
import { fullAnswers, someAnswers, wellFormedId } from './arbitraries';
import { full } from '../support/sample';
import { CAUTION, checkSame } from './checks';
import { machines } from './guides';

// A busy machine may need more than the usual five seconds for hundreds of walks.
vi.setConfig({ testTimeout: 120_000 });

const runs = { numRuns: full ? 250 : 50 };
/** Answers to some questions, among them questions and answers that the guide doesn't have. */
const strayAnswers = (machine: GuideMachine): fc.Arbitrary<Answers> =>
  fc
    .tuple(someAnswers(machine), fc.dictionary(wellFormedId, wellFormedId, { maxKeys: 3 }))
    .map(([known, stray]) => ({ ...stray, ...known }));

/** @returns the same values each time, made as they are asked for */
function* samples<T>(values: fc.Arbitrary<T>, most: number): Generator<T, undefined> {
  const size = 100;
  for (let seed = 0; seed < most / size; seed += 1)
    yield* fc.sample(values, { numRuns: size, seed: 20261129 + seed });
}

describe.each(machines.map((machine) => ({ id: machine.id, machine })))('$id:', ({ machine }) => {
  /** The answers of a whole route, and one question on it. */
  const routeAndQuestion = fullAnswers(machine).chain((answers) => {
    const given = keptAnswers(replay(machine, answers));
    return fc
      .constantFrom(...Object.keys(given))
      .map((question) => ({ given, question, answer: given[question]! }));
  });

  test('the random answers reach every outcome', () => {
    const missing = new Set<string>(outcomesOf(machine));
    // The same many each time, as far as they are needed.
    for (const answers of samples(fullAnswers(machine), 6000)) {
      missing.delete(replay(machine, answers).at);
      if (missing.size === 0) break;
    }
    expect([...missing]).toEqual([]);
  });

  test('every answer asks the same of all who give it, unless we say of whom', () => {
    expect(checkSame(machine)).toEqual([]);
  });

  // Else what looks like a rule of the guide is none.
  test('every way on is open to somebody', () => {
    const asked = Map.groupBy(explore(machine).values(), ({ state }) => state);
    const closed = questionsOf(machine).flatMap((question) =>
      eventsOf(machine, question).flatMap((answer) =>
        branchesOf(machine, question, answer)
          .filter(
            ({ when = {} }) =>
              !asked.get(question)!.some(({ snapshot }) => hold(snapshot.context, when)),
          )
          .map(({ target }) => `${question}=${answer} → ${target}`),
      ),
    );
    expect(closed).toEqual([]);
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

  test.each(Object.entries(CAUTION))('%s', (_, check) => {
    expect(check(machine, full ? 500 : 100)).toEqual([]);
  });

  test('at a stop only the answers that stopped and the outcome give tasks', () => {
    fc.assert(
      fc.property(fullAnswers(machine), (answers) => {
        const route = replay(machine, answers);
        if (!stateMeta(machine, route.at).stop) return;
        const { question } = route.steps.at(-1)!;
        const last = route.steps.filter((step) => step.question === question);
        const stopped = last.some(({ meta }) => meta.stop)
          ? last.filter(({ meta }) => meta.stop)
          : last.slice(-1);
        const own = [
          stateMeta(machine, question),
          ...stopped.map(({ meta }) => meta),
          stateMeta(machine, route.at),
        ];
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
    fc.assert(
      fc.property(change, ({ given, question, answer }) => {
        const kept = keptAnswers(replay(machine, { ...given, [question]: answer }));
        const lost = Object.entries(given)
          .filter(([asked]) => !Object.hasOwn(kept, asked))
          .flatMap(([asked, said]) => said.split('.').map((part) => [asked, part]));
        const named = fallAway(replay(machine, { ...given, [question]: answer }));
        expect(named.map((dropped) => [dropped.question, dropped.answer])).toEqual(lost);
      }),
      runs,
    );
    // A guide with a stop passes questions by, if rarely.
    if (!outcomesOf(machine).some((outcome) => stateMeta(machine, outcome).stop)) return;
    const losesSome = samples(change, 2000).some(
      ({ given, question, answer }) =>
        fallAway(replay(machine, { ...given, [question]: answer })).length > 0,
    );
    expect(losesSome).toBe(true);
  });
});
