// Gives each clause and rule its two buttons: copy the link, copy a reference.
import { citedName, reference } from '../../registry/outputs/cite';

/** What a button says and copies. */
interface Copy {
  number: string;
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
  const link = (text: string) => make('a', { textContent: text, href });
  const rich = make('p', { textContent: cited.slice(0, -href.length) });
  rich.append(link(href));
  const buttons = [
    button({
      ...{ number, label: 'Kopiera länk', done: 'Länken är kopierad' },
      ...{ html: link(name).outerHTML, text: `${name}\n${href}` },
    }),
    button({
      ...{ number, label: 'Hänvisa', done: 'Hänvisningen är kopierad' },
      ...{ html: rich.outerHTML, text: cited },
    }),
  ];
  const line = clause.querySelector(':scope > .src > span');
  const body = clause.querySelector(':scope > div');
  if (line) line.after(...buttons);
  else if (body) {
    const menu = make('details', { className: 'cite' });
    const ariaLabel = `Länka eller hänvisa till ${number}`;
    menu.append(make('summary', { textContent: '⋯', ariaLabel }), ...buttons);
    body.insertBefore(menu, body.querySelector('.note, .decided'));
  }
}

function button({ number, label, done, html, text }: Copy): HTMLButtonElement {
  const made = make('button', { type: 'button' });
  const say = (words: string) => {
    made.textContent = words;
    made.ariaLabel = `${words}: ${number}`;
  };
  say(label);
  made.onblur = () => say(label);
  made.onclick = async () => {
    status.textContent = '';
    try {
      const blob = (type: string, part: string) => ({ [type]: new Blob([part], { type }) });
      const item = { ...blob('text/html', html), ...blob('text/plain', text) };
      await navigator.clipboard.write([new ClipboardItem(item)]);
      refusal.remove();
      say(done);
      status.textContent = `${done}: ${number}`;
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
