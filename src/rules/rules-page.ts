// A municipality's "Regler för dig": the choices in the form decide which rules of the page are
// shown. They live in the address's fragment, so that a link, back and forward keep them.
const form = document.querySelector<HTMLFormElement>('[data-rules-page]')!;
const count = document.querySelector<HTMLElement>('[data-count]')!;
const selects = [...form.querySelectorAll('select')];
const rules = [...document.querySelectorAll<HTMLElement>('[data-roles]')];

/** Sets the form to what the address says. What it doesn't know is left out. */
function readAddress(): void {
  const chosen = new URLSearchParams(location.hash.slice(1));
  for (const select of selects) {
    const value = chosen.get(select.name);
    select.value = [...select.options].some((option) => option.value === value) ? value! : '';
  }
}

/** Writes the choices to the address, as a step of its own in the history. */
function writeAddress(): void {
  const chosen = selects
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => [name, value]);
  const fragment = new URLSearchParams(chosen).toString();
  history.pushState(null, '', fragment === '' ? location.pathname : `#${fragment}`);
}

/** Shows the rules that the choices let through, and says how many they are. */
function show(): void {
  const chosen = (name: string) => selects.find((select) => select.name === name)!.value;
  const [role, strength] = ['roll', 'styrka'].map(chosen);
  const passes = (wanted: string | undefined, found: string | undefined) =>
    wanted === '' || found?.split(' ').includes(wanted!) === true;
  for (const rule of rules)
    rule.hidden = !(passes(role, rule.dataset.roles) && passes(strength, rule.dataset.strength));
  const anyChoice = selects.some(({ value }) => value !== '');
  document.querySelector<HTMLElement>('.managers')!.hidden = anyChoice;
  for (const group of document.querySelectorAll<HTMLElement>('.addressees'))
    group.hidden = group.querySelector('[data-roles]:not([hidden])') === null;
  count.textContent = said(rules.filter(({ hidden }) => !hidden).length);
}

/** The number of rules shown, and the choices. */
function said(shown: number): string {
  const chosen = selects.flatMap(({ value, selectedOptions }) =>
    value === '' ? [] : [selectedOptions[0]!.text],
  );
  if (chosen.length === 0) return `${rules.length} regler`;
  const choice = chosen.join(' · ');
  return shown === 0
    ? `Inga regler passar ditt val: ${choice}`
    : `${shown} av ${rules.length} regler: ${choice}`;
}

form.addEventListener('change', () => {
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

export {};
