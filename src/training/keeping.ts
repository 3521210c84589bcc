import { today } from '../browser/words';
import { find } from '../browser/dom';
import { loadMachine } from '../browser/machines';
import type { TrainingCase } from './case';

import { hasChanged, storedProgress, type Practised, type Progress } from './progress';
import type { Box, Boxes, TrainingState } from './training-machine';

/** How it has gone with the cases, and the panel where the reader asks this browser to keep it. */
export class Keeping {
  /** Cases whose guide has changed since they were practised. */
  readonly changed = new Set<string>();
  #known: Record<string, Practised> = {};
  /** What has been practised since it was last stored. */
  readonly #unsaved = new Set<string>();
  /** Whether the reader has asked for it. */
  #isKeeping = false;
  /** Whether the reader has been told that the last answer isn't stored. */
  #hasFailed = false;
  readonly #slot: ReturnType<typeof storedProgress>;
  readonly #root: HTMLElement;
  readonly #cases: ReadonlyMap<string, TrainingCase>;
  readonly #tell: (...texts: string[]) => void;

  constructor(
    root: HTMLElement,
    cases: ReadonlyMap<string, TrainingCase>,
    tell: (...texts: string[]) => void,
  ) {
    this.#root = root;
    this.#cases = cases;
    this.#tell = tell;
    this.#slot = storedProgress(root.dataset.guideline ?? '');
  }

  get progress(): Progress {
    return this.#known;
  }

  get boxes(): Boxes {
    return Object.fromEntries(Object.entries(this.#known).map(([id, { box }]) => [id, box]));
  }

  /** What isn't stored. */
  get unsaved(): Progress {
    return Object.fromEntries(Object.entries(this.#known).filter(([id]) => this.#unsaved.has(id)));
  }

  /**
   * Reads what is stored, holds it against today's guides, and follows what other tabs do with it.
   *
   * @param unsaved what the tab remembers besides
   */
  async recall(unsaved: Progress = {}) {
    find(this.#root, '[data-save]').addEventListener('click', () => this.#save());
    find(this.#root, '[data-forget]').addEventListener('click', () => this.#forget());
    this.#slot.subscribe(() => this.#follow());
    const kept = this.#slot.read();
    this.#isKeeping = kept !== undefined;
    const own = this.#own(kept ?? {});
    const gone = Object.keys(kept ?? {}).length - Object.keys(own).length;
    const practised = this.#own(unsaved);
    this.#known = { ...own, ...practised };
    for (const id of Object.keys(practised)) this.#unsaved.add(id);
    const isChecked = await this.#compare().then(
      () => true,
      () => false,
    );
    this.#tell(
      ...(this.changed.size > 0
        ? [`${inWords(this.changed.size)} har ändrats sedan du övade. De kommer först.`]
        : []),
      ...(gone > 0 ? [`${inWords(gone)} som du har övat på finns inte kvar.`] : []),
      ...(isChecked ? [] : ['Det gick inte att se om guiderna har ändrats sedan du övade.']),
    );
    this.show();
  }

  /** Notes the answer that was just given, and stores it if the reader has asked for that. */
  note({ context: { results, boxes } }: TrainingState) {
    const { id = '' } = results.at(-1) ?? {};
    const one = this.#cases.get(id);
    if (!one) return;
    const { facts: answers, outcome } = one;
    this.#known[id] = { box: boxes[id] ?? 1, day: today(), answers: { ...answers }, outcome };
    this.#unsaved.add(id);
    if (!this.#isKeeping) return;
    const isStored = this.#store();
    if (!isStored)
      this.#tell(
        'Webbläsaren kunde inte spara det senaste svaret. Det görs ett nytt försök vid nästa.',
      );
    else if (this.#hasFailed) this.#tell();
    this.#hasFailed = !isStored;
  }

  /** Shows how it has gone, and what can be done. */
  show() {
    const boxes = Object.values(this.boxes);
    const inBox = (wanted: Box) => boxes.filter((box) => box === wanted).length;
    find(this.#root, '[data-progress]').hidden = boxes.length === 0;
    find(this.#root, '[data-boxes]').textContent =
      `Öva snart igen: ${inBox(1)}. På god väg: ${inBox(2)}. Sitter: ${inBox(3)}.`;
    find(this.#root, '[data-forget]').hidden = !this.#isKeeping;
    find(this.#root, '[data-save]').hidden = this.#isKeeping;
  }

  /** Of what is stored, the cases that the page has. */
  #own(kept: Progress): Record<string, Practised> {
    return Object.fromEntries(Object.entries(kept).filter(([id]) => this.#cases.has(id)));
  }

  /** A case that today's guide decides otherwise is as good as missed. */
  async #compare() {
    for (const [id, practised] of Object.entries(this.#known)) {
      const one = this.#cases.get(id);
      if (!one) continue;
      const machine = await loadMachine(one.guide);
      if (practised.outcome === one.outcome && !hasChanged(machine, practised, one.facts)) continue;
      this.changed.add(id);
      this.#known[id] = { ...practised, box: 1 };
      one.markChanged();
    }
  }

  /** Another tab may have stored since: only what was practised here is put over it. */
  #store(): boolean {
    const merged = { ...this.#slot.read(), ...this.unsaved };
    if (!this.#slot.write(merged)) return false;
    this.#known = this.#own(merged);
    this.#unsaved.clear();
    return true;
  }

  /** Another tab has stored or forgotten. */
  #follow() {
    const kept = this.#slot.read();
    this.#isKeeping = kept !== undefined;
    if (kept)
      for (const [id, practised] of Object.entries(this.#own(kept)))
        if (!this.#unsaved.has(id)) this.#known[id] = practised;
    this.show();
  }

  #save() {
    // All that this page knows, whatever has been stored and forgotten meanwhile.
    for (const id of Object.keys(this.#known)) this.#unsaved.add(id);
    this.#isKeeping = this.#store();
    this.show();
    this.#tell(
      this.#isKeeping
        ? 'Sparat på den här datorn. Det som du övar på härnäst sparas också.'
        : 'Webbläsaren tillät inte att något sparas. Du kan öva ändå.',
    );
  }

  #forget() {
    const isGone = this.#slot.clear();
    if (isGone) {
      this.#isKeeping = false;
      this.#unsaved.clear();
    }
    this.show();
    this.#tell(isGone ? 'Det sparade är borttaget.' : 'Webbläsaren tillät inte borttagning.');
    find(this.#root, '[data-save]').focus();
  }
}

const inWords = (count: number) => (count === 1 ? 'Ett fall' : `${count} fall`);
