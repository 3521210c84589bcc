import { decodeFragment } from '../../machines/kit/fragment';
import { replay } from '../../machines/kit/replay';
import type { GuideMachine } from '../../machines/kit/setup';

const machines = import.meta.glob<GuideMachine>('../../machines/*.ts', { import: 'default' });

const page = document.querySelector<HTMLElement>('[data-all-ways]')!;
const guide = page.dataset.allWays ?? '';

/** Marks the way of the answers in the address, in the picture and in the list. */
async function light(): Promise<void> {
  const place = decodeFragment(location.hash);
  const machine = await machines[`../../machines/${guide}.ts`]!();
  const { steps, at } = replay(machine, place?.guide === guide ? place.answers : {});
  const questions = [...new Set(steps.map(({ question }) => question))];
  const way = [...questions, at];
  const answers = new Set(steps.map(({ question, answer }) => `${question} ${answer}`));
  const isOnWay = ({ dataset }: HTMLElement | SVGElement) => {
    if (steps.length === 0) return false;
    const { state = '', by = state, from, to = '' } = dataset;
    if (from !== undefined) return way.includes(from) && way[way.indexOf(from) + 1] === to;
    // An outcome stands beside several questions: only the last one on the way led to it.
    return way.includes(state) && (by === state || by === questions.at(-1));
  };
  for (const part of page.querySelectorAll<HTMLElement | SVGElement>('[data-state], [data-from]'))
    part.toggleAttribute('data-lit', isOnWay(part));
  for (const answer of page.querySelectorAll<HTMLElement>('[data-answer]')) {
    const question = answer.closest<HTMLElement>('[data-state]')?.dataset.state;
    answer.toggleAttribute('data-lit', answers.has(`${question} ${answer.dataset.answer}`));
  }
  page.querySelector<HTMLElement>('[data-way]')!.hidden = steps.length === 0;
}

addEventListener('hashchange', () => void light());
await light();
page.dataset.ready = '';
