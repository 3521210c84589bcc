import type { Step } from '../../machines/kit/replay';
import { registry } from '../machines/guides';

/** The content of the project, read anew: what the built site must say. */
export const content = registry;

/** The guide that the browser tests drive. A site without it leaves those tests out. */
export const guide = content.guides.get('oppen-ai')!;
export const { machine, texts } = guide ?? ({} as typeof guide);

export const questionText = (question: string) => texts.questions[question]!.text;

export const answerText = (question: string, answer: string) =>
  texts.questions[question]!.answers[answer]!.text;

/** @returns an answered question as "Dina svar" has it. */
export const saidText = ({ question, answer }: Pick<Step, 'question' | 'answer'>) =>
  `${questionText(question)} ${answerText(question, answer)}`;

export const clauseText = (id: string) => content.clauses.get(id)!;

export const taskText = (id: string) => content.tasks.get(id)!;
