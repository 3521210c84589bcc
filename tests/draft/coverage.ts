import type { DraftClause } from '../../src/draft/clauses';
import type { Drafted } from '../../src/draft';

/** @returns the clauses of a draft and their rules, with whole numbers */
export const clausesOf = ({ draft }: Drafted): DraftClause[] =>
  draft.chapters
    .flatMap(({ clauses }) => clauses)
    .flatMap((clause) => [
      clause,
      ...clause.rules.map((rule) => ({ ...rule, number: `${clause.number}.${rule.number}` })),
    ]);

export const linesIn = ([first, last]: readonly [number, number]) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** @returns the lines that say something, from 1 */
export const saying = (text: string) =>
  new Set(text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1])));

/** @returns the lines that say something and are in no clause, in no list and no running head */
export function lostLines(drafted: Drafted): number[] {
  const { draft, decided } = drafted;
  const kept = new Set([
    ...clausesOf(drafted).flatMap(({ lines }) => linesIn(lines)),
    ...draft.left.flatMap(({ lines }) => lines.map(({ line }) => line)),
    ...decided.furniture,
  ]);
  return [...saying(decided.text).difference(kept)];
}
