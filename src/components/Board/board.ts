import { find, made } from '../../browser/dom';
import { SHAPES } from '../Sign/shapes';
import { countsOf, DONE_STEPS, type Cell, type StepGroup } from './steps';

/**
 * Draws the steps as a board of cells, and counts them. What a cell says by its shape it says in words, too.
 *
 * @param hrefOf where a cell leads: `#` and the id of the step's row, or to where it is answered
 */
export function drawBoard(
  place: HTMLElement,
  groups: readonly StepGroup[],
  cells: readonly Cell[],
  hrefOf: (cell: Cell) => string,
): void {
  place.hidden = cells.length === 0;
  find(place, '[data-number]').textContent = String(cells.length);
  const board = cells.map((cell) => {
    const { number, name, group } = cell;
    const [word] = groups.find(({ id }) => id === group)!.words;
    const link = made('a', [...shapeOf(group), mark(group === DONE_STEPS ? '✓' : String(number))]);
    link.append(made('span', [`${name}: ${word}`], { className: 'vh' }));
    link.href = hrefOf(cell);
    link.className = 'cell';
    link.dataset.stands = group;
    return made('li', [link]);
  });
  const key = countsOf(groups, cells).map(({ group, text }) => {
    const sample = made('span', [...shapeOf(group), mark(group === DONE_STEPS ? '✓' : '')]);
    sample.className = 'cell';
    sample.dataset.stands = group;
    return made('li', [sample, text]);
  });
  find(place, '.board').replaceChildren(...board);
  find(place, '.key').replaceChildren(...key);
  place.onclick = reveal;
}

function mark(text: string): HTMLElement {
  const shown = made('span', [text]);
  shown.setAttribute('aria-hidden', 'true');
  return shown;
}

/** The gravest gap has the shape of the sign that stops; the others are squares, drawn by their edge. */
function shapeOf(group: string): Element[] {
  if (group !== 'brist-stopp') return [];
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 48 48');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SHAPES.stop.shape);
  svg.append(path);
  return [svg];
}

/** Leads to a row without changing the address, which holds the answers. */
function reveal(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const row = link && document.getElementById(link.hash.slice(1));
  if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const folded = row.closest('details');
  if (folded) folded.open = true;
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'center' });
}
