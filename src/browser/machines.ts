import type { GuideMachine } from '../../machines/kit/setup';

const machines = import.meta.glob<GuideMachine>('../../machines/*.ts', { import: 'default' });

/**
 * Loads the machine of a guide. Wrap it in `load` where the reader should hear if that fails.
 *
 * @throws Error if there is no such guide, or if its script can't be fetched
 */
export async function loadMachine(guide: string): Promise<GuideMachine> {
  const machine = machines[`../../machines/${guide}.ts`];
  if (!machine) throw new Error(`There is no machine for the guide "${guide}"`);
  return machine();
}
