import { replay } from '../../machines/kit/replay';
import { decodeFragment, isState } from '../browser/address';
import { find, findAll, made } from '../browser/dom';
import { load } from '../browser/load';
import { loadMachine } from '../browser/machines';
import { UNREADABLE } from '../browser/words';
import { liesOn, PARTS, statesOn } from './way';

const page = find(document.body, '[data-all-ways]');
const way = find(page, '[data-way]');
const guide = page.dataset.allWays ?? '';
const notice = made('div', [], { className: 'notice', hidden: true });
way.after(notice);

/** Marks the way of the answers in the address, in the picture and in the list. */
async function light(): Promise<void> {
  const fragment = location.hash;
  const place = decodeFragment(fragment);
  const isOurs = place?.guide === guide;
  const isUnreadable = !isOurs && isState(fragment);
  notice.hidden = !isUnreadable;
  notice.replaceChildren(...(isUnreadable ? [made('p', [UNREADABLE])] : []));
  // A place on the page leaves the way as it is.
  if (!isOurs && fragment !== '') return;
  const machine = await load(() => loadMachine(guide), {
    what: 'Din väg genom guiden',
    still: 'Alla frågor och svar står här ändå.',
    place: notice,
  });
  const { steps, at } = replay(machine, place?.answers ?? {});
  const answers = new Set(steps.map(({ question, answer }) => `${question} ${answer}`));
  const isOnWay = liesOn(steps.length === 0 ? [] : statesOn({ steps, at }));
  for (const part of findAll<HTMLElement | SVGElement>(page, PARTS))
    part.toggleAttribute('data-lit', isOnWay(part));
  for (const answer of findAll(page, '[data-answer]')) {
    const question = answer.closest<HTMLElement>('[data-state]')?.dataset.state;
    answer.toggleAttribute('data-lit', answers.has(`${question} ${answer.dataset.answer}`));
  }
  way.hidden = steps.length === 0;
}

addEventListener('hashchange', () => void light());
await light();
page.dataset.ready = '';
