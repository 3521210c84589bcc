import { made } from '../browser/dom';
import { loadSearch } from './load';
import { search, type Choice } from './query';
import { isTerm, RECORD_KINDS, type RecordKind, type Vocabulary } from './record';
import { stemOf } from './swedish';
import type { Ranked } from './rank';

/** How long the reader has paused when the count is said and the address follows. */
const PAUSE = 700;

const form = document.querySelector<HTMLFormElement>('[data-search-page]')!;
const field = form.querySelector<HTMLInputElement>('[name=q]')!;
const count = document.querySelector<HTMLElement>('[data-count]')!;
const list = document.querySelector<HTMLElement>('[data-results]')!;

let loading: ReturnType<typeof loadSearch> | undefined;
const loaded = () => (loading ??= loadSearch(form.dataset.searchPage!, form.dataset.vocabulary!));

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
// What the reader has typed or ticked while the script was on its way stands.
if (field.value === '') field.value = asked.get('q') ?? '';
for (const box of form.querySelectorAll<HTMLInputElement>('[type=checkbox]'))
  box.checked ||= asked.getAll(box.name).includes(box.value);
if (field.value !== '') void show(document.activeElement === field);
