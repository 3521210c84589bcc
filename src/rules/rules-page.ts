// A municipality's "Regler för dig": the choices in the form decide which rules of the page are
// shown. They live in the address's fragment, so that a link, back and forward keep them.
import { readChoices, writeChoices } from '../browser/address';
import { find, findAll, made } from '../browser/dom';
import { unknownChoices } from '../browser/words';

const form = find<HTMLFormElement>(document.body, '[data-rules-page]');
const count = find(document.body, '[data-count]');
const naming = findAll(document.body, '.naming');
const selects = findAll<HTMLSelectElement>(form, 'select');
const rules = findAll(document.body, '[data-roles]');
const known = Object.fromEntries(
  selects.map(({ name, options }) => [name, [...options].map(({ value }) => value)]),
);
const notice = made('p', [], { className: 'notice', hidden: true });
form.after(notice);

/** Sets the form to what the address says. What it doesn't know is left out, and told. */
function readAddress(): void {
  const choices = readChoices(location.hash, known);
  // A place on the page leaves the choices as they are.
  if (!choices) return;
  for (const select of selects) select.value = choices.chosen[select.name] ?? '';
  notice.hidden = choices.unreadable === 0;
  notice.textContent = notice.hidden ? '' : unknownChoices(choices.unreadable);
}

/** Writes the choices to the address, as a step of its own in the history. */
function writeAddress(): void {
  const fragment = writeChoices(selects.map(({ name, value }) => [name, value]));
  history.pushState(null, '', fragment === '' ? location.pathname : fragment);
}

/** Shows the rules that the choices let through, and says how many they are. */
function show(): void {
  const passes = (name: string, own = '') => {
    const wanted = selects.find((select) => select.name === name)?.value ?? '';
    return wanted === '' || own.split(' ').includes(wanted);
  };
  for (const rule of rules)
    rule.hidden = !(passes('roll', rule.dataset.roles) && passes('styrka', rule.dataset.strength));
  for (const section of naming) section.hidden = selects.some(({ value }) => value !== '');
  for (const group of findAll(document.body, '.addressees'))
    group.hidden = group.querySelector('[data-roles]:not([hidden])') === null;
  count.textContent = said(rules.filter(({ hidden }) => !hidden).length);
}

/** The number of rules shown, and the choices. */
function said(shown: number): string {
  const chosen = selects.flatMap(({ value, selectedOptions }) =>
    value === '' ? [] : [...selectedOptions].map(({ text }) => text),
  );
  if (chosen.length === 0) return `${rules.length} regler`;
  const choice = chosen.join(' · ');
  return shown === 0
    ? `Inga regler passar ditt val: ${choice}. Det betyder inte att allt är tillåtet.`
    : `${shown} av ${rules.length} regler: ${choice}`;
}

form.addEventListener('change', () => {
  notice.hidden = true;
  writeAddress();
  show();
});
addEventListener('popstate', () => {
  readAddress();
  show();
});
// What the reader has chosen while the script was on its way stands.
if (location.hash === '' && selects.some(({ value }) => value !== '')) writeAddress();
else readAddress();
show();
form.dataset.ready = '';
