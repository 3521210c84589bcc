/** The components that MDX pages may use, as `src/components/index.ts` has them, with their attributes. */
export const COMPONENTS = {
  Clause: [
    ...['nr', 'section', 'title', 'kind', 'modality', 'effect'],
    ...['addressee', 'condition', 'carriesOut', 'page', 'lines', 'keywords'],
  ],
  Rule: [
    ...['id', 'light', 'section', 'title', 'kind', 'modality', 'effect'],
    ...['addressee', 'condition', 'carriesOut', 'page', 'lines', 'keywords'],
  ],
  Note: ['date', 'laws'],
  Guide: ['id', 'page'],
  Home: ['guideline'],
  Accessibility: [],
  Embedding: [],
  OpenData: [],
  Start: [],
} as const satisfies Record<string, readonly string[]>;

export type ComponentName = keyof typeof COMPONENTS;
