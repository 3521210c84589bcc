import { replay } from '../../machines/kit/replay';
import type { GuideMachine } from '../../machines/kit/setup';
import { stored } from '../browser/storage';
import type { Box } from './training-machine';

/** Of what is stored. Other versions are not read. */
const VERSION = 1;

/** Days until a case comes again, by its box. */
const REST: Record<Box, number> = { 1: 0, 2: 3, 3: 10 };
const DAY = 24 * 60 * 60 * 1000;

/** How it went with a case, and the route that it had then. */
export interface Practised {
  box: Box;
  /** When it was last practised, `2026-11-21`. */
  day: string;
  /** The facts and the verdict then, to hold against today's guide. */
  answers: Record<string, string>;
  outcome: string;
}

/** By case. */
export type Progress = Readonly<Record<string, Practised>>;

/**
 * What the reader has asked this browser to keep of a municipality's cases.
 *
 * @param guideline whose cases
 */
export function storedProgress(guideline: string) {
  const slot = stored(`ova:${guideline}`);
  return {
    ...slot,
    /** @returns undefined if there is nothing, if it can't be read, or if the browser refuses */
    read(): Progress | undefined {
      try {
        const kept: unknown = JSON.parse(slot.read() ?? 'null');
        return isStored(kept) ? kept.cases : undefined;
      } catch {
        return undefined;
      }
    },
    /** @returns whether the browser has kept it; it may refuse. */
    write: (cases: Progress): boolean => slot.write(JSON.stringify({ version: VERSION, cases })),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isStored(value: unknown): value is { version: number; cases: Record<string, Practised> } {
  return (
    isObject(value) &&
    value.version === VERSION &&
    isObject(value.cases) &&
    Object.values(value.cases).every(
      (one) =>
        isObject(one) &&
        [1, 2, 3].includes(one.box as number) &&
        typeof one.day === 'string' &&
        typeof one.outcome === 'string' &&
        isObject(one.answers) &&
        Object.values(one.answers).every((answer) => typeof answer === 'string'),
    )
  );
}

/**
 * Whether today's guide decides a case otherwise than when it was practised: the answers of then no
 * longer lead to the same end, or the case has got other answers.
 */
export function hasChanged(
  machine: GuideMachine,
  { answers, outcome }: Practised,
  today: Readonly<Record<string, string>>,
): boolean {
  const route = replay(machine, answers);
  const questions = new Set([...Object.keys(answers), ...Object.keys(today)]);
  return (
    route.at !== outcome ||
    route.dropped.length > 0 ||
    [...questions].some((question) => answers[question] !== today[question])
  );
}

/**
 * Orders cases for a round: those that are due, missed ones first; then new ones; then the rest.
 *
 * @param cases in the order that equals keep
 */
export function inDueOrder(cases: readonly string[], progress: Progress, today: string): string[] {
  const rank = (id: string) => {
    const practised = progress[id];
    // After what is due (1 to 3), before what rests (5 to 7).
    if (!practised) return 4;
    const rested = (Date.parse(today) - Date.parse(practised.day)) / DAY;
    return practised.box + (rested >= REST[practised.box] ? 0 : 4);
  };
  return [...cases].sort((a, b) => rank(a) - rank(b));
}
