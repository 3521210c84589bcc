import { announce, copied, find, findAll, made, whenSent } from '../browser/dom';
import { viewChanged } from '../browser/view';
import { CHANGED, note, TrainingCase } from './case';
import { button, explained } from './question';
import {
  beginRound,
  proceed,
  type Result,
  type Round,
  type TrainingEvent,
  type TrainingState,
} from './training-machine';
import type { Way } from './ways';

/** What a way of practising is given to ask about a case. */
export interface Asking {
  one: TrainingCase;
  /** The element with the cases, and with what the ways need as templates. */
  training: HTMLElement;
  /** Where to ask. */
  place: HTMLElement;
  /** The titles of the outcomes that the case's guide can have, by id. */
  outcomes: ReadonlyMap<string, string>;
  /**
   * Says right or wrong, and then why.
   *
   * @param said sentences about what the reader did
   * @returns the answer of the case, as it is shown
   */
  explain(right: boolean, said: string[]): HTMLElement;
  /** Says something to those who listen. */
  say(text: string): void;
}

/**
 * `<case-training>`: asks about one case of the page at a time. Right and wrong come from the HTML,
 * where the build has replayed each case. What is practised, and what comes of it, is up to the
 * course or the free practice that extends this.
 */
export abstract class CaseTraining extends HTMLElement {
  protected readonly cases = new Map<string, TrainingCase>();
  protected state: TrainingState | undefined;

  /** What the button says that ends the round. */
  protected abstract readonly stopText: string;
  /** What is said of a missed case, besides its answer. */
  protected abstract readonly missedText: string;

  protected abstract begin(): void;
  protected abstract ask(way: Way, asking: Asking): void;
  protected abstract end(): void;
  /** Whether the guide of a case has changed since it was practised. */
  protected abstract isChanged(id: string): boolean;

  /** Is called after each answer and each step. */
  protected abstract keep(): void;

  connectedCallback() {
    for (const element of findAll(this, '[data-case]')) {
      const one = new TrainingCase(element);
      this.cases.set(one.id, one);
    }
    whenSent(this.choices, () => this.begin());
  }

  protected get choices(): HTMLFormElement {
    return find<HTMLFormElement>(this, '[data-choices]');
  }

  protected get stage(): HTMLElement {
    return find(this, '[data-stage]');
  }

  protected get results(): readonly Result[] {
    return this.state?.context.results ?? [];
  }

  protected caseOf(id: string): TrainingCase {
    const one = this.cases.get(id);
    if (!one) throw new Error(`The page has no case "${id}"`);
    return one;
  }

  protected start(round: Round) {
    this.show(beginRound(round));
  }

  /** Shows where a round is. */
  protected show(state: TrainingState) {
    this.state = state;
    for (const part of ['[data-choices]', '[data-cases]', '[data-progress]'])
      this.querySelector(part)?.toggleAttribute('hidden', state.value !== 'done');
    this.stage.hidden = false;
    if (state.value === 'done') this.end();
    else this.#ask(state);
    this.keep();
  }

  /** Puts something on the stage, and the focus on its heading. */
  protected stageWith(heading: HTMLElement, ...content: (Node | string)[]) {
    heading.tabIndex = -1;
    this.stage.replaceChildren(...content);
    viewChanged();
    heading.focus();
  }

  #proceed(state: TrainingState, event: TrainingEvent) {
    this.show(proceed(state, event));
  }

  #ask(state: TrainingState) {
    const { current = '', queue, results, way } = state.context;
    const one = this.caseOf(current);
    const heading = made('h2', [one.title]);
    this.stage.dataset.asked = current;
    const count = results.length + 1 + queue.length;
    const place = made('div', [], { className: 'task-of-case' });
    this.stageWith(
      heading,
      made('p', [`Fall ${results.length + 1} av ${count}`], { className: 'eyebrow' }),
      heading,
      ...(this.isChanged(current) ? [note(CHANGED)] : []),
      one.situation,
      place,
      button(
        this.stopText,
        () => this.#proceed(this.state ?? state, { type: 'stop' }),
        'stop-training',
      ),
    );
    this.ask(way, {
      ...{ one, place, training: this },
      outcomes: new Map(
        [...find<HTMLTemplateElement>(this, `[data-outcomes="${one.guide}"]`).content.children].map(
          (outcome) => [outcome.getAttribute('data-value') ?? '', outcome.textContent],
        ),
      ),
      explain: (right, said) => this.#explain(state, one, place, right, said),
      say: (text) => this.say(text),
    });
  }

  #explain(
    asked: TrainingState,
    { answer }: TrainingCase,
    place: HTMLElement,
    right: boolean,
    said: string[],
  ): HTMLElement {
    const state = proceed(asked, { type: 'answer', right });
    this.state = state;
    const heading = made('h3', [right ? 'Rätt' : 'Inte rätt den här gången']);
    const isMore = state.context.queue.length > 0;
    const sentences = [...said, ...(right ? [] : [this.missedText])].filter((text) => text !== '');
    place.replaceChildren(
      explained(heading, right, [
        button(isMore ? 'Nästa fall' : 'Se hur det gick', () =>
          this.#proceed(state, { type: 'next' }),
        ),
        ...sentences.map((text) => made('p', [text])),
        answer,
      ]),
    );
    viewChanged();
    heading.focus();
    this.keep();
    return answer;
  }

  /** The cases that went wrong, to read once more. */
  protected listOf(missed: readonly Result[]): HTMLElement[] {
    if (missed.length === 0) return [];
    const links = missed.map(({ id }) => made('li', [this.caseOf(id).link]));
    return [made('h3', ['Fall att läsa en gång till']), made('ul', links)];
  }

  /** Says something to those who listen; {@link tell} says it to those who look as well. */
  protected say(text: string) {
    announce(find(this, '[data-live]'), text);
  }

  protected tell(...texts: string[]) {
    const notice = find(this, '[data-notice]');
    notice.hidden = texts.length === 0;
    notice.replaceChildren(...texts.map((text) => made('p', [text])));
    this.say(texts.join(' '));
  }

  protected template(selector: string): HTMLElement {
    const { content } = find<HTMLTemplateElement>(this, `template${selector}`);
    return copied(find(content, '*'));
  }
}
