import { isMultiple, isOption, type GuideMachine } from '../../../machines/kit/setup';
import { copied, find, findAll, made, whenSent } from '../../browser/dom';
import type { GuideHtml } from './guide-html';

/** What the form of a question shows. */
interface Shown {
  /** The answer that is marked, options joined by a dot. */
  marked: string | undefined;
  /** Where ”Tillbaka” leads; nowhere from the first question. */
  back: string | undefined;
}

/** What the reader does with it. An answer of several options is joined by a dot. */
interface Heard {
  /** @returns what choosing an answer, not given yet, would lose; empty if nothing */
  choose: (answer: string | undefined) => string;
  answer: (answer: string) => void;
}

/** The form of a question, in the place of the links that its answers are without script. */
export class QuestionForm {
  readonly #form: HTMLFormElement;
  readonly #error: HTMLElement;
  readonly #loss: HTMLElement;
  readonly #back: HTMLAnchorElement;

  constructor(machine: GuideMachine, id: string, html: GuideHtml, heard: Heard) {
    const part = html.part(id);
    const list = find(part, '.answers');
    const heading = find(part, '.question');
    const multiple = isMultiple(machine, id);
    const options = findAll(list, '[data-answer]').map((answer) => {
      const text = findAll(answer, ':scope > b, :scope > small').map(copied);
      const type = multiple ? 'checkbox' : 'radio';
      const input = made('input', [], { type, name: id, value: answer.dataset.answer ?? '' });
      return made('label', [input, made('span', text)], { className: 'opt' });
    });
    const group = made('fieldset', options);
    group.setAttribute('aria-labelledby', heading.id);
    // What helps with the question is read with it (WCAG 1.3.1, 3.3.2).
    const helps = findAll(part, ':scope > .help');
    helps.forEach((help, index) => (help.id = `${heading.id}-hjalp-${index + 1}`));
    if (helps.length > 0)
      group.setAttribute('aria-describedby', helps.map((help) => help.id).join(' '));
    this.#form = made('form', [group, ...copied(html.controls).children], { noValidate: true });
    this.#error = find(this.#form, '.error');
    this.#error.id = `${heading.id}-fel`;
    // Before the answers: the first of them gets the focus, and on a phone the last is out of sight.
    this.#form.prepend(this.#error);
    this.#error.textContent = html.say(multiple ? 'choose-some' : 'choose');
    this.#loss = find(this.#form, '.loss');
    this.#back = find<HTMLAnchorElement>(this.#form, '[data-back]');
    // Where a way back is looked for, and where it stays however long the answers are.
    part.prepend(this.#back);
    list.hidden = true;
    list.after(this.#form);
    this.#form.addEventListener('change', ({ target }) => {
      this.#markError(false);
      if (multiple && target instanceof HTMLInputElement) this.#exclude(machine, id, target);
      this.#loss.textContent = heard.choose(this.#chosen);
    });
    whenSent(this.#form, () => {
      const answer = this.#chosen;
      if (answer !== undefined) return heard.answer(answer);
      this.#markError(true);
      this.#inputs[0]?.focus();
    });
  }

  show({ marked, back }: Shown): void {
    this.#markError(false);
    this.#loss.textContent = '';
    const answers = marked?.split('.') ?? [];
    for (const input of this.#inputs) input.checked = answers.includes(input.value);
    this.#back.hidden = back === undefined;
    if (back !== undefined) this.#back.href = back;
  }

  get #inputs(): HTMLInputElement[] {
    return findAll<HTMLInputElement>(this.#form, 'input');
  }

  get #chosen(): string | undefined {
    const chosen = this.#inputs.filter(({ checked }) => checked).map(({ value }) => value);
    return chosen.length === 0 ? undefined : chosen.join('.');
  }

  /** An answer that stands alone and the options untick each other. */
  #exclude(machine: GuideMachine, question: string, ticked: HTMLInputElement) {
    const isTogether = ({ value }: HTMLInputElement) => isOption(machine, question, value);
    for (const input of this.#inputs)
      if (input !== ticked && ticked.checked && !(isTogether(input) && isTogether(ticked)))
        input.checked = false;
  }

  #markError(wrong: boolean) {
    this.#error.hidden = !wrong;
    for (const input of this.#inputs) {
      if (wrong) {
        input.setAttribute('aria-describedby', this.#error.id);
        input.setAttribute('aria-invalid', 'true');
      } else {
        input.removeAttribute('aria-describedby');
        input.removeAttribute('aria-invalid');
      }
    }
  }
}
