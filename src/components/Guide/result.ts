import {
  guidelinesOf,
  stoppingSteps,
  tasksOf,
  type Replay,
  type Step,
} from '../../../machines/kit/replay';
import { datesFromText, startOf, timelineOf, type Duty } from '../../../machines/kit/law';
import { guideMeta, hold, stateMeta, type GuideMachine } from '../../../machines/kit/setup';
import { encodeFragment } from '../../browser/address';
import { copyText, offer, withdraw } from '../../browser/copy';
import { announce, copied, find, findAll, findOptional, made } from '../../browser/dom';
import { COPIED, today } from '../../browser/words';
import { longDay } from '../../registry/outputs/day';
import { showOverdue } from '../ReviewNotice/overdue';
import type { GuideHtml } from './guide-html';
import { fillSteps } from './result-steps';

/** A route that has come to its outcome, and what its links hold. */
interface Result {
  machine: GuideMachine;
  html: GuideHtml;
  route: Replay;
  answers: Readonly<Record<string, string>>;
  /** @returns the address of a place in the guide with these answers */
  address: (question?: string) => string;
}

/** Fills in an outcome: why, what to do, and the links that take the answers along. */
export function fillResult(part: HTMLElement, result: Result): void {
  const { machine, html, route, answers, address } = result;
  const guide = html.root.dataset.guide ?? '';
  const own = encodeFragment(guide, answers);
  const told = html.stepsToldIn(part);
  fillReasons(part, result, told);
  const unsure = route.steps.filter(({ meta }) => meta.unsure);
  const preliminary = find(part, '[data-preliminary]');
  preliminary.hidden = unsure.length === 0;
  find(preliminary, 'ul').replaceChildren(
    ...unsure.map(({ question }) =>
      made('li', [
        made('a', [told.get(question) ?? html.question(question)], { href: address(question) }),
      ]),
    ),
  );
  fillTimeline(part, result);
  showOverdue(part);
  const spokenFor = guidelinesOf(machine, route);
  for (const source of findAll(part, '[data-guideline]'))
    source.hidden = !spokenFor.includes(source.dataset.guideline ?? '');
  const tasks = new Set(tasksOf(machine, route));
  for (const task of findAll(part, '[data-task]'))
    task.hidden = !tasks.has(task.dataset.task ?? '');
  if (html.steps && told.size > 0) fillSteps(part, html.steps, result);
  for (const condition of findAll(part, '[data-condition]')) condition.hidden = true;
  find<HTMLAnchorElement>(part, '[data-print]').hash = own;
  find<HTMLAnchorElement>(part, '[data-way]').hash = own;
  const answered = new Set(route.steps.map(({ question, answer }) => `${question}=${answer}`));
  for (const onward of findAll(part, '[data-onward]')) {
    const { onward: to = '', after } = onward.dataset;
    onward.hidden = after !== undefined && !after.split(' ').some((said) => answered.has(said));
    find<HTMLAnchorElement>(onward, 'a').hash = encodeFragment(to, {}, undefined, {
      guide,
      answers,
    });
  }
  withdraw();
  for (const button of findAll<HTMLButtonElement>(part, '[data-copy]')) {
    button.hidden = false;
    // Of another result ”Kopierat.” wouldn't be true.
    button.textContent = button.dataset.text ??= button.textContent;
    button.onclick = () => {
      const label = findOptional(part, '[data-label]')?.textContent.trim();
      // In a frame the guide's own page is shared, with the same answers.
      const shared = new URL((html.root.dataset.share ?? '') + address(), location.href).href;
      return copyFrom(button, (button.dataset.copy === 'label' && label) || shared, html);
    };
  }
}

