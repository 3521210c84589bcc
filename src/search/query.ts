import type { Lexicon } from './lexicon';
import { numbersIn } from './numbers';
import type { Entry, Part, RecordKind } from './record';
import { beginningOf, contentOf, numberToken, pairOf, tokenOf } from './tokens';
import { wordsOf } from './swedish';

/** The part of Pagefind's browser API that the search uses. */
export interface Engine {
  search(
    words: string | null,
    options?: { filters?: Record<string, unknown> },
  ): Promise<{ unfilteredResultCount: number; results: EngineResult[] }>;
}

interface EngineResult {
  id: string;
  score: number;
  data(): Promise<{ url: string; meta: Record<string, string> }>;
}

/** What a search asks. */
export interface Sources {
  engine: Engine;
  /** Fetched only if a word is unknown. */
  lexicon(): Promise<Lexicon>;
}

/** Which records a reader wants to see; an empty list is all. */
export interface Choice {
  guidelines: string[];
  kinds: RecordKind[];
}

export interface Hit extends Entry {
  /** The parts that answer better than its own text, best first. */
  parts: Part[];
  /** Tokens that the query means. */
  tokens: ReadonlySet<string>;
}

/** One thing that a query says: the tokens that say it, all of them. */
interface Meaning {
  tokens: string[];
  count: number;
  results: EngineResult[];
}

/** How many hits there are at most: each is a file to fetch. */
const MOST_HITS = 8;
const MOST_PARTS = 2;
// Set by measurement on the sets "given" and "own" (npm run bench:search; docs/decisions/0003-pagefind.md).
/** The index knows at least this share of what a query says, or it is about something else. */
const LEAST_KNOWN = 0.75;
/** What a record that says all of a query gains over one that says little of it. */
const WHOLE = 0.3;
/** How Pagefind ranks the records that have a token. */
export const RANKING = { pageLength: 0.15, termSaturation: 2 };

/**
 * Finds what answers a query: asks the engine for each word of it, alone and with its neighbour, and adds
 * up the scores.
 *
 * @param typing the reader may be in the middle of the last word
 * @returns hits, best first; none if the query is about something else
 */
export async function search(
  { engine, lexicon }: Sources,
  text: string,
  { guidelines, kinds }: Choice = { guidelines: [], kinds: [] },
  typing = false,
): Promise<Hit[]> {
  const filters = {
    ...(guidelines.length > 0 && { kommun: { any: guidelines } }),
    ...(kinds.length > 0 && { slag: { any: kinds } }),
  };
  const ask = async (...tokens: string[]): Promise<Meaning> => {
    const { results, unfilteredResultCount } = await engine.search(tokens.join(' '), { filters });
    return { tokens, results, count: unfilteredResultCount };
  };
  const askEach = (tokens: string[]) => Promise.all(tokens.map((token) => ask(token)));
  const isKnown = ({ count }: Meaning) => count > 0;

  const { ids, numbers, rest } = numbersIn(text);
  const named = (await askEach(ids.map(numberToken))).filter(isKnown);
  const evenly = named.map(() => 1);
  // The engine takes an id that no rule has for one that begins so.
  const asked = (await hitsOf(named, evenly)).filter(({ id }) => ids.some(isSame(id)));
  if (asked.length > 0) return asked;
  const numbered = await Promise.all(
    numbers.map(async (forms) => (await askEach(forms.map(numberToken))).find(isKnown)),
  );
  const words = contentOf(rest);
  const [alone, pairs] = await Promise.all([
    askEach(words.map(tokenOf)),
    askEach(words.slice(1).map((word, index) => pairOf(words[index] ?? '', word))),
  ]);
  const meanings = [...numbered.filter((one) => one !== undefined), ...pairs.filter(isKnown)];
  // Who names a rule is here for it, whatever the words beside it are.
  let isAnchored = numbered.some((one) => one !== undefined);
  for (const [index, word] of words.entries()) {
    let said = alone[index] ?? (await ask(tokenOf(word)));
    const isPaired = [pairs[index - 1], pairs[index]].some((pair) => pair && isKnown(pair));
    if (!isKnown(said) && isPaired) continue;
    if (!isKnown(said) && typing && index === words.length - 1) said = await ask(beginningOf(word));
    if (!isKnown(said)) {
      const meant = await lexicon();
      isAnchored ||= [...alone, ...pairs].some(({ tokens }) =>
        tokens.some((t) => meant.isAnchor(t)),
      );
      const guess = meant.guess(word);
      if (guess.length > 0) said = await ask(...guess);
      isAnchored ||= guess.some((token) => meant.isAnchor(token));
    }
    meanings.push(said);
  }
  const known = meanings.filter(isKnown);
  const { length: all } = (await engine.search(null)).results;
  /** What a meaning says: a rare one more than a common one. */
  const info = ({ count }: Meaning) => Math.log(1 + (all - count + 0.5) / (count + 0.5));
  // A query with a word that means this site's subject isn't about something else because of another
  // word that nobody here uses.
  if (!isAnchored && sum(known.map(info)) < LEAST_KNOWN * sum(meanings.map(info))) return [];
  return hitsOf(known, known.map(info));
}

