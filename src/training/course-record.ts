import type { Result } from './training-machine';

/** That a course was passed. */
export interface Pass {
  /** `2026-11-21` */
  day: string;
  /** The cases that were wrong nevertheless. */
  missed: readonly string[];
}

/** What is kept of a course between visits, by the tab or by a learning platform. */
export interface Kept {
  /** Of the latest round, in the order of asking. */
  results: readonly Result[];
  pass: Pass | undefined;
}

/** Writes it as short as SCORM's `suspend_data` needs it. */
export const writeKept = ({ results, pass }: Kept): string =>
  JSON.stringify({ results: results.map(({ id, right }) => [id, right ? 1 : 0]), pass });

/**
 * Reads what is kept, also as earlier packages wrote it (the results alone). What isn't that gives
 * nothing.
 */
export function readKept(text: unknown): Kept {
  let kept: unknown;
  try {
    kept = JSON.parse(String(text));
  } catch {
    return { results: [], pass: undefined };
  }
  const { results = kept, pass } = isObject(kept) ? kept : {};
  return { results: Array.isArray(results) ? results.flatMap(resultOf) : [], pass: passOf(pass) };
}

function resultOf(one: unknown): Result[] {
  const [id, right] = Array.isArray(one) ? (one as unknown[]) : [];
  return typeof id === 'string' ? [{ id, right: right === 1 }] : [];
}

function passOf(pass: unknown): Pass | undefined {
  if (!isObject(pass) || typeof pass.day !== 'string' || !Array.isArray(pass.missed))
    return undefined;
  return { day: pass.day, missed: pass.missed.filter((id) => typeof id === 'string') };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
