import { liesOn, PARTS, statesOn } from '../all-ways/way';
import { made } from '../browser/dom';
import { replay, type Answers, type Replay } from '../../machines/kit/replay';
import { isMultiple, isOption, type GuideMachine } from '../../machines/kit/setup';
import {
  forgetProgress,
  hasChanged,
  inDueOrder,
  readProgress,
  saveProgress,
  type Progress,
} from './progress';
import type { Platform } from './scorm';
import {
  beginRound,
  proceed,
  resumeRound,
  WAYS,
  type Boxes,
  type Result,
  type TrainingEvent,
  type TrainingState,
  type Way,
} from './training-machine';

const machines = import.meta.glob<GuideMachine>('../../machines/*.ts', { import: 'default' });
const machineOf = (guide: string) => machines[`../../machines/${guide}.ts`]!();

/** A round of free practice is no longer than this; missed cases come on top. */
const LONGEST_ROUND = 10;

/** A guide as its own page has it: the machine, and the elements of its questions. */
interface WalkedGuide {
  machine: GuideMachine;
  questions: ReadonlyMap<string, HTMLElement>;
}

/** An answer on the walk that the case doesn't have. */
interface WrongTurn {
  question: string;
  said: string;
  led: string;
  /** The question or outcome that the guide goes on to. */
  to: string;
}

/**
 * `<case-training>`: asks about one case of the page at a time. Right and wrong come from the HTML,
 * where the build has replayed each case; a walk step by step replays the guide here. Nothing is
 * stored unless the reader asks for it.
 */
export class CaseTraining extends HTMLElement {
  #guideline = '';
  #state: TrainingState | undefined;
  #cases = new Map<string, HTMLElement>();
  #boxes: Boxes = {};
  /** What this browser keeps, once the reader has asked it to. */
  #stored: Progress | undefined;
  /** Cases whose guide has changed since they were practised. */
  #changed = new Set<string>();
  readonly #guides = new Map<string, Promise<WalkedGuide>>();
  #platform: Platform | undefined;

