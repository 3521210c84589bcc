import type { Answers } from './replay';

/** A place in a guide, as the address holds it. */
export interface Place {
  guide: string;
  /** A question on the route that is shown again; without it, the first unanswered or the outcome. */
  question: string | undefined;
  answers: Answers;
  /** How many parts of the fragment could not be read as an answer. */
  unreadable: number;
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Writes a place as a URL fragment: `#oppen-ai?uppdrag=ja&slag=alla`, or
 * `#oppen-ai/uppdrag?uppdrag=ja&slag=alla` where an answered question is shown again.
 */
export function encodeFragment(guide: string, answers: Answers, question?: string): string {
  const query = new URLSearchParams(answers).toString();
  return `#${guide}${question === undefined ? '' : `/${question}`}?${query}`;
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
  for (const [key, value] of new URLSearchParams(query)) {
    if (ID.test(key) && ID.test(value) && !Object.hasOwn(answers, key)) answers[key] = value;
    else unreadable += 1;
  }
  return { guide, question: isQuestion ? question : undefined, answers, unreadable };
}
