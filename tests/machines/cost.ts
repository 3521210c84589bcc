import type { Replay } from '../../machines/kit/replay';

/** What an answer costs a reader: screens with a question, and clicks (a tick, or "Fortsätt"). */
export interface Cost {
  screens: number;
  clicks: number;
}

/** @returns what a route has cost its reader */
export function costOf({ steps }: Replay): Cost {
  const screens = new Set(steps.map(({ question }) => question)).size;
  return { screens, clicks: steps.length + screens };
}
