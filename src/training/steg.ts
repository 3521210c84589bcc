import { liesOn, PARTS, statesOn } from '../all-ways/way';
import { copied, find, findAll, made } from '../browser/dom';
import { fetchPage } from '../browser/fetched';
import { load } from '../browser/load';
import { loadMachine } from '../browser/machines';
import { viewChanged } from '../browser/view';
import { replay, type Answers, type Replay } from '../../machines/kit/replay';
import { isMultiple, isOption, type GuideMachine } from '../../machines/kit/setup';
import type { Asking } from './case-training';
import { button, choice, explained, option, youSaid } from './question';

/** A guide as its own page has it: the machine, and the elements of its questions. */
interface WalkedGuide {
  machine: GuideMachine;
  page: Document;
}

/** An answer on the walk that the case doesn't have. */
interface WrongTurn {
  question: string;
  said: string;
  led: string;
  /** The question or outcome that the guide goes on to. */
  to: string;
}

const guides = new Map<string, WalkedGuide>();

/** Steg för steg: asks the questions of the guide, one after the other, and tells after each. */
export async function askSteps(asking: Asking): Promise<void> {
  const { one, training, place } = asking;
  const { page = '' } = find(training, `[data-outcomes="${one.guide}"]`).dataset;
  const guide =
    guides.get(one.guide) ??
    (await load(
      async () => {
        const [machine, document] = await Promise.all([loadMachine(one.guide), fetchPage(page)]);
        return { machine, page: document };
      },
      { what: 'Guiden', still: 'Ladda om sidan, eller öva på ett annat sätt.', place },
    ));
  guides.set(one.guide, guide);
  place.hidden = false;
  if (place.isConnected) new Walk(asking, guide).ask({}, []);
}

/** A case on its way through its guide. */
class Walk {
  readonly #asking: Asking;
  readonly #guide: WalkedGuide;

  constructor(asking: Asking, guide: WalkedGuide) {
    this.#asking = asking;
    this.#guide = guide;
  }

