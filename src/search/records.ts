import type { Registry } from '../registry';
import type { Clause } from '../registry/read/clauses';
import { questionsOf } from '../../machines/kit/setup';
import { clauseUrl, guideUrl, glossaryUrl } from '../registry/outputs/urls';
import { isTerm, type SearchRecord, type Vocabulary } from './record';
import { fold, keyOf, stemOf, wordsOf } from './swedish';

/** @returns all records of the search. */
export function searchRecords(registry: Registry): SearchRecord[] {
  const { asked, clauses, guides, terms, words } = registry;
  const stop = new Set(words.stop.map(fold));
  const askedOf = (id: string) =>
    (asked.get(id) ?? []).map((question) =>
      wordsOf(question)
        .filter((word) => !stop.has(fold(word)))
        .join(' '),
    );
  const naming = (kind: 'clauses' | 'guides', id: string) =>
    Object.fromEntries(
      [...terms.values()]
        .map((term) => [term.id, term[kind].indexOf(id)] as const)
        .filter(([, place]) => place >= 0),
    );
  const entry = (clause: Clause) => ({
    url: clauseUrl(clause),
    number: clause.number,
    title: clause.title,
    text: clause.text,
    keywords: clause.keywords,
    terms: naming('clauses', clause.id),
  });
  const found: SearchRecord[] = [];
  const byId = new Map<string, SearchRecord>();
  for (const clause of clauses.values()) {
    const { id, guideline, kind } = clause;
    if (isPart(clause)) byId.get(recordOf(clause, clauses))!.parts.push(entry(clause));
    else {
      const record: SearchRecord = {
        id,
        kind: kind === 'definition' ? 'begrepp' : 'regel',
        guidelines: [guideline],
        aside: kind === 'footnote' || kind === 'reference',
        ...entry(clause),
        section: clause.source.section.split(' > ').at(-1)!,
        parts: [],
        asked: askedOf(id),
      };
      found.push(record);
      byId.set(id, record);
    }
  }
  for (const { id, texts, machine, guidelines } of guides.values())
    found.push({
      id: `guide:${id}`,
      kind: 'guide',
      guidelines: [...guidelines],
      number: '',
      aside: false,
      url: guideUrl(id),
      title: texts.title,
      text: texts.lead,
      keywords: [texts.short],
      terms: naming('guides', id),
      parts: questionsOf(machine).map((question) => {
        const { text, help = '' } = texts.questions[question]!;
        return {
          url: `${guideUrl(id)}#${id}.${question}`,
          number: '',
          title: text,
          text: help,
          keywords: [],
          terms: {},
        };
      }),
      asked: askedOf(id),
    });
  for (const { id, term, forms, everyday, explanation, clauses: cited } of terms.values())
    found.push({
      id: `term:${id}`,
      kind: 'begrepp',
      guidelines: [...new Set(cited.map((clause) => clauses.get(clause)!.guideline))],
      number: '',
      aside: false,
      url: glossaryUrl(id),
      title: term,
      text: explanation,
      keywords: [...forms, ...everyday],
      terms: { [id]: 0 },
      parts: [],
      asked: [],
    });
  return found;
}

/** A rule is a part of its clause, unless the guideline itself has numbered it: 6.2.5. */
const isPart = ({ rule, number }: Clause) => rule && !/^[\d.]+$/.test(number);

/** @returns the id of the clause that a rule is a part of. */
function recordOf(rule: Clause, clauses: ReadonlyMap<string, Clause>): string {
  let above = rule;
  while (isPart(above)) above = clauses.get(above.parent!)!;
  return above.id;
}

/** The first of the phrases that are one to the search. */
function onceEach(phrases: string[]): string[] {
  const keys = phrases.map((phrase) => keyOf(wordsOf(phrase)));
  return phrases.filter((_, index) => keys.indexOf(keys[index]!) === index);
}

/** @returns the vocabulary of the records and of `content/begrepp.yaml`. */
export function vocabularyOf(registry: Registry, records: readonly SearchRecord[]): Vocabulary {
  const { guidelines, terms, words } = registry;
  // A term leads to its clauses by its id; only their own words are worth asking the engine for.
  const entries = records
    .filter((record) => !isTerm(record))
    .flatMap((record) => [record, ...record.parts]);
  const stop = new Set(words.stop.map(fold));
  const seen = new Map<string, string>();
  /** One form of each word that hasn't been seen yet; the shortest, so that it is a plain one. */
  const take = (texts: string[]) => {
    const taken = new Map<string, string>();
    for (const word of texts.flatMap(wordsOf)) {
      const stem = stemOf(word);
      const had = taken.get(stem);
      if (seen.has(stem) || stop.has(fold(word)) || word.length < 2) continue;
      if (had === undefined || word.length < had.length) taken.set(stem, word);
    }
    for (const [stem, word] of taken) seen.set(stem, word);
    return [...taken.values()].sort();
  };
  return {
    records: records.length,
    names: take(entries.flatMap(({ title, keywords }) => [title, ...keywords])),
    others: take(entries.flatMap(({ text, section = '' }) => [text, section])),
    asked: take(records.flatMap(({ asked: questions }) => questions)),
    terms: Object.fromEntries(
      [...terms.values()].map(({ id, term, forms, everyday }) => [
        id,
        onceEach([term, ...forms, ...everyday]),
      ]),
    ),
    anchors: [...terms.values()].filter(({ anchor }) => anchor).map(({ id }) => id),
    synonyms: words.synonyms,
    parts: words.parts,
    stop: words.stop,
    municipalities: Object.fromEntries([...guidelines.values()].map(({ id, name }) => [id, name])),
  };
}
