import { decodeFragment } from '../../machines/kit/fragment';
import { replay, tasksOf } from '../../machines/kit/replay';
import type { GuideMachine } from '../../machines/kit/setup';

const machines = import.meta.glob<GuideMachine>('../../machines/*.ts', { import: 'default' });

const page = document.querySelector<HTMLElement>('[data-checklist-page]')!;
const guide = page.dataset.checklistPage ?? '';
const machine = await machines[`../../machines/${guide}.ts`]!();
const find = <E extends HTMLElement>(selector: string) => page.querySelector<E>(selector)!;

/** Shows the tasks, answers and verdict of the route in the address, or the whole list. */
function show(): void {
  const place = decodeFragment(location.hash);
  const route = replay(machine, place?.guide === guide ? place.answers : {});
  const known = route.steps.length > 0;
  const tasks = new Set(tasksOf(machine, route));
  for (const task of page.querySelectorAll<HTMLElement>('[data-task]'))
    task.hidden = known && !tasks.has(task.dataset.task ?? '');
  for (const phase of page.querySelectorAll<HTMLElement>('.phase'))
    phase.hidden = phase.querySelector('[data-task]:not([hidden])') === null;
  for (const condition of page.querySelectorAll<HTMLElement>('[data-condition]'))
    condition.hidden = known;
  for (const outcome of page.querySelectorAll<HTMLElement>('[data-outcome]'))
    outcome.hidden = outcome.dataset.outcome !== route.at;
  const given = Map.groupBy(route.steps, ({ question }) => question);
  for (const question of page.querySelectorAll<HTMLElement>('[data-question]')) {
    question.hidden = !given.has(question.dataset.question ?? '');
    for (const answer of question.querySelectorAll<HTMLElement>('[data-answer]'))
      answer.hidden = !given
        .get(question.dataset.question ?? '')
        ?.some((step) => step.answer === answer.dataset.answer);
  }
  find('[data-given]').hidden = !known;
  find('[data-blank]').hidden = known;
  find<HTMLAnchorElement>('[data-back-to-guide]').hash = known ? location.hash : '';

  const lost = (place?.unreadable ?? 0) + route.dropped.length;
  const unfinished = known && route.verdict === undefined;
  const notice = find('[data-notice]');
  notice.hidden = lost === 0 && !unfinished;
  notice.textContent = [
    lost > 0
      ? 'Något i länken gäller inte längre och har hoppats över. Gå till guiden och se över svaren.'
      : '',
    unfinished ? 'Alla frågor är inte besvarade. Listan kan bli längre när guiden är klar.' : '',
  ].join(' ');
}

const print = find<HTMLButtonElement>('[data-print-button]');
print.hidden = false;
print.addEventListener('click', () => globalThis.print());

const stamp = () => {
  find('[data-printed]').textContent = new Date().toLocaleDateString('sv-SE');
  find('[data-address]').textContent = location.host + location.pathname;
};
stamp();
addEventListener('beforeprint', stamp);
addEventListener('popstate', show);
show();
page.dataset.ready = '';
