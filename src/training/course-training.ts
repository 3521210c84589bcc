import { today } from '../browser/words';
import { find, findAll, made } from '../browser/dom';
import { load } from '../browser/load';
import { remember, remembered, warnOnLeaving } from '../browser/tab';
import { CaseTraining, type Asking } from './case-training';
import { readKept, writeKept, type Kept, type Pass } from './course-record';
import { button } from './question';
import type { Platform } from './scorm';
import { askVerdict } from './snabbkoll';
import { resumeRound, type Result } from './training-machine';
import type { Way } from './ways';

/**
 * A course: each case is asked once, the verdicts are counted, and whoever passes gets a certificate.
 * In a SCORM package a learning platform is told; on the site only the tab remembers.
 */
class CourseTraining extends CaseTraining {
  protected readonly stopText = 'Avbryt kursen';
  protected readonly missedText = '';
  #platform: Platform | undefined;
  #pass: Pass | undefined;
  #isPrinted = false;

  override async connectedCallback() {
    super.connectedCallback();
    // The answers come after the course.
    find(this, '[data-cases]').hidden = true;
    addEventListener('afterprint', () => {
      this.#isPrinted = this.#isOver;
      this.keep();
    });
    if (this.dataset.scorm !== undefined) await this.#connect();
    const [kept] = this.#platform?.isThere ? [this.#platform.suspended] : remembered();
    this.#resume(readKept(kept));
    this.dataset.ready = '';
  }

  async #connect() {
    const { Platform } = await load(() => import('./scorm'), {
      what: 'Kopplingen till lärplattformen',
      still: 'Ladda om sidan innan du börjar.',
      place: find(this, '[data-notice]'),
    });
    this.#platform = new Platform();
    if (!this.#platform.isThere)
      this.tell('Ingen lärplattform svarar. Du kan göra kursen, men resultatet sparas inte.');
  }

  #resume({ results, pass }: Kept) {
    this.#pass = pass;
    if (results.length > 0) this.show(resumeRound(this.#round, results));
  }

  get #round() {
    return { way: 'snabbkoll' as const, cases: [...this.cases.keys()], repeat: false, boxes: {} };
  }

  get #isOver(): boolean {
    return this.results.length === this.cases.size;
  }

  get #passMark(): number {
    return Number(this.dataset.pass);
  }

  /** Goes on where the course was broken off, or begins anew once it is over. */
  protected begin() {
    this.show(resumeRound(this.#round, this.#isOver ? [] : this.results));
  }

  /** The tab and the platform remember no guides of then. */
  protected isChanged() {
    return false;
  }

  protected ask(_: Way, asking: Asking) {
    askVerdict(asking);
  }

  protected end() {
    if (this.#isOver) return this.#endCourse();
    const right = this.results.filter((result) => result.right).length;
    const heading = made('h2', ['Du avbröt kursen']);
    const summary =
      this.results.length === 0
        ? 'Du svarade inte på något fall.'
        : `Du hade rätt på ${right} av ${this.results.length} fall. Börja kursen igen, så fortsätter du där du slutade.`;
    this.stageWith(heading, heading, made('p', [summary]));
  }

  #endCourse() {
    const missed = this.results.filter((result) => !result.right);
    const right = this.results.length - missed.length;
    this.#notePass(missed);
    const heading = made('h2', [this.#pass ? 'Du är godkänd' : 'Du är inte godkänd än']);
    const earlier =
      this.#pass && right < this.#passMark
        ? [made('p', [`Du är godkänd sedan tidigare. Resultatet därifrån gäller.`])]
        : [];
    this.stageWith(
      heading,
      heading,
      made('p', [
        `Du hade rätt på ${right} av ${this.results.length} fall. Gränsen är ${this.#passMark}.`,
      ]),
      ...earlier,
      ...this.#practise(missed),
      ...this.listOf(missed),
      button(this.#pass ? 'Skriv ut intyget' : 'Skriv ut resultatet', () => globalThis.print()),
      this.#record(missed),
    );
    find(this.choices, 'button').textContent = 'Gör om kursen';
  }

  /** A pass stands, whatever comes after it; a better one takes its place. */
  #notePass(missed: readonly Result[]) {
    if (this.results.length - missed.length < this.#passMark) return;
    if (this.#pass && this.#pass.missed.length <= missed.length) return;
    this.#pass = { day: today(), missed: missed.map(({ id }) => id) };
  }

  /** Where to practise what was missed. */
  #practise(missed: readonly Result[]): HTMLElement[] {
    if (missed.length === 0) return [];
    const themes = new Set(missed.map(({ id }) => this.caseOf(id).theme));
    const list = this.template('[data-practise]');
    for (const item of findAll(list, '[data-theme]'))
      if (!themes.has(item.dataset.theme ?? '')) item.remove();
    return [made('h3', ['Öva mer på']), list];
  }

  /** The certificate of the pass, or without one the result. */
  #record(missed: readonly Result[]): HTMLElement {
    const record = this.template('[data-certificate]');
    const pass = this.#pass;
    const wrong = new Set(pass?.missed ?? missed.map(({ id }) => id));
    const all = [...this.cases.values()];
    const rightIn = (cases: typeof all) => String(cases.filter(({ id }) => !wrong.has(id)).length);
    const fill = (selector: string, text: string) => (find(record, selector).textContent = text);
    fill('[data-kind]', pass ? 'Kursintyg' : 'Kursresultat');
    fill(
      '[data-result]',
      `${pass ? 'Godkänd' : 'Inte godkänd'}: ${rightIn(all)} rätt av ${all.length}`,
    );
    fill('[data-date]', pass ? pass.day : today());
    for (const row of findAll(record, '[data-theme-result]')) {
      const own = all.filter(({ theme }) => theme === row.dataset.themeResult);
      find(row, '[data-right]').textContent = rightIn(own);
      find(row, '[data-count]').textContent = String(own.length);
    }
    return record;
  }

  /** Tells the platform, or else has the tab remember. Nothing answered changes nothing kept. */
  protected keep() {
    if (this.results.length === 0) return;
    const kept = writeKept({ results: this.results, pass: this.#pass });
    if (!this.#platform?.isThere) {
      remember(kept);
      return warnOnLeaving(!this.#isPrinted);
    }
    const right = this.results.filter((result) => result.right).length;
    const passed = right >= this.#passMark ? 'passed' : 'failed';
    const isTaken = this.#platform.report(
      this.#isOver ? passed : 'incomplete',
      (100 * right) / this.cases.size,
      kept,
    );
    if (isTaken) return this.tell();
    this.tell('Lärplattformen tog inte emot resultatet.');
    find(this, '[data-notice]').append(button('Försök igen', () => this.keep()));
  }
}

customElements.define('case-training', CourseTraining);
