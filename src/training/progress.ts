import { replay } from '../../machines/kit/replay';
import type { GuideMachine } from '../../machines/kit/setup';
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

const keyOf = (guideline: string) => `ova:${guideline}`;

/**
 * Reads what the reader has asked this browser to keep.
 *
 * @returns undefined if there is nothing, if it can't be read, or if the browser refuses
 */
export function readProgress(guideline: string): Progress | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(guideline)) ?? 'null');
    return isStored(stored) ? stored.cases : undefined;
  } catch {
    return undefined;
  }
}

/** @returns whether the browser has kept it; it may refuse. */
export function saveProgress(guideline: string, cases: Progress): boolean {
  try {
    localStorage.setItem(keyOf(guideline), JSON.stringify({ version: VERSION, cases }));
    return true;
  } catch {
    return false;
  }
}

/** @returns whether nothing is kept any more. */
export function forgetProgress(guideline: string): boolean {
  try {
    localStorage.removeItem(keyOf(guideline));
    return true;
  } catch {
    return false;
  }
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
