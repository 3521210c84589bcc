import { find, findAll, clearAsked, made } from '../browser/dom';
import { withSearch } from './load';
import { search, type Choice, type Hit } from './query';
import type { RecordKind } from './record';
import { wordsOf } from './swedish';
import { tokenOf } from './tokens';

/** How long the reader has paused when the count is said and the address follows. */
const PAUSE = 700;
const SEARCHING = 'Söker …';
const NOT_FETCHED =
  'Sökningen kunde inte hämtas, så vi vet inte om det finns träffar. Pröva igen, ladda om sidan eller använd länkarna här nedanför.';

const form = find<HTMLFormElement>(document, '[data-search-page]');
const field = find<HTMLInputElement>(form, '[name=q]');
const count = find(document, '[data-count]');
const list = find(document, '[data-results]');
const addresses = {
  pagefind: form.dataset.searchPage ?? '',
  vocabulary: form.dataset.vocabulary ?? '',
};

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
  const text = field.value.trim();
  const choice: Choice = { guidelines: chosen('kommun'), kinds: chosen('slag') as RecordKind[] };
  const say = (said: string) => {
    if (turn === latest) count.textContent = said;
  };
  clearTimeout(pause);
  if (typing) pause = setTimeout(say, PAUSE, SEARCHING);
  else say(SEARCHING);
  let said = '';
  let hits: Hit[] = [];
  try {
    hits = await withSearch(addresses, (sources) => search(sources, text, choice, typing));
    if (text !== '') said = summary(text, hits.length, choice);
  } catch (error) {
    said = NOT_FETCHED;
    console.error(error);
  }
  if (turn !== latest) return;
  list.replaceChildren(...hits.map(item));
  clearAsked();
  const settle = () => {
    say(said);
    follow();
  };
  clearTimeout(pause);
  if (typing && said !== NOT_FETCHED) pause = setTimeout(settle, PAUSE);
  else settle();
}

function summary(text: string, hits: number, { guidelines, kinds }: Choice): string {
  const narrowed = guidelines.length + kinds.length > 0;
  const found = hits === 1 ? '1 träff' : `${hits} träffar`;
  const none = `Inga träffar på ”${text}”.`;
  return [
    hits > 0 ? found : none,
    hits === 0 && narrowed ? 'Ta bort ett val här ovanför för att söka bredare.' : '',
    isCut() ? `Bara de första ${field.maxLength} tecknen används.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const isCut = () => field.value.length >= field.maxLength;

/** Keeps the query in the address, so that it can be shared and comes back with the back button. */
function follow(): void {
  const entries = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);
  const query = new URLSearchParams(entries.filter(([, value]) => value !== '')).toString();
  history.replaceState(null, '', query === '' ? location.pathname : `?${query}`);
}

function item({ id, url, title, text, about, parts, tokens }: Hit): HTMLLIElement {
  const link = made('a', [title.charAt(0).toUpperCase() + title.slice(1)], { href: url });
  link.dataset.result = id;
  const hit = made('li');
  hit.append(made('p', [about], { className: 'about' }), link, made('p', marked(text, tokens)));
  if (parts.length > 0) {
    const link = (part: Hit['parts'][number]) =>
      made('li', [made('a', marked(part.title, tokens), { href: part.url })]);
    hit.append(made('ul', parts.map(link)));
  }
  return hit;
}

/** A text with the words that matched marked. */
function marked(text: string, tokens: Hit['tokens']): (Node | string)[] {
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .map((word, index) =>
      index % 2 === 1 && wordsOf(word).some((part) => tokens.has(tokenOf(part)))
        ? made('mark', [word])
        : word,
    );
}

/** Up and down go between the field and the hits. */
function step(event: KeyboardEvent): void {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (way === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const stops = [field, ...findAll(list, '[data-result]')];
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
field.addEventListener('keydown', step);
list.addEventListener('keydown', step);

const asked = new URLSearchParams(location.search);
// What the reader has typed or ticked while the script was on its way stands.
if (field.value === '') field.value = (asked.get('q') ?? '').slice(0, field.maxLength);
for (const box of findAll<HTMLInputElement>(form, '[type=checkbox]'))
  box.checked ||= asked.getAll(box.name).includes(box.value);
if (field.value !== '') void show(document.activeElement === field);
