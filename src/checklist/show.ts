// A checklist in its page: moves, hides and fills in the HTML of the blank list.
import { find, findAll, findOptional, made } from '../browser/dom';
import { drawBoard } from '../components/Board/board';
import { showOverdue } from '../components/ReviewNotice/overdue';
import { factsOf, preliminary, progressLine, UNFINISHED } from './lines';
import type { Checklist, Group, StepStatus } from './model';
import { noteOf, TEXT_FIELDS, type Note, type Work } from './work';

const page = find(document, '[data-checklist-page]');
/** A day as a field for dates has it. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const items = new Map(findAll(page, '[data-item]').map((item) => [item.dataset.item ?? '', item]));

/** Shows which items a list has, and what it says about them. */
export function showList(shown: Checklist): void {
  const { blank, verdict, unsure, unfinished } = shown;
  find(page, '[data-facts]').textContent = factsOf(shown).join(' · ');
  find(page, '[data-address]').textContent = shown.address;
  find(page, '[data-blank]').hidden = !blank;
  for (const outcome of findAll(page, '[data-outcome]')) {
    outcome.hidden = outcome.dataset.outcome !== verdict?.outcome;
    if (outcome.hidden || !verdict) continue;
    find(outcome, '.verdict > [tabindex]').textContent = verdict.title;
    find(outcome, '.verdict > p').textContent = verdict.lead;
    showOverdue(outcome);
  }
  const cautions = [
    ...(unfinished ? [UNFINISHED] : []),
    ...(unsure.length > 0 ? [preliminary(unsure)] : []),
  ];
  const caution = find(page, '[data-caution]');
  caution.hidden = cautions.length === 0;
  caution.textContent = cautions.join(' ');
  for (const label of findAll(page, '[data-label]'))
    label.hidden = !shown.labels.some(({ text }) => text === label.dataset.label);
  const labels = findOptional(page, '[data-labels]');
  if (labels) labels.hidden = shown.labels.length === 0;
  showAnswers(shown);
  const used = new Map(shown.groups.map((group) => [group.id, group]));
  for (const item of items.values()) item.hidden = true;
  for (const section of findAll(page, '[data-group]')) {
    const group = used.get(section.dataset.group ?? '');
    section.hidden = group === undefined;
    if (group) showGroup(section, group);
  }
  showBoard(shown);
  cautionWhereNoted();
}

/** Shows nothing of the list: what it should be can't be told. */
export function hideList(): void {
  for (const part of findAll(page, '[data-group], [data-blank]')) part.hidden = true;
}

function showGroup(section: HTMLElement, { parts }: Group): void {
  for (const part of findAll(section, '[data-who]')) {
    const own = parts.find(({ who = '' }) => who === part.dataset.who);
    part.hidden = own === undefined;
    for (const { id, text, why, laws, step } of own?.items ?? []) {
      const item = items.get(id);
      if (!item) continue;
      item.hidden = false;
      find(part, '.items').append(item);
      find(item, '[data-why]').replaceChildren(...why.map((reason) => made('p', [reason])));
      // From when a law holds can depend on the answers.
      for (const law of laws)
        for (const place of findAll(item, `[data-law="${law.id}"]`)) place.textContent = law.about;
      if (step) showStep(item, text, step);
    }
  }
}

/** A row says what is asked, what mends the gap or what is done. */
function showStep(item: HTMLElement, text: string, step: StepStatus): void {
  const { state, words, change } = step;
  for (const part of findAll(item, '[data-when]'))
    part.hidden = !part.dataset.when?.split(' ').includes(state);
  item.classList.toggle('step', state !== 'gap');
  item.dataset.stands = state;
  find(item, '.what:not([hidden])').textContent = text;
  const isOpen = state === 'asked' && change !== undefined;
  // What is to be ticked on paper is answered by a link on the screen.
  const status = made('span', [words], { className: isOpen ? 'paper-only' : '' });
  find(item, '[data-status]').replaceChildren(status);
  if (change === undefined) return;
  const link = changeLink(change.href, isOpen ? 'svara' : 'ändra svaret', change.of);
  const divider = isOpen ? '' : ' · ';
  status.after(made('span', [divider, link], { className: 'screen' }));
}

