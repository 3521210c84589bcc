// The page of a checklist: shows the route in the address, and what the reader notes. Its HTML is
// the blank list; this only moves, hides and fills in. Nothing is kept before the reader asks.
import { decodeFragment } from '../browser/address';
import type { Answers } from '../../machines/kit/replay';
import type { GuideMachine } from '../../machines/kit/setup';
import { factsOf, preliminary, progressLine, readinessLine, statusOf, UNFINISHED } from './lines';
import {
  checklistOf,
  type Checklist,
  type ChecklistSource,
  type Group,
  type StepStatus,
} from './model';
import { computer, NO_STORAGE } from './storage';
import { noteOf, TEXT_FIELDS, type Note, type Work } from './work';

const machines = import.meta.glob<GuideMachine>('../../machines/*.ts', { import: 'default' });

const page = document.querySelector<HTMLElement>('[data-checklist-page]')!;
const find = <E extends HTMLElement>(selector: string, within: ParentNode = page) =>
  within.querySelector<E>(selector)!;
const findAll = <E extends HTMLElement>(selector: string, within: ParentNode = page) => [
  ...within.querySelectorAll<E>(selector),
];
const built = JSON.parse(find('[data-source]').textContent) as ChecklistSource;
/** With the address that the reader is at: the site may be reached by several. */
const source: ChecklistSource = { ...built, site: location.origin };
const machine =
  source.kind === 'guide' ? await machines[`../../machines/${source.id}.ts`]!() : undefined;

const items = new Map(findAll('[data-item]').map((item) => [item.dataset.item ?? '', item]));
let answers: Answers = {};
let work: Work = {};
let checklist: Checklist = checklistOf(source).checklist;

const today = () => new Date().toLocaleDateString('sv-SE');
const say = (text: string) => (find('[data-done]').textContent = text);

/** Shows the list of the answers in the address, or the whole list. */
function showAddress(): void {
  const place = decodeFragment(location.hash);
  const given = place?.guide === source.id ? place : undefined;
  const made = checklistOf(source, machine, given?.answers);
  const lost = (given?.unreadable ?? 0) + made.dropped.length;
  notify(
    lost > 0
      ? [
          'Något i länken gäller inte längre och har hoppats över. Gå till guiden och se över svaren.',
        ]
      : [],
  );
  show(made.checklist, made.answers);
}

function show(shown: Checklist, given: Answers): void {
  checklist = shown;
  answers = given;
  const { blank, verdict, unsure, unfinished } = shown;
  find('[data-facts]').textContent = factsOf(shown).join(' · ');
  find('[data-address]').textContent = shown.address;
  find('[data-blank]').hidden = !blank;
  for (const outcome of findAll('[data-outcome]'))
    outcome.hidden = outcome.dataset.outcome !== verdict?.outcome;
  fill(find('[data-caution]'), [
    ...(unfinished ? [UNFINISHED] : []),
    ...(unsure.length > 0 ? [preliminary(unsure)] : []),
  ]);
  const fromVerdict = page.querySelector<HTMLElement>('[data-from-verdict]')!;
  fromVerdict.hidden = !shown.fromVerdict;
  for (const label of findAll('[data-label]'))
    label.hidden = !shown.labels.some(({ text }) => text === label.dataset.label);
  const labels = page.querySelector<HTMLElement>('[data-labels]');
  if (labels) labels.hidden = shown.labels.length === 0;
  showAnswers(shown);
  showReadiness(shown);
  const used = new Map(shown.groups.map((group) => [group.id, group]));
  for (const item of items.values()) item.hidden = true;
  for (const section of findAll('[data-group]')) {
    const group = used.get(section.dataset.group ?? '');
    section.hidden = group === undefined;
    if (group) showGroup(section, group);
  }
  if (source.kind === 'guide')
    find<HTMLAnchorElement>('[data-home]').hash = blank ? '' : location.hash;
  showWork();
  if (qr) drawQr(qr);
}

