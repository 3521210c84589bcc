import type { Basis } from '../../../machines/kit/setup';

/** What a step rests on, in words. */
export const BASIS: Record<Basis, string> = {
  riktlinje: 'riktlinje',
  lag: 'lag',
  tolkning: 'vår tolkning',
};
