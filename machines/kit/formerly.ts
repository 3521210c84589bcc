import type { Answers } from './replay';

/**
 * What became of the answers of an earlier version of a guide, in links and files that people have
 * kept: by today's question, the earlier questions that it took in, and today's answer for each of
 * theirs. `null` if every answer of today says it; left out if nothing of today says the same.
 */
export type Formerly = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string | null>>>>>
>;

/**
 * Translates what still holds. A question is answered if all the earlier questions behind it were, or
 * if what they say ends the guide anyway: otherwise it would be answered for people who were never
 * asked. What can't be said today stays as it was, so that the guide tells that it doesn't know it.
 *
 * @param none today's answer that nothing that a question lists is so
 * @param stops whether an answer of today ends the guide whatever else is answered
 */
export function today(
  formerly: Formerly,
  answers: Answers,
  none: string,
  stops: (question: string, answer: string) => boolean,
): Answers {
  const kept = new Map(Object.entries(answers));
  for (const [question, earlier] of Object.entries(formerly)) {
    const asked = Object.keys(earlier).filter((old) => Object.hasOwn(answers, old));
    const said = asked.map((old) => earlier[old]?.[answers[old]!]);
    if (said.includes(undefined)) continue;
    const told = new Set(said.filter((answer) => typeof answer === 'string'));
    const rows = [...told].filter((answer) => answer !== none);
    const isWhole =
      asked.length === Object.keys(earlier).length || rows.some((row) => stops(question, row));
    if (told.size > 0 && !isWhole) continue;
    for (const old of asked) kept.delete(old);
    if (told.size > 0 && !Object.hasOwn(answers, question))
      kept.set(question, rows.length > 0 ? rows.join('.') : none);
  }
  return Object.fromEntries(kept);
}
