import { stemOf, wordsOf } from './swedish';
import { isTerm, type Entry, type SearchRecord } from './record';
import type { Meaning, Query } from './understand';

/** A record with how well it answers a query. */
export interface Ranked {
  record: SearchRecord;
  score: number;
  /** The share of what the query says that the record answers, from 0 to 1. */
  coverage: number;
  /** The parts that answer better than the record's own text, best first. */
  parts: SearchRecord['parts'];
  /** Stems of the words that matched, with how sure it is that the reader means them. */
  stems: Map<string, number>;
}

const FIELD = { title: 1, keyword: 0.75, asked: 0.7, text: 0.35, section: 0.35 };
/** A rule inside a clause counts a little less than the clause's own words. */
const PART = 0.8;
const BONUS = { term: 0.75, asked: 0.6, definition: 0.5, tie: 0.15 };
/**
 * What a record keeps of its score: if the query names another municipality; if it is a footnote;
 * if it is a definition, and the question is what one may or shall do; if it is a term that isn't
 * asked for, or a guide whose question isn't asked.
 */
const KEEPS = { elsewhere: 0.25, aside: 0.65, definition: 0.85, term: 0.85, guide: 0.65 };
/** From this weight on, a word is the typed one in another form. */
export const SURE = 0.75;
/** The share of a guide's title that a query has said when it is the guide's question. */
const LEAST_OF_QUESTION = 0.5;
const MOST_PARTS = 2;
/** From this nearness on, a question that people ask is the reader's: if the query is one word, or more. */
const NEARNESS = { word: 0.4, words: 0.06 };
/** From this share of the best score on, a hit answers too; and from this on, about as well. */
const ANSWERS = 0.85;
const NEAR = 0.75;

interface Field {
  stems: string[];
  has: ReadonlySet<string>;
}
interface Fields {
  title: Field;
  keywords: Field[];
  text: Field;
  section: Field;
}
const read = new WeakMap<Entry, Fields>();

function fieldsOf(entry: Entry): Fields {
  let fields = read.get(entry);
  if (!fields) {
    const field = (text: string) => {
      const stems = wordsOf(text).map(stemOf);
      return { stems, has: new Set(stems) };
    };
    const { title, keywords, text, section = '' } = entry;
    fields = {
      title: field(title),
      keywords: keywords.map(field),
      text: field(text),
      section: field(section),
    };
    read.set(entry, fields);
  }
  return fields;
}

/** How well a field says a meaning with one of its expressions. */
function strength(field: Field, stems: string[]): number {
  if (!stems.every((stem) => field.has.has(stem))) return 0;
  if (stems.length === 1) return 1;
  const [first] = stems as [string];
  const together = field.stems.some(
    (stem, at) => stem === first && stems.every((next, index) => field.stems[at + index] === next),
  );
  return together ? 1 : 0.8;
}

/** How much of a keyword is said: "fel" isn't "fel mottagare". */
const share = (keyword: Field, stems: string[]) =>
  0.5 + 0.5 * Math.min(1, stems.length / keyword.stems.length);

/** How well an entry says a meaning, from 0 to about 1.3. */
function entryStrength(entry: Entry, meaning: Meaning, matched: Map<string, number>): number {
  const { title, keywords, text, section } = fieldsOf(entry);
  let best = 0;
  let more = 0;
  for (const { stems, weight } of meaning.expressions) {
    const found = [
      FIELD.title * strength(title, stems),
      FIELD.keyword *
        Math.max(0, ...keywords.map((keyword) => strength(keyword, stems) * share(keyword, stems))),
      FIELD.text * strength(text, stems),
      FIELD.section * strength(section, stems),
    ].map((value) => value * weight);
    const top = Math.max(...found);
    // The small words of a synonym are not what the reader looks for.
    if (top > 0 && (stems.length === 1 || weight >= SURE))
      for (const stem of stems) matched.set(stem, Math.max(weight, matched.get(stem) ?? 0));
    if (top > best) {
      best = top;
      more = found.reduce((sum, value) => sum + value, 0) - top;
    }
  }
  return best + 0.15 * more;
}

