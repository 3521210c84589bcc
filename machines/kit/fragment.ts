import type { Answers } from './replay';

/** A place in a guide, as the address holds it. */
export interface Place {
  guide: string;
  /** A question on the route that is shown again; without it, the first unanswered or the outcome. */
  question: string | undefined;
  answers: Answers;
  /** The guide that handed over to this one, with its answers. */
  from: { guide: string; answers: Answers } | undefined;
  /** How many parts of the fragment could not be read as an answer. */
  unreadable: number;
}

/** The key of {@link Place.from} in the fragment; no question may be called so. */
export const FROM = 'fran';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Writes a place as a URL fragment: `#oppen-ai?uppdrag=ja&slag=alla`, or
 * `#oppen-ai/uppdrag?uppdrag=ja&slag=alla` where an answered question is shown again.
 */
export function encodeFragment(
  guide: string,
  answers: Answers,
  question?: string,
  from?: Place['from'],
): string {
  const query = new URLSearchParams(answers);
  if (from) query.set(FROM, encodeFragment(from.guide, from.answers).slice(1));
  return `#${guide}${question === undefined ? '' : `/${question}`}?${query.toString()}`;
}

/**
 * Reads a URL fragment. Never throws: what isn't a well-formed answer is counted in `unreadable`,
 * and of several answers to one question the first holds.
 *
 * @returns undefined if the fragment isn't a place in a guide (an ordinary anchor, say)
 */
export function decodeFragment(fragment: string): Place | undefined {
  const [, path, query] = /^#([^?]*)\?(.*)$/s.exec(fragment) ?? [];
  if (path === undefined || query === undefined) return undefined;
  const [guide = '', question, ...rest] = path.split('/');
  if (!ID.test(guide)) return undefined;
  const answers: Record<string, string> = {};
  const isQuestion = question !== undefined && ID.test(question) && rest.length === 0;
  let unreadable = question === undefined || isQuestion ? 0 : 1;
  let from: Place['from'];
  for (const [key, value] of new URLSearchParams(query)) {
    if (key === FROM) {
      const caller = decodeFragment(`#${value}`);
      if (caller) from = { guide: caller.guide, answers: caller.answers };
      else unreadable += 1;
    } else if (ID.test(key) && ID.test(value) && !Object.hasOwn(answers, key)) answers[key] = value;
    else unreadable += 1;
  }
  return { guide, question: isQuestion ? question : undefined, answers, from, unreadable };
}
