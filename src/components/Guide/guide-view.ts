import {
  fallAway,
  keptAnswers,
  replay,
  type Answers,
  type Given,
  type Replay,
} from '../../../machines/kit/replay';
import type { GuideMachine } from '../../../machines/kit/setup';
import { decodeFragment, encodeFragment, isState, type Place } from '../../browser/address';
import { announce, copied, find, findAll, findOptional, clearAsked, made } from '../../browser/dom';
import { viewChanged } from '../../browser/view';
import { UNREADABLE } from '../../browser/words';
import { GuideHtml } from './guide-html';
import { QuestionForm } from './question-form';
import { fillResult } from './result';

/** An answer chosen but not given. It lies in the entry of the history, so that Back brings it back. */
interface Draft extends Given {
  guide: string;
}

/** What a chosen answer leads to, filled in and laid out but not shown yet. */
interface Ahead extends Given {
  route: Replay;
  part: HTMLElement;
}

/** A guide that is being walked: one question or outcome of its HTML is shown at a time. */
export class GuideView {
  readonly #guide: string;
  readonly #html: GuideHtml;
  readonly #forms = new Map<string, QuestionForm>();
  readonly #notice: HTMLElement;
  readonly #live: HTMLElement;
  readonly #said: HTMLDetailsElement;
  /** Where "Dina svar" stands beside a question; beside a result it stands in its rail. */
  readonly #body: HTMLElement;
  readonly #title = document.title;
  #shown: HTMLElement | undefined;
  #ahead: Ahead | undefined;
  #answers: Answers = {};
  #from: Place['from'];