/** Says what holds today and what begins later, by who must do it; and the dates of older systems. */
function fillTimeline(part: HTMLElement, { machine, html, route }: Result): void {
  const rules = guideMeta(machine).dates;
  const place = findOptional(part, '[data-timeline]');
  if (!rules || !place) return;
  const isOlder = hold(route.facts, rules.older);
  for (const law of findAll(part, '.law[data-dates*="<"]')) {
    find(law, '[data-applies]').hidden = isOlder;
    find(law, '[data-older]').hidden = !isOlder;
  }
  const startIn = (element: Element) => {
    const text = findAll(element, '.law').find(({ dataset }) => dataset.dates)?.dataset.dates;
    return text === undefined ? undefined : startOf(datesFromText(text), rules, route.facts);
  };
  const last = route.steps.at(-1);
  const stops = stateMeta(machine, route.at).stop === true;
  const banned = stops && last ? startIn(html.answer(last)) : undefined;
  const given = new Set(tasksOf(machine, route));
  const duties = findAll(part, '[data-task][data-who]').flatMap((task): Duty[] => {
    const start = banned ?? startIn(task);
    if (!given.has(task.dataset.task ?? '') || start === undefined) return [];
    const text = find(task, 'label').textContent;
    return [{ text, who: task.dataset.who ?? '', start }];
  });
  find(place, 'ol').replaceChildren(
    ...timelineOf(duties, today()).map(({ from, byWho }) => {
      const heading = from === undefined ? 'I dag' : `Från ${longDay(from)}`;
      const lines = byWho.map(({ who, texts }) =>
        made('li', [
          `${who}:`,
          made(
            'ul',
            texts.map((text) => made('li', [text])),
          ),
        ]),
      );
      return made('li', [made('b', [heading]), made('ul', lines)]);
    }),
  );
  place.hidden = duties.length === 0;
}

async function copyFrom(button: HTMLButtonElement, text: string, html: GuideHtml): Promise<void> {
  if (!(await copyText(text))) return offer(text, button.parentElement ?? button);
  withdraw();
  button.textContent = COPIED;
  announce(find(html.root, '[data-live]'), COPIED);
}

/**
 * Begins what stands under the verdict with this reader's own cause: the first sentence of its reason.
 *
 * @param answer what stopped; undefined if nothing did
 */
function fillLead(lead: HTMLElement, answer: HTMLElement | undefined): void {
  const own = (lead.dataset.own ??= lead.textContent);
  const reason = answer && find(answer, '.because > span').textContent;
  const [cause = ''] = reason?.match(/^.*?[.!?](?=\s|$)/) ?? [];
  lead.replaceChildren(...(cause === '' ? [] : [`${cause} `]), own);
}

/**
 * Says why: first what decided, then the other answers, folded.
 *
 * @param told the questions whose answers are told elsewhere
 */
function fillReasons(
  part: HTMLElement,
  { machine, html, route }: Result,
  told: ReadonlyMap<string, unknown>,
): void {
  const stopping = stoppingSteps(route);
  const untold = route.steps.filter(({ question }) => !told.has(question));
  const reasons = untold.map((step) => {
    const change = findOptional(html.answer(step), '.change');
    const stops = !stateMeta(machine, route.at).stop || stopping.includes(step);
    const item = made('li', [because(html, step)]);
    if (change && stops) item.append(copied(change));
    return { step, item, decides: change !== undefined && stops };
  });
  const deciding = reasons.filter(({ decides }) => decides);
  const [cause] = stateMeta(machine, route.at).stop ? deciding : [];
  fillLead(find(part, '.verdict > p'), cause && html.answer(cause.step));
  const others = deciding.length === 0 ? [] : reasons.filter(({ decides }) => !decides);
  const first = deciding.length === 0 ? reasons : deciding;
  const why = find(part, '[data-why]');
  const met = find(why, '.met');
  find(why, ':scope > .why').replaceChildren(...first.map(({ item }) => item));
  find(met, '.why').replaceChildren(...others.map(({ item }) => item));
  met.hidden = others.length === 0;
  why.hidden = reasons.length === 0;
}

/** Why an answer counts as it does, with what its branch rests on. */
function because(html: GuideHtml, step: Step): Node {
  const said = copied(find(html.answer(step), '.because'));
  for (const branch of findAll(said, '[data-branch]'))
    if (!branch.dataset.branch?.split(' ').includes(String(step.branch))) branch.remove();
  for (const condition of findAll(said, '[data-condition]')) condition.remove();
  return said;
}
