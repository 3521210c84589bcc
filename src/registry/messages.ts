import type { z } from 'astro/zod';
import type { Ids } from './read/known';
import { ADDRESSEES } from './vocabulary.ts';

/** What was read, and what to do about it. All that a fault in the content can say stands here. */
export interface Message {
  reason: string;
  remedy: string;
}

const message = (reason: string, remedy: string): Message => ({ reason, remedy });
const TWO_LINES =
  'put its tags on lines of their own, with an empty line before and after the text';
const LETTERS = 'use a-z, 0-9, full stops and hyphens: addresses and QR codes are made from it';

export const MESSAGES = {
  // Files
  missingFile: () => message('the file is missing', 'write it, as its neighbours are'),
  notUtf8: () =>
    message('not UTF-8, so its å, ä and ö are lost', 'save the file with the encoding UTF-8'),
  empty: () => message('the file is empty', 'write it, as its neighbours are, or delete it'),
  unreadFile: (name: string) =>
    message(
      `nothing reads a file called ${name} here`,
      `a chapter is called ${name.replace(/\.[^.]*$/, '')}.mdx: rename it, or move it out of content/`,
    ),

  // YAML
  notYaml: (why: string) =>
    message(`not valid YAML: ${why}`, 'mend the indentation, the colon or the quotes on that line'),
  emptyField: (field: string) =>
    message(`"${field}" is empty`, `write ${example(field)}, or null if the value isn't known`),

  // MDX
  curlyQuotes: (quote: string) =>
    message(`a curly quote ${quote} in a tag`, 'use straight quotes: title="Fråga först"'),
  lineBreakTag: () =>
    message('<br> is no MDX', 'delete it, and leave an empty line where a new paragraph begins'),
  htmlComment: () => message('<!-- --> is no MDX', 'write a comment as {/* … */}'),
  unquoted: (attribute: string, value: string) =>
    message(`${attribute}=${value} has no quotes`, `write ${attribute}="${value}"`),
  brace: () => message('{ or < begins code in MDX', 'write \\{ or \\< for the character itself'),
  notMdx: (why: string) =>
    message(`not valid MDX: ${why}`, 'close the tag, and leave an empty line before and after it'),
  notImported: (name: string, all: readonly string[]) =>
    message(
      `${name} is used, but not imported`,
      `write below the frontmatter: import { ${all.join(', ')} } from '#components';`,
    ),
  misspelt: (name: string, component: string) =>
    message(`<${name}> is no component: did you mean <${component}>?`, `write <${component} …>`),
  inText: (name: string) => message(`a ${name} inside a line of text`, TWO_LINES),
  noteAlone: () =>
    message('a Note that belongs to no clause', 'move it straight into a Clause or a Rule'),
  nested: (name: string, outer: string) =>
    message(
      `a ${name} inside a ${outer}`,
      name === 'Rule'
        ? `close the ${outer} before it, and give it an id such as b.1`
        : `close the ${outer} before it; a part of a Clause is a Rule: <Rule id="a" …>`,
    ),
  ruleAlone: () => message('a Rule inside no Clause', 'move it into the Clause that it is part of'),
  noNumber: (name: string) =>
    message(
      `a ${name} without a number`,
      name === 'Rule' ? 'write id="a" on it, inside a Clause' : 'write nr="6.1.3" on it',
    ),
  badNumber: (name: string, attribute: string, number: string) =>
    message(
      `${name}: ${attribute} is "${number}", which can't stand in an address`,
      `${LETTERS}: ${attribute}="${asNumber(number)}"`,
    ),
  noString: (attribute: string, what: string) =>
    message(`${what}: ${attribute} has no text in quotes`, `write ${attribute}="…"`),
  noSection: (id: string) =>
    message(
      `"${id}" has no source section`,
      `write section: '6. Öppen AI' in the frontmatter of the file, or section="…" on the Clause`,
    ),
  noText: (what: string) => message(`${what} has no text`, 'write the restated rule inside it'),
  noteWithoutDate: (date: string | undefined) =>
    message(
      `a Note without a date${date === undefined ? '' : `: date is "${date}"`}`,
      'write date="2026-11-21" on it',
    ),
  addressee: (id: string, addressee: string) =>
    message(
      `"${id}" is addressed to "${addressee}", which no reader's role knows${didYouMean(addressee, Object.keys(ADDRESSEES))}`,
      `write one of ${Object.keys(ADDRESSEES).join(', ')}, separated by "; "; or add the new one to src/registry/vocabulary.ts`,
    ),

  // Ids that don't fit together
  clauseTwice: (id: string, at: string) =>
    message(`"${id}" stands already in ${at}`, 'give one of them another number'),
  twice: (what: string, which = 'one of them') =>
    message(`${what} stands twice`, `give ${which} another id`),
  unknown: (who: string, kind: string, id: string, known: Ids) =>
    message(
      `${who} the unknown ${kind} "${id}"${didYouMean(id, known.keys?.() ?? [])}`,
      `correct the id, or add the ${kind}${PLACES[kind] ?? ''}`,
    ),
  notOf: (who: string, clause: string, guideline: string) =>
    message(
      `${who} rests on "${clause}", which isn't a clause of ${guideline}`,
      'correct the id, or move the statement to the cell of its own guideline',
    ),
  notOwn: (clause: string, known: Iterable<string>) =>
    message(
      `"${clause}" is not a clause of this guideline${didYouMean(clause, known)}`,
      'correct the id, or add the clause',
    ),
  noProblem: (clause: string) =>
    message(
      `"${clause}" has no problem and no Note beside it`,
      'write problem:, or a Note in the MDX',
    ),
  problemTwice: (clause: string) =>
    message(`"${clause}" has the same problem twice`, 'delete one of the two entries'),
  noteUnanswered: (id: string, folder: string) =>
    message(
      `the Note on "${id}" has no proposal to the owner of the guideline`,
      `write an entry with clause: ${id}, group: and proposal: in ${folder}/`,
    ),

  // Guides
  wordless: (kind: string, id: string, source: string, place: string) =>
    message(
      `${kind} "${id}" of ${source} has no text`,
      `write ${place}.${id}, or take the ${kind} out of the machine`,
    ),
  unsaid: (kind: string, id: string, source: string, place: string, known: Iterable<string>) =>
    message(
      `the text of ${kind} "${id}" has nothing to say it in ${source}${didYouMean(id, known)}`,
      `delete ${place}.${id}, or add the ${kind} to the machine`,
    ),
  otherOrder: (question: string, source: string, answers: readonly string[]) =>
    message(
      `the answers to "${question}" stand in another order than in ${source}`,
      `write them in one order in both; the machine has ${answers.join(', ')}`,
    ),
  unsound: (fault: string) =>
    message(`the guide is not sound: ${fault}`, 'correct the states and answers that it names'),
  noEffect: (id: string, known: Iterable<string>) =>
    message(
      `"${id}" is no clause with an effect in this guideline${didYouMean(id, known)}`,
      'correct or delete the id',
    ),
  needlessReason: (id: string) =>
    message(`"${id}" is carried out by a guide`, 'delete it from the reasons'),
  reasonTwice: (id: string) => message(`"${id}" has a reason twice`, 'delete one of them'),
  notCarriedOut: (id: string, effect: string) =>
    message(
      `"${id}" (${effect}) is carried out by no guide and has no reason`,
      'cite it in a guide or a task, or give it a reason in this file',
    ),

  // Training cases
  unknownTheme: (theme: string, themes: object, folder: string) =>
    message(
      `has the unknown theme "${theme}"${didYouMean(theme, Object.keys(themes))}`,
      `use one of ${Object.keys(themes).join(', ')}, or add it to ${folder}/teman.yaml`,
    ),
  otherGuide: (guide: string, file: string) =>
    message(
      `names the guide "${guide}" in the file of "${file}"`,
      'correct the id, or move the case to the file of its guide',
    ),
  offRoute: (question: string) =>
    message(
      `answers "${question}", which its route passes by`,
      'delete the answer, or correct the one that leads elsewhere',
    ),
  noAnswer: (question: string, answer: string, known: readonly string[]) =>
    message(
      `gives "${question}" the answer "${answer}", which the guide doesn't have${didYouMean(answer, known)}`,
      `use one of ${known.join(', ')}`,
    ),
  noQuestion: (question: string, guide: string, known: Iterable<string>) =>
    message(
      `answers "${question}", which is no question of ${guide}${didYouMean(question, known)}`,
      'correct the id, or delete the answer',
    ),
  unfinished: (at: string, answers: readonly string[]) =>
    message(`stops at the question "${at}"`, `answer it with one of ${answers.join(', ')}`),
  misplaced: (question: string, asked: readonly string[]) =>
    message(
      `has "${question}" in another place than its route`,
      `write the answers in the order ${asked.join(', ')}`,
    ),
  notDecidedFor: (municipality: string, others: readonly string[]) =>
    message(
      `is decided for ${others.join(', ')}, not ${municipality}`,
      'correct the municipality, or the answer that chooses it',
    ),
  offRouteRule: (rule: string, known: readonly string[]) =>
    message(
      `rests on "${rule}", which isn't on its route`,
      `use rules on the route: ${known.join(', ')}`,
    ),

  // Published ids
  stillThere: (from: string) =>
    message(
      `"${from}" still stands in content/`,
      'delete the redirect, or take the clause out of its section',
    ),
  redirectTwice: (from: string) =>
    message(`"${from}" stands twice`, 'keep one of the two redirects'),
  leadsNowhere: (from: string, to: string, known: Ids) =>
    message(
      `"${from}" leads to "${to}", which is no clause${didYouMean(to, known.keys?.() ?? [])}`,
      'lead it to the clause that holds the rule now, in one step',
    ),
  leadsElsewhere: (from: string, to: string) =>
    message(
      `"${from}" leads to another municipality's "${to}"`,
      'lead it to a clause of the same guideline',
    ),
  gone: (ids: readonly string[]) =>
    message(
      `published, but no longer in content/: ${ids.map((id) => `"${id}"`).join(', ')}`,
      'give the clause its number back, or say where it has gone in content/omdirigeringar.yaml:\n' +
        `    - from: ${ids[0]}\n      to: <id of the clause that holds the rule now>\n` +
        '      date: <the day it moved, 2026-11-21>\n      why: <one sentence in Swedish for the reader>',
    ),
  // The site's own
  faint: (field: string, colour: string, contrast: number, scheme: string) =>
    message(
      `"${field}" is ${colour}, whose contrast is ${contrast.toFixed(1)} where 4.5 is needed`,
      `choose a ${scheme === 'light' ? 'darker' : 'lighter'} colour: text in it stands on the ${scheme} paper, and ${scheme === 'light' ? 'white' : 'dark'} text on it`,
    ),
  placeholder: () =>
    message('a placeholder is left', 'write what belongs there in the place of ATT-FYLLA-I'),
  noReportSystem: (text: string) =>
    message(
      `the text "${text.slice(0, 60)}" names {rapportsystem}, which the site doesn't have`,
      'write reportSystem: in content/webbplats.yaml: the name of the system where faults are reported',
    ),
  noLogo: (file: string) =>
    message(`there is no public/${file}`, 'put the SVG there, or delete logo:'),

  noLock: () =>
    message(
      'not a JSON array of clause ids',
      'take back the last good version; only npm run ids should write this file',
    ),
} as const;

