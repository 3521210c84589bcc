import { questionsOf } from '../../machines/kit/setup';
import type { Registry } from '../registry';
import type { Clause } from '../registry/read/clauses';
import type { Term } from '../registry/read/terms';
import { besideTitle } from '../registry/outputs/cite';
import { clauseUrl, glossaryUrl, guideUrl } from '../registry/outputs/urls';
import { RECORD_KINDS, type Entry, type Part, type SearchRecord, type Vocabulary } from './record';
import { stemOf } from './swedish';
import { contentOf, numberToken, pairOf, tokenOf } from './tokens';

// Set by measurement on the sets "given" and "own" (npm run bench:search; docs/decisions/0003-pagefind.md).
/** How much a word says by where it stands. */
const SAYS = { number: 9, title: 4.5, asked: 2, term: 2, text: 1.5, keyword: 1.2, part: 3 };
/** What a term says of each further clause than the one that answers best. */
const NEXT = 0.3;
/** What a record's words say if it rarely answers itself: a footnote, a term of the word list, a guide. */
const LESS = { aside: 0.4, term: 0.55, guide: 0.6 };

/** @returns all records of the search, with all that the index shall know of them. */
export function searchRecords(registry: Registry): SearchRecord[] {
  const { asked, clauses, guidelines, guides, terms } = registry;
  // With one guideline nothing has to be told from another's.
  const isOne = guidelines.size === 1;
  const owners = (ids: readonly string[]) =>
    isOne ? '' : ids.map((id) => guidelines.get(id)?.name ?? id).join(' och ');
  const about = (kind: string, ids: readonly string[], number = '') =>
    [kind, `${owners(ids)} ${number}`.trim()].filter(Boolean).join(' · ');
  const entry = (clause: Clause): Part => ({
    id: clause.id,
    url: clauseUrl(clause),
    about: about(RECORD_KINDS[kindOf(clause)], [clause.guideline], besideTitle(clause)),
    title: clause.title,
    text: clause.text,
    keywords: clause.keywords,
  });
  const records = new Map<string, SearchRecord & { tokens: Tokens }>();
  const add = (record: Omit<SearchRecord, 'tokens'>) => {
    const tokens = new Tokens();
    tokens.say(record.title, SAYS.title);
    tokens.say(record.text, SAYS.text);
    tokens.say(owners(record.guidelines), SAYS.text);
    records.set(record.id, { ...record, tokens });
    for (const question of asked.get(record.id.replace(/^guide:/, '')) ?? [])
      tokens.say(question, SAYS.asked);
    return tokens;
  };

  for (const clause of clauses.values()) {
    const { id, guideline, kind, number, source } = clause;
    const shown = entry(clause);
    const above = records.get(recordOf(clause, clauses));
    const tokens =
      above?.tokens ?? add({ ...shown, kind: kindOf(clause), guidelines: [guideline], parts: [] });
    for (const name of [number, id]) tokens.add(numberToken(name), SAYS.number);
    if (above) {
      above.parts.push(shown);
      tokens.say(shown.title, SAYS.keyword);
      tokens.say(shown.text, SAYS.text);
    } else tokens.say(source.section.split(' > ').at(-1) ?? '', SAYS.text);
    for (const keyword of shown.keywords) tokens.name(keyword, above ? SAYS.part : SAYS.keyword);
    if (!above && (kind === 'footnote' || kind === 'reference')) tokens.scale(LESS.aside);
  }
  for (const { id, texts, machine, guidelines: of } of guides.values()) {
    const url = guideUrl(id);
    const parts = questionsOf(machine).flatMap((question) => {
      const { text: title, help: text = '' } = texts.questions[question] ?? { text: '' };
      return { id: '', url: `${url}#${id}.${question}`, about: '', title, text, keywords: [] };
    });
    const tokens = add({
      ...{ id: `guide:${id}`, kind: 'guide', url, title: texts.title, text: texts.lead, parts },
      ...{ about: about(RECORD_KINDS.guide, of), guidelines: [...of] },
    });
    tokens.name(texts.short, SAYS.keyword);
    for (const { title, text } of parts) {
      tokens.say(title, SAYS.keyword);
      tokens.say(text, SAYS.text);
    }
    tokens.scale(LESS.guide);
  }
  for (const term of terms.values()) {
    const of = [...new Set(term.clauses.flatMap((id) => clauses.get(id)?.guideline ?? []))];
    const tokens = add({
      ...{ id: `term:${term.id}`, kind: 'begrepp', url: glossaryUrl(term.id), title: term.term },
      ...{ text: term.explanation, guidelines: of, parts: [] },
      about:
        about('Begrepp i ordlistan', []) +
        (of.length > 0 && !isOne ? ` · regler i ${owners(of)}` : ''),
    });
    for (const phrase of saidFor(term)) tokens.name(phrase, SAYS.term);
    tokens.scale(LESS.term);
    const answers = term.clauses.flatMap((id) => {
      const clause = clauses.get(id);
      return clause ? recordOf(clause, clauses) : [];
    });
    for (const ids of [answers, term.guides.map((id) => `guide:${id}`)])
      [...new Set(ids)].forEach((id, place) => {
        for (const phrase of saidFor(term))
          records.get(id)?.tokens.name(phrase, SAYS.term * NEXT ** place);
      });
  }
  return [...records.values()];
}

