import type { Verdict } from '../../../machines/kit/setup';

/** The signs by name: what is drawn in a square of 48. */
export const SHAPES = {
  stop: { shape: 'M15 2h18l13 13v18L33 46H15L2 33V15z', mark: 'M13 24h22' },
  question: {
    shape: 'M24 4 45 42H3z',
    mark: 'M19 24c0-7 10-7 10 0 0 4-5 4-5 8m0 3v4',
  },
  list: {
    shape: 'M24 2a22 22 0 1 0 .1 0z',
    mark: 'm13 17 3 3 5-6m4 4h11M13 30l3 3 5-6m4 4h11',
  },
  check: {
    shape: 'M10 2h28a8 8 0 0 1 8 8v28a8 8 0 0 1-8 8H10a8 8 0 0 1-8-8V10a8 8 0 0 1 8-8z',
    mark: 'm13 25 8 8 15-17',
  },
  info: { shape: 'M4 4h40v40H4z', mark: 'M24 13v3m0 5v14' },
  risk: { shape: 'M24 4 45 42H3z', mark: 'M24 17v12m0 5v4' },
} as const;

export type Sign = keyof typeof SHAPES;

/** The sign of each verdict. */
export const SIGN_OF: Readonly<Record<Verdict, Sign>> = {
  nej: 'stop',
  'fraga-forst': 'question',
  'ja-med-villkor': 'list',
  ja: 'check',
};
