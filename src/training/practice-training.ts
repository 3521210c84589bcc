import { isState, readChoices, writeChoices } from '../browser/address';
import { find, findAll, made } from '../browser/dom';
import { load } from '../browser/load';
import { remember, remembered } from '../browser/tab';
import { unknownChoices, today } from '../browser/words';
import { CaseTraining, type Asking } from './case-training';
import { Keeping } from './keeping';
import { inDueOrder, type Progress } from './progress';
import { askVerdict } from './snabbkoll';
import { resumeRound, type Result, type Round } from './training-machine';
import { WAYS, type Way } from './ways';

/** A round of free practice is no longer than this; missed cases come on top. */
const LONGEST_ROUND = 10;

/** What the tab remembers. */
interface Remembered {
  round: Round | undefined;
  results: readonly Result[];
  /** How it went with cases that this browser isn't asked to keep. */
  unsaved: Progress;
}

/** Free practice: a round of the cases that the reader chooses, in the way that the reader chooses. */
class PracticeTraining extends CaseTraining {
  protected readonly stopText = 'Avsluta övningen';
  protected readonly missedText = 'Fallet kommer tillbaka längre fram i omgången.';
  readonly #keeping = new Keeping(this, this.cases, (...texts) => this.tell(...texts));
  #round: Round | undefined;

  override async connectedCallback() {
    super.connectedCallback();
    this.choices.addEventListener('change', () => {
      this.#writeAddress();
      this.#filter();
    });
    addEventListener('popstate', () => {
      this.#readAddress();
      this.#filter();
    });
    // What the reader has chosen while the script was on its way stands.
    if (location.hash === '') this.#writeAddress();
    else this.#readAddress();
    this.#filter();
    const [kept] = remembered() as [Remembered | undefined];
    await this.#keeping.recall(kept?.unsaved);
    for (const button of findAll(this, '[data-save], [data-forget]'))
      button.addEventListener('click', () => this.keep());
    this.#resume(kept);
    this.dataset.ready = '';
  }

  // The choices, and the address that keeps them.

  #readAddress() {
    const fields = findAll<HTMLSelectElement | HTMLInputElement>(
      this.choices,
      'select, input[type=radio]',
    );
    const known: Record<string, string[]> = {};
    for (const field of fields)
      (known[field.name] ??= []).push(
        ...(field instanceof HTMLSelectElement
          ? [...field.options].map(({ value }) => value)
          : [field.value]),
      );
    const read = readChoices(location.hash, known);
    // An anchor leads to a place on the page, and leaves the choices as they are.
    if (!read && !isState(location.hash)) return;
    const { chosen = {}, unreadable = 1 } = read ?? {};
    for (const field of fields) {
      const value = chosen[field.name] ?? '';
      if (field instanceof HTMLSelectElement) field.value = value;
      else field.checked = field.value === (value === '' ? WAYS[0].id : value);
    }
    if (unreadable > 0) this.tell(unknownChoices(unreadable));
  }

  #writeAddress() {
    const chosen = [...new FormData(this.choices)].map(
      ([name, value]) => [name, value === WAYS[0].id ? '' : String(value)] as const,
    );
    const fragment = writeChoices(chosen);
    // Writing the address takes away what the tab remembers at it.
    if (fragment !== location.hash) history.replaceState(null, '', fragment || location.pathname);
  }

  get #way(): Way {
    const said = new FormData(this.choices).get('satt');
    return WAYS.find(({ id }) => id === said)?.id ?? WAYS[0].id;
  }

  /** Shows the cases that the choices let through, and says how many they are. */
  #filter() {
    const chosen = new FormData(this.choices);
    const passes = (name: string, own: string) =>
      (chosen.get(name) ?? '') === '' || chosen.get(name) === own;
    for (const { element, role, theme } of this.cases.values())
      element.hidden = !(passes('roll', role) && passes('tema', theme));
    for (const theme of findAll(this, '[data-theme-of-cases]'))
      theme.hidden = theme.querySelector('[data-case]:not([hidden])') === null;
    const count = this.#chosen().length;
    find(this, '[data-count]').textContent =
      count === 0 ? 'Inga fall passar ditt val.' : `${count} fall`;
  }

  #chosen(): string[] {
    return [...this.cases.values()]
      .filter(
        ({ element, rules }) => !element.hidden && (this.#way !== 'regel' || rules.length > 0),
      )
      .map(({ id }) => id);
  }

  // A round.

  protected begin() {
    const cases = inDueOrder(shuffled(this.#chosen()), this.#keeping.progress, today());
    if (cases.length === 0) return;
    this.#round = {
      way: this.#way,
      cases: cases.slice(0, LONGEST_ROUND),
      repeat: true,
      boxes: this.#keeping.boxes,
    };
    this.start(this.#round);
  }

  /** Goes on with the round that the tab remembers. */
  #resume(kept: Remembered | undefined) {
    if (!kept?.round?.cases.every((id) => this.cases.has(id))) return;
    this.#round = kept.round;
    this.show(resumeRound(kept.round, kept.results));
  }

  protected ask(way: Way, asking: Asking) {
    if (way === 'snabbkoll') return askVerdict(asking);
    const { name } = WAYS.find(({ id }) => id === way) ?? WAYS[0];
    const importer = (): Promise<(asking: Asking) => unknown> =>
      way === 'steg'
        ? import('./steg').then(({ askSteps }) => askSteps)
        : import('./regel').then(({ askRule }) => askRule);
    const failing = { what: `”${name}”`, still: 'Snabbkoll fungerar ändå.', place: asking.place };
    void load(importer, failing).then((ask) => ask(asking));
  }

  protected isChanged(id: string): boolean {
    return this.#keeping.changed.has(id);
  }

  protected keep() {
    if (this.state?.value === 'explaining') this.#keeping.note(this.state);
    const { unsaved } = this.#keeping;
    const isOver = this.state?.value === 'done';
    const round = isOver ? undefined : this.#round;
    remember({ round, results: this.results, unsaved } satisfies Remembered);
  }

  protected end() {
    // The first answer to each case.
    const first = this.results.filter(
      ({ id }, index, all) => all.findIndex((earlier) => earlier.id === id) === index,
    );
    const missed = first.filter(({ right }) => !right);
    const heading = made('h2', ['Omgången är slut']);
    const summary =
      first.length === 0
        ? 'Du svarade inte på något fall.'
        : `Du hade rätt på ${first.length - missed.length} av ${first.length} fall vid första försöket.`;
    this.stageWith(heading, heading, made('p', [summary]), ...this.listOf(missed));
    this.#keeping.show();
  }
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

customElements.define('case-training', PracticeTraining);