function showGroup(section: HTMLElement, { parts }: Group): void {
  for (const part of findAll('[data-who]', section)) {
    const own = parts.find(({ who = '' }) => who === part.dataset.who);
    part.hidden = own === undefined;
    for (const { id, why, step } of own?.items ?? []) {
      const item = items.get(id)!;
      item.hidden = false;
      find('.items', part).append(item);
      find('[data-why]', item).replaceChildren(...why.map((reason) => element('p', reason)));
      if (step) showStatus(find('[data-status]', item), step);
    }
  }
}

function showStatus(place: HTMLElement, step: StepStatus): void {
  place.textContent = statusOf(step);
  if (step.change !== undefined)
    place.append(' ', changeLink(step.change, step.said === undefined ? 'Svara' : 'Ändra', place));
}

/** A link to where an answer is given. Its name says to which question, too. */
function changeLink(href: string, text: string, beside: HTMLElement | string): HTMLElement {
  const named =
    typeof beside === 'string' ? beside : find('.what', beside.closest('li')!).textContent;
  const link = element('a', text);
  Object.assign(link, { className: 'screen', href });
  link.append(Object.assign(element('span', `: ${named.trim()}`), { className: 'vh' }));
  return link;
}

function showAnswers({ answers: said }: Checklist): void {
  const given = page.querySelector<HTMLElement>('[data-given]');
  if (!given) return;
  given.hidden = said.length === 0;
  find('ul', given).replaceChildren(
    ...said.map(({ text, answers: own, change }) => {
      const item = element('li', `${text} `);
      item.append(element('b', own.join('; ')), ' ', changeLink(change, 'Ändra', text));
      return item;
    }),
  );
}

/** The readiness as a bar with a part for each group of steps, and the same as a list. */
function showReadiness({ readiness }: Checklist): void {
  const place = find('[data-readiness]');
  place.hidden = readiness === undefined;
  if (!readiness) return;
  const all = readiness.reduce((sum, { count }) => sum + count, 0);
  let at = 0;
  const bar = svgElement('svg', { viewBox: '0 0 100 8', preserveAspectRatio: 'none' });
  const list = document.createElement('ul');
  readiness.forEach((part, index) => {
    // The more serious a gap, the darker: so it reads in grey too.
    const look = { 'data-part': part.group, 'fill-opacity': 1 - 0.35 * Math.min(index, 2) };
    const width = (part.count / all) * 100;
    if (part.count > 0) bar.append(svgElement('rect', { ...look, x: at, width, height: 8 }));
    at += width;
    const key = svgElement('svg', { viewBox: '0 0 10 10' });
    key.append(svgElement('rect', { ...look, width: 10, height: 10 }));
    const item = document.createElement('li');
    item.append(key, ` ${readinessLine(part)}`);
    list.append(item);
  });
  place.replaceChildren(bar, list);
}

/** Shows what is noted in the fields. */
function showWork(): void {
  for (const [id, item] of items) {
    const note = noteOf(work, id);
    const done = item.querySelector<HTMLInputElement>('[data-field="done"]');
    if (done) done.checked = note.done === true;
    for (const field of TEXT_FIELDS) {
      const input = item.querySelector<HTMLInputElement>(`[data-field="${field}"]`);
      if (input && input.value !== (note[field] ?? '')) input.value = note[field] ?? '';
    }
    find<HTMLInputElement>('[data-skips]', item).checked = note.notApplicable !== undefined;
    mark(item, note);
  }
  if (Object.values(work).some((note) => TEXT_FIELDS.some((field) => field in note))) plan(true);
  showProgress();
}

/** Shows or hides the fields for who and when. */
function plan(isOpen: boolean): void {
  page.toggleAttribute('data-planning', isOpen);
  find('[data-plan]').setAttribute('aria-pressed', String(isOpen));
  find('[data-plan-note]').hidden = !isOpen;
}

