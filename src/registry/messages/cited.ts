import type { Ids } from '../read/known';
import { exampleOf } from './example';
import { message } from './message';
import { didYouMean } from './nearest';

/** What ids can say that don't fit together, between files or with a guide. */
export const CITED = {
  // Ids that don't fit together
  clauseTwice: (id: string, at: string) =>
    message(`"${id}" stands already in ${at}`, 'give one of them another number'),
  twice: (what: string, which = 'one of them') =>
    message(`${what} stands twice`, `give ${which} another id`),
  addresseeTwice: (what: string, word: string, other: string) =>
    message(
      `${what} has the addressee "${word}", which "${other}" has already`,
      `delete it from one of them; a role has the rules of another by inherits: [${other}]`,
    ),
  inheritsItself: (what: string) =>
    message(`${what} inherits itself`, 'delete it from inherits: its own rules are its already'),
  addresseeWord: (what: string, word: string) =>
    message(
      `${what} has the addressee "${word}", which a clause can't name`,
      'write a word without semicolon, other than ingen: addressees: { rektor: rektorer }',
    ),
  nameTwice: (what: string, name: string) =>
    message(`${what} is called "${name}", as another role is`, 'give one of them another name'),
  wordTwice: (what: string, word: string, other: string) =>
    message(
      `${what} has the word "${word}", which the term "${other}" has already`,
      'delete it from one of them, or make one term of the two',
    ),
  toolTwice: (name: string) =>
    message(`the tool "${name}" stands twice`, 'make one entry of the two'),
  unknown: (who: string, kind: string, id: string, known: Ids) =>
    message(
      `${who} the unknown ${kind} "${id}"${didYouMean(id, known.keys?.() ?? [])}`,
      `correct the id, or add the ${kind}${PLACES[kind] ?? ''}`,
    ),
  wholeId: (id: string, number: string) =>
    message(
      `"${id}" is the whole id of a clause, but the file is of its guideline`,
      `write its number alone: '${number}':`,
    ),
  notOf: (who: string, clause: string, guideline: string, known: Ids) =>
    message(
      `${who} rests on "${clause}", which isn't a clause of ${guideline}${didYouMean(
        clause,
        [...(known.keys?.() ?? [])].filter((id) => id.startsWith(`${guideline}:`)),
      )}`,
      'correct the id, or move the statement to the cell of its own guideline',
    ),
  notOwn: (clause: string, known: Iterable<string>) =>
    message(
      `"${clause}" is not a clause of this guideline${didYouMean(clause, known)}`,
      'correct the id, or add the clause',
    ),
  reviewFirst: (decided: string, reviewBy: string) =>
    message(
      `"reviewBy" is ${reviewBy}, before "decided", ${decided}`,
      "correct the one of them that is wrong, or write null if the document doesn't say",
    ),
  versionUnsaid: (newest: string, decided: string | null) =>
    message(
      '"versions" is a list, but "version" is null',
      `write the one that applies: version: '${newest}' and decided: ${decided}`,
    ),
  versionMissing: (version: string, decided: string | null) =>
    message(
      `"versions" lacks the one that applies, version "${version}"`,
      `write it first: - { version: '${version}', decided: ${decided}, by: ${exampleOf('by')}, summary: ${exampleOf('summary')} }`,
    ),
  versionTwice: (version: string) =>
    message(`version "${version}" stands twice`, 'make one entry of the two'),
  versionOrder: (
    { version, decided }: { version: string; decided: string | null },
    above: { version: string; decided: string | null },
  ) =>
    message(
      `version "${version}", decided ${decided}, stands below version "${above.version}", decided ${above.decided}`,
      'list the newest first, or correct the date that is wrong',
    ),
  versionNotFirst: (version: string, first: string) =>
    message(
      `version "${version}" applies, but stands below version "${first}"`,
      `move it first; or write version: '${first}', if that is the one that applies`,
    ),
  versionDate: (version: string, listed: string | null, decided: string | null) =>
    message(
      `version "${version}" has "decided" ${listed} here, but ${decided} at the top of the file`,
      'correct the one of them that is wrong',
    ),
  notOneWord: (line: string) =>
    message(`"${line}" is not one word`, 'write one word a line, in small letters'),
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

  unexplained: (what: string) =>
    message(
      `${what} has no explanation`,
      'write explanation:, or said: with the id of a guideline',
    ),

  // The site's own
  faint: (field: string, colour: string, contrast: number, scheme: string) =>
    message(
      `"${field}" is ${colour}, whose contrast is ${contrast.toFixed(1)} where 4.5 is needed`,
      `choose a ${scheme === 'light' ? 'darker' : 'lighter'} colour: text in it stands on the ${scheme} paper, and ${scheme === 'light' ? 'white' : 'dark'} text on it`,
    ),
  draft: () =>
    message(
      'the chapter is a draft',
      'when a person has restated every clause, delete the line draft: true',
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

  // Decided texts
  noOriginals: (guidelines: readonly string[]) =>
    message(
      'holds no decided text',
      `put ${guidelines.map((id) => `${id}.txt`).join(' or ')} there`,
    ),
  otherOriginal: (hash: string, settings: string, sha256: string | undefined) =>
    message(
      `its sha256 is ${hash}, but ${settings} says ${sha256 ?? 'nothing'}`,
      'supply the text that the clauses were written from, byte for byte; if the decision is new, ' +
        'bring the clauses and their lines up to date and write its sha256 there',
    ),
  linesSayNothing: (clause: string, lines: string, file: string) =>
    message(
      `"${clause}": lines ${lines} of ${file} say nothing`,
      'name the lines of the decided text that the clause restates',
    ),
  uncovered: (lines: readonly number[]) =>
    message(
      `no clause covers the text on ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`,
      'name the lines in lines="…" of a clause or, if they are page headers or the like, ' +
        'in furniture: of the guideline.yaml',
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
  noLock: (why: string) =>
    message(
      `not a JSON list of clause ids: ${why}`,
      'take back the last good version; only npm run ids should write this file',
    ),
} as const;

/** Where a thing that is cited is added. */
const PLACES: Partial<Record<string, string>> = {
  guide: ': a machine in machines/ with its words in content/guider/',
  law: ' to content/lag/andra-lagar.yaml',
  role: ' to content/roller.yaml',
  task: ' to a file in content/uppgifter/',
  term: ' to content/begrepp.yaml',
  guideline: ': a folder in content/ that has a guideline.yaml',
};
