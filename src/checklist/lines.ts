// A checklist as lines, in the order in which they are read: what every rendering has in common.
import { countsOf } from '../components/Board/steps';
import type { CitedLaw, CitedRule, Checklist, Item } from './model';
import { inWords, isTicked, noteOf, progressOf, type Note, type Work } from './work';

/** What a line is, so that a rendering can show it. */
export type LineKind =
  | 'title'
  /** Municipality, versions, dates, address. */
  | 'fact'
  | 'verdict'
  | 'text'
  | 'heading'
  | 'answer'
  /** Who does what follows. */
  | 'who'
  /** An item to tick. */
  | 'item'
  /** A step, whose answer is its status. */
  | 'step'
  /** Belongs to the item or step before it. */
  | 'detail'
  | 'label'
  /** To be filled in by hand. */
  | 'field';

export interface Line {
  kind: LineKind;
  text: string;
  /** Of an item: whether it is ticked. */
  done?: boolean;
}

/** What a person fills in by hand, at the end. */
export const FIELDS = ['Namn', 'Enhet', 'Diarienummer', 'Datum och underskrift'] as const;
export const NOTES = 'Anteckningar (skriv inga personuppgifter)';
export const UNFINISHED =
  'Alla frågor är inte besvarade. Listan kan bli längre när guiden är klar.';

/**
 * @param printed the day, `2026-11-21`
 * @returns the whole checklist as lines
 */
export function linesOf(checklist: Checklist, work: Work, printed: string): Line[] {
  const { title, blank, verdict, answers, unsure, groups, labels, board, address } = checklist;
  const lines: Line[] = [];
  const add = (kind: LineKind, ...texts: string[]) =>
    lines.push(...texts.filter((text) => text !== '').map((text) => ({ kind, text })));
  add('title', `Checklista: ${title}`);
  add('fact', ...factsOf(checklist), `Utskriven ${printed}`, address);
  if (verdict) {
    add('verdict', verdict.title);
    add('text', verdict.lead);
  }
  if (checklist.unfinished) add('text', UNFINISHED);
  if (unsure.length > 0) add('text', preliminary(unsure));
  if (board) add('text', boardInWords(board));
  if (answers.length > 0) add('heading', 'Svaren');
  for (const { text, answers: said } of answers) add('answer', `${text} ${said.join('; ')}`);
  if (labels.length > 0) add('heading', 'Märkning');
  for (const label of labels) add('label', label.text);
  if (!blank) add('text', progressLine(checklist, work));
  for (const { heading, parts } of groups) {
    add('heading', heading);
    for (const { who, items } of parts) {
      add('who', who ?? '');
      for (const item of items) {
        const note = noteOf(work, item.id);
        if (isTicked(item)) lines.push({ kind: 'item', text: item.text, done: note.done === true });
        else add('step', item.text);
        add('detail', ...detailsOf(item), noted(note));
      }
    }
  }
  add('field', ...FIELDS, NOTES);
  return lines;
}

/** @returns the facts at the head of a checklist, a line each */
export function factsOf({ guidelines, lawAsOf }: Checklist): string[] {
  return [
    ...guidelines.map(({ municipality, version }) => `${municipality}, riktlinje ${version}`),
    ...(lawAsOf ? [lawInWords(lawAsOf)] : []),
  ];
}

/** @returns when the cited laws were checked */
export const lawInWords = ({ earliest, latest }: NonNullable<Checklist['lawAsOf']>): string =>
  earliest === latest ? `Lag per ${latest}` : `Lag per ${earliest} till ${latest}`;

export const preliminary = (unsure: string[]) =>
  `Beskedet är preliminärt. Red ut: ${unsure.join(' ')}`;

/** @returns how much is done; of a working paper its tasks, for steps have a status instead */
export const progressLine = (checklist: Checklist, work: Work) =>
  (checklist.board ? 'Uppgifter: ' : '') + inWords(progressOf(checklist, work));

/** @returns what the board counts: "2 stopp · 5 före start · 15 klara" */
const boardInWords = ({ groups, cells }: NonNullable<Checklist['board']>) =>
  countsOf(groups, cells)
    .map(({ text }) => text)
    .join(' · ');

/** @returns what stands under an item: help, why, rules and laws, a line each */
export function detailsOf({ help = '', why, rules, basis, laws, step }: Item): string[] {
  const status = step ? [step.words] : [];
  return [...status, help, ...why, rulesInWords(rules, basis), ...laws.map(lawLine)].filter(
    (text) => text !== '',
  );
}

const rulesInWords = (rules: CitedRule[], basis: Item['basis']) =>
  rules.length === 0
    ? alone(basis)
    : `${restsOn(basis)} ${rules.map(({ label, shortAddress }) => `${label} ${shortAddress}`).join(', ')}`;

/** @returns what an item without rules rests on, where its laws alone would say too much */
export const alone = (basis: Item['basis']) =>
  basis === 'tolkning' ? 'Vår tolkning av lagen' : '';

/** @returns what comes before the numbers of an item's rules */
export const restsOn = (basis: Item['basis']) =>
  basis === 'tolkning' ? 'Vår tolkning av regel' : 'Regel';

const lawLine = ({ name, about }: CitedLaw) => `Lag: ${name} ${about}`;

/** What the reader has noted, as a line; empty if nothing. */
function noted({ owner, date, evidence, notApplicable }: Note): string {
  return [
    notApplicable === undefined
      ? ''
      : notApplicable === ''
        ? 'Gäller inte'
        : `Gäller inte: ${notApplicable}`,
    owner === undefined ? '' : `Ansvarig: ${owner}`,
    date === undefined ? '' : `Klart den: ${date}`,
    evidence === undefined ? '' : `Underlag: ${evidence}`,
  ]
    .filter((text) => text !== '')
    .join(' · ');
}