  /** @param focus whether the reader wants the focus in it */
  constructor(
    readonly root: HTMLElement,
    readonly machine: GuideMachine,
    focus: boolean,
  ) {
    this.#guide = root.dataset.guide ?? '';
    this.#html = new GuideHtml(root);
    this.#notice = find(root, '[data-notice]');
    this.#live = find(root, '[data-live]');
    this.#said = find<HTMLDetailsElement>(root, '[data-said]');
    this.#said.open = matchMedia(BESIDE).matches;
    this.#body = find(root, '.body');
    for (const [state, part] of this.#html.parts) {
      part.hidden = true;
      if (part.dataset.question !== undefined) this.#forms.set(state, this.#makeForm(state));
    }
    addEventListener('popstate', () => this.#restore(true));
    // The browser brings back old form values late when a page is shown again.
    addEventListener('pageshow', () => this.#restore(false));
    // Before anything gets the focus: until then the style hides all but the first question.
    root.dataset.ready = '';
    this.#restore(focus);
    clearAsked();
  }

  #makeForm(question: string): QuestionForm {
    return new QuestionForm(this.machine, question, this.#html, {
      choose: (answer) => {
        afterPaint(() => this.#keepDraft(question, answer));
        if (answer === undefined) return '';
        const route = this.#routeWith(question, answer);
        afterPaint(() => this.#prepare({ question, answer }, route));
        const lost = fallAway(route);
        return lost.length === 0 ? '' : this.#html.say('losing', this.#html.quote(lost));
      },
      answer: (answer) => this.#answer(question, answer),
    });
  }

  /** Shows what the address says. What isn't a state of this guide leaves it as it is. */
  #restore(focus: boolean) {
    const place = decodeFragment(location.hash);
    const ours = place?.guide === this.#guide ? place : undefined;
    const isStarted = this.#shown !== undefined;
    const notes = this.#isUnreadable(place) ? [UNREADABLE] : [];
    if (!ours && location.hash !== '' && isStarted) return this.#notify(notes);
    const { answers = {}, question, unreadable = 0 } = ours ?? {};
    this.#from = ours?.from;
    const route = replay(this.machine, answers);
    notes.push(...this.#notesOn(route, unreadable));
    if (ours && notes.length > 0)
      history.replaceState(history.state, '', this.#address(keptAnswers(route), question));
    this.#show(route, question, notes, focus);
  }

  /** Whether the address is meant as a state, and no guide of the page has it. */
  #isUnreadable(place: Place | undefined): boolean {
    return place
      ? !findOptional(document.body, `decision-guide[data-guide="${place.guide}"]`)
      : isState(location.hash);
  }

  /** What a link has that the guide can't follow. */
  #notesOn(route: Replay, unreadable: number): string[] {
    const html = this.#html;
    const notes = [];
    // A search hit leads to a question's anchor, but a question can't be asked before its turn.
    const anchor = `[data-question][id="${CSS.escape(location.hash.slice(1))}"]`;
    const sought = findOptional(this.root, anchor)?.dataset.question;
    if (sought !== undefined && sought !== route.at)
      notes.push(html.say('early', html.question(sought)));
    const unknown = unreadable + route.dropped.filter(({ reason }) => reason === 'unknown').length;
    if (unknown > 0) notes.push(html.say(unknown === 1 ? 'unknown' : 'unknowns', String(unknown)));
    const passed = fallAway(route);
    if (passed.length > 0) notes.push(html.say('passed', html.quote(passed)));
    return notes;
  }

  #show(route: Replay, question: string | undefined, notes: string[], focus: boolean) {
    this.#answers = keptAnswers(route);
    const again = route.steps.some((step) => step.question === question) ? question : undefined;
    const shown = again ?? route.at;
    const part = this.#html.part(shown);
    if (this.#shown !== part) {
      if (this.#shown) this.#shown.hidden = true;
      viewChanged();
    }
    if (this.#ahead?.route !== route) this.#fill(part, route, shown);
    this.#leaveAhead();
    part.hidden = false;
    this.#shown = part;
    const rail = findOptional(part, '[data-rail]') ?? this.#body;
    if (this.#said.parentElement !== rail) rail.append(this.#said);
    // The title and what the guide is about make room for the question.
    if (this.root.matches('.alone'))
      document.body.classList.toggle('begun', route.steps.length > 0);
    afterPaint(() => this.#fillSaid(route, shown));
    for (const back of findAll(this.root, '[data-return]')) {
      back.hidden = back.dataset.return !== this.#from?.guide;
      if (this.#from)
        find<HTMLAnchorElement>(back, 'a').hash = encodeFragment(
          this.#from.guide,
          this.#from.answers,
        );
    }
    this.#notify(notes);
    this.#showProgress(part.dataset.group);
    const heading = find(part, '[tabindex="-1"]');
    const said = heading.textContent.trim();
    const isOutcome = part.dataset.outcome !== undefined;
    document.title = `${isOutcome ? `Besked: ${said}` : said} · ${this.#title}`;
    // A frame must not take the focus from its host, and scroll it, unless the reader is in it.
    if (!focus || (self !== top && !document.hasFocus())) return;
    announce(
      this.#live,
      (isOutcome ? `Besked: ${said.replace(/\.$/, '')}. ` : '') + notes.join(' '),
    );
    heading.focus();
  }

  /** Marks the part of the guide that a question belongs to. A result belongs to none. */
  #showProgress(group: string | undefined) {
    const place = findOptional(this.root, '[data-groups]');
    if (!place) return;
    place.hidden = group === undefined;
    const parts = findAll(place, 'li');
    const here = parts.findIndex(({ dataset }) => dataset.name === group);
    parts.forEach((part, index) => {
      part.toggleAttribute('data-passed', index < here);
      if (index === here) part.setAttribute('aria-current', 'step');
      else part.removeAttribute('aria-current');
    });
  }

  #notify(notes: string[]) {
    this.#notice.hidden = notes.length === 0;
    this.#notice.replaceChildren(...notes.map((note) => made('p', [note])));
  }

  #address(answers: Answers, question?: string): string {
    return encodeFragment(this.#guide, answers, question, this.#from);
  }

  #routeWith(question: string, answer: string): Replay {
    return replay(this.machine, { ...this.#answers, [question]: answer });
  }

  #keepDraft(question: string, answer: string | undefined) {
    const draft: Draft | undefined =
      answer === undefined ? undefined : { guide: this.#guide, question, answer };
    history.replaceState(draft && { draft }, '');
  }

  /** Makes ready what comes next while the reader still rests at the answer: most of a step's work. */
  #prepare({ question, answer }: Given, route: Replay) {
    const part = this.#html.part(route.at);
    if (this.#shown !== this.#html.part(question) || part === this.#shown) return;
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
    const ahead = this.#ahead;
    const isReady = ahead?.question === question && ahead.answer === answer;
    const route = isReady ? ahead.route : this.#routeWith(question, answer);
    const lost = fallAway(route);
    const notes = lost.length === 0 ? [] : [this.#html.say('lost', this.#html.quote(lost))];
    this.#show(route, undefined, notes, true);
    const answers = this.#answers;
    afterPaint(() => history.pushState(null, '', this.#address(answers)));
  }

  #fill(part: HTMLElement, route: Replay, shown: string) {
    const answers = keptAnswers(route);
    const address = (question?: string) => this.#address(answers, question);
    const form = this.#forms.get(shown);
    if (!form) {
      fillResult(part, { machine: this.machine, html: this.#html, route, answers, address });
      return;
    }
    const before = route.steps.findIndex(({ question }) => question === shown);
    const previous = route.steps.at(before === -1 ? -1 : before - 1);
    const back = before === 0 || !previous ? undefined : address(previous.question);
    form.show({ marked: this.#draftOf(shown) ?? answers[shown], back });
  }

  /** What was chosen when this entry of the history was left. */
  #draftOf(question: string): string | undefined {
    const { draft } = (history.state ?? {}) as { draft?: Draft };
    const isIts = draft?.guide === this.#guide && draft.question === question;
    return isIts ? draft.answer : undefined;
  }

  /** Lists the answers. Rows are used again: making them anew takes most of a step's time. */
  #fillSaid(route: Replay, shown: string) {
    const list = find(this.#said, 'dl');
    const rows = new Map(findAll(list, '[data-row]').map((row) => [row.dataset.row, row]));
    const told = this.#html.stepsToldIn(this.#html.part(shown));
    const questions = new Set(
      route.steps.map(({ question }) => question).filter((question) => !told.has(question)),
    );
    const beforeSteps = findOptional(this.#said, '[data-before-steps]');
    if (beforeSteps) beforeSteps.hidden = told.size === 0;
    this.#said.hidden = questions.size === 0;
    let last: Element | undefined;
    for (const question of questions) {
      const row = rows.get(question) ?? this.#makeRow(question);
      const given = route.steps.filter((step) => step.question === question);
      setText(find(row, 'dd'), given.map((step) => this.#html.nameOf(step)).join('; '));
      const change = find(row, 'a');
      change.setAttribute('href', this.#address(this.#answers, question));
      if (question === shown) change.setAttribute('aria-current', 'step');
      else change.removeAttribute('aria-current');
      rows.delete(question);
      const next: Element | null = last ? last.nextElementSibling : list.firstElementChild;
      if (next !== row) list.insertBefore(row, next);
      last = row;
    }
    for (const row of rows.values()) row.remove();
  }

  #makeRow(question: string): HTMLElement {
    const row = copied(this.#html.row);
    const text = this.#html.question(question);
    row.dataset.row = question;
    find(row, 'dt').textContent = text;
    find(row, '.vh').textContent = `: ${text}`;
    return row;
  }
}

/** Where "Dina svar" has room beside the question, as guide.css has it; elsewhere it is folded. */
const BESIDE = '(min-width: 62rem)';

/** What is slow and not the next question itself waits until the reader sees that. */
const afterPaint = (task: () => void) => requestAnimationFrame(() => setTimeout(task));

/** Writing the same text again would make the browser lay it out again. */
function setText(node: Element, text: string) {
  if (node.textContent !== text) node.textContent = text;
}
