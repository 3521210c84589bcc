import { expect, test } from 'vitest';
import { answersOf, branchesOf, questionsOf, stateMeta } from '../../machines/kit/setup';
import { registry } from './guides';

// Else a reader takes what we have made of a guideline for what was decided.
test.each([...registry.guides.values()])(
  '$id: an answer that says “vår tolkning” is labelled as our reading, on some way on',
  ({ machine, texts: { questions } }) => {
    const wrong = questionsOf(machine).flatMap((question) =>
      answersOf(machine, question)
        .filter((answer) => /vår tolkning/i.test(questions[question]!.answers[answer]!.because))
        .filter((answer) =>
          branchesOf(machine, question, answer).every(
            ({ meta }) => (meta.basis ?? stateMeta(machine, question).basis) !== 'tolkning',
          ),
        )
        .map((answer) => `${question}=${answer}`),
    );
    expect(wrong).toEqual([]);
  },
);
