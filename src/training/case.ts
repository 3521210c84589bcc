import { copied, find, findAll, made } from '../browser/dom';

/** A case of the page. Its HTML holds what is asked and what is answered; this reads it. */
export class TrainingCase {
  readonly id: string;
  readonly title: string;
  readonly guide: string;
  readonly role: string;
  readonly theme: string;
  /** The outcome that the guide computes. */
  readonly outcome: string;
  /** The rules that decide, and all that the route passes. */
  readonly rules: readonly string[];
  readonly passed: readonly string[];
  /** The facts of the case, as answers to its guide. */
  readonly facts: Readonly<Record<string, string>>;

  constructor(readonly element: HTMLElement) {
    const { dataset } = element;
    this.id = dataset.case ?? '';
    this.guide = dataset.guide ?? '';
    this.role = dataset.role ?? '';
    this.theme = dataset.theme ?? '';
    this.outcome = dataset.outcome ?? '';
    this.rules = idsIn(dataset.rules);
    this.passed = idsIn(dataset.passed);
    this.title = find(element, 'h3').textContent.trim();
    this.facts = Object.fromEntries(
      findAll(element, '.route [data-question]').map(
        ({ dataset: { question = '', answer = '' } }) => [question, answer],
      ),
    );
  }

  get situation(): HTMLElement {
    return copied(find(this.element, '.situation'));
  }

  /** The title, leading to the case's own page where there is one. */
  get link(): HTMLElement {
    return copied(find(this.element, 'h3 > *'));
  }

  get answer(): HTMLElement {
    return copied(find(this.element, '[data-case-answer]'));
  }

  /** Why the case has its answer to a question. */
  because(question: string): string {
    return find(this.element, `.route [data-question="${question}"] p`).textContent;
  }

  /** Tells at the case that its guide has changed. */
  markChanged() {
    find(this.element, 'h3').after(note(CHANGED));
  }
}

export const CHANGED = 'Guiden har ändrats sedan du övade på det här fallet.';

export const note = (text: string) => made('p', [text], { className: 'notice' });

const idsIn = (list = '') => list.split(' ').filter((id) => id !== '');