/** Where a thing that is cited is added. */
const PLACES: Partial<Record<string, string>> = {
  law: ' to content/lag/andra-lagar.yaml',
  guideline: ': a folder in content/ that has a guideline.yaml',
};

/** How a field with its value is written, for an example to copy. */
const EXAMPLES: Partial<Record<string, string>> = {
  addressee: 'medarbetare',
  date: '2026-11-21',
  effect: 'duty',
  id: 'fraga-chefen',
  keywords: 'gdpr, namn',
  kind: 'obligation',
  lines: '133-138',
  modality: 'ska',
  municipality: 'Vikstads kommun',
  page: '5',
  pages: 'exact',
  title: 'Fråga först',
};
const DATES = ['decided', 'reviewBy', 'asOf', 'from'];
const example = (field: string, isAttribute = false) => {
  const value = EXAMPLES[field] ?? (DATES.includes(field) ? EXAMPLES.date! : '…');
  return isAttribute ? `${field}="${value}"` : `${field}: ${value}`;
};

type Issue = z.core.$ZodIssue;

/** Where a value that a schema refuses stands. */
export interface Written {
  /** What the value stands in, before its name: `Clause "ostersund:6.1.3": `. */
  what?: string;
  /** As it is written in the file; undefined if it is left out. */
  source: string | undefined;
  isAttribute?: boolean;
  /** The names that are known where an unknown one stands. */
  known: readonly string[];
}

