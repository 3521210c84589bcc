import { answersOf, branchesOf, questionsOf } from '../../../machines/kit/setup';
import type { Guide } from '../../registry/guides';

/**
 * When a task is on the list, for a reader of the whole guide.
 *
 * @returns for example "Om du svarade ”Ja” på fråga 5 eller 6", or undefined if no answer gives it
 */
export function conditionOf({ machine, texts }: Guide, task: string): string | undefined {
  const byAnswer = new Map<string, number[]>();
  questionsOf(machine).forEach((question, index) => {
    for (const answer of answersOf(machine, question)) {
      if (!branchesOf(machine, question, answer).some(({ meta }) => meta.tasks?.includes(task)))
        continue;
      const { text } = texts.questions[question]!.answers[answer]!;
      byAnswer.set(text, [...(byAnswer.get(text) ?? []), index + 1]);
    }
  });
  if (byAnswer.size === 0) return undefined;
  const parts = [...byAnswer].map(([text, numbers]) => `”${text}” på fråga ${list(numbers)}`);
  return `Om du svarade ${parts.join(' eller ')}`;
}

const list = (numbers: number[]) =>
  new Intl.ListFormat('sv', { type: 'disjunction' }).format(numbers.map(String));
