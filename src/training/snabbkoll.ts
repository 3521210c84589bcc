import { made } from '../browser/dom';
import type { Asking } from './case-training';
import { choice, option, youSaid } from './question';

/** Snabbkoll: asks for the verdict. */
export function askVerdict({ one, place, outcomes, explain }: Asking): void {
  const decided = outcomes.get(one.outcome);
  // Several outcomes of a guide may have the same title: to the reader they are one.
  const titles = [...new Set(outcomes.values())];
  place.replaceChildren(
    choice(
      made('h3', ['Vad blir beskedet?']),
      titles.map((title) => option('besked', title, [title])),
      (said) => explain(said === decided, said === decided ? [] : [youSaid(said)]),
    ),
  );
}
