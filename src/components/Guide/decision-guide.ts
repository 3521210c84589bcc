import { asksFor } from '../../browser/address';
import { find, findAll, findOptional, made } from '../../browser/dom';
import { fetchPage } from '../../browser/fetched';
import { patiently } from '../../browser/load';
import { loadMachine } from '../../browser/machines';
import { GuideView } from './guide-view';
import { loadForGuide } from './load-guide';

/**
 * `<decision-guide data-guide="…">`: shows one question of the guide's HTML at a time. Its state is
 * the answers in the address; every sentence about them comes from the HTML.
 */
export class DecisionGuide extends HTMLElement {
  #brought: Promise<void> | undefined;

  connectedCallback() {
    const link = findOptional<HTMLAnchorElement>(this, '[data-start]');
    if (!link) return void this.#start(false);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      this.#bring(link);
    });
    const bringIfAsked = () => this.#isAsked() && this.#bring(link);
    addEventListener('popstate', bringIfAsked);
    bringIfAsked();
  }

  #isAsked(): boolean {
    return asksFor(location.hash, this.dataset.guide ?? '');
  }

  /** Puts the guide of its own page in the place of the link there, once; else goes to that page. */
  #bring(link: HTMLAnchorElement) {
    const waiting = { what: 'Guiden', place: find(this, '[data-waiting]') };
    this.#brought ??= patiently(fetchPage(link.href), waiting)
      .then((page) => {
        const body = find(page, 'decision-guide > .body');
        nestHeadings(body);
        link.replaceWith(body);
        return this.#start(true);
      })
      .catch((error: unknown) => {
        console.error(error);
        location.assign(link.href + (this.#isAsked() ? location.hash : ''));
      });
  }

  /** @param isStarted whether the reader has just started the guide, and so wants the focus in it */
  async #start(isStarted: boolean) {
    const { guide = '' } = this.dataset;
    const machine = await loadForGuide(this, () => loadMachine(guide));
    new GuideView(this, machine, isStarted || this.#isAsked());
  }
}

/** In a chapter the guide stands under a heading of its own (WCAG 1.3.1): each heading a level down. */
function nestHeadings(body: HTMLElement) {
  for (const heading of findAll(body, 'h2, h3')) {
    const nested = made(heading.localName === 'h2' ? 'h3' : 'h4', [...heading.childNodes]);
    for (const { name, value } of heading.attributes) nested.setAttribute(name, value);
    heading.replaceWith(nested);
  }
}

customElements.define('decision-guide', DecisionGuide);
