// The one reader and writer of what an address holds after its `#`. Pure, so that the build has it too.
import type { Answers } from '../../machines/kit/replay';

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

/** What a form of choices is set to, as the address holds it: `#roll=chef&styrka=ska`. */
export interface Choices {
  /** The value by name; only names and values that the form has. */
  chosen: Readonly<Record<string, string>>;
  /** How many parts of the fragment the form doesn't have. */
  unreadable: number;
}

/** The key of {@link Place.from} in the fragment; no question may be called so. */
export const FROM = 'fran';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** One answer, or options joined by a dot. */
const ANSWER = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;

/**
 * What mail programs and networks put into links to follow people or to guard them. Their names mostly have an
 * underscore, which no id of ours has.
 */
const TRACKING =
  /(?<=^|[?&])(?:(?:(?:_[a-z]|[a-z]+_)\w*|\w*clk?id|[gw]braid|igshid|srsltid|recipientid|esid|elq\w+|sdata|reserved)=|data=\d\d(?:\||%7c))[^?&]*[?&]?/gi;
/** What our words never have, and what mail programs break lines with. */
const SPACES =
  /[\s+\u00AD\u200B-\u200D\u2060\uFEFF]|%(?:20|0[9ad]|c2%a[0d]|e2%80%8[b-d]|e2%81%a0|ef%bb%bf)/gi;
/** Another fragment after ours: of a place on the page, or of the text that a search engine marks. */
const AFTER = /(?:[#&]?:~:|(?<!&)#).*$/s;
/** What follows a link in a text and is often taken for its end; a `?` that begins answers isn't. */
const END =
  /(?:(?:<|%3c)(?:\/|%2f)?[a-z]*(?:>|%3e)?|&(?:[lg]t|quot|apos|#\d+)|[.,:!&)\]}>"'”’»*_/…|\\]|%(?:2[12789acef]|3[abe]|5[cd]|7[cd]|c2%bb|e2%80%(?:9[89d]|a6))|(?<=\?.*|^[^/?]*=.*)\?)+$/i;

/**
 * Writes a place as a URL fragment: `#oppen-ai?slag=alla&inmatning=inget`, or
 * `#oppen-ai/slag?slag=alla&inmatning=inget` where an answered question is shown again.
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
 * Reads a URL fragment, also one that has been encoded again, escaped, tracked or cut out with the
 * full stop after it. Never throws: what isn't a well-formed answer is counted in `unreadable`, and
 * of several answers to one question, or several guides handing over, the first holds.
 *
 * @returns undefined if the fragment isn't a place in a guide: an ordinary anchor, or a place that
 *   can't be read. {@link isState} tells which.
 */
export function decodeFragment(fragment: string): Place | undefined {
  return best(fragment, (text) => decode(text, readCaller));
}

/** @returns whether a fragment asks for a guide: it is a place in it, or the anchor of one of its questions */
export const asksFor = (fragment: string, guide: string): boolean =>
  decodeFragment(fragment)?.guide === guide || fragment.startsWith(`#${guide}.`);

/**
 * Reads the choices of a form out of a URL fragment, as tolerant as {@link decodeFragment}.
 *
 * @param known the values that the form has, by name
 * @returns undefined if the fragment isn't choices (an ordinary anchor, say); no choices if it is empty
 */
export function readChoices(
  fragment: string,
  known: Readonly<Record<string, readonly string[]>>,
): Choices | undefined {
  if (fragment === '' || fragment === '#') return { chosen: {}, unreadable: 0 };
  return best(fragment, (text) => {
    if (!text.includes('=')) return undefined;
    const chosen: Record<string, string> = {};
    let unreadable = 0;
    for (const [name, value] of new URLSearchParams(text)) {
      const isKnown = Object.hasOwn(known, name) && known[name]?.includes(value);
      if (isKnown && !Object.hasOwn(chosen, name)) chosen[name] = value;
      else if (!isKnown && value !== '') unreadable += 1;
    }
    return { chosen, unreadable };
  });
}

/** @returns choices as a URL fragment, without those that are empty; `''` if none is left. */
export function writeChoices(chosen: Iterable<readonly [name: string, value: string]>): string {
  const query = new URLSearchParams();
  for (const [name, value] of chosen) if (value !== '') query.append(name, value);
  const text = query.toString();
  return text === '' ? '' : `#${text}`;
}

/**
 * @returns whether a fragment is meant as a state (answers, choices), readable or not. One that isn't
 *   leads to a place on the page, and leaves the state as it is.
 */
export const isState = (fragment: string): boolean =>
  readings(fragment).some((text) => text.includes('=') || decode(text, readCaller) !== undefined);

/**
 * @returns the ways to read a fragment, without its `#`, for links are encoded again on their way: as it
 *   stands, with its `?` decoded, all decoded once, twice and three times, and then in lower case; none of what
 *   isn't a fragment
 */
export function readings(fragment: string): string[] {
  if (!fragment.startsWith('#')) return [];
  const raw = fragment.replace(/^(?:#|%23)+/, '');
  // Our own words are ASCII. What else is encoded may be cut, and decoding it would throw.
  const decoded = (text: string) => text.replace(/%[0-7][0-9a-f]/gi, decodeURIComponent);
  const begun = raw.includes('?') ? raw : raw.replace(/%3f/i, '?');
  const once = decoded(raw);
  const twice = decoded(once);
  const thrice = decoded(twice);
  return [raw, begun, once, twice, thrice, thrice.toLowerCase()].map((text) =>
    text
      .replace(/^#+/, '')
      .replace(AFTER, '')
      .replace(SPACES, '')
      .replace(/&(?:amp;|#38;|#x26;)+/gi, '&')
      .replaceAll(';', '&')
      .replace(TRACKING, '')
      .replace(END, ''),
  );
}

/** Of the ways to read a fragment, the first that leaves least unread. */
function best<T extends { unreadable: number }>(
  fragment: string,
  read: (text: string) => T | undefined,
): T | undefined {
  const [first, ...others] = readings(fragment).flatMap((text) => read(text) ?? []);
  return others.reduce((a, b) => (a && b.unreadable >= a.unreadable ? a : b), first);
}

type ReadFrom = (value: string) => Place['from'];

/** Reads the guide that handed over. Who handed over to that one is passed over, at any depth. */
function readCaller(value: string): Place['from'] {
  const caller = decode(value, () => undefined);
  return caller && { guide: caller.guide, answers: caller.answers };
}

function decode(text: string, readFrom: ReadFrom): Place | undefined {
  const [, path, query] = /^([^?]*)\?(.*)$/s.exec(text) ?? [];
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
