import { answersOf, branchesOf, questionsOf } from '../../../machines/kit/setup';
import { DONE_STEPS, UNANSWERED, type Demand, type Steps } from '../../components/Board/steps';
import type { Guide } from '../read/guides';

/** A fact may be called as another group is. */
const gapGroup = (fact: string) => `brist-${fact}`;

/**
 * @returns the steps of a guide that is a working paper, else undefined. What a step demands is asked by a
 *   question that one answer says is done, and where every other leaves a gap that the same task mends.
 */
export function stepsOf({ machine, texts }: Pick<Guide, 'machine' | 'texts'>): Steps | undefined {
  if (texts.workingPaper === undefined) return undefined;
  const { done, gaps } = texts.workingPaper;
  const groupOf = (question: string, answer: string): string | undefined => {
    if (answer === done) return DONE_STEPS;
    const noted = branchesOf(machine, question, answer)[0]!.notes;
    const gap = Object.keys(gaps).find((fact) => noted.includes(fact));
    return gap && gapGroup(gap);
  };
  const demands = questionsOf(machine).flatMap((question): Demand[] => {
    const answers = answersOf(machine, question);
    const groups = answers.map((answer) => [answer, groupOf(question, answer)] as const);
    const [tasks = [], ...others] = answers
      .filter((answer) => answer !== done)
      .map((answer) => branchesOf(machine, question, answer)[0]!.meta.tasks ?? []);
    const mend = tasks.find((task) => others.every((own) => own.includes(task)));
    const isStep = answers.includes(done) && groups.every(([, group]) => group !== undefined);
    if (!isStep || mend === undefined) return [];
    const [step = ''] = texts.questions[question]!.text.split(':');
    return [{ question, step, mend, groups: Object.fromEntries(groups) as Demand['groups'] }];
  });
  return {
    demands,
    groups: [
      ...Object.entries(gaps).map(([gap, heading]) => ({
        ...{ id: gapGroup(gap), heading },
        words: [heading.toLowerCase(), heading.toLowerCase()] as const,
      })),
      { id: UNANSWERED, heading: 'Ej besvarade', words: ['ej besvarat', 'ej besvarade'] },
      { id: DONE_STEPS, heading: 'Klara steg', words: ['klart', 'klara'] },
    ],
    headlines: Object.fromEntries(
      Object.entries(texts.outcomes).map(([outcome, { title, lead, counted }]) => [
        outcome,
        { title, lead, counted: counted && { ...counted, group: gapGroup(counted.gap) } },
      ]),
    ),
  };
}
