// The page of a checklist: shows the route in the address, and what the reader notes. Its HTML is
// the blank list; this only moves, hides and fills in. Nothing is stored before the reader asks; the
// tab remembers what is noted, so that it comes along through the guide and back.
import { decodeFragment, isState } from '../browser/address';
import { find, findAll, clearAsked, made } from '../browser/dom';
import { load } from '../browser/load';
import { loadMachine } from '../browser/machines';
import { remember, remembered, warnOnLeaving } from '../browser/tab';
import { UNREADABLE } from '../browser/words';
import { makeKeeping, prepareSaving } from './keep';
import { checklistOf, type ChecklistSource } from './model';
import { drawQr, makeReadyForPaper } from './paper';
import type { State } from './saved';
import { hideList, mark, noteIn, plan, showList, showProgress, showWork, workIn } from './show';
import { onSteps, type Work } from './work';

const page = find(document, '[data-checklist-page]');
const notice = find(page, '[data-notice]');
const built = JSON.parse(find(page, '[data-source]').textContent) as ChecklistSource;
/** With the address that the reader is at: the site may be reached by several. */
const source: ChecklistSource = { ...built, site: location.origin };
const machine =
  source.kind === 'guide'
    ? await load(() => loadMachine(source.id).catch(withoutMachine), {
        what: 'Guiden bakom listan',
        still: 'Därför syns inte listan för dina svar. Försök igen, eller gå till guiden.',
        place: notice,
      })
    : undefined;

/** The blank list isn't that of the answers in the address. */
function withoutMachine(error: unknown): never {
  if (isState(location.hash)) hideList();
  throw error;
}

/** What the tab remembers. */
interface Remembered {
  list: string;
  /** When the list was opened from where it was saved; 0 for the reader's own. */
  opened: number;
  work: Work;
  /** What is noted, as it was last saved or opened. */
  saved: string;
}

let { checklist, answers } = checklistOf(source);
let work: Work = {};
let opened = 0;
let saved = JSON.stringify(work);

/** Shows the list of the answers in the address, or the whole list. */
function showAddress(): void {
  const place = decodeFragment(location.hash);
  const given = place?.guide === source.id ? place : undefined;
  // An anchor leads to a place on the page, and leaves the list as it is.
  if (!given && location.hash !== '' && !isState(location.hash) && page.dataset.ready === '')
    return;
  const shown = checklistOf(source, machine, given?.answers);
  const lost = (given?.unreadable ?? 0) + shown.dropped.length;
  const notes = [
    ...(lost > 0
      ? [
          'Något i länken gäller inte längre och har hoppats över. Gå till guiden och se över svaren.',
        ]
      : []),
    ...(!given && isState(location.hash) ? [UNREADABLE] : []),
  ];
  notify(notes);
  show(shown);
}

function show(shown: ReturnType<typeof checklistOf>): void {
  ({ checklist, answers } = shown);
  showList(checklist);
  if (source.kind === 'guide')
    find<HTMLAnchorElement>(page, '[data-home]').hash = checklist.blank ? '' : location.hash;
  showWork(checklist, work);
  drawQr();
  follow();
}

/** Has the tab remember what is noted, and the browser warn while it isn't saved. */
function follow(): void {
  remember({ list: source.id, opened, work, saved } satisfies Remembered);
  warnOnLeaving(Object.keys(work).length > 0 && JSON.stringify(work) !== saved);
}

/** @returns what the tab remembers of this list: here, or before the reader went through the guide */
function recalled(): Remembered | undefined {
  const own = remembered(({ pathname, hash }) => {
    const place = decodeFragment(hash);
    const isOurs = [source.path, source.home].includes(pathname) && place?.guide === source.id;
    return isOurs && Object.keys(place.answers).length > 0;
  }) as (Remembered | null | undefined)[];
  return own.find((state) => state?.list === source.id) ?? undefined;
}

/** Tells what has happened, at the top. */
function notify(texts: string[], undo?: () => void): void {
  notice.hidden = texts.length === 0;
  notice.replaceChildren(...texts.map((text) => made('p', [text])));
  if (!undo) return;
  const button = made('button', ['Ångra'], { type: 'button', className: 'btn quiet' });
  button.addEventListener('click', undo);
  notice.append(button);
}

/** Shows a saved list in the place of what is shown, and lets the reader undo it. */
function open(state: State, texts: string[]): void {
  const before = { hash: location.hash, work, opened, saved };
  const put = (hash: string) => {
    history.pushState(null, '', hash === '' ? location.pathname : hash);
  };
  const shown = checklistOf(source, machine, state.answers);
  put(new URL(shown.checklist.address).hash);
  ({ work } = state);
  opened = Date.now();
  saved = JSON.stringify(work);
  show(shown);
  notify(texts, () => {
    const more = JSON.stringify(work) !== JSON.stringify(state.work);
    if (
      more &&
      !confirm('Det du har skrivit sedan listan öppnades försvinner. Vill du ångra ändå?')
    )
      return;
    put(before.hash);
    ({ work, opened, saved } = before);
    showAddress();
    notify(['Ångrat. Listan är som den var innan.']);
    // The button that had the focus is gone.
    notice.focus();
  });
  notice.scrollIntoView({ block: 'nearest' });
}

page.addEventListener('input', ({ target }) => {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
  if (!item) return;
  const id = item.dataset.item ?? '';
  const { [id]: _, ...others } = work;
  const note = noteIn(item);
  work = Object.keys(note).length === 0 ? others : { ...others, [id]: note };
  mark(item, note);
  showProgress(checklist, work);
  follow();
  // What saves it is there before it is needed.
  prepareSaving();
});
page.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
  // Through the guide and back, what is noted comes along. Another tab leaves it here.
  const link = target instanceof Element ? target.closest('a') : null;
  const isLeaving = link?.pathname === source.home && !(ctrlKey || metaKey || shiftKey);
  if (isLeaving && 'navigation' in globalThis) warnOnLeaving(false);
});
find(page, '[data-plan]').addEventListener('click', () =>
  plan(!page.hasAttribute('data-planning')),
);

makeReadyForPaper(() => checklist.address);
makeKeeping({
  source,
  machine,
  list: () => ({ checklist, state: { answers, work } }),
  open,
  notify,
  isSaved: () => {
    saved = JSON.stringify(work);
    follow();
  },
});

addEventListener('popstate', () => {
  const [state] = remembered() as (Remembered | null | undefined)[];
  // From another place of the same list, the newest notes stand.
  if (state?.list === source.id && state.opened !== opened) ({ work, opened, saved } = state);
  showAddress();
  follow();
});
// The browser brings back old form values late when a page is shown again.
addEventListener('pageshow', () => {
  showWork(checklist, work);
  follow();
});
for (const tools of findAll(page, '[data-tools]')) tools.hidden = false;
// What the reader has noted while the script was on its way stands.
const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
const own = recalled();
if (own) ({ opened, saved } = own);
work = {
  ...Object.fromEntries(onSteps(Object.entries(own?.work ?? {}), source)),
  ...(visit?.type === 'navigate' ? workIn() : {}),
};
showAddress();
page.dataset.ready = '';
clearAsked();
