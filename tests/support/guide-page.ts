import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { encodeFragment } from '../../src/browser/address';
import type { Route } from './routes';

/** What a reader sees of a guide. */
export interface Seen {
  /** The id of the question or outcome shown. More than one, or none, is a fault. */
  shown: string[];
  /** Its heading. */
  heading: string;
  /** The answer that is marked, several options joined by a dot, if a question is shown. */
  marked: string | undefined;
  /** "Dina svar": question and answer in words. */
  said: string[];
  /** The ids of the tasks shown. */
  tasks: string[];
}

/** Why an answer counts as it does, as the result says it. */
export interface Reason {
  because: string;
  /** The numbers of its clauses, then the names of its laws. */
  cites: string[];
  change: string | undefined;
}

/** What a reader sees of a result; what is folded counts as seen. */
export interface SeenOutcome {
  verdict: string | undefined;
  title: string;
  why: Reason[];
  met: Reason[];
  tasks: string[];
  /** The questions that make the result preliminary. */
  unclear: string[];
  guidelines: string[];
  onward: string[];
  /** The fragment of the link to the checklist. */
  checklist: string;
  /** What only a reader without script needs. */
  conditions: string[];
}

/** A guide in a page, used as a reader uses it. */
export class GuidePage {
  readonly root: Locator;
  constructor(
    readonly page: Page,
    readonly id = 'oppen-ai',
  ) {
    this.root = page.locator(`decision-guide[data-guide="${id}"]`);
  }

  /** Waits until the script has taken over the guide. */
  async ready(): Promise<this> {
    await this.page.locator(`decision-guide[data-guide="${this.id}"][data-ready]`).waitFor();
    return this;
  }

  /** Opens the guide's own page at a place. */
  async goto(fragment = ''): Promise<this> {
    await this.page.goto(`/guider/${this.id}/${fragment}`);
    return this.ready();
  }

  question(id: string): Locator {
    return this.root.locator(`[data-question="${id}"]`);
  }

  outcome(id: string): Locator {
    return this.root.locator(`[data-outcome="${id}"]`);
  }

  radio(question: string, answer: string): Locator {
    return this.root.locator(`input[name="${question}"][value="${answer}"]`);
  }

  get notice(): Locator {
    return this.root.locator('[data-notice]');
  }

  get live(): Locator {
    return this.root.locator('[data-live]');
  }

  /** Presses "Fortsätt", and waits for what the guide puts off until the next question is seen. */
  async continue(question: string): Promise<void> {
    await this.question(question).getByRole('button', { name: 'Fortsätt' }).click();
    await this.page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))),
    );
  }

  /** Marks an answer, or several options, and goes on. */
  async answer(question: string, answer: string): Promise<void> {
    for (const part of answer.split('.')) await this.radio(question, part).check();
    await this.continue(question);
    // The address follows once the next question is painted.
    await this.page.waitForURL(({ hash }) => hash.includes(`${question}=${answer}`));
  }

  /** Like {@link answer}, but by script: for walks of thousands of steps. */
  async answerByScript(question: string, answer: string): Promise<void> {
    await this.question(question).evaluate((part, values) => {
      for (const value of values)
        part.querySelector<HTMLInputElement>(`input[value="${value}"]`)!.click();
      part.querySelector<HTMLButtonElement>('form button')!.click();
    }, answer.split('.'));
  }

  /** Goes to a place in the guide by its address, without loading the page anew. */
  async jump(fragment: string): Promise<void> {
    await this.page.evaluate((hash) => (location.hash = hash), fragment);
  }

  /** Gives the answers of a route, one after the other. */
  async walk(route: Route): Promise<this> {
    for (const [question, answer] of route) await this.answer(question, answer);
    return this;
  }

  /** Presses "Ändra" at a question in "Dina svar". */
  async change(questionText: string): Promise<void> {
    const row = this.root.locator('[data-said] dl > div').filter({ hasText: questionText });
    await row.getByRole('link', { name: 'Ändra' }).click();
  }

  async seen(): Promise<Seen> {
    return this.root.evaluate((root) => {
      const visible = (selector: string, within: Element = root) =>
        [...within.querySelectorAll<HTMLElement>(selector)].filter((part) =>
          part.checkVisibility(),
        );
      const texts = (parts: HTMLElement[]) => parts.map((part) => part.innerText.trim());
      const parts = visible('[data-question], [data-outcome]');
      return {
        shown: parts.map(({ dataset }) => dataset.question ?? dataset.outcome ?? ''),
        heading: texts(parts.flatMap((part) => visible('[tabindex="-1"]', part))).join(' | '),
        marked:
          parts
            .flatMap((part) => [...part.querySelectorAll<HTMLInputElement>('form input:checked')])
            .map(({ value }) => value)
            .join('.') || undefined,
        said: visible('[data-said] dl > div').map((row) =>
          texts(visible('dt, dd:not(:has(a))', row)).join(' '),
        ),
        tasks: visible('[data-task]').map(({ dataset }) => dataset.task ?? ''),
      };
    });
  }

  async seenOutcome(outcome: string): Promise<SeenOutcome> {
    return this.outcome(outcome).evaluate((part) => {
      const visible = (selector: string, within: ParentNode = part) =>
        [...within.querySelectorAll<HTMLElement>(selector)].filter(
          (found) => found.closest('[hidden]') === null,
        );
      const text = (found: Element) => found.textContent.replace(/\s+/g, ' ').trim();
      const reasons = (list: string) =>
        visible(`${list} > li`).map((item) => ({
          because: text(item.querySelector('.because > span')!),
          cites: [...item.querySelectorAll('.cites a')].map(text),
          change: [...item.querySelectorAll('.change')].map(text).join(' ') || undefined,
        }));
      return {
        verdict: part.dataset.verdict,
        title: visible('[tabindex="-1"]').map(text).join(' | '),
        why: reasons('[data-why] > .why'),
        met: reasons('.met > .why'),
        tasks: visible('[data-task]').map(({ dataset }) => dataset.task ?? ''),
        unclear: visible('[data-preliminary] li').map(text),
        guidelines: visible('[data-guideline]').map(({ dataset }) => dataset.guideline ?? ''),
        onward: visible('[data-onward]').map(({ dataset }) => dataset.onward ?? ''),
        checklist: new URL(part.querySelector<HTMLAnchorElement>('[data-print]')!.href).hash,
        conditions: visible('[data-condition]').map(text),
      };
    });
  }

  /** Waits until the guide shows one question or outcome, and that only. */
  async shows(state: string): Promise<void> {
    await expect.poll(async () => (await this.seen()).shown).toEqual([state]);
  }

  /** Waits until the guide looks as it did. */
  async looksLike(earlier: Seen): Promise<void> {
    await expect.poll(() => this.seen()).toEqual(earlier);
  }
}

/** @returns the fragment of a place on a route. */
export const placeOf = (route: Route, question?: string, guide = 'oppen-ai') =>
  encodeFragment(guide, Object.fromEntries(route), question);
