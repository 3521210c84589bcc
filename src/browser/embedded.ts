// A guide in a frame of another page: a link that leads away from it takes the whole window.
import { offer } from './copy';
import { made } from './dom';

/** How long the next page may take before the reader is told that the host may have stopped it. */
const PATIENCE = 2500;

let waiting: ReturnType<typeof setTimeout> | undefined;

document.addEventListener(
  'click',
  ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (!link || link.pathname === location.pathname) return;
    link.target = '_top';
    // A host can forbid its frames to leave (`sandbox`), and the browser says that to nobody.
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(link), PATIENCE);
  },
  true,
);
addEventListener('pagehide', () => clearTimeout(waiting));

function tell(link: HTMLAnchorElement): void {
  const said = 'Öppnas inte sidan? Då tillåter inte sidan som guiden ligger i att länkar öppnas.';
  const message = made('p', [`${said} `], { className: 'notice' });
  message.setAttribute('role', 'alert');
  document.querySelector('[data-no-way]')?.remove();
  message.dataset.noWay = '';
  (link.closest('p, li, div') ?? link).after(message);
  offer(link.href, message);
}
