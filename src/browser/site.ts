// The script of every page. What a page may need beyond this is loaded when it is needed.
import { decodeFragment } from './address';

const loadGuide = () => import('../components/Guide/decision-guide');

for (const guide of document.querySelectorAll<HTMLElement>('decision-guide')) {
  const link = guide.querySelector<HTMLElement>('[data-start]');
  link?.addEventListener(
    'click',
    (event) => {
      event.preventDefault();
      void loadGuide().then(() => link.click());
    },
    { once: true },
  );
  const closed = link ?? guide.querySelector('details.body');
  const asked = () => decodeFragment(location.hash)?.guide === guide.dataset.guide;
  const isOpened = closed instanceof HTMLDetailsElement && closed.open;
  if (!closed || isOpened || asked()) void loadGuide();
  else {
    if (!link) closed.addEventListener('toggle', loadGuide, { once: true });
    addEventListener('popstate', () => asked() && void loadGuide());
  }
}

if (document.querySelector(':root:has([data-document]) [data-place]'))
  void import('../components/Clause/citing');
if (document.querySelector('[data-checklist-page]')) void import('../checklist/checklist-page');
if (document.querySelector('[data-all-ways]')) void import('../all-ways/all-ways-page');
if (document.querySelector('[data-search-page]')) void import('../search/search-page');
if (document.querySelector('[data-rules-page]')) void import('../rules/rules-page');
if (document.querySelector('case-training[data-course]'))
  void import('../training/course-training');
else if (document.querySelector('case-training')) void import('../training/practice-training');
if (document.querySelector('[data-choose-rules]')) void import('../rules/choose-municipality');
if (document.querySelector('[data-embedded]')) void import('./embedded');

// On paper nothing stays folded away.
const folded = 'details:not([open]):not(.body)';
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>(folded)) {
    details.open = true;
    addEventListener('afterprint', () => (details.open = false), { once: true });
  }
});
