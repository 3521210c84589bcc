// The script of every page. What a page may need beyond this is loaded when it is needed.
import { loadForGuide } from '../components/Guide/load-guide';
import { asksFor, isState, readings } from './address';
import { find, findAll, findOptional, made } from './dom';
import { load, patiently } from './load';

/** Starts a feature by itself: a fault in it doesn't take the others down. */
function start(feature: () => void): void {
  try {
    feature();
  } catch (error) {
    console.error(error);
  }
}

const loadGuides = () => import('../components/Guide/decision-guide');

/** Loads a guide: on its own page at once, in a chapter when its link is followed or the address asks for it. */
function prepareGuide(guide: HTMLElement): void {
  const link = findOptional<HTMLAnchorElement>(guide, '[data-start]');
  if (!link) return void loadForGuide(guide, loadGuides);
  const isAsked = () => asksFor(location.hash, guide.dataset.guide ?? '');
  const place = made('div', [], { className: 'notice', hidden: true });
  place.dataset.waiting = '';
  link.after(place);
  let loading: Promise<unknown> | undefined;
  const wake = () =>
    // The page that the link leads to has all of the guide.
    (loading ??= patiently(loadGuides(), { what: 'Guiden', place }).catch(() =>
      location.assign(link.href + (isAsked() ? location.hash : '')),
    ));
  link.addEventListener('click', (event) => {
    event.preventDefault();
    // Until it is there; from then on it hears the clicks itself.
    if (!loading) void wake().then(() => link.click());
  });
  addEventListener('popstate', () => isAsked() && void wake());
  if (isAsked()) void wake();
}

/** What a page can do beyond its HTML: where, its script, and what is said if that fails to load. */
const FEATURES: [string, () => Promise<unknown>, what?: string, still?: string][] = [
  ['[data-place]', () => import('../components/Clause/citing')],
  ['.on-page', () => import('../layout/contents')],
  [
    '[data-checklist-page]',
    () => import('../checklist/checklist-page'),
    'Det som fyller i checklistan',
    'Det här är den tomma listan, inte din. Du kan läsa den och skriva ut den.',
  ],
  [
    '[data-all-ways]',
    () => import('../all-ways/all-ways-page'),
    'Det som markerar din väg',
    'Alla frågor och svar står här ändå.',
  ],
  [
    '[data-search-page]',
    () => import('../search/search-page'),
    'Sökningen',
    'Använd länkarna på sidan.',
  ],
  [
    '[data-rules-page]',
    () => import('../rules/rules-page'),
    'Urvalet',
    'Alla regler står här nedanför.',
  ],
  [
    'case-training[data-course]',
    () => import('../training/course-training'),
    'Kursen',
    'Du kan läsa fallen och deras svar på sidan.',
  ],
  [
    'case-training:not([data-course])',
    () => import('../training/practice-training'),
    'Övningen',
    'Du kan läsa fallen och deras svar på sidan.',
  ],
  ['[data-choose-rules]', () => import('../rules/choose-municipality')],
  ['[data-embedded]', () => import('./embedded')],
  ['[data-missing]', () => import('./missing')],
];

for (const guide of findAll(document.body, 'decision-guide')) start(() => prepareGuide(guide));
for (const [selector, importer, what, still = ''] of FEATURES)
  start(() => {
    const root = findOptional(document.body, selector);
    if (!root) return;
    if (what === undefined) return void importer().catch(console.error);
    const place = made('div', [], { className: 'notice', hidden: true });
    root.before(place);
    void load(importer, { what, still, place });
  });

// The ways past the menu and to it move the focus. The address may hold answers, so it stays as it is.
start(() => {
  for (const link of findAll<HTMLAnchorElement>(document.body, '.sl-skip-link, .to-menu'))
    link.addEventListener('click', (event) => {
      const place = find(document.body, link.hash);
      event.preventDefault();
      place.tabIndex = -1;
      place.focus();
    });
});

// A link to a place on the page that was mangled on its way leads to that place.
start(() => {
  const [own = '', ...others] = readings(location.hash);
  const isThere = (id: string) => document.getElementById(id) !== null;
  if (isThere(location.hash.slice(1)) || isState(location.hash)) return;
  const place = [own, ...others]
    .map((id) => id.replace(/\?$/, ''))
    .find((id) => id !== '' && isThere(id));
  if (place !== undefined) location.replace(`#${place}`);
});

// On paper nothing stays folded away.
const folded = 'details:not([open])';
addEventListener('beforeprint', () => {
  for (const details of findAll<HTMLDetailsElement>(document.body, folded)) {
    details.open = true;
    addEventListener('afterprint', () => (details.open = false), { once: true });
  }
});