/** What follows from a note for how its item looks. */
function mark(item: HTMLElement, note: Note): void {
  find('.reason', item).hidden = note.notApplicable === undefined;
  item.toggleAttribute('data-not-applicable', note.notApplicable !== undefined);
  find('[data-field="date"]', item).toggleAttribute('data-filled', note.date !== undefined);
}

function showProgress(): void {
  const progress = find('[data-progress]');
  progress.hidden = checklist.blank;
  progress.textContent = progressLine(checklist, work);
}

/** Reads the fields of an item. */
function noteIn(item: HTMLElement): Note {
  const note: Note = {};
  if (item.querySelector<HTMLInputElement>('[data-field="done"]')?.checked) note.done = true;
  const skips = find<HTMLInputElement>('[data-skips]', item).checked;
  for (const field of TEXT_FIELDS) {
    const value = item.querySelector<HTMLInputElement>(`[data-field="${field}"]`)?.value.trim();
    if (field === 'notApplicable') {
      if (skips) note.notApplicable = value ?? '';
    } else if (value !== undefined && value !== '') note[field] = value;
  }
  return note;
}

page.addEventListener('input', ({ target }) => {
  const item = (target as HTMLElement).closest<HTMLElement>('[data-item]');
  if (!item) return;
  const id = item.dataset.item ?? '';
  const { [id]: _, ...others } = work;
  const note = noteIn(item);
  work = Object.keys(note).length === 0 ? others : { ...others, [id]: note };
  mark(item, note);
  showProgress();
});

// What the reader has noted while the script was on its way stands. What the browser brings back
// from an earlier visit doesn't: nobody has asked for it to be kept.
const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
if (visit?.type === 'navigate')
  for (const [id, item] of items) {
    const note = noteIn(item);
    if (Object.keys(note).length > 0) work = { ...work, [id]: note };
  }

/** Tells what has happened, at the top. */
function notify(texts: string[], undo?: () => void): void {
  const notice = find('[data-notice]');
  notice.hidden = texts.length === 0;
  notice.replaceChildren(...texts.map((text) => element('p', text)));
  if (!undo) return;
  const button = element('button', 'Ångra');
  Object.assign(button, { type: 'button', className: 'btn quiet' });
  button.addEventListener('click', undo);
  notice.append(button);
}

// Keeping it: as a file, and on this computer.

const state = () => ({ answers, work });
const loadSaved = () => import('./saved');

async function toJson(): Promise<string> {
  const { writeSaved } = await loadSaved();
  return writeSaved(source, checklist, state(), today());
}

/** Shows a saved list in the place of what is shown, and lets the reader undo it. */
async function open(json: string, from: string): Promise<void> {
  const { readSaved } = await loadSaved();
  const opened = readSaved(json, source, machine);
  if (!opened.ok) {
    notify([opened.message]);
    find('[data-notice]').scrollIntoView({ block: 'nearest' });
    return;
  }
  const before = { hash: location.hash, work };
  const put = (next: typeof opened.state, hash: string) => {
    work = next.work;
    history.pushState(null, '', hash === '' ? location.pathname : hash);
    const made = checklistOf(source, machine, next.answers);
    show(made.checklist, made.answers);
  };
  const made = checklistOf(source, machine, opened.state.answers);
  put(opened.state, new URL(made.checklist.address).hash);
  notify([`${from} är öppnad.`, ...opened.changed], () => {
    work = before.work;
    history.pushState(null, '', before.hash === '' ? location.pathname : before.hash);
    showAddress();
    notify(['Ångrat. Listan är som den var innan.']);
    // The button that had the focus is gone.
    find('[data-notice]').focus();
  });
  find('[data-notice]').scrollIntoView({ block: 'nearest' });
}

/** Offers what is kept on this computer. */
function showKept(): void {
  const isKept = computer.read(source) !== undefined;
  for (const button of ['restore', 'clear']) find(`[data-${button}]`).hidden = !isKept;
}