/** A link to where an answer is given. Its name says to what, too. */
function changeLink(href: string, text: string, beside: string): HTMLElement {
  const question = made('span', [`: ${beside}`], { className: 'vh' });
  return made('a', [text, question], { className: 'screen', href });
}

function showAnswers({ answers: said }: Checklist): void {
  const given = findOptional(page, '[data-given]');
  if (!given) return;
  given.hidden = said.length === 0;
  find(given, 'ul').replaceChildren(
    ...said.map(({ text, answers: own, change }) => {
      const link = changeLink(change, 'Ändra', text);
      return made('li', [`${text} `, made('b', [own.join('; ')]), ' ', link]);
    }),
  );
}

/** The steps as a board. A cell leads to its row, or to where it is answered. */
function showBoard({ board }: Checklist): void {
  const place = findOptional(page, '[data-board]');
  if (!place) return;
  drawBoard(place, board?.groups ?? [], board?.cells ?? [], ({ demands }) => {
    const { question } = demands[0]!.demand;
    const row = items.get(question);
    const change = find<HTMLAnchorElement>(row!, '[data-status] a');
    return demands.every(({ answer }) => answer === undefined) ? change.href : `#${row!.id}`;
  });
}

/** Shows what is noted in the fields. */
export function showWork(checklist: Checklist, work: Work): void {
  for (const [id, item] of items) {
    const note = noteOf(work, id);
    const done = findOptional<HTMLInputElement>(item, '[data-field="done"]');
    if (done) done.checked = note.done === true;
    for (const field of TEXT_FIELDS) {
      const input = findOptional<HTMLInputElement>(item, `[data-field="${field}"]`);
      const value = note[field] ?? '';
      // ”vecka 40” of a saved list is no date to a field for dates, which would drop it.
      if (input && field === 'date') input.type = value === '' || DAY.test(value) ? 'date' : 'text';
      if (input && input.value !== value) input.value = value;
    }
    find<HTMLInputElement>(item, '[data-skips]').checked = note.notApplicable !== undefined;
    mark(item, note);
  }
  if (Object.values(work).some((note) => TEXT_FIELDS.some((field) => field in note))) plan(true);
  showProgress(checklist, work);
}

/** Shows or hides the fields for who and when. A gap in a step has them always. */
export function plan(isOpen: boolean): void {
  page.toggleAttribute('data-planning', isOpen);
  find(page, '[data-plan]').setAttribute('aria-pressed', String(isOpen));
  cautionWhereNoted();
}

/** Says what mustn't be written, where there is anything to write in. */
function cautionWhereNoted(): void {
  const isNoted =
    page.matches('[data-planning]') ||
    findOptional(page, '[data-stands="gap"]:not([hidden])') !== undefined;
  find(page, '[data-plan-note]').hidden = !isNoted;
}

/** What follows from a note for how its item looks. */
export function mark(item: HTMLElement, note: Note): void {
  find(item, '.reason').hidden = note.notApplicable === undefined;
  item.toggleAttribute('data-not-applicable', note.notApplicable !== undefined);
  for (const field of TEXT_FIELDS) {
    const written = findOptional(item, `[data-field="${field}"] + .written`);
    if (written) written.textContent = note[field] ?? '';
  }
}

export function showProgress(checklist: Checklist, work: Work): void {
  const progress = find(page, '[data-progress]');
  progress.hidden = checklist.blank;
  progress.textContent = progressLine(checklist, work);
}

/** Reads the fields of an item. */
export function noteIn(item: HTMLElement): Note {
  const note: Note = {};
  if (findOptional<HTMLInputElement>(item, '[data-field="done"]')?.checked) note.done = true;
  const skips = find<HTMLInputElement>(item, '[data-skips]').checked;
  for (const field of TEXT_FIELDS) {
    const value = findOptional<HTMLInputElement>(item, `[data-field="${field}"]`)?.value.trim();
    if (field === 'notApplicable') {
      if (skips) note.notApplicable = value ?? '';
    } else if (value !== undefined && value !== '') note[field] = value;
  }
  return note;
}

/** @returns what stands in the fields of all items */
export const workIn = (): Work =>
  Object.fromEntries(
    [...items].flatMap(([id, item]) => {
      const note = noteIn(item);
      return Object.keys(note).length > 0 ? [[id, note]] : [];
    }),
  );
