import { rank, SURE, type Ranked } from './rank';
import { termWord, type RecordKind, type SearchRecord } from './record';
import { stemOf } from './swedish';
import type { Meaning, Query, Understanding } from './understand';

/** The part of Pagefind's browser API that the search uses. */
export interface Engine {
  search(
    words: string,
    options?: { filters?: Record<string, unknown> },
  ): Promise<{ unfilteredResultCount: number; results: EngineResult[] }>;
}

interface EngineResult {
  id: string;
  score: number;
  data(): Promise<{ filters: Record<string, string[]> }>;
}

/** Which records a reader wants to see; an empty list is all. */
export interface Choice {
  guidelines: string[];
  kinds: RecordKind[];
}

/** How many records the engine's best are read and ranked. */
const CANDIDATES = 10;
/** The index knows at least this share of what the query says, or it is about something else. */
const LEAST_KNOWN = 0.5;
/** A hit answers at least this share of what the query says. */
const LEAST_COVERAGE = 0.37;
/** And it is at least this good, compared with the best hit. */
const LEAST_SCORE = 0.22;

const records = new Map<string, SearchRecord>();

/**
 * Finds what answers a query: asks the engine for each way to say each meaning, reads the records
 * that it thinks most of, and orders them by how much of the query they answer and how well.
 *
 * @returns hits, best first; none if the query is about something else
 */
export async function search(
  engine: Engine,
  understanding: Understanding,
  query: Query,
  choice: Choice = { guidelines: [], kinds: [] },
): Promise<Ranked[]> {
  if (query.meanings.length === 0) return [];
  const { records: all } = understanding.vocabulary;
  const filters = {
    ...(choice.guidelines.length > 0 && { kommun: { any: choice.guidelines } }),
    ...(choice.kinds.length > 0 && { slag: { any: choice.kinds } }),
  };
  const answered = await Promise.all(
    query.meanings.map(async (meaning) => ({
      meaning,
      ...(await askEngine(engine, meaning, filters)),
    })),
  );
  // A query with a word that means this site's subject isn't about something else because of another
  // word that nobody here uses.
  const asked = query.anchored ? answered.filter(({ count }) => count > 0) : answered;
  const info = asked.map(({ count }) => Math.log(1 + all / (count + 0.5)));
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const known = sum(info.filter((_, index) => asked[index]!.count > 0));
  if (known < LEAST_KNOWN * sum(info)) return [];
  const scores = new Map<string, number>();
  const results = new Map<string, EngineResult>();
  asked.forEach(({ found }, index) => {
    for (const [id, { score, result }] of found) {
      scores.set(id, (scores.get(id) ?? 0) + score * info[index]!);
      results.set(id, result);
    }
  });
  const best = [...scores].sort(([, a], [, b]) => b - a).slice(0, CANDIDATES);
  const read = await Promise.all(best.map(([id]) => recordOf(results.get(id)!)));
  const meanings = asked.map(({ meaning }) => meaning);
  const ranked = rank(read, { ...query, meanings }, info);
  const top = ranked[0]?.score ?? 0;
  return ranked.filter(
    ({ coverage, score }) =>
      (query.anchored || coverage >= LEAST_COVERAGE) && score >= LEAST_SCORE * top,
  );
}

/** What the engine finds for one meaning: the best score of its expressions for each record. */
async function askEngine(
  engine: Engine,
  { expressions, terms }: Meaning,
  filters: Record<string, unknown>,
) {
  const found = new Map<string, { score: number; result: EngineResult }>();
  const note = (result: EngineResult, score: number) => {
    if ((found.get(result.id)?.score ?? 0) < score) found.set(result.id, { score, result });
  };
  const [words, named] = await Promise.all([
    Promise.all(expressions.map(({ indexed }) => answerOf(engine, indexed.join(' '), filters))),
    Promise.all(terms.map((term) => answerOf(engine, `"${stemOf(termWord(term))}"`, filters))),
  ]);
  let count = 0;
  words.forEach(({ results, unfilteredResultCount }, index) => {
    const { weight } = expressions[index]!;
    const top = results[0]?.score ?? 1;
    for (const result of results) note(result, (weight * result.score) / top);
    if (weight >= SURE) count = Math.max(count, unfilteredResultCount);
  });
  for (const { results, unfilteredResultCount } of named) {
    for (const result of results) note(result, 1);
    if (count === 0) count = unfilteredResultCount;
  }
  // Known only in other words: what a reader has chosen to see doesn't matter here either.
  if (count === 0) count = Math.max(0, ...words.map((answer) => answer.unfilteredResultCount));
  return { found, count };
}

const answers = new Map<string, ReturnType<Engine['search']>>();

/**
 * The engine's answer; while a reader types, most of what is asked has been asked before. Nothing
 * is asked for again: that is also the answer where a piece of the index couldn't be fetched.
 */
function answerOf(engine: Engine, words: string, filters: Record<string, unknown>) {
  const key = JSON.stringify([words, filters]);
  const known = answers.get(key);
  if (known) return known;
  const answer = engine.search(words, { filters });
  answers.set(key, answer);
  const forget = () => answers.delete(key);
  answer.then(({ results }) => results.length === 0 && forget(), forget);
  return answer;
}

async function recordOf(result: EngineResult): Promise<SearchRecord> {
  let record = records.get(result.id);
  if (!record) {
    const { filters } = await result.data();
    record = JSON.parse(filters.post![0]!) as SearchRecord;
    records.set(result.id, record);
  }
  return record;
}