/** @returns what a schema's issue says to an editor; one message a field that isn't known */
export function refused(issue: Issue, written: Written): Message[] {
  const { what = '', source, isAttribute = false, known } = written;
  const name = issue.path.map(String).join('.');
  const field = String(issue.path.findLast((key) => typeof key === 'string') ?? '');
  const place =
    name === '' ? `${what}the file` : isAttribute ? `${what}${name}` : `${what}"${name}"`;
  const write = (value: string) => (isAttribute ? `${field}="${value}"` : `${field}: ${value}`);
  const read = `${place} is "${source}"`;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      message(
        `${what}unknown ${isAttribute ? 'attribute' : 'field'} "${key}"${didYouMean(key, known)}`,
        `correct its name or delete it; known are ${known.join(', ')}`,
      ),
    );
  if (issue.code === 'invalid_union' && issue.message === '')
    return refused(deepest(issue), written);
  if (source === undefined)
    return [
      message(`${place} is missing`, issue.message || `write ${example(field, isAttribute)}`),
    ];
  if (source === '' || issue.code === 'too_small')
    return [message(`${place} is empty`, issue.message || `write ${example(field, isAttribute)}`)];
  if (issue.message !== '') return [message(read, issue.message)];
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map(String);
      const best = nearest(source, values) ?? values[0]!;
      return [
        message(
          `${read}${didYouMean(source, values)}`,
          `write ${values.length === 1 ? '' : `one of ${values.join(', ')}: `}${write(best)}`,
        ),
      ];
    }
    case 'invalid_format':
      return [
        issue.format === 'date'
          ? message(
              `${read}, which is no date`,
              `write year, month and day: ${write('2026-11-21')}`,
            )
          : message(read, `write a whole address: ${write('https://www.example.se/')}`),
      ];
    case 'invalid_type':
      switch (issue.expected) {
        case 'string':
          return [
            message(
              `${place} is ${source}, which YAML reads as something else than text`,
              `put it in quotes: ${write(`'${source}'`)}`,
            ),
          ];
        case 'array':
          return [message(`${read}, not a list`, `write a list: ${write(`[${source}]`)}`)];
        case 'number':
        case 'int':
          return [message(`${read}, not a number`, `write ${write('3')}`)];
        case 'boolean':
          return [message(`${read}, not yes or no`, `write ${write('true')} or ${write('false')}`)];
        default:
          return [message(`${read}, not fields`, 'write its fields below it, indented')];
      }
    default:
      return [message(read, `correct it, as its neighbours are`)];
  }
}

/** Of what each shape of a union says, the issue that lies deepest: that shape was meant. */
function deepest(issue: z.core.$ZodIssueInvalidUnion): Issue {
  const [best] = issue.errors
    .flatMap((issues) => issues.slice(0, 1))
    .sort((a, b) => b.path.length - a.path.length);
  return { ...best!, path: [...issue.path, ...best!.path] };
}

/** @returns ": did you mean …?", or nothing if no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `: did you mean "${near}"?`;
}

/** @returns the known word that takes the fewest changes, at most one in three letters */
function nearest(word: string, known: Iterable<string>): string | undefined {
  const [best] = [...known]
    .map((other) => ({ other, changes: changesBetween(word.toLowerCase(), other.toLowerCase()) }))
    .filter(({ changes }) => changes <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.changes - b.changes);
  return best?.other;
}

/** How many letters are put in, left out or changed between two words (Levenshtein). */
function changesBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(letter !== b[j - 1])));
    row = next;
  }
  return row[b.length]!;
}

/** @returns a number that may stand in an address, as near as can be to one that may not */
const asNumber = (number: string) =>
  number
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9.-]+/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '')
    .replace(/([.-])[.-]+/g, '$1');
