import { decodeFragment } from '../browser/address';
import { replay } from '../../machines/kit/replay';
import type { GuideMachine } from '../../machines/kit/setup';
import { liesOn, PARTS, statesOn } from './way';

const machines = import.meta.glob<GuideMachine>('../../machines/*.ts', { import: 'default' });

const page = document.querySelector<HTMLElement>('[data-all-ways]')!;
const guide = page.dataset.allWays ?? '';

/** Marks the way of the answers in the address, in the picture and in the list. */
async function light(): Promise<void> {
  const place = decodeFragment(location.hash);
  const machine = await machines[`../../machines/${guide}.ts`]!();
  const { steps, at } = replay(machine, place?.guide === guide ? place.answers : {});
  const answers = new Set(steps.map(({ question, answer }) => `${question} ${answer}`));
  const isOnWay = liesOn(steps.length === 0 ? [] : statesOn({ steps, at }));
  for (const part of page.querySelectorAll<HTMLElement | SVGElement>(PARTS))
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