  async connectedCallback() {
    this.#guideline = this.dataset.guideline ?? '';
    for (const item of this.querySelectorAll<HTMLElement>('[data-case]'))
      this.#cases.set(item.dataset.case ?? '', item);
    const form = this.#choices;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#begin();
    });
    form.addEventListener('change', () => {
      this.#writeAddress();
      this.#filter();
    });
    addEventListener('popstate', () => {
      this.#readAddress();
      this.#filter();
    });
    // What the reader has chosen while the script was on its way stands.
    if (location.hash === '') this.#writeAddress();
    else this.#readAddress();
    this.#filter();
    if (this.#isCourse) {
      // The answers come after the course.
      this.#find('[data-cases]').hidden = true;
      await this.#connect();
    } else await this.#recall();
    this.dataset.ready = '';
  }

  get #isCourse(): boolean {
    return this.dataset.course !== undefined;
  }

  get #choices(): HTMLFormElement {
    return this.#find<HTMLFormElement>('[data-choices]');
  }

  // The choices, and the address that keeps them.

  #readAddress() {
    const chosen = new URLSearchParams(location.hash.slice(1));
    for (const select of this.#choices.querySelectorAll('select')) {
      const value = chosen.get(select.name) ?? '';
      select.value = [...select.options].some((option) => option.value === value) ? value : '';
    }
    const way = chosen.get('satt');
    for (const radio of this.#choices.querySelectorAll<HTMLInputElement>('[name=satt]'))
      radio.checked = radio.value === (WAYS.find((known) => known === way) ?? WAYS[0]);
  }

  #writeAddress() {
    const chosen = [...new FormData(this.#choices)].filter(
      ([, value]) => value !== '' && value !== WAYS[0],
    );
    const fragment = new URLSearchParams(chosen.map(([name, value]) => [name, String(value)]));
    history.replaceState(null, '', `${fragment}` === '' ? location.pathname : `#${fragment}`);
  }

  get #way(): Way {
    const said = new FormData(this.#choices).get('satt');
    return WAYS.find((way) => way === said) ?? WAYS[0];
  }

  /** Shows the cases that the choices let through, and says how many they are. */
  #filter() {
    const chosen = new FormData(this.#choices);
    const passes = (name: string, own: string | undefined) =>
      (chosen.get(name) ?? '') === '' || chosen.get(name) === own;
    for (const item of this.#cases.values())
      item.hidden = !(passes('roll', item.dataset.role) && passes('tema', item.dataset.theme));
    for (const theme of this.querySelectorAll<HTMLElement>('[data-theme-of-cases]'))
      theme.hidden = theme.querySelector('[data-case]:not([hidden])') === null;
    const count = this.#chosen().length;
    this.#find('[data-count]').textContent =
      count === 0 ? 'Inga fall passar ditt val.' : `${count} fall`;
  }

  #chosen(): string[] {
    return [...this.#cases]
      .filter(
        ([, { hidden, dataset }]) => !hidden && (this.#way !== 'regel' || dataset.rules !== ''),
      )
      .map(([id]) => id);
  }

  // A round.

  #begin() {
    const cases = this.#chosen();
    if (cases.length === 0) return;
    const round = this.#isCourse
      ? cases
      : inDueOrder(shuffled(cases), this.#progress(), today()).slice(0, LONGEST_ROUND);
    this.#show(beginRound(this.#round(round)));
  }

  #round(cases: readonly string[]) {
    return { way: this.#way, cases, repeat: !this.#isCourse, boxes: this.#boxes };
  }

  #proceed(event: TrainingEvent) {
    this.#show(proceed(this.#state!, event));
  }

  #show(state: TrainingState) {
    this.#state = state;
    this.#boxes = state.context.boxes;
    for (const part of ['[data-choices]', '[data-cases]', '[data-progress]'])
      this.querySelector(part)?.toggleAttribute('hidden', state.value !== 'done');
    this.#find('[data-stage]').hidden = false;
    if (state.value === 'asking') this.#ask();
    else if (state.value === 'done') this.#end();
    if (this.#isCourse) this.#report();
  }

  /** Puts something on the stage, and the focus on its heading. */
  #stage(heading: HTMLElement, ...content: (Node | string)[]) {
    heading.tabIndex = -1;
    this.#find('[data-stage]').replaceChildren(...content);
    heading.focus();
  }

  #ask() {
    const { current, queue, results, way } = this.#state!.context;
    const item = this.#cases.get(current!)!;
    const heading = made('h2', [titleOf(item)]);
    this.#find('[data-stage]').dataset.asked = current;
    const count = results.length + 1 + queue.length;
    const notes = this.#changed.has(current!)
      ? [note('Guiden har ändrats sedan du övade på det här fallet.')]
      : [];
    const task = made('div', [], { className: 'task-of-case' });
    this.#stage(
      heading,
      made('p', [`Fall ${results.length + 1} av ${count}`], { className: 'eyebrow' }),
      heading,
      ...notes,
      copy(item.querySelector('.situation')!),
      task,
      this.#stopButton(),
    );
    if (way === 'steg') void this.#walk(item, task);
    else if (way === 'regel') this.#askRule(item, task);
    else this.#askVerdict(item, task);
  }

  #stopButton(): HTMLElement {
    const stop = made('button', [this.#isCourse ? 'Avbryt kursen' : 'Avsluta övningen'], {
      type: 'button',
      className: 'stop-training',
    });
    stop.addEventListener('click', () => this.#proceed({ type: 'stop' }));
    return made('p', [stop]);
  }

  // Snabbkoll.

  #askVerdict(item: HTMLElement, task: HTMLElement) {
    const outcomes = this.#outcomesOf(item);
    const decided = outcomes.get(item.dataset.outcome!);
    // Several outcomes of a guide may have the same title: to the reader they are one.
    const titles = [...new Set(outcomes.values())];
    const form = choice(
      made('h3', ['Vad blir beskedet?']),
      titles.map((title) => option('besked', title, [title])),
      (said) => this.#explain(item, said === decided, said === decided ? [] : [youSaid(said)]),
    );
    task.append(form);
  }

  #outcomesOf({ dataset }: HTMLElement): Map<string, string> {
    return new Map(
      [...this.#template(`[data-outcomes="${dataset.guide}"]`).children].map((outcome) => [
        (outcome as HTMLElement).dataset.value!,
        outcome.textContent,
      ]),
    );
  }

  /** Says right or wrong first, then why: the answer of the case, which the HTML holds. */
  #explain(item: HTMLElement, right: boolean, said: string[], turns: WrongTurn[] = []) {
    this.#state = proceed(this.#state!, { type: 'answer', right });
    this.#boxes = this.#state.context.boxes;
    this.#keep();
    const answer = copy(item.querySelector<HTMLElement>('[data-case-answer]')!);
    for (const { question, said: wrong, led } of turns)
      answer
        .querySelector(`.route [data-question="${question}"]`)!
        .append(made('p', [`Din omväg: ${youSaid(wrong)} ${led}`], { className: 'wrong-turn' }));
    answer.querySelector('details')!.open = turns.length > 0;
    const heading = made('h3', [right ? 'Rätt' : 'Inte rätt den här gången'], {
      className: 'right-or-wrong',
    });
    heading.tabIndex = -1;
    const more = this.#state.context.queue.length > 0;
    const onward = made('button', [more ? 'Nästa fall' : 'Se hur det gick'], { className: 'btn' });
    onward.type = 'button';
    onward.addEventListener('click', () => this.#proceed({ type: 'next' }));
    const back =
      !right && !this.#isCourse
        ? [made('p', ['Fallet kommer tillbaka längre fram i omgången.'])]
        : [];
    const explained = made(
      'div',
      [
        heading,
        ...said.map((text) => made('p', [text])),
        ...back,
        answer,
        made('p', [onward], { className: 'row' }),
      ],
      { className: right ? 'explained' : 'explained missed' },
    );
    const stage = this.#find('[data-stage]');
    stage.querySelector('.task-of-case')!.replaceChildren(explained);
    heading.focus();
    if (this.#isCourse) this.#report();
  }

  // Steg för steg.

  async #walk(item: HTMLElement, task: HTMLElement) {
    try {
      const guide = await this.#guide(item.dataset.guide!);
      if (task.isConnected) this.#askStep(item, task, guide, {}, []);
    } catch (error) {
      this.#guides.delete(item.dataset.guide!);
      task.replaceChildren(note('Guiden kunde inte laddas. Ladda om sidan och försök igen.'));
      console.error(error);
    }
  }

  #guide(id: string): Promise<WalkedGuide> {
    const load = async () => {
      const { page } = this.#find<HTMLTemplateElement>(`[data-outcomes="${id}"]`).dataset;
      const [machine, response] = await Promise.all([machineOf(id), fetch(page!)]);
      if (!response.ok) throw new Error(`${page}: ${response.status}`);
      const document = new DOMParser().parseFromString(await response.text(), 'text/html');
      const questions = new Map(
        [...document.querySelectorAll<HTMLElement>('[data-question]')].map((element) => [
          element.dataset.question!,
          element,
        ]),
      );
      return { machine, questions };
    };
    const known = this.#guides.get(id) ?? load();
    this.#guides.set(id, known);
    return known;
  }

  #askStep(
    item: HTMLElement,
    task: HTMLElement,
    guide: WalkedGuide,
    answers: Answers,
    turns: WrongTurn[],
  ) {
    const { machine, questions } = guide;
    const route = replay(machine, answers);
    if (route.verdict !== undefined) {
      const right = turns.length === 0;
      const wrong = turns.length === 1 ? 'en fråga' : `${turns.length} frågor`;
      const said = right
        ? 'Du gick rätt väg hela vägen.'
        : `Du svarade fel på ${wrong}. Din omväg syns på vägen genom guiden.`;
      this.#explain(item, right, [said], turns);
      return this.#draw(item.dataset.guide!, route, turns);
    }
    const question = route.at;
    const written = questions.get(question)!;
    const fact = factIn(item, question);
    const given = fact.dataset.answer!;
    const heading = made('h3', [questionIn(questions, question)], {
      tabIndex: -1,
    });
    const multiple = isMultiple(machine, question);
    const options = [...written.querySelectorAll<HTMLElement>('[data-answer]')].map((answer) =>
      option(
        'svar',
        answer.dataset.answer!,
        [...answer.querySelectorAll(':scope > b, :scope > small')].map(copy),
        multiple ? 'checkbox' : 'radio',
      ),
    );
    const help = [...written.querySelectorAll(':scope > .help, :scope > .examples')].map(copy);
    const form = choice(heading, [...help, ...options], (chosen) => {
      const right = chosen === given;
      const turn = {
        question,
        said: this.#saidIn(written, chosen),
        led: this.#ledTo(item, guide, question, chosen),
        to: replay(machine, { ...answers, [question]: chosen }).at,
      };
      const next = made('button', [], { className: 'btn', type: 'button' });
      const after = { ...answers, [question]: given };
      const isLast = replay(machine, after).verdict !== undefined;
      next.textContent = isLast ? 'Se beskedet' : 'Nästa fråga';
      next.addEventListener('click', () =>
        this.#askStep(item, task, guide, after, right ? turns : [...turns, turn]),
      );
      const verdict = made('h4', [right ? 'Rätt' : 'Inte i det här fallet'], {
        className: 'right-or-wrong',
        tabIndex: -1,
      });
      const reasons = replay(machine, after)
        .steps.filter((step) => step.question === question)
        .map(({ answer, branch }) => {
          const because = copy(written.querySelector(`[data-answer="${answer}"] .because`)!);
          for (const own of because.querySelectorAll<HTMLElement>('[data-branch]'))
            if (Number(own.dataset.branch) !== branch) own.remove();
          for (const condition of because.querySelectorAll('[data-condition]')) condition.remove();
          return because;
        });
      const rule = copy(written.querySelector<HTMLDetailsElement>('.rule-here')!);
      rule.open = !right;
      task.replaceChildren(
        heading,
        made(
          'div',
          [
            verdict,
            made('p', [
              `Svaret är ”${this.#saidIn(written, given)}”. `,
              fact.querySelector('p')!.textContent,
            ]),
            ...reasons,
            ...(right ? [] : [made('p', [`${youSaid(turn.said)} ${turn.led}`])]),
            rule,
            made('p', [next], { className: 'row' }),
          ],
          { className: right ? 'explained' : 'explained missed' },
        ),
      );
      verdict.focus();
    });
    if (multiple)
      form.addEventListener('change', ({ target }) => untick(machine, question, form, target));
    task.replaceChildren(form);
    // The first question comes with the case, whose heading has the focus.
    if (Object.keys(answers).length > 0) heading.focus();
  }

  /** Shows the route in the picture of the guide too, once the reader looks at the route. */
  #draw(guide: string, route: Replay, turns: WrongTurn[]) {
    const details = this.#find<HTMLDetailsElement>('[data-stage] .whole-route');
    const show = async () => {
      const { ways } = this.#find<HTMLTemplateElement>(`[data-outcomes="${guide}"]`).dataset;
      // Without the picture the list still says it all.
      const response = await fetch(ways!).catch(() => undefined);
      if (!response?.ok) return;
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const picture = page.querySelector<HTMLElement>('.diagram')!;
      const isOnRoute = liesOn(statesOn(route));
      const isTurn = turns.map(({ question, to }) => liesOn([question, to]));
      for (const part of picture.querySelectorAll<SVGElement>(PARTS)) {
        part.toggleAttribute('data-lit', isOnRoute(part));
        part.toggleAttribute(
          'data-turned',
          isTurn.some((lies) => lies(part)),
        );
      }
      const says = `Fallets väg har tjocka linjer${turns.length > 0 ? ', din omväg streckade' : ''}.`;
      picture
        .querySelector('svg')!
        .setAttribute('aria-label', `Guiden som bild. ${says} Samma sak står i listan ovanför.`);
      details.append(made('p', [says]), picture);
    };
    details.addEventListener('toggle', () => void show(), { once: true });
  }

  #saidIn(written: HTMLElement, answer: string): string {
    return answer
      .split('.')
      .map((part) => written.querySelector(`[data-answer="${part}"] > b`)!.textContent)
      .join(' och ');
  }

  /** Where a wrong answer would have led, all else in the case being as it is. */
  #ledTo(
    item: HTMLElement,
    { machine, questions }: WalkedGuide,
    question: string,
    answer: string,
  ): string {
    const { at, verdict } = replay(machine, { ...factsOf(item), [question]: answer });
    if (verdict === undefined)
      return `Då hade guiden gått till frågan ”${questionIn(questions, at)}”`;
    if (at === item.dataset.outcome)
      return 'Beskedet hade blivit detsamma, men svaret stämmer inte.';
    return `Då hade beskedet blivit ”${this.#outcomesOf(item).get(at)}”.`;
  }

  // Hitta regeln.

  #askRule(item: HTMLElement, task: HTMLElement) {
    const deciding = item.dataset.rules!.split(' ');
    const rules = [...this.#template('[data-rules]').children].map(copy);
    const { pagefind, vocabulary } = this.#find('[data-rules]').dataset;
    const field = made('input', [], { type: 'search', id: 'sok-regel', autocomplete: 'off' });
    const label = made('label', ['Sök bland reglerna']);
    label.htmlFor = field.id;
    const found = made('div', [], { className: 'found-rules' });
    const search = made(
      'form',
      [label, made('div', [field, made('button', ['Sök'], { className: 'btn quiet' })])],
      { className: 'search find-rule' },
    );
    search.setAttribute('role', 'search');
    search.setAttribute('aria-label', label.textContent);
    search.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search(field.value, found, form, { pagefind: pagefind!, vocabulary: vocabulary! });
    });
    const form = choice(made('h3', ['Vilken regel avgör?']), [found, ...rules], (value) => {
      const right = deciding.includes(value);
      this.#explain(item, right, right ? [] : [this.#aboutRule(item, form, value)]);
    });
    task.append(search, form);
  }

  async #search(
    text: string,
    found: HTMLElement,
    form: HTMLFormElement,
    addresses: { pagefind: string; vocabulary: string },
  ) {
    let said = 'Sökningen kunde inte laddas. Leta i kapitlen i stället.';
    try {
      const { findRules } = await import('./find-rules');
      const ids = await findRules(text, this.#guideline, addresses);
      const labels = ids
        .map((id) => form.querySelector(`details [data-rule="${id}"]`))
        .filter((label) => label !== null);
      found.replaceChildren(...labels.map(copy));
      said =
        labels.length === 0
          ? `Inga regler passar ”${text}”. Pröva ett annat ord, eller leta i kapitlen.`
          : `${labels.length} ${labels.length === 1 ? 'träff' : 'träffar'}`;
    } catch (error) {
      console.error(error);
    }
    found.prepend(made('p', [said]));
    this.#say(said);
  }

  #aboutRule({ dataset }: HTMLElement, form: HTMLFormElement, chosen: string): string {
    const name = form.querySelector(`[data-rule="${chosen}"] small`)!.textContent;
    const deciding = dataset.rules!.split(' ');
    if (deciding.some((rule) => rule.startsWith(`${chosen}.`) || chosen.startsWith(`${rule}.`)))
      return `Du valde ${name}. Det är rätt avsnitt, men en annan del av det avgör.`;
    if (dataset.passed!.split(' ').includes(chosen))
      return `Du valde ${name}. Den gäller också i fallet, men den avgör inte.`;
    return `Du valde ${name}. Den prövas inte i det här fallet.`;
  }

  // The end of a round or a course.

  #end() {
    const { results, queue } = this.#state!.context;
    if (this.#isCourse && queue.length === 0 && results.length === this.#cases.size)
      return this.#endCourse(results);
    const heading = made('h2', [this.#isCourse ? 'Du avbröt kursen' : 'Omgången är slut']);
    const first = firstTries(results);
    const right = first.filter((result) => result.right).length;
    const missed = first.filter((result) => !result.right);
    const summary =
      first.length === 0
        ? 'Du svarade inte på något fall.'
        : `Du hade rätt på ${right} av ${first.length} fall vid första försöket.`;
    this.#stage(heading, heading, made('p', [summary]), ...this.#listMissed(missed));
    this.#fillProgress();
  }

  #listMissed(missed: readonly Result[]): HTMLElement[] {
    if (missed.length === 0) return [];
    const links = missed.map(({ id }) =>
      made('li', [copy(this.#cases.get(id)!.querySelector('h3 > *')!)]),
    );
    return [made('h3', ['Fall att läsa en gång till']), made('ul', links)];
  }

  #endCourse(results: readonly Result[]) {
    const right = results.filter((result) => result.right).length;
    const passed = right >= Number(this.dataset.pass);
    const heading = made('h2', [passed ? 'Du är godkänd' : 'Du är inte godkänd än']);
    const certificate = copy(this.#template('[data-certificate]').firstElementChild as HTMLElement);
    const fill = (selector: string, text: string) =>
      (certificate.querySelector(selector)!.textContent = text);
    fill(
      '[data-result]',
      `${passed ? 'Godkänd' : 'Inte godkänd'}: ${right} rätt av ${results.length}`,
    );
    fill('[data-date]', today());
    for (const row of certificate.querySelectorAll<HTMLElement>('[data-theme-result]')) {
      const own = results.filter(
        ({ id }) => this.#cases.get(id)!.dataset.theme === row.dataset.themeResult,
      );
      const [correct, count] = row.querySelectorAll('td');
      correct!.textContent = String(own.filter((result) => result.right).length);
      count!.textContent = String(own.length);
    }
    const print = made('button', ['Skriv ut intyget'], { className: 'btn', type: 'button' });
    print.addEventListener('click', () => globalThis.print());
    this.#stage(
      heading,
      heading,
      made('p', [
        `Du hade rätt på ${right} av ${results.length} fall. Gränsen är ${this.dataset.pass}.`,
      ]),
      ...this.#listMissed(results.filter((result) => !result.right)),
      made('p', [print], { className: 'row' }),
      certificate,
    );
    this.#choices.querySelector('button')!.textContent = 'Gör om kursen';
  }

  // What is stored, when the reader asks for it.

  /** How it has gone, with what this page knows now. */
  #progress(): Progress {
    const kept = this.#stored ?? {};
    const boxes = Object.entries(this.#boxes).map(([id, box]) => {
      const item = this.#cases.get(id)!;
      const before = kept[id];
      const answered = this.#state?.context.results.some((result) => result.id === id) ?? false;
      return [
        id,
        {
          box,
          day: answered || !before ? today() : before.day,
          answers: factsOf(item),
          outcome: item.dataset.outcome!,
        },
      ] as const;
    });
    return { ...kept, ...Object.fromEntries(boxes) };
  }

  /** Reads what is stored, and holds it against today's guides. */
  async #recall() {
    this.#stored = readProgress(this.#guideline);
    this.#find('[data-save]').addEventListener('click', () => this.#save());
    this.#find('[data-forget]').addEventListener('click', () => this.#forget());
    if (!this.#stored) return;
    const known = Object.entries(this.#stored).filter(([id]) => this.#cases.has(id));
    const gone = Object.keys(this.#stored).length - known.length;
    for (const [id, practised] of known) {
      const item = this.#cases.get(id)!;
      const machine = await machineOf(item.dataset.guide!);
      const sameEnd = practised.outcome === item.dataset.outcome;
      if (sameEnd && !hasChanged(machine, practised, factsOf(item))) continue;
      this.#changed.add(id);
      item.querySelector('h3')!.after(note('Guiden har ändrats sedan du övade på det här fallet.'));
    }
    // A case that has changed is as good as missed.
    this.#stored = Object.fromEntries(
      known.map(([id, own]) => [id, { ...own, box: this.#changed.has(id) ? 1 : own.box }]),
    );
    this.#boxes = Object.fromEntries(
      Object.entries(this.#stored).map(([id, { box }]) => [id, box]),
    );
    const notes = [
      ...(this.#changed.size > 0
        ? [`${fallen(this.#changed.size)} har ändrats sedan du övade. De kommer först.`]
        : []),
      ...(gone > 0 ? [`${fallen(gone)} som du har övat på finns inte kvar.`] : []),
    ];
    const notice = this.#find('[data-notice]');
    notice.hidden = notes.length === 0;
    notice.replaceChildren(...notes.map((text) => made('p', [text])));
    this.#fillProgress();
  }

  /** Stores on, if the reader has asked for it. */
  #keep() {
    if (this.#stored) this.#stored = this.#store();
  }

  #store(): Progress | undefined {
    const progress = this.#progress();
    return saveProgress(this.#guideline, progress) ? progress : undefined;
  }

  #save() {
    this.#stored = this.#store();
    this.#fillProgress();
    this.#say(
      this.#stored
        ? 'Sparat på den här datorn. Det som du övar på härnäst sparas också.'
        : 'Webbläsaren tillät inte att något sparas. Du kan öva ändå.',
      true,
    );
  }

  #forget() {
    const gone = forgetProgress(this.#guideline);
    if (gone) this.#stored = undefined;
    this.#fillProgress();
    this.#say(gone ? 'Det sparade är borttaget.' : 'Webbläsaren tillät inte borttagning.', true);
    this.#find('[data-save]').focus();
  }

  #fillProgress() {
    const panel = this.querySelector<HTMLElement>('[data-progress]');
    if (!panel) return;
    panel.hidden = Object.keys(this.#boxes).length === 0;
    const inBox = (wanted: number) =>
      Object.values(this.#boxes).filter((box) => box === wanted).length;
    this.#find('[data-boxes]').textContent =
      `Öva snart igen: ${inBox(1)}. På god väg: ${inBox(2)}. Sitter: ${inBox(3)}.`;
    this.#find('[data-forget]').hidden = this.#stored === undefined;
    this.#find('[data-save]').hidden = this.#stored !== undefined;
  }

  // A learning platform, if the course lies in one.

  async #connect() {
    if (this.dataset.scorm === undefined) return;
    const { Platform } = await import('./scorm');
    this.#platform = new Platform();
    if (!this.#platform.isThere)
      this.#say('Ingen lärplattform svarar. Du kan göra kursen, men resultatet sparas inte.', true);
    const results = readResults(this.#platform.suspended);
    if (results.length > 0) this.#show(resumeRound(this.#round([...this.#cases.keys()]), results));
  }

  #report() {
    if (!this.#platform?.isThere || !this.#state) return;
    const { results } = this.#state.context;
    const right = results.filter((result) => result.right).length;
    const isOver = results.length === this.#cases.size;
    const status = !isOver
      ? 'incomplete'
      : right >= Number(this.dataset.pass)
        ? 'passed'
        : 'failed';
    const suspended = JSON.stringify(results.map(({ id, right: was }) => [id, was ? 1 : 0]));
    if (!this.#platform.report(status, (100 * right) / this.#cases.size, suspended))
      this.#say('Lärplattformen tog inte emot resultatet.', true);
  }

  /** Says something to those who listen; with `shown` to those who look as well. */
  #say(text: string, shown = false) {
    this.#find('[data-live]').textContent = text;
    if (!shown) return;
    const notice = this.#find('[data-notice]');
    notice.hidden = false;
    notice.replaceChildren(made('p', [text]));
  }

  #template(selector: string): DocumentFragment {
    return this.#find<HTMLTemplateElement>(`template${selector}`).content;
  }

  #find<E extends HTMLElement = HTMLElement>(selector: string): E {
    return this.querySelector<E>(selector)!;
  }
}

const copy = <E extends Element>(element: E) => element.cloneNode(true) as E;
/** An answer of a case, on its route. */
const factIn = (item: HTMLElement, question: string) =>
  item.querySelector<HTMLElement>(`.route [data-question="${question}"]`)!;
const questionIn = (questions: WalkedGuide['questions'], id: string) =>
  questions.get(id)!.querySelector('.question')!.textContent.trim();
const titleOf = (item: HTMLElement) => item.querySelector('h3')!.textContent.trim();
const today = () => new Date().toLocaleDateString('sv-SE');
const youSaid = (text: string) => `Du svarade ”${text}”.`;
const note = (text: string) => made('p', [text], { className: 'notice' });
const fallen = (count: number) => (count === 1 ? 'Ett fall' : `${count} fall`);

/** The facts of a case, as answers to its guide. */
const factsOf = (item: HTMLElement): Record<string, string> =>
  Object.fromEntries(
    [...item.querySelectorAll<HTMLElement>('.route [data-question]')].map(({ dataset }) => [
      dataset.question!,
      dataset.answer!,
    ]),
  );

/** The first answer to each case. */
const firstTries = (results: readonly Result[]) =>
  results.filter(({ id }, index) => results.findIndex((earlier) => earlier.id === id) === index);

/** Reads what a platform has kept of a course; what isn't a result ends it. */
function readResults(suspended: string): Result[] {
  try {
    const kept: unknown = JSON.parse(suspended);
    if (!Array.isArray(kept)) return [];
    return kept.map((one: unknown) => {
      const [id, right] = one as [string, number];
      return { id: String(id), right: right === 1 };
    });
  } catch {
    return [];
  }
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function option(
  name: string,
  value: string,
  text: (Node | string)[],
  type: 'radio' | 'checkbox' = 'radio',
): HTMLElement {
  return made('label', [made('input', [], { type, name, value }), made('span', text)], {
    className: 'opt',
  });
}

/** An answer that stands alone and the options that go together untick each other. */
function untick(
  machine: GuideMachine,
  question: string,
  form: HTMLFormElement,
  target: EventTarget | null,
) {
  const ticked = target as HTMLInputElement;
  const isTogether = ({ value }: HTMLInputElement) => isOption(machine, question, value);
  for (const input of form.querySelectorAll<HTMLInputElement>('input'))
    if (input !== ticked && ticked.checked && !(isTogether(input) && isTogether(ticked)))
      input.checked = false;
}

/**
 * A form with one question.
 *
 * @param content what can be chosen, and what stands before it
 * @param answer is called with what is chosen, options joined by a dot
 */
function choice(
  question: HTMLElement,
  content: Element[],
  answer: (value: string) => void,
): HTMLFormElement {
  const error = made('p', ['Välj ett svar först.'], { className: 'error', id: 'valj' });
  error.hidden = true;
  const form = made('form', [
    made('fieldset', [made('legend', [question]), ...content]),
    error,
    made('p', [made('button', ['Svara'], { className: 'btn' })], { className: 'row' }),
  ]);
  form.noValidate = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const inputs = [...form.querySelectorAll<HTMLInputElement>('[type=radio], [type=checkbox]')];
    const value = inputs
      .filter(({ checked }) => checked)
      .map((input) => input.value)
      .join('.');
    if (value !== '') return answer(value);
    error.hidden = false;
    const first = inputs.find((input) => input.getClientRects().length > 0);
    (first ?? form.querySelector('summary'))?.focus();
    first?.setAttribute('aria-describedby', error.id);
  });
  return form;
}

customElements.define('case-training', CaseTraining);
