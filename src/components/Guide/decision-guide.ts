import { decodeFragment, encodeFragment, type Place } from '../../../machines/kit/fragment';
import {
  keptAnswers,
  fallAway,
  replay,
  tasksOf,
  type Answers,
  type Dropped,
  type Replay,
} from '../../../machines/kit/replay';
import { stateMeta, type GuideMachine } from '../../../machines/kit/setup';

const machines = import.meta.glob<GuideMachine>('../../../machines/*.ts', { import: 'default' });

/**
 * `<decision-guide data-guide="…">`: shows one question of the guide's HTML at a time. Its state is
 * the answers in the address; every sentence it shows comes from the HTML.
 *
 * @throws Error if the guide has no machine
 */
export class DecisionGuide extends HTMLElement {
  #guide = '';
  #machine!: GuideMachine;
  #answers: Answers = {};
  #started = false;
  #from: Place['from'];

  async connectedCallback() {
    this.#guide = this.dataset.guide ?? '';
    const load = machines[`../../../machines/${this.#guide}.ts`];
    if (!load) throw new Error(`<decision-guide>: no machine for "${this.#guide}"`);
    this.#machine = await load();
    for (const question of this.querySelectorAll<HTMLElement>('[data-question]'))
      this.#makeForm(question);
    addEventListener('popstate', () => this.#restore(true));
    // The browser brings back old form values late when a page is shown again.
    addEventListener('pageshow', () => this.#restore(false));
    const opened = this.querySelector<HTMLDetailsElement>('details.body')?.open === true;
    // Before anything gets the focus: until then the style hides all but the first question.
    this.dataset.ready = '';
    this.#restore(opened || decodeFragment(location.hash)?.guide === this.#guide);
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
      notes.push(
        `Frågan ”${this.#question(sought)}” kommer längre fram, om dina svar leder dit. Börja här.`,
      );
    const unknown = unreadable + route.dropped.filter(({ reason }) => reason === 'unknown').length;
    if (unknown > 0)
      notes.push(
        `${unknown === 1 ? 'Ett svar' : `${unknown} svar`} i länken känner guiden inte igen. Resten har behållits.`,
      );
    const passed = route.dropped.filter(({ reason }) => reason === 'off-route');
    if (passed.length > 0)
      notes.push(
        `Svar i länken som inte behövs på din väg har tagits bort: ${this.#name(passed)}.`,
      );
    if (notes.length > 0)
      history.replaceState(null, '', this.#address(keptAnswers(route), question));
    this.#show(route, question, notes, focus);
  }

  #show(route: Replay, question: string | undefined, notes: string[], focus: boolean) {
    this.#answers = keptAnswers(route);
    const again = route.steps.some((step) => step.question === question) ? question : undefined;
    const shown = again ?? route.at;
    for (const part of this.querySelectorAll<HTMLElement>('[data-question], [data-outcome]'))
      part.hidden = (part.dataset.question ?? part.dataset.outcome) !== shown;
    const part = this.#part(shown);
    if (route.verdict !== undefined && again === undefined) this.#fillOutcome(part, route);
    else this.#fillQuestion(part, route, shown);
    this.#fillSaid(route, shown);
    for (const back of this.querySelectorAll<HTMLElement>('[data-return]')) {
      back.hidden = back.dataset.return !== this.#from?.guide;
      if (this.#from)
        back.querySelector('a')!.hash = encodeFragment(this.#from.guide, this.#from.answers);
    }
    const notice = this.#find('[data-notice]');
    notice.hidden = notes.length === 0;
    notice.replaceChildren(...notes.map((note) => element('p', note)));
    const heading = part.querySelector<HTMLElement>('[tabindex="-1"]');
    const result = part.dataset.outcome === undefined ? '' : `Besked: ${heading?.textContent}. `;
    if (focus) {
      this.#find('[data-live]').textContent = result + notes.join(' ');
      heading?.focus();
    }
  }

  #address(answers: Answers, question?: string): string {
    return encodeFragment(this.#guide, answers, question, this.#from);
  }

  #makeForm(question: HTMLElement) {
    const id = question.dataset.question ?? '';
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
      Object.assign(input, { type: 'radio', name: id, value: answer.dataset.answer });
      const text = document.createElement('span');
      text.append(...[...answer.querySelectorAll(':scope > b, :scope > small')].map(clone));
      label.append(input, text);
      group.append(label);
    }
    const error = element('p', 'Välj ett svar för att gå vidare.');
    Object.assign(error, { className: 'error', id: `${this.#guide}.${id}-fel`, hidden: true });
    const loss = element('p', '');
    loss.className = 'loss';
    loss.setAttribute('role', 'status');
    const row = document.createElement('div');
    row.className = 'row';
    const next = element('button', 'Fortsätt');
    next.className = 'btn';
    const back = element('a', 'Tillbaka');
    back.dataset.back = '';
    row.append(next, back);
    form.append(group, error, loss, row);
    list.hidden = true;
    list.after(form);
    form.addEventListener('change', () => {
      this.#markError(form, false);
      const lost = this.#lostBy(id, chosen(form, id));
      loss.textContent =
        lost.length === 0 ? '' : `Svarar du så här faller senare svar bort: ${this.#name(lost)}.`;
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const answer = chosen(form, id);
      if (answer === undefined) {
        this.#markError(form, true);
        form.querySelector('input')?.focus();
      } else this.#answer(id, answer);
    });
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

  #lostBy(question: string, answer: string | undefined): Dropped[] {
    if (answer === undefined || !(question in this.#answers)) return [];
    return fallAway(this.#machine, this.#answers, question, answer);
  }

  #answer(question: string, answer: string) {
    const lost = this.#lostBy(question, answer);
    const route = replay(this.#machine, { ...this.#answers, [question]: answer });
    history.pushState(null, '', this.#address(keptAnswers(route)));
    const notes = lost.length === 0 ? [] : [`Svar som föll bort: ${this.#name(lost)}.`];
    this.#show(route, undefined, notes, true);
  }

  #fillQuestion(part: HTMLElement, route: Replay, shown: string) {
    const form = part.querySelector('form')!;
    this.#markError(form, false);
    form.querySelector('.loss')!.textContent = '';
    for (const input of form.querySelectorAll('input'))
      input.checked = this.#answers[shown] === input.value;
    const before = route.steps.findIndex(({ question }) => question === shown);
    const previous = route.steps.at(before === -1 ? -1 : before - 1);
    const back = form.querySelector<HTMLAnchorElement>('[data-back]')!;
    back.hidden = before === 0 || previous === undefined;
    if (previous) back.href = this.#address(this.#answers, previous.question);
  }

  #fillOutcome(part: HTMLElement, route: Replay) {
    const reasons = route.steps.map(({ question, answer }, index) => {
      const said = this.#said(question, answer);
      const change = said.querySelector('.change');
      const stops = !stateMeta(this.#machine, route.at).stop || index === route.steps.length - 1;
      const item = document.createElement('li');
      item.append(clone(said.querySelector('.because')!));
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

    const tasks = new Set(tasksOf(this.#machine, route));
    for (const task of part.querySelectorAll<HTMLElement>('[data-task]'))
      task.hidden = !tasks.has(task.dataset.task ?? '');
    for (const condition of part.querySelectorAll<HTMLElement>('[data-condition]'))
      condition.hidden = true;
    part.querySelector<HTMLAnchorElement>('[data-print]')!.href =
      this.dataset.checklist + encodeFragment(this.#guide, this.#answers);
    const answered = new Set(route.steps.map(({ question, answer }) => `${question}=${answer}`));
    for (const onward of part.querySelectorAll<HTMLElement>('[data-onward]')) {
      const { onward: guide = '', after } = onward.dataset;
      onward.hidden = after !== undefined && !after.split(' ').some((said) => answered.has(said));
      const from = { guide: this.#guide, answers: this.#answers };
      onward.querySelector('a')!.hash = encodeFragment(guide, {}, undefined, from);
    }
    for (const copy of part.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
      copy.hidden = false;
      copy.onclick = () => this.#copy(copy, part.querySelector('[data-label]'));
    }
  }

  async #copy(button: HTMLButtonElement, label: Element | null) {
    const wanted = button.dataset.copy === 'label' ? label?.textContent.trim() : location.href;
    const done = await navigator.clipboard.writeText(wanted ?? '').then(
      () => 'Kopierat.',
      () => 'Webbläsaren tillät inte kopiering. Markera texten eller adressen och kopiera den.',
    );
    this.#find('[data-live]').textContent = done;
    button.textContent = done;
  }

  #fillSaid(route: Replay, shown: string) {
    const said = this.#find('[data-said]');
    said.hidden = route.steps.length === 0;
    said.querySelector('dl')!.replaceChildren(
      ...route.steps.map(({ question, answer }) => {
        const row = document.createElement('div');
        const text = this.#question(question);
        const change = element('a', 'Ändra');
        change.append(Object.assign(element('span', `: ${text}`), { className: 'vh' }));
        change.href = this.#address(this.#answers, question);
        if (question === shown) change.setAttribute('aria-current', 'step');
        const link = document.createElement('dd');
        link.append(change);
        row.append(
          element('dt', text),
          element('dd', this.#said(question, answer).querySelector('b')!.textContent),
          link,
        );
        return row;
      }),
    );
  }

  #name(dropped: Dropped[]): string {
    return dropped
      .map(({ question, answer }) => {
        const said = this.#said(question, answer).querySelector('b')!.textContent;
        return `”${this.#question(question)} ${said}”`;
      })
      .join(', ');
  }

  #question(id: string): string {
    return this.#part(id).querySelector('.question')!.textContent.trim();
  }

  #said(question: string, answer: string): HTMLElement {
    return this.#part(question).querySelector<HTMLElement>(`[data-answer="${answer}"]`)!;
  }

  #part(state: string): HTMLElement {
    return this.#find(`[data-question="${state}"], [data-outcome="${state}"]`);
  }

  #find(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector)!;
  }
}

const clone = (node: Element) => node.cloneNode(true);

const chosen = (form: HTMLFormElement, question: string) =>
  form.querySelector<HTMLInputElement>(`input[name="${question}"]:checked`)?.value;

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

customElements.define('decision-guide', DecisionGuide);