/**
 * Orders records by how well they answer a query.
 *
 * @param info how much each meaning says: a rare word says more than a common one
 */
export function rank(
  records: readonly SearchRecord[],
  query: Query,
  info: readonly number[],
): Ranked[] {
  const { meanings } = query;
  const whole = info.reduce((sum, value) => sum + value, 0);
  const ranked = records.map((record): Ranked => {
    const stems = new Map<string, number>();
    const own = meanings.map((meaning) => entryStrength(record, meaning, stems));
    const ofParts = record.parts.map((part) => ({
      part,
      strengths: meanings.map((meaning) => entryStrength(part, meaning, stems)),
    }));
    const question = nearestQuestion(record, meanings, info);
    const isAsked = question.nearness >= (meanings.length > 1 ? NEARNESS.words : NEARNESS.word);
    // Counted twice if it is asked in the very words: then nothing answers better.
    let score = BONUS.asked * (question.nearness + question.nearness ** 4) * whole;
    let covered = 0;
    meanings.forEach((meaning, index) => {
      const parts = ofParts.map(({ strengths }) => strengths[index]! * PART);
      let value = Math.max(own[index]!, ...parts, FIELD.asked * question.strengths[index]!);
      const place = termPlace(record, meaning);
      if (place > 0) value += BONUS.term * place;
      if (Math.max(own[index]!, ...parts, place, isAsked ? question.strengths[index]! : 0) > 0)
        covered += info[index]!;
      score += value * info[index]!;
    });
    const coverage = whole === 0 ? 0 : covered / whole;
    score *= (0.3 + 0.7 * coverage) * titleFactor(record, query, stems) * kindFactor(record, query);
    const total = (strengths: number[]) =>
      strengths.reduce((sum, value, index) => sum + value * info[index]!, 0);
    const parts = ofParts
      .map(({ part, strengths }) => ({ part, value: total(strengths) }))
      .filter(({ value }) => value > total(own) * PART && value > 0)
      .map((found) => ({ ...found, value: found.value * titleFactor(found.part, query, stems) }))
      .sort((a, b) => b.value - a.value)
      .slice(0, MOST_PARTS)
      .map(({ part }) => part);
    return { record, score, coverage, parts, stems };
  });
  return inOrder(
    ranked.sort((a, b) => b.score - a.score),
    query,
  );
}

const questions = new WeakMap<SearchRecord, string[][]>();

/**
 * The question that people ask of a record and that the query is most like.
 *
 * @returns how well it says each meaning, and how near it is, from 0 to 1 if it is the query
 */
function nearestQuestion(
  record: SearchRecord,
  meanings: readonly Meaning[],
  info: readonly number[],
): { strengths: number[]; nearness: number } {
  let asked = questions.get(record);
  if (!asked)
    questions.set(record, (asked = record.asked.map((text) => wordsOf(text).map(stemOf))));
  const whole = info.reduce((sum, value) => sum + value, 0);
  let nearest = { strengths: meanings.map(() => 0), nearness: 0 };
  for (const question of asked) {
    const said = new Set<string>();
    const strengths = meanings.map(({ expressions }) => {
      let best = 0;
      for (const { indexed, weight } of expressions)
        if (weight > best && indexed.every((stem) => question.includes(stem))) {
          best = weight;
          for (const stem of indexed) said.add(stem);
        }
      return best;
    });
    const heard = strengths.reduce((sum, strength, index) => sum + strength * info[index]!, 0);
    const share = said.size / question.length;
    const nearness = (heard / whole) * share;
    if (nearness > nearest.nearness)
      nearest = { strengths: strengths.map((strength) => strength * share), nearness };
  }
  return nearest;
}

