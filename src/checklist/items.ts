// What a checklist makes of the items of its source; of a working paper, of its steps.
import { inSentence, isGap, nameOf, withoutEffect, type Cell } from '../components/Board/steps';
import type { ChecklistSource, Item, Placed, SourceItem, SourceText, StepStatus } from './model';

/** @returns an item of a list, with why it is there, and how it stands if it is a step */
export function makeItem(
  item: SourceText,
  why: string[],
  step?: StepStatus,
  isOlder = false,
): Item {
  const { id, text, help, basis, rules } = item;
  const laws = item.laws.map(({ older, about, ...law }) => ({
    ...law,
    about: (isOlder ? older : undefined) ?? about,
  }));
  return { id, text, help, basis, rules, laws, why, ...(step && { step }) };
}

/** The answers that a question can have, to tick on paper. */
const choices = (source: ChecklistSource, question: string) =>
  Object.values(source.questions[question]!.answers)
    .map(({ text }) => `☐ ${text}`)
    .join('   ');

/** @returns a step to be answered by hand, with what is to be done about a gap */
export const blankStep = (
  source: ChecklistSource,
  item: SourceItem,
  mend: NonNullable<SourceItem['mend']>,
): Item =>
  makeItem(item, [`Om något saknas: ${mend.text}`], {
    state: 'asked',
    said: undefined,
    words: choices(source, item.id),
    change: undefined,
  });

/**
 * @param change the address where a question is answered
 * @returns the steps by how they stand: what mends a gap, what is done, or the question if it has no answer
 */
export function placedSteps(
  source: ChecklistSource,
  cells: readonly Cell[],
  change: (question: string) => string,
): Placed[] {
  const { steps, questions } = source;
  if (!steps) return [];
  const items = new Map(source.items.map((item) => [item.id, item]));
  return cells.flatMap((cell) =>
    cell.demands.map((asked): Placed => {
      const { question } = asked.demand;
      const item = items.get(question)!;
      const place = { group: cell.group, who: undefined };
      const name = nameOf(steps, cell, asked);
      const more = { change: { href: change(question), of: name } };
      if (asked.answer === undefined) {
        const words = choices(source, question);
        const step = { ...more, state: 'asked', said: undefined, words } as const;
        return { ...place, item: makeItem(item, [], step) };
      }
      const { text: said, because } = questions[question]!.answers[asked.answer]!;
      const step = { ...more, said, words: `${name} · ${inSentence(said)}` };
      if (isGap(asked)) {
        const mend = { ...item.mend!, id: question };
        const why = [withoutEffect(steps, asked, because)];
        return { ...place, item: makeItem(mend, why, { ...step, state: 'gap' }) };
      }
      const done = { ...item, text: because, help: undefined };
      return { ...place, item: makeItem(done, [], { ...step, state: 'done' }) };
    }),
  );
}
