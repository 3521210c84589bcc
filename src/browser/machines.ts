import { only } from '../../machines/kit/only';
import type { GuideMachine } from '../../machines/kit/setup';

const machines = import.meta.glob<GuideMachine>('../../machines/*.ts', { import: 'default' });
/** What the site shows, if that isn't all. */
const shown = import.meta.env.SHOWN && {
  guidelines: new Set(import.meta.env.SHOWN.guidelines),
  guides: new Set(import.meta.env.SHOWN.guides),
};

/**
 * Loads the machine of a guide. Wrap it in `load` where the reader should hear if that fails.
 *
 * @throws Error if there is no such guide, or if its script can't be fetched
 */
export async function loadMachine(guide: string): Promise<GuideMachine> {
  const machine = machines[`../../machines/${guide}.ts`];
  if (!machine) throw new Error(`There is no machine for the guide "${guide}"`);
  return shown ? only(await machine(), shown) : machine();
}