/** @returns the vocabulary of the records. */
export function vocabularyOf({ asked, terms }: Registry, records: SearchRecord[]): Vocabulary {
  const texts = [
    ...records
      .flatMap((record) => [record, ...record.parts])
      .flatMap(({ title, text }) => [title, text]),
    ...records.flatMap(({ parts }) => parts.flatMap(({ keywords }) => keywords)),
    ...asked.values(),
    ...[...terms.values()].flatMap(saidFor),
  ];
  const words = new Map<string, string>();
  for (const word of texts.flat().flatMap(contentOf)) {
    const had = words.get(stemOf(word));
    // The shortest form is a plain one.
    if (word.length > 1 && !(had && had.length <= word.length)) words.set(stemOf(word), word);
  }
  const anchors = [...terms.values()].filter(({ anchor }) => anchor).flatMap(saidFor);
  return {
    words: [...words.values()].sort(),
    anchors: [
      ...new Set(
        anchors.flatMap((phrase) => {
          const [first = '', second, more] = contentOf(phrase);
          if (more !== undefined) return [];
          return second === undefined ? tokenOf(first) : pairOf(first, second);
        }),
      ),
    ],
  };
}

const saidFor = ({ term, forms, everyday }: Term): Entry['title'][] => [
  term,
  ...forms,
  ...everyday,
];

const kindOf = ({ kind }: Clause) => (kind === 'definition' ? 'begrepp' : 'regel');

/** @returns the id of the record of a clause: a rule that has no number of its own is a part of it. */
function recordOf(clause: Clause, clauses: ReadonlyMap<string, Clause>): string {
  const above = clause.rule && !/^[\d.]+$/.test(clause.number) && clauses.get(clause.parent ?? '');
  return above ? recordOf(above, clauses) : clause.id;
}

/** What a record is known by, while it is gathered. */
class Tokens extends Map<string, number> {
  add(token: string, weight: number): void {
    this.set(token, (this.get(token) ?? 0) + weight);
  }

  /** Each word of a text. */
  say(text: string, weight: number): void {
    for (const word of contentOf(text)) this.add(tokenOf(word), weight);
  }

  /** A word or phrase that names it: its words share the weight, and two are known together too. */
  name(phrase: string, weight: number): void {
    const words = contentOf(phrase);
    for (const word of words) this.add(tokenOf(word), weight / words.length);
    const [first = '', second, more] = words;
    if (second !== undefined && more === undefined) this.add(pairOf(first, second), weight / 4);
  }

  scale(factor: number): void {
    for (const [token, weight] of this) this.set(token, weight * factor);
  }
}