  ask(answers: Answers, turns: WrongTurn[]) {
    const { one, place } = this.#asking;
    const { machine } = this.#guide;
    const route = replay(machine, answers);
    if (route.verdict !== undefined) return this.#end(route, turns);
    const question = route.at;
    const written = this.#written(question);
    const heading = made('h3', [this.#textOf(question)], { tabIndex: -1 });
    const multiple = isMultiple(machine, question);
    const options = findAll(written, '[data-answer]').map((answer) =>
      option(
        'svar',
        answer.dataset.answer ?? '',
        findAll(answer, ':scope > b, :scope > small').map(copied),
        multiple ? 'checkbox' : 'radio',
      ),
    );
    const help = findAll(written, ':scope > .help, :scope > .examples').map(copied);
    const form = choice(heading, [...help, ...options], (chosen) => {
      const after = { ...answers, [question]: one.facts[question] ?? '' };
      this.#tell(heading, question, chosen, after, (turn) =>
        this.ask(after, turn ? [...turns, turn] : turns),
      );
    });
    if (multiple)
      form.addEventListener('change', ({ target }) => untick(machine, question, form, target));
    place.replaceChildren(form);
    viewChanged();
    // The first question comes with the case, whose heading has the focus.
    if (Object.keys(answers).length > 0) heading.focus();
  }

  /** Tells whether an answer was right, why, and where a wrong one would have led. */
  #tell(
    heading: HTMLElement,
    question: string,
    chosen: string,
    after: Answers,
    goOn: (turn?: WrongTurn) => void,
  ) {
    const { one, place } = this.#asking;
    const { machine } = this.#guide;
    const given = after[question] ?? '';
    const right = chosen === given;
    const turn: WrongTurn = {
      question,
      said: this.#saidIn(question, chosen),
      led: this.#ledTo(question, chosen),
      to: replay(machine, { ...after, [question]: chosen }).at,
    };
    const route = replay(machine, after);
    const rule = copied(find<HTMLDetailsElement>(this.#written(question), '.rule-here'));
    rule.open = !right;
    const told = made('h4', [right ? 'Rätt' : 'Inte i det här fallet']);
    place.replaceChildren(
      heading,
      explained(told, right, [
        button(route.verdict === undefined ? 'Nästa fråga' : 'Se beskedet', () =>
          goOn(right ? undefined : turn),
        ),
        made('p', [`Svaret är ”${this.#saidIn(question, given)}”. `, one.because(question)]),
        ...this.#reasons(question, route),
        ...(right ? [] : [made('p', [`${youSaid(turn.said)} ${turn.led}`])]),
        rule,
      ]),
    );
    viewChanged();
    told.focus();
  }

  /** Why the answers to a question count as they do, with the rules and the basis of their branch. */
  #reasons(question: string, { steps }: Replay): HTMLElement[] {
    return steps
      .filter((step) => step.question === question)
      .map(({ answer, branch }) => {
        const because = copied(find(this.#written(question), `[data-answer="${answer}"] .because`));
        for (const own of findAll(because, '[data-branch]'))
          if (!own.dataset.branch?.split(' ').includes(String(branch))) own.remove();
        for (const condition of findAll(because, '[data-condition]')) condition.remove();
        return because;
      });
  }

  #end(route: Replay, turns: WrongTurn[]) {
    const wrong = turns.length === 1 ? 'en fråga' : `${turns.length} frågor`;
    const right = turns.length === 0;
    const answer = this.#asking.explain(right, [
      right
        ? 'Du gick rätt väg hela vägen.'
        : `Du svarade fel på ${wrong}. Din omväg syns på vägen genom guiden.`,
    ]);
    for (const { question, said, led } of turns)
      find(answer, `.route [data-question="${question}"]`).append(
        made('p', [`Din omväg: ${youSaid(said)} ${led}`], { className: 'wrong-turn' }),
      );
    const details = find<HTMLDetailsElement>(answer, '.whole-route');
    details.addEventListener('toggle', () => void this.#draw(details, route, turns), {
      once: true,
    });
    details.open = !right;
  }

  /** Shows the route in the picture of the guide too, once the reader looks at the route. */
  async #draw(details: HTMLElement, route: Replay, turns: WrongTurn[]) {
    const { one, training } = this.#asking;
    const { ways = '' } = find(training, `[data-outcomes="${one.guide}"]`).dataset;
    // Without the picture the list still says it all.
    const page = await fetchPage(ways).catch(() => undefined);
    if (!page) return;
    const picture = find(page, '.diagram');
    const isOnRoute = liesOn(statesOn(route));
    const isTurn = turns.map(({ question, to }) => liesOn([question, to]));
    for (const part of findAll<SVGElement>(picture, PARTS)) {
      part.toggleAttribute('data-lit', isOnRoute(part));
      part.toggleAttribute(
        'data-turned',
        isTurn.some((lies) => lies(part)),
      );
    }
    const says = `Fallets väg har tjocka linjer${turns.length > 0 ? ', din omväg streckade' : ''}.`;
    find(picture, 'svg').setAttribute(
      'aria-label',
      `Guiden som bild. ${says} Samma sak står i listan ovanför.`,
    );
    details.append(made('p', [says]), picture);
  }

  #written(question: string): HTMLElement {
    return find(this.#guide.page, `[data-question="${question}"]`);
  }

  #textOf(question: string): string {
    return find(this.#written(question), '.question').textContent.trim();
  }

  #saidIn(question: string, answer: string): string {
    return answer
      .split('.')
      .map((part) => find(this.#written(question), `[data-answer="${part}"] > b`).textContent)
      .join(' och ');
  }

  /** Where a wrong answer would have led, all else in the case being as it is. */
  #ledTo(question: string, answer: string): string {
    const { one, outcomes } = this.#asking;
    const { at, verdict } = replay(this.#guide.machine, { ...one.facts, [question]: answer });
    if (verdict === undefined) return `Då hade guiden gått till frågan ”${this.#textOf(at)}”`;
    if (at === one.outcome) return 'Beskedet hade blivit detsamma, men svaret stämmer inte.';
    return `Då hade beskedet blivit ”${outcomes.get(at) ?? ''}”.`;
  }
}

/** An answer that stands alone and the options that go together untick each other. */
function untick(
  machine: GuideMachine,
  question: string,
  form: HTMLFormElement,
  target: EventTarget | null,
) {
  const isTogether = ({ value }: HTMLInputElement) => isOption(machine, question, value);
  if (!(target instanceof HTMLInputElement) || !target.checked) return;
  for (const input of findAll<HTMLInputElement>(form, 'input'))
    if (input !== target && !(isTogether(input) && isTogether(target))) input.checked = false;
}
