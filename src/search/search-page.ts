import { search, type Choice, type Engine } from './query';
import { RECORD_KINDS, type RecordKind, type Vocabulary } from './record';
import { stemOf } from './swedish';
import { Understanding } from './understand';
import { isTerm, type Ranked } from './rank';

/** How long the reader has paused when the count is said and the address follows. */
const PAUSE = 700;

const form = document.querySelector<HTMLFormElement>('[data-search-page]')!;
const field = form.querySelector<HTMLInputElement>('[name=q]')!;
const count = document.querySelector<HTMLElement>('[data-count]')!;
const list = document.querySelector<HTMLElement>('[data-results]')!;

let loading: ReturnType<typeof load> | undefined;
const loaded = () => (loading ??= load());

async function load() {
  const [pagefind, response] = await Promise.all([
    import(/* @vite-ignore */ form.dataset.searchPage!) as Promise<{
      createInstance(options: object): Engine;
    }>,
    fetch(form.dataset.vocabulary!),
  ]);
  const vocabulary = (await response.json()) as Vocabulary;
  // A worker would cost a second copy of the engine; a search takes a few milliseconds.
  const engine = pagefind.createInstance({ baseUrl: '/', noWorker: true });
  return { engine, vocabulary, understanding: new Understanding(vocabulary) };
}

const chosen = (name: string) => new FormData(form).getAll(name).map(String);

let latest = 0;
let pause: ReturnType<typeof setTimeout> | undefined;

/**
 * Shows the hits for what the form holds. A slower answer to an older query is thrown away.
 *
 * @param typing the reader may be in the middle of a word
 */
async function show(typing: boolean): Promise<void> {
  const turn = ++latest;
  clearTimeout(pause);
  let said = '';
  try {
    const { engine, vocabulary, understanding } = await loaded();
    const choice: Choice = { guidelines: chosen('kommun'), kinds: chosen('slag') as RecordKind[] };
    const query = understanding.read(field.value, typing);
    const hits = await search(engine, understanding, query, choice);
    if (turn !== latest) return;
    list.replaceChildren(...hits.map((hit) => item(hit, vocabulary)));
    if (field.value.trim() !== '') said = summary(hits.length, choice);
  } catch (error) {
    loading = undefined;
    said = 'Sökningen kunde inte laddas. Ladda om sidan, eller använd länkarna här nedanför.';
    console.error(error);
  }
  const settle = () => {
    count.textContent = said;
    follow();
  };
  if (typing) pause = setTimeout(settle, PAUSE);
  else settle();
}

function summary(hits: number, { guidelines, kinds }: Choice): string {
  if (hits > 0) return hits === 1 ? '1 träff' : `${hits} träffar`;
  const narrowed = guidelines.length + kinds.length > 0;
  return `Inga träffar på ”${field.value.trim()}”.${
    narrowed ? ' Ta bort ett val här ovanför för att söka bredare.' : ''
  }`;
}

/** Keeps the query in the address, so that it can be shared and comes back with the back button. */
function follow(): void {
  const entries = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);
  const query = new URLSearchParams(entries.filter(([, value]) => value !== '')).toString();
  history.replaceState(null, '', query === '' ? location.pathname : `?${query}`);
}

function item({ record, parts, stems }: Ranked, vocabulary: Vocabulary): HTMLLIElement {
  const { id, kind, guidelines, number, url, title, text } = record;
  const names = guidelines.map((guideline) => vocabulary.municipalities[guideline]).join(' och ');
  const about = isTerm(record)
    ? ['Begrepp i ordlistan', names && `regler i ${names}`]
    : [RECORD_KINDS[kind], `${names} ${number}`.trim()];
  const link = made('a', [title.charAt(0).toUpperCase() + title.slice(1)], { href: url });
  link.dataset.result = id;
  const hit = made('li');
  hit.append(
    made('p', [about.filter(Boolean).join(' · ')], { className: 'about' }),
    link,
    made('p', marked(text, stems)),
  );
  if (parts.length > 0) {
    const inside = made('ul');
    for (const part of parts)
      inside.append(made('li', [made('a', marked(part.title, stems), { href: part.url })]));
    hit.append(inside);
  }
  return hit;
}

function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  content: (Node | string)[] = [],
  properties: Partial<HTMLElementTagNameMap[K]> = {},
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content);
  return element;
}

/** A text with the words that matched marked. */
function marked(text: string, stems: Ranked['stems']): (Node | string)[] {
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .map((word, index) =>
      index % 2 === 1 && stems.has(stemOf(word.toLowerCase())) ? made('mark', [word]) : word,
    );
}

/** Up and down go between the field and the hits. */
function step(event: KeyboardEvent): void {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (way === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const stops = [field, ...list.querySelectorAll<HTMLElement>('[data-result]')];
  const from = stops.findIndex((stop) => stop === document.activeElement);
  const next = from < 0 ? undefined : stops[from + way];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void show(false);
});
form.addEventListener('input', ({ target }) => void show(target === field));
field.addEventListener('focus', () => void loaded(), { once: true });
field.addEventListener('keydown', step);
list.addEventListener('keydown', step);

const asked = new URLSearchParams(location.search);
field.value = asked.get('q') ?? '';
for (const box of form.querySelectorAll<HTMLInputElement>('[type=checkbox]'))
  box.checked = asked.getAll(box.name).includes(box.value);
if (field.value !== '') void show(false);