on('[data-keep]', async () => {
  const isKept = computer.write(source, await toJson());
  showKept();
  say(isKept ? 'Listan är sparad på den här datorn.' : NO_STORAGE);
});
on('[data-restore]', () => open(computer.read(source) ?? '', 'Den sparade listan'));
on('[data-clear]', () => {
  const isCleared = computer.clear(source);
  showKept();
  find('[data-keep]').focus();
  say(isCleared ? 'Listan är borttagen från den här datorn.' : NO_STORAGE);
});

const file = find<HTMLInputElement>('[data-file]');
on('[data-open]', () => file.click());
file.addEventListener('change', async () => {
  const [chosen] = file.files ?? [];
  if (!chosen) return;
  const json = await chosen.text().catch(() => '');
  file.value = '';
  await open(json, `Filen ${chosen.name}`);
});

function download(content: Blob, ending: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = `checklista-${source.id.replaceAll('/', '-')}-${today()}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

on('[data-save="json"]', async () =>
  download(new Blob([await toJson()], { type: 'application/json' }), 'json'),
);
on('[data-save="csv"]', async () => {
  const { toCsv } = await import('./text');
  download(new Blob([toCsv(checklist, work)], { type: 'text/csv' }), 'csv');
});
on('[data-save="word"]', async () => {
  const { toWord } = await import('./word');
  download(await toWord(checklist, work, today()), 'docx');
});
for (const button of findAll('[data-copy]'))
  button.addEventListener('click', async () => {
    const { toText, toMarkdown } = await import('./text');
    const write = button.dataset.copy === 'text' ? toText : toMarkdown;
    say(await copy(write(checklist, work, today())));
  });
for (const button of findAll('[data-copy-label]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.textContent = await copy(button.closest<HTMLElement>('[data-label]')!.dataset.label!);
  });
}

const copy = (text: string) =>
  navigator.clipboard.writeText(text).then(
    () => 'Kopierat.',
    () => 'Webbläsaren tillät inte kopiering. Spara listan som fil i stället.',
  );

// Paper.

let qr: typeof import('qr') | undefined;

function drawQr({ encodeQR }: typeof import('qr')): void {
  const place = find('[data-qr]');
  place.hidden = false;
  place.innerHTML = encodeQR(checklist.address, 'svg', { border: 4, ecc: 'medium' });
  const svg = find('svg', place);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', 'QR-kod till den här listan');
}

async function showQr(): Promise<void> {
  qr ??= await import('qr');
  drawQr(qr);
}

async function print(): Promise<void> {
  // Without it the address still stands at the foot.
  await showQr().catch(() => undefined);
  globalThis.print();
}

on('[data-plan]', () => plan(!page.hasAttribute('data-planning')));
on('[data-show-qr]', showQr);
on('[data-print-button]', print);
for (const button of findAll('[data-print-label]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const card = button.closest<HTMLElement>('[data-label]')!;
    card.dataset.alone = '';
    globalThis.print();
    delete card.dataset.alone;
  });
}
// The code must be there before the browser's own command prints.
addEventListener('keydown', (event) => {
  if (event.key !== 'p' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  void print();
});

const stamp = () => (find('[data-printed]').textContent = today());
stamp();
addEventListener('beforeprint', stamp);

function on(selector: string, act: () => unknown): void {
  find(selector).addEventListener('click', () => void act());
}

function fill(place: HTMLElement, texts: string[]): void {
  place.hidden = texts.length === 0;
  place.textContent = texts.join(' ');
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function svgElement(tag: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (tag === 'svg') made.setAttribute('aria-hidden', 'true');
  return made;
}

addEventListener('popstate', showAddress);
// The browser brings back old form values late when a page is shown again.
addEventListener('pageshow', showWork);
for (const tools of findAll('[data-tools]')) tools.hidden = false;
showAddress();
showKept();
page.dataset.ready = '';
