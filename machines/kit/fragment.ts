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
/** One answer, or options joined by a dot. */
const ANSWER = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;

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
 * and of several answers to one question, or several guides handing over, the first holds.
 *
 * @returns undefined if the fragment isn't a place in a guide (an ordinary anchor, say)
 */
export function decodeFragment(fragment: string): Place | undefined {
  return decode(fragment, readCaller);
}

type ReadFrom = (value: string) => Place['from'];

/** Reads the guide that handed over. Who handed over to that one is passed over, at any depth. */
function readCaller(value: string): Place['from'] {
  const caller = decode(`#${value}`, () => undefined);
  return caller && { guide: caller.guide, answers: caller.answers };
}

function decode(fragment: string, readFrom: ReadFrom): Place | undefined {
  const [, path, query] = /^#([^?]*)\?(.*)$/s.exec(fragment) ?? [];
  if (path === undefined || query === undefined) return undefined;
  const [guide = '', question, ...rest] = path.split('/');
  if (!ID.test(guide)) return undefined;
  const answers: Record<string, string> = {};
  const isQuestion = question !== undefined && ID.test(question) && rest.length === 0;
  let unreadable = question === undefined || isQuestion ? 0 : 1;
  let from: Place['from'];
  for (const [key, value] of new URLSearchParams(query)) {
    const caller = key === FROM && from === undefined ? readFrom(value) : undefined;
    if (caller) from = caller;
    else if (isAnswer(key, value) && !Object.hasOwn(answers, key)) answers[key] = value;
    else unreadable += 1;
  }
  return { guide, question: isQuestion ? question : undefined, answers, from, unreadable };
}

const isAnswer = (key: string, value: string) => key !== FROM && ID.test(key) && ANSWER.test(value);
