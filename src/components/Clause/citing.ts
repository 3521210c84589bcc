// Gives each clause and rule its two buttons: copy the link, copy a reference.
import { citedName, reference } from '../../registry/cite';

/** What a button copies, as rich text and as plain text. */
interface Copy {
  label: string;
  done: string;
  html: string;
  text: string;
}

// Stands on each page of a guideline. See PageTitle.astro.
const { owner = '', document: decided = '' } =
  document.querySelector<HTMLElement>('[data-document]')!.dataset;
const status = make('p', { className: 'vh', role: 'status' });
const refusal = make('label', {
  className: 'refused',
  textContent: 'Webbläsaren tillät inte kopiering. Kopiera texten här:',
});
const field = make('textarea', { readOnly: true, rows: 4 });
refusal.append(field);
document.body.append(status);

for (const clause of document.querySelectorAll<HTMLElement>('[data-place]')) {
  const { title = '', place = '' } = clause.dataset;
  const { href, pathname } = clause.querySelector<HTMLAnchorElement>('a[rel=bookmark]')!;
  const [guideline, number] = pathname.split('/').slice(-3) as [string, string];
  const name = citedName(title, owner, number);
  const id = `${guideline}:${number}`;
  const cited = reference({ owner, document: decided, place, id, address: href });
  const buttons = [
    { label: 'Kopiera länk', done: 'Länken är kopierad', html: name, text: `${name}\n${href}` },
    { label: 'Hänvisa', done: 'Hänvisningen är kopierad', html: cited, text: cited },
  ].map((copy) => button({ ...copy, html: link(copy.html, href) }, number));
  const row = clause.querySelector(':scope > .src > span');
  if (row) row.after(...buttons);
  else {
    const menu = make('details', { className: 'cite' });
    const ariaLabel = `Länka eller hänvisa till ${number}`;
    menu.append(make('summary', { textContent: '⋯', ariaLabel }), ...buttons);
    clause.append(menu);
  }
}

const link = (text: string, href: string) => make('a', { textContent: text, href }).outerHTML;

function button({ label, done, html, text }: Copy, number: string): HTMLButtonElement {
  const made = make('button', { type: 'button', textContent: label });
  made.ariaLabel = `${label} till ${number}`;
  made.onclick = async () => {
    status.textContent = '';
    try {
      const blob = (type: string, part: string) => ({ [type]: new Blob([part], { type }) });
      const item = { ...blob('text/html', html), ...blob('text/plain', text) };
      await navigator.clipboard.write([new ClipboardItem(item)]);
      refusal.remove();
      made.textContent = done;
      made.onblur = () => (made.textContent = label);
      status.textContent = `${done}: ${number}.`;
    } catch {
      made.parentElement!.append(refusal);
      field.value = text;
      field.select();
    }
  };
  return made;
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), properties);
}