/** More for a title that is all about the query, and a little more for its small words too. */
function titleFactor(entry: Entry, query: Query, matched: Ranked['stems']): number {
  const title = fieldsOf(entry).title.stems;
  const stop = query.stop.map(stemOf);
  const content = title.filter((stem) => !stop.includes(stem));
  const said = content.filter((stem) => (matched.get(stem) ?? 0) >= SURE);
  const ties = stop.filter((stem) => title.includes(stem));
  return (
    (0.85 + (0.3 * said.length) / Math.max(1, content.length)) *
    (1 + (BONUS.tie * ties.length) / (stop.length + 2))
  );
}

/** What a record gains or keeps for what it is, given how the query is asked. */
function kindFactor(record: SearchRecord, query: Query): number {
  const { kind, guidelines, aside } = record;
  let factor = 1;
  if (kind === 'begrepp')
    if (query.definition) factor *= 1 + BONUS.definition;
    else if (query.question) factor *= KEEPS.definition;
  if (query.guidelines.length > 0 && !guidelines.some((id) => query.guidelines.includes(id)))
    factor *= KEEPS.elsewhere;
  if (aside) factor *= KEEPS.aside;
  if (isTerm(record) && !query.definition) factor *= KEEPS.term;
  if (kind === 'guide' && !isQuestionOf(record, query)) factor *= KEEPS.guide;
  return factor;
}

/**
 * A guideline's own rule comes before the word list and the guides, unless the query is the
 * guide's question or asks for the meaning of a word that no guideline defines. And where both
 * municipalities answer, both are seen at once.
 */
function inOrder(sorted: Ranked[], query: Query): Ranked[] {
  const order = [...sorted];
  const first = (chosen: (ranked: Ranked) => boolean, to = 0) => {
    const from = order.findIndex(chosen);
    if (from > to) order.splice(to, 0, ...order.splice(from, 1));
  };
  const top = sorted[0]?.score ?? 0;
  const good = (share: number, ranked: Ranked) =>
    ranked.score >= share * top && ranked.coverage >= 0.5;
  const isClause = ({ record }: Ranked) => record.number !== '';
  const defines = ({ record }: Ranked) =>
    isClause({ record } as Ranked) && record.kind === 'begrepp';
  // A word that no guideline rules is answered by the word list, not by a clause that drops it.
  const ruled = !sorted[0] || !isTerm(sorted[0].record) || sorted[0].record.guidelines.length > 0;
  if (ruled && order[0] && !isClause(order[0]))
    first((ranked) => isClause(ranked) && good(ANSWERS, ranked));
  if (query.definition && !(order[0] && defines(order[0])))
    first((ranked) => isTerm(ranked.record) && good(NEAR, ranked));
  first((ranked) => isQuestionOf(ranked.record, query));
  const [best] = order;
  if (best && isClause(best))
    first(
      (ranked) =>
        isClause(ranked) &&
        good(NEAR, ranked) &&
        !ranked.record.guidelines.some((id) => best.record.guidelines.includes(id)),
      1,
    );
  return order;
}

/** Whether a query is what a guide answers: most of its title's own words, asked as a question. */
function isQuestionOf(record: SearchRecord, { meanings, question, definition, stop }: Query) {
  if (record.kind !== 'guide' || !question || definition) return false;
  const { title, keywords } = fieldsOf(record);
  const passed = new Set(stop.map(stemOf));
  return [title, ...keywords].some((field) => {
    const said = meanings.map(({ expressions }) =>
      expressions.find(({ stems, weight }) => weight > SURE && strength(field, stems) === 1),
    );
    const words = said.flatMap((expression) => expression?.stems ?? []).length;
    const content = field.stems.filter((stem) => !passed.has(stem)).length;
    return !said.includes(undefined) && words >= LEAST_OF_QUESTION * content;
  });
}

/** How much a record's place among those that answer about a term is worth, from 0 to 1. */
function termPlace(record: SearchRecord, { terms }: Meaning): number {
  const places = terms.flatMap((term) =>
    [record, ...record.parts].flatMap((entry) => entry.terms[term] ?? []),
  );
  return places.length === 0 ? 0 : 0.85 ** Math.min(...places);
}
