import { search, type Engine, type Hit } from './query';

const MOST = 20;
const form = document.querySelector<HTMLFormElement>('[data-search-page]')!;
const input = form.querySelector('input')!;
const count = document.querySelector<HTMLElement>('[data-count]')!;
const list = document.querySelector<HTMLElement>('[data-results]')!;

let loaded: Promise<Engine> | undefined;
const engine = () => (loaded ??= load());

async function load(): Promise<Engine> {
  const pagefind = (await import(/* @vite-ignore */ form.dataset.searchPage!)) as Engine;
  // The records hold whole paths; Pagefind would put its own sub-path before them.
  await pagefind.options({ baseUrl: '/' });
  return pagefind;
}

let latest = 0;
/** Shows the hits for what the field holds. A slower answer to an older query is thrown away. */
async function show(): Promise<void> {
  const turn = ++latest;
  const hits = await search(await engine(), input.value, MOST);
  if (turn !== latest) return;
  list.replaceChildren(...hits.map(item));
  const found = hits.length === MOST ? `De ${MOST} bästa träffarna` : `${hits.length} träffar`;
  if (input.value.trim() === '') count.textContent = '';
  else if (hits.length === 0) count.textContent = 'Inga träffar. Pröva ett annat ord.';
  else count.textContent = hits.length === 1 ? '1 träff' : found;
}

function item({ id, title, url, excerpt, guidelines }: Hit): HTMLLIElement {
  const made = document.createElement('li');
  const link = document.createElement('a');
  Object.assign(link, { href: url, textContent: title });
  link.dataset.result = id;
  const about = document.createElement('p');
  const kind = id.startsWith('guide:') ? 'Guide' : 'Regel';
  about.textContent = `${kind} · ${guidelines.map((name) => NAMES[name] ?? name).join(', ')}`;
  const text = document.createElement('p');
  text.append(...marked(excerpt));
  made.append(link, about, text);
  return made;
}

/** The excerpt's `<mark>` as elements; everything else as text. */
function* marked(excerpt: string): Generator<Node | string> {
  const parts = new DOMParser().parseFromString(excerpt, 'text/html').body.childNodes;
  for (const part of parts) {
    if (part.nodeName !== 'MARK') yield part.textContent ?? '';
    else yield Object.assign(document.createElement('mark'), { textContent: part.textContent });
  }
}

const NAMES: Record<string, string> = Object.fromEntries(
  [...document.querySelectorAll<HTMLAnchorElement>('.who a')].map((link) => [
    link.pathname.split('/').at(-2) ?? '',
    link.textContent,
  ]),
);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  history.replaceState(null, '', `?${new URLSearchParams({ q: input.value })}`);
  void show();
});
input.addEventListener('input', () => void show());
input.value = new URLSearchParams(location.search).get('q') ?? '';
if (input.value !== '') void show();
