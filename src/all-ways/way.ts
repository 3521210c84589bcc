import type { Replay } from '../../machines/kit/replay';

/** @returns the questions that a route passes, each once, and where it is at. */
export const statesOn = ({ steps, at }: Pick<Replay, 'steps' | 'at'>): string[] => [
  ...new Set(steps.map(({ question }) => question)),
  at,
];

/**
 * Tells what lies on a way through a guide, in its picture and its list.
 *
 * @param way the states passed, in order; none lie on an empty way
 * @returns whether a box, an arrow or its words, or an item of the list lies on it
 */
export function liesOn(way: readonly string[]): (part: HTMLElement | SVGElement) => boolean {
  const leadsTo = (question: string, states: string) =>
    way.includes(question) && states.split(' ').includes(way[way.indexOf(question) + 1] ?? '');
  return ({ dataset }) => {
    const { state = '', by = state, from, to = '' } = dataset;
    if (from !== undefined) return leadsTo(from, to);
    return by === state ? way.includes(state) : leadsTo(by, state);
  };
}

/** What of a guide's picture and list can lie on a way. */
export const PARTS = '[data-state], [data-from]';
