import { decodeFragment, encodeFragment, type Place } from '../../browser/address';
import {
  keptAnswers,
  fallAway,
  guidelinesOf,
  replay,
  tasksOf,
  type Answers,
  type Dropped,
  type Given,
  type Replay,
  type Step,
} from '../../../machines/kit/replay';
import { isMultiple, isOption, stateMeta, type GuideMachine } from '../../../machines/kit/setup';

const machines = import.meta.glob<GuideMachine>('../../../machines/*.ts', { import: 'default' });

/**
 * `<decision-guide data-guide="…">`: shows one question of the guide's HTML at a time. Its state is
 * the answers in the address; every sentence it shows comes from the HTML.
 *
 * @throws TypeError if the guide has no machine
 */
export class DecisionGuide extends HTMLElement {
  #guide = '';
  #machine!: GuideMachine;
  /** The elements of the questions and outcomes, by state. */
  readonly #parts = new Map<string, HTMLElement>();
  #shown: HTMLElement | undefined;
  /** What a chosen answer leads to, filled in and laid out but not shown yet. */
  #ahead: (Given & { route: Replay; part: HTMLElement }) | undefined;
  #returns: HTMLElement[] = [];
  #sentences!: DocumentFragment;
  /** What stands below the answers of a question. */
  #controls!: HTMLElement;
  /** A row of ”Dina svar”. */
  #row!: HTMLElement;
  #notice!: HTMLElement;
  #live!: HTMLElement;
  #answers: Answers = {};
  #started = false;
  #from: Place['from'];

