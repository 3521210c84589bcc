import type { Dropped, Given } from '../../../machines/kit/replay';
import { find, findAll, findOptional } from '../../browser/dom';
import type { Steps } from '../Board/steps';

/** A guide's HTML: the elements of its questions, answers and outcomes, and all words that are said. */
export class GuideHtml {
  /** The elements of the questions and outcomes, by state. */
  readonly parts = new Map<string, HTMLElement>();
  /** What stands below the answers of a question. */
  readonly controls: HTMLElement;
  /** A row of ”Dina svar”. */
  readonly row: HTMLElement;
  /** The steps of a working paper. */
  readonly steps: Steps | undefined;
  readonly #sentences: DocumentFragment;

  /** @throws Error that says what the HTML lacks */
  constructor(readonly root: HTMLElement) {
    this.#sentences = find<HTMLTemplateElement>(root, 'template').content;
    this.controls = find(this.#sentences, '[data-controls]');
    this.row = find(this.#sentences, '[data-row]');
    const steps = findOptional(root, '[data-steps-of]');
    this.steps = steps && (JSON.parse(steps.textContent) as Steps);
    for (const part of findAll(root, '[data-question], [data-outcome]'))
      this.parts.set(part.dataset.question ?? part.dataset.outcome ?? '', part);
  }

  /** @returns the element of a question or an outcome */
  part(state: string): HTMLElement {
    return this.parts.get(state) ?? find(this.root, `[data-question="${state}"]`);
  }

  /** @returns the element of an answer */
  answer({ question, answer }: Given): HTMLElement {
    return find(this.part(question), `[data-answer="${answer}"]`);
  }

  /** @returns by question, the steps whose answers a part tells in its list of steps */
  stepsToldIn(part: HTMLElement): ReadonlyMap<string, string> {
    const told = findOptional(part, '[data-steps]') ? (this.steps?.demands ?? []) : [];
    return new Map(told.map(({ question, step }) => [question, step]));
  }

  question(id: string): string {
    return find(this.part(id), '.question').textContent.trim();
  }

  nameOf(given: Given): string {
    return find(this.answer(given), 'b').textContent;
  }

  /** @returns questions with their answers, in quotes */
  quote(dropped: readonly Dropped[]): string {
    return dropped
      .map((given) => `”${this.question(given.question)} ${this.nameOf(given)}”`)
      .join(', ');
  }

  /** @returns a sentence, with what it is about put in */
  say(id: string, about = ''): string {
    return find(this.#sentences, `[data-say=${id}]`).textContent.replace('{}', () => about);
  }
}
