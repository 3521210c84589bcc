// Gives each clause and rule its two buttons: copy the link, copy a reference.
import { copyText, offer, withdraw } from '../../browser/copy';
import { announce, find, findAll, findOptional, made } from '../../browser/dom';
import { citedName, reference } from '../../registry/outputs/cite';

/** What a button says and copies. */
interface Copy {
  /** Of which clause. */
  of: string;
  label: string;
  done: string;
  html: string;
  text: string;
}

const status = made('p', [], { className: 'vh' });
status.setAttribute('role', 'status');
/** Lets the button that was used last say what it is for again. */
let reset: () => void = () => undefined;

// Stands on each page of a guideline. See PageTitle.astro. Elsewhere clauses are shown without it.
const owned = findOptional(document.body, '[data-document]');
if (owned) {
  document.body.append(status);
  const { owner = '', document: decided = '' } = owned.dataset;
  for (const clause of findAll(document.body, '[data-place]')) addButtons(clause, owner, decided);
}

function addButtons(clause: HTMLElement, owner: string, decided: string): void {
  const { title = '', label = '', place = '' } = clause.dataset;
  // Its own: the parts of a clause stand in it and have one each.
  const bookmark = findAll<HTMLAnchorElement>(clause, 'a[rel=bookmark]').find(
    (link) => link.closest('[data-place]') === clause,
  );
  if (!bookmark) throw new Error(`The clause "${title}" has no link of its own (rel=bookmark)`);
  const { href, pathname } = bookmark;
  const [guideline = '', number = ''] = pathname.split('/').slice(-3);
  const name = citedName({ title, label }, owner);
  const id = `${guideline}:${number}`;
  const cited = reference({ owner, document: decided, place, id, address: href });
  const rich = made('p', [cited.slice(0, -href.length), made('a', [href], { href })]);
  const buttons = [
    button({
      ...{ of: label, label: 'Kopiera länk', done: 'Länken är kopierad' },
      ...{ html: made('a', [name], { href }).outerHTML, text: `${name}\n${href}` },
    }),
    button({
      ...{ of: label, label: 'Hänvisa', done: 'Hänvisningen är kopierad' },
      ...{ html: rich.outerHTML, text: cited },
    }),
  ];
  const line = findOptional(clause, ':scope > .src > span');
  if (line) return line.after(...buttons);
  const body = find(clause, ':scope > div, :scope > td > div');
  const summary = made('summary', ['⋯']);
  summary.setAttribute('aria-label', `Länka eller hänvisa till ${label}`);
  const menu = made('details', [summary, ...buttons], { className: 'cite' });
  body.insertBefore(menu, findOptional(body, ':scope > :is(.note, .decided, .rules)') ?? null);
}

function button({ of, label, done, html, text }: Copy): HTMLButtonElement {
  const own = made('button', [], { type: 'button' });
  const say = (words: string) => {
    own.textContent = words;
    own.setAttribute('aria-label', `${words}: ${of}`);
  };
  say(label);
  own.addEventListener('click', async () => {
    // Not when it loses the focus: what stands beside it would move away from the next press.
    reset();
    announce(status, '');
    if (!(await copyText(text, html))) return offer(text, own.parentElement ?? own);
    withdraw();
    say(done);
    reset = () => say(label);
    announce(status, `${done}: ${of}`);
  });
  return own;
}
