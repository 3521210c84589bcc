import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import machine from '../../machines/oppen-ai';
import { decodeFragment, encodeFragment } from '../../machines/kit/fragment';
import { keptAnswers, fallAway, replay, type Answers } from '../../machines/kit/replay';
import { answersOf, outcomesOf, questionsOf } from '../../machines/kit/setup';
import { fullAnswers, orderOf, rank, someAnswers, wellFormedId } from './arbitraries';

// A busy machine may need more than the usual five seconds for a thousand walks.
vi.setConfig({ testTimeout: 120_000 });

const runs = { numRuns: 1000 };
const questions = questionsOf(machine);
const unsureAnswers = ['osaker', 'vet-inte'];
const unsureOf = (question: string) =>
  answersOf(machine, question).find((answer) => unsureAnswers.includes(answer));

const verdictOf = (answers: Answers) => replay(machine, answers).verdict;

/** A full set of answers and one question in it, answered first mildly and then more strictly. */
const stricter = fc
  .tuple(
    fullAnswers(machine),
    fc
      .constantFrom(...questions.filter((question) => orderOf(machine, question).length > 1))
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
const strayAnswers = fc
  .tuple(someAnswers(machine), fc.dictionary(wellFormedId, wellFormedId, { maxKeys: 3 }))
  .map(([known, stray]) => ({ ...stray, ...known }));

describe('the order of the answers from mild to strict', () => {
  test.each(questions)('of %s names only its answers, each once', (question) => {
    const order = orderOf(machine, question);
    expect(answersOf(machine, question)).toEqual(expect.arrayContaining([...order]));
    expect(new Set(order).size).toBe(order.length);
  });

  test('leaves out only answers that send the reader elsewhere', () => {
    const unordered = questions.flatMap((question) =>
      answersOf(machine, question)
        .filter((answer) => !orderOf(machine, question).includes(answer))
        .map((answer) => `${question}=${answer}`),
    );
    expect(unordered).toEqual(['uppdrag=ja', 'uppdrag=nej', 'slag=stangd']);
  });

  test.each(questions.filter(unsureOf))('of %s puts unsure after a milder answer', (question) => {
    expect(orderOf(machine, question).indexOf(unsureOf(question)!)).toBeGreaterThan(0);
  });
});

test('the random answers reach every outcome', () => {
  const reached = fc
    .sample(fullAnswers(machine), 2000)
    .map((answers) => replay(machine, answers).at);
  expect(new Set(reached)).toEqual(new Set(outcomesOf(machine)));
});

test('with all questions answered there is a verdict', () => {
  fc.assert(
    fc.property(fullAnswers(machine), (answers) => {
      expect(verdictOf(answers)).toBeDefined();
    }),
    runs,
  );
});

test('a stricter answer never gives a more permissive verdict', () => {
  fc.assert(
    fc.property(stricter, ({ before, after }) => {
      expect(rank(verdictOf(after))).toBeLessThanOrEqual(rank(verdictOf(before)));
    }),
    runs,
  );
});

test('to be unsure never gives a milder verdict than the milder answer', () => {
  const unsure = questions.filter(unsureOf);
  fc.assert(
    fc.property(fullAnswers(machine), fc.constantFrom(...unsure), (answers, question) => {
      const order = orderOf(machine, question);
      const unsureAnswer = unsureOf(question)!;
      const milder = order[order.indexOf(unsureAnswer) - 1]!;
      const [sure, notSure] = [milder, unsureAnswer].map((answer) =>
        rank(verdictOf({ ...answers, [question]: answer })),
      );
      expect(notSure).toBeLessThanOrEqual(sure!);
    }),
    runs,
  );
});

test('the address gives the same walk as the answers', () => {
  fc.assert(
    fc.property(strayAnswers, (answers) => {
      const place = decodeFragment(encodeFragment(machine.id, answers));
      expect(replay(machine, place!.answers)).toEqual(replay(machine, answers));
    }),
    runs,
  );
});

test('the order in which answers were given does not matter', () => {
  const shuffled = strayAnswers.chain((answers) =>
    fc
      .shuffledSubarray(Object.entries(answers), { minLength: Object.keys(answers).length })
      .map((entries) => ({ answers, other: Object.fromEntries(entries) })),
  );
  fc.assert(
    fc.property(shuffled, ({ answers, other }) => {
      const { dropped, ...walk } = replay(machine, answers);
      const again = replay(machine, other);
      expect(again).toMatchObject(walk);
      expect(new Set(again.dropped)).toEqual(new Set(dropped));
    }),
    runs,
  );
});

test('the answers of a route alone give the same route', () => {
  fc.assert(
    fc.property(strayAnswers, (answers) => {
      const route = replay(machine, answers);
      expect(replay(machine, keptAnswers(route))).toEqual({ ...route, dropped: [] });
    }),
    runs,
  );
});

test('a change names exactly the answers that are gone after it', () => {
  const change = fullAnswers(machine).chain((answers) => {
    const given = keptAnswers(replay(machine, answers));
    return fc
      .constantFrom(...Object.keys(given))
      .chain((question) =>
        fc
          .constantFrom(...answersOf(machine, question))
          .map((answer) => ({ given, question, answer })),
      );
  });
  let gone = 0;
  fc.assert(
    fc.property(change, ({ given, question, answer }) => {
      const kept = keptAnswers(replay(machine, { ...given, [question]: answer }));
      const lost = Object.entries(given).filter(([asked]) => !Object.hasOwn(kept, asked));
      const named = fallAway(machine, given, question, answer);
      expect(named.map((dropped) => [dropped.question, dropped.answer])).toEqual(lost);
      gone += lost.length;
    }),
    runs,
  );
  expect(gone).toBeGreaterThan(0);
});