  async connectedCallback() {
    this.#guide = this.dataset.guide ?? '';
    const link = this.querySelector<HTMLAnchorElement>('[data-start]');
    if (!link) return this.#start(false);
    const bring = () => this.#bring(link);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      void bring();
    });
    addEventListener('popstate', () => this.#isAsked() && link.isConnected && void bring());
    return this.#isAsked() ? bring() : undefined;
  }

  #isAsked(): boolean {
    return decodeFragment(location.hash)?.guide === this.#guide;
  }

  /** Puts the guide of its own page in the place of the link there, which still works if that fails. */
  async #bring(link: HTMLAnchorElement) {
    const response = await fetch(link.href).catch(() => undefined);
    if (!response?.ok) return location.assign(link.href);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    link.replaceWith(page.querySelector('decision-guide > .body')!);
    return this.#start(true);
  }

  /** @param isStarted whether the reader has just started the guide, and so wants the focus in it */
  async #start(isStarted: boolean) {
    this.#machine = await machines[`../../../machines/${this.#guide}.ts`]!();
    const { content } = this.querySelector('template')!;
    this.#sentences = content;
    [this.#controls, this.#row] = [...content.children] as [HTMLElement, HTMLElement];
    for (const part of this.querySelectorAll<HTMLElement>('[data-question], [data-outcome]')) {
      const { question, outcome = '' } = part.dataset;
      this.#parts.set(question ?? outcome, part);
      part.hidden = true;
      if (question !== undefined) this.#makeForm(part, question);
    }
    this.#notice = this.querySelector('[data-notice]')!;
    this.#live = this.querySelector('[data-live]')!;
    this.#returns = [...this.querySelectorAll<HTMLElement>('[data-return]')];
    addEventListener('popstate', () => this.#restore(true));
    // The browser brings back old form values late when a page is shown again.
    addEventListener('pageshow', () => this.#restore(false));
    const isOpen = this.querySelector<HTMLDetailsElement>('details.body')?.open === true;
    // Before anything gets the focus: until then the style hides all but the first question.
    this.dataset.ready = '';
    this.#restore(isStarted || isOpen || this.#isAsked());
    this.#started = true;
  }

  /** Shows what the address says. An anchor elsewhere on the page leaves the guide as it is. */
  #restore(focus: boolean) {
    const place = decodeFragment(location.hash);
    const ours = place?.guide === this.#guide ? place : undefined;
    if (!ours && location.hash !== '' && this.#started) return;
    const { answers = {}, question, unreadable = 0 } = ours ?? {};
    this.#from = ours?.from;
    const route = replay(this.#machine, answers);
    const folded = this.querySelector<HTMLDetailsElement>('details.body');
    if (ours && folded) folded.open = true;
    const notes = [];
    // A search hit leads to a question's anchor, but a question can't be asked before its turn.
    const anchor = `[data-question][id="${CSS.escape(location.hash.slice(1))}"]`;
    const sought = this.querySelector<HTMLElement>(anchor)?.dataset.question;
    if (sought !== undefined && sought !== route.at)
      notes.push(this.#say('early', this.#question(sought)));
    const unknown = unreadable + route.dropped.filter(({ reason }) => reason === 'unknown').length;
    if (unknown > 0) notes.push(this.#say(unknown === 1 ? 'unknown' : 'unknowns', String(unknown)));
    const passed = fallAway(route);
    if (passed.length > 0) notes.push(this.#say('passed', this.#name(passed)));
    if (notes.length > 0)
      history.replaceState(null, '', this.#address(keptAnswers(route), question));
    this.#show(route, question, notes, focus);
  }

  #show(route: Replay, question: string | undefined, notes: string[], focus: boolean) {
    this.#answers = keptAnswers(route);
    const again = route.steps.some((step) => step.question === question) ? question : undefined;
    const shown = again ?? route.at;
    const part = this.#part(shown);
    if (this.#shown && this.#shown !== part) this.#shown.hidden = true;
    if (this.#ahead?.route !== route) this.#fill(part, route, shown);
    this.#leaveAhead();
    part.hidden = false;
    this.#shown = part;
    afterPaint(() => this.#fillSaid(route, shown));
    for (const back of this.#returns) {
      back.hidden = back.dataset.return !== this.#from?.guide;
      if (this.#from)
        back.querySelector('a')!.hash = encodeFragment(this.#from.guide, this.#from.answers);
    }
    this.#notice.hidden = notes.length === 0;
    this.#notice.replaceChildren(...notes.map((note) => element('p', note)));
    const heading = part.querySelector<HTMLElement>('[tabindex="-1"]');
    const result = part.dataset.outcome === undefined ? '' : `Besked: ${heading?.textContent}. `;
    if (focus) {
      this.#live.textContent = result + notes.join(' ');
      heading?.focus();
    }
  }

  #address(answers: Answers, question?: string): string {
    return encodeFragment(this.#guide, answers, question, this.#from);
  }

  #makeForm(question: HTMLElement, id: string) {
    const multiple = isMultiple(this.#machine, id);
    const list = question.querySelector<HTMLElement>('.answers')!;
    const heading = question.querySelector<HTMLElement>('.question')!;
    const form = document.createElement('form');
    form.noValidate = true;
    const group = document.createElement('fieldset');
    group.setAttribute('aria-labelledby', heading.id);
    for (const answer of list.querySelectorAll<HTMLElement>('[data-answer]')) {
      const label = document.createElement('label');
      label.className = 'opt';
      const input = document.createElement('input');
      Object.assign(input, {
        type: multiple ? 'checkbox' : 'radio',
        name: id,
        value: answer.dataset.answer,
      });
      const text = document.createElement('span');
      text.append(...[...answer.querySelectorAll(':scope > b, :scope > small')].map(clone));
      label.append(input, text);
      group.append(label);
    }
    form.append(group, ...clone(this.#controls).children);
    const error = form.querySelector('.error')!;
    error.id = `${heading.id}-fel`;
    error.textContent = this.#say(multiple ? 'choose-some' : 'choose');
    const loss = form.querySelector('.loss')!;
    list.hidden = true;
    list.after(form);
    form.addEventListener('change', ({ target }) => {
      this.#markError(form, false);
      if (multiple) this.#exclude(id, form, target as HTMLInputElement);
      const answer = chosen(form);
      const route = answer === undefined ? undefined : this.#routeWith(id, answer);
      if (route) afterPaint(() => this.#prepare({ question: id, answer: answer! }, route));
      const lost = route ? fallAway(route) : [];
      loss.textContent = lost.length === 0 ? '' : this.#say('losing', this.#name(lost));
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const answer = chosen(form);
      if (answer === undefined) {
        this.#markError(form, true);
        form.querySelector('input')?.focus();
      } else this.#answer(id, answer);
    });
  }

  /** An answer that stands alone and the options untick each other. */
  #exclude(question: string, form: HTMLFormElement, ticked: HTMLInputElement) {
    const isTogether = ({ value }: HTMLInputElement) => isOption(this.#machine, question, value);
    for (const input of form.querySelectorAll('input'))
      if (input !== ticked && ticked.checked && !(isTogether(input) && isTogether(ticked)))
        input.checked = false;
  }

  #markError(form: HTMLFormElement, wrong: boolean) {
    const error = form.querySelector<HTMLElement>('.error')!;
    error.hidden = !wrong;
    for (const input of form.querySelectorAll('input')) {
      if (wrong) {
        input.setAttribute('aria-describedby', error.id);
        input.setAttribute('aria-invalid', 'true');
      } else {
        input.removeAttribute('aria-describedby');
        input.removeAttribute('aria-invalid');
      }
    }
  }

  #routeWith(question: string, answer: string): Replay {
    return replay(this.#machine, { ...this.#answers, [question]: answer });
  }

  /** Makes ready what comes next while the reader still rests at the answer: most of a step's work. */
  #prepare({ question, answer }: Given, route: Replay) {
    const part = this.#part(route.at);
    if (this.#shown !== this.#part(question) || part === this.#shown) return;
    this.#leaveAhead();
    this.#fill(part, route, route.at);
    part.dataset.ahead = '';
    part.firstElementChild?.getBoundingClientRect();
    this.#ahead = { question, answer, route, part };
  }

  #leaveAhead() {
    delete this.#ahead?.part.dataset.ahead;
    this.#ahead = undefined;
  }

  #answer(question: string, answer: string) {
    const ready = this.#ahead?.question === question && this.#ahead.answer === answer;
    const route = ready ? this.#ahead!.route : this.#routeWith(question, answer);
    const lost = fallAway(route);
    const notes = lost.length === 0 ? [] : [this.#say('lost', this.#name(lost))];
    this.#show(route, undefined, notes, true);
    const answers = this.#answers;
    afterPaint(() => history.pushState(null, '', this.#address(answers)));
  }

  #fill(part: HTMLElement, route: Replay, shown: string) {
    const answers = keptAnswers(route);
    if (part.dataset.outcome === undefined) this.#fillQuestion(part, route, shown, answers);
    else this.#fillOutcome(part, route, answers);
  }

  #fillQuestion(part: HTMLElement, route: Replay, shown: string, answers: Answers) {
    const form = part.querySelector('form')!;
    this.#markError(form, false);
    form.querySelector('.loss')!.textContent = '';
    const given = answers[shown]?.split('.') ?? [];
    for (const input of form.querySelectorAll('input')) input.checked = given.includes(input.value);
    const before = route.steps.findIndex(({ question }) => question === shown);
    const previous = route.steps.at(before === -1 ? -1 : before - 1);
    const back = form.querySelector<HTMLAnchorElement>('[data-back]')!;
    back.hidden = before === 0 || previous === undefined;
    if (previous) back.href = this.#address(answers, previous.question);
  }

  #fillOutcome(part: HTMLElement, route: Replay, answers: Answers) {
    const reasons = route.steps.map((step, index) => {
      const change = this.#said(step).querySelector('.change');
      const stops = !stateMeta(this.#machine, route.at).stop || index === route.steps.length - 1;
      const item = document.createElement('li');
      item.append(this.#because(step));
      if (change && stops) item.append(clone(change));
      return { item, decides: change !== null && stops };
    });
    const [why, met] = part.querySelectorAll<HTMLElement>('.why');
    const deciding = reasons.filter(({ decides }) => decides);
    const rest = deciding.length === 0 ? [] : reasons.filter(({ decides }) => !decides);
    const first = deciding.length === 0 ? reasons : deciding;
    why!.replaceChildren(...first.map(({ item }) => item));
    met!.replaceChildren(...rest.map(({ item }) => item));
    met!.closest('details')!.hidden = rest.length === 0;
    part.querySelector<HTMLElement>('[data-why]')!.hidden = false;
    const unsure = route.steps.filter(({ meta }) => meta.unsure);
    const preliminary = part.querySelector<HTMLElement>('[data-preliminary]')!;
    preliminary.hidden = unsure.length === 0;
    preliminary.querySelector('ul')!.replaceChildren(
      ...unsure.map(({ question }) => {
        const link = element('a', this.#question(question));
        link.href = this.#address(answers, question);
        const item = document.createElement('li');
        item.append(link);
        return item;
      }),
    );
    const spokenFor = guidelinesOf(this.#machine, route);
    for (const source of part.querySelectorAll<HTMLElement>('[data-guideline]'))
      source.hidden = !spokenFor.includes(source.dataset.guideline ?? '');

    const tasks = new Set(tasksOf(this.#machine, route));
    for (const task of part.querySelectorAll<HTMLElement>('[data-task]'))
      task.hidden = !tasks.has(task.dataset.task ?? '');
    for (const condition of part.querySelectorAll<HTMLElement>('[data-condition]'))
      condition.hidden = true;
    part.querySelector<HTMLAnchorElement>('[data-print]')!.href =
      this.dataset.checklist + encodeFragment(this.#guide, answers);
    part.querySelector<HTMLAnchorElement>('[data-way]')!.hash = encodeFragment(
      this.#guide,
      answers,
    );
    const answered = new Set(route.steps.map(({ question, answer }) => `${question}=${answer}`));
    for (const onward of part.querySelectorAll<HTMLElement>('[data-onward]')) {
      const { onward: guide = '', after } = onward.dataset;
      onward.hidden = after !== undefined && !after.split(' ').some((said) => answered.has(said));
      const from = { guide: this.#guide, answers };
      onward.querySelector('a')!.hash = encodeFragment(guide, {}, undefined, from);
    }
    for (const copy of part.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
      copy.hidden = false;
      // Of another result ”Kopierat.” wouldn't be true.
      copy.textContent = copy.dataset.text ??= copy.textContent;
      copy.onclick = () => this.#copy(copy, part.querySelector('[data-label]'));
    }
  }

  async #copy(button: HTMLButtonElement, label: Element | null) {
    const wanted =
      button.dataset.copy === 'label'
        ? label?.textContent.trim()
        : // In a frame the guide's own page is shared, with the same answers.
          new URL((this.dataset.share ?? '') + location.hash, location.href).href;
    const done = await navigator.clipboard.writeText(wanted ?? '').then(
      () => this.#say('copied'),
      () => this.#say('not-copied'),
    );
    this.#live.textContent = done;
    button.textContent = done;
  }

  /** Why an answer counts as it does, with what its branch rests on. */
  #because(step: Step): Node {
    const because = clone(this.#said(step).querySelector('.because')!);
    for (const other of because.querySelectorAll<HTMLElement>('[data-branch]'))
      if (!other.dataset.branch!.split(' ').includes(String(step.branch))) other.remove();
    for (const condition of because.querySelectorAll('[data-condition]')) condition.remove();
    return because;
  }

  /** Lists the answers. Rows are used again: making them anew takes most of a step's time. */
  #fillSaid(route: Replay, shown: string) {
    const said = this.querySelector<HTMLElement>('[data-said]')!;
    const list = said.querySelector('dl')!;
    const given = Map.groupBy(route.steps, ({ question }) => question);
    said.hidden = given.size === 0;
    const rows = new Map([...list.children].map((row) => [(row as HTMLElement).dataset.said, row]));
    let last: Element | undefined;
    for (const [question, steps] of given) {
      const row = rows.get(question) ?? this.#makeSaid(question);
      const [answers, change] = row.querySelectorAll('dd');
      setText(answers!, steps.map((step) => this.#nameOf(step)).join('; '));
      const link = change!.querySelector('a')!;
      link.setAttribute('href', this.#address(this.#answers, question));
      if (question === shown) link.setAttribute('aria-current', 'step');
      else link.removeAttribute('aria-current');
      rows.delete(question);
      const next: Element | null = last ? last.nextElementSibling : list.firstElementChild;
      if (next !== row) list.insertBefore(row, next);
      last = row;
    }
    for (const row of rows.values()) row.remove();
  }

  #makeSaid(question: string): HTMLElement {
    const row = clone(this.#row);
    const text = this.#question(question);
    row.dataset.said = question;
    row.querySelector('dt')!.textContent = text;
    row.querySelector('.vh')!.textContent = `: ${text}`;
    return row;
  }

  /** A sentence of the HTML, with what it is about put in. */
  #say(id: string, about = ''): string {
    return this.#sentences
      .querySelector(`[data-say=${id}]`)!
      .textContent.replace('{}', () => about);
  }

  #name(dropped: Dropped[]): string {
    return dropped
      .map((given) => `”${this.#question(given.question)} ${this.#nameOf(given)}”`)
      .join(', ');
  }

  #nameOf(given: Given): string {
    return this.#said(given).querySelector('b')!.textContent;
  }

  #question(id: string): string {
    return this.#part(id).querySelector('.question')!.textContent.trim();
  }

  #said({ question, answer }: Given): HTMLElement {
    return this.#part(question).querySelector<HTMLElement>(`[data-answer="${answer}"]`)!;
  }

  #part(state: string): HTMLElement {
    return this.#parts.get(state)!;
  }
}

/** What is slow and not the next question itself waits until the reader sees that. */
const afterPaint = (task: () => void) => requestAnimationFrame(() => setTimeout(task));

const clone = <E extends Element>(node: E) => node.cloneNode(true) as E;

/** Writing the same text again would make the browser lay it out again. */
function setText(node: Element, text: string) {
  if (node.textContent !== text) node.textContent = text;
}

/** The answer that is chosen in a form, options joined by a dot; undefined if none is. */
const chosen = (form: HTMLFormElement): string | undefined =>
  [...form.querySelectorAll<HTMLInputElement>('input:checked')]
    .map(({ value }) => value)
    .join('.') || undefined;

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

customElements.define('decision-guide', DecisionGuide);
