import type { Replay } from '../../../machines/kit/replay';
import type { GuideMachine } from '../../../machines/kit/setup';
import { find, findAll, findOptional, made } from '../../browser/dom';
import { drawBoard } from '../Board/board';
import {
  cellsOf,
  headlineOf,
  inSentence,
  isGap,
  nameOf,
  withoutEffect,
  type Asked,
  type Cell,
  type Steps,
} from '../Board/steps';
import type { GuideHtml } from './guide-html';

/** A route that has come to its outcome. */
interface Result {
  machine: GuideMachine;
  html: GuideHtml;
  route: Replay;
  /** @returns the address of a question with these answers */
  address: (question: string) => string;
}

/** Fills in the steps of an outcome: the board, and one list by how they stand. */
export function fillSteps(part: HTMLElement, steps: Steps, result: Result): void {
  const { machine, html, route, address } = result;
  const cells = cellsOf(steps, machine, route);
  const { title, lead } = headlineOf(steps.headlines[route.at]!, cells);
  find(part, '.verdict > [tabindex]').textContent = title;
  find(part, '.verdict > p').textContent = lead;
  const idOf = ({ demand }: Asked) => `${part.id}.${demand.question}`;
  /** The row of what mends a gap, or of what is done: how it stands, with a way to change it. */
  const rowOf = (cell: Cell, asked: Asked): HTMLElement => {
    const { question, mend } = asked.demand;
    const given = { question, answer: asked.answer! };
    const because = find(html.answer(given), '.because > span').textContent;
    const gap = isGap(asked) ? find(part, `[data-task="${mend}"]`) : undefined;
    const name = nameOf(steps, cell, asked);
    const named = made('span', [`: ${name}`], { className: 'vh' });
    const link = made('a', ['ändra svaret', named], { href: address(question) });
    const change = made('span', [' · ', link], { className: 'screen' });
    const words = `${name} · ${inSentence(html.nameOf(given))}`;
    const stands = made('div', [made('p', [words, change])], { className: 'about' });
    if (gap) {
      stands.append(made('p', [withoutEffect(steps, asked, because)]));
      findOptional(gap, '.about + .about')?.previousElementSibling?.remove();
      find(gap, '.about').before(stands);
    }
    const row = gap ?? made('li', [made('b', [because]), stands], { className: 'task done' });
    row.id = idOf(asked);
    return row;
  };
  const place = find(part, '[data-steps]');
  place.hidden = false;
  for (const done of findAll(place, '.done')) done.remove();
  for (const cell of cells)
    for (const asked of cell.demands)
      find(place, `[data-stand="${cell.group}"] .tasks`).append(rowOf(cell, asked));
  for (const stand of findAll(place, '[data-stand]'))
    stand.hidden = !cells.some(({ group }) => group === stand.dataset.stand);
  drawBoard(
    find(place, '[data-board]'),
    steps.groups,
    cells,
    ({ demands: [first] }) => `#${idOf(first!)}`,
  );
  find(part, '[data-tasks]').hidden = true;
  const others = findAll(part, '[data-others] > :not([hidden])');
  find(part, '[data-other-tasks]').hidden = others.length === 0;
}