/** The best of what the meanings of a query find. */
async function hitsOf(meanings: readonly Meaning[], info: readonly number[]): Promise<Hit[]> {
  const whole = sum(info);
  const scores = new Map<string, { result: EngineResult; score: number; said: number }>();
  meanings.forEach(({ results }, index) => {
    for (const result of results) {
      const { score, said } = scores.get(result.id) ?? { score: 0, said: 0 };
      const saidNow = said + (info[index] ?? 0);
      scores.set(result.id, { result, score: score + result.score, said: saidNow });
    }
  });
  const rank = ({ score, said }: { score: number; said: number }) =>
    score * (1 - WHOLE + (WHOLE * said) / whole);
  const best = [...scores.values()].sort((a, b) => rank(b) - rank(a)).slice(0, MOST_HITS);
  return Promise.all(best.map(({ result }) => hitOf(result, meanings, info)));
}

async function hitOf(
  result: EngineResult,
  meanings: readonly Meaning[],
  info: readonly number[],
): Promise<Hit> {
  const { url, meta } = await result.data();
  const { id = '', title = '', text = '', about = '' } = meta;
  const parts = JSON.parse(meta.parts ?? '[]') as Part[];
  const tokens = new Set(meanings.flatMap((meaning) => meaning.tokens));
  const isNamed = ({ id: part }: Part) =>
    [part, part.slice(part.indexOf(':') + 1)].some(
      (name) => name !== '' && tokens.has(numberToken(name)),
    );
  // A rule that is asked for by its number is the hit itself.
  const named = parts.find(isNamed);
  if (named) return { ...named, parts: [], tokens };
  const says = (texts: string[]) => {
    const had = new Set(texts.flatMap(wordsOf).map(tokenOf));
    return sum(
      meanings.map((said, at) => (said.tokens.every((t) => had.has(t)) ? (info[at] ?? 0) : 0)),
    );
  };
  const own = says([title, text]);
  /** Whether the query says the whole title of a part: then the reader looks for it. */
  const isTitled = (part: Part) => contentOf(part.title).every((word) => tokens.has(tokenOf(word)));
  const better = parts
    .map((part) => ({
      part,
      titled: Number(isTitled(part)),
      value: says([part.title, part.text, ...part.keywords]),
    }))
    .filter(({ titled, value }) => titled > 0 || value > own)
    .sort((a, b) => b.titled - a.titled || b.value - a.value)
    .slice(0, MOST_PARTS);
  return { id, url, title, text, about, parts: better.map(({ part }) => part), tokens };
}

const isSame = (id: string) => (other: string) => numberToken(other) === numberToken(id);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
