// The contents beside a text follow the reader: the section that is read is marked in them.
import { findAll, find } from '../browser/dom';

const contents = find(document.body, '.on-page');
const places = findAll<HTMLAnchorElement>(contents, 'a').flatMap((link) => {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return heading ? [{ link, heading }] : [];
});
/** A section is read once its heading has come so far up, as a share of the window's height. */
const READ = 0.3;
let current: HTMLAnchorElement | undefined;

function mark(): void {
  const line = innerHeight * READ;
  const reached = places.findLast(({ heading }) => heading.getBoundingClientRect().top < line);
  if (reached?.link === current) return;
  current?.removeAttribute('aria-current');
  current = reached?.link;
  current?.setAttribute('aria-current', 'location');
  // Longer contents than the window is high scroll in themselves; the page stays where it is.
  if (current) contents.scrollTop = current.offsetTop - contents.clientHeight / 2;
}

let asked = 0;
addEventListener(
  'scroll',
  () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(mark);
  },
  { passive: true },
);
mark();
