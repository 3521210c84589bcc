import type { GuideMachine } from '../../machines/kit/setup';
import { readRegistry } from '../../src/registry';

const found = import.meta.glob<GuideMachine>('../../machines/*.ts', {
  import: 'default',
  eager: true,
});

/** All guides, by id. */
export const machines = Object.values(found);

/** What the site knows, with all guides joined to their words. */
export const registry = readRegistry('content', machines);
