import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const TWO = ['karlstad', 'ostersund'];

/** Whether the site shows both guidelines that the project began with, and all guides. */
export function areBothShown(): boolean {
  const site = parse(readFileSync('content/webbplats.yaml', 'utf8')) as Record<
    'guidelines' | 'guides',
    string[] | null | undefined
  >;
  const isShown = (id: string) =>
    existsSync(`content/${id}/guideline.yaml`) && (site.guidelines?.includes(id) ?? true);
  return TWO.every(isShown) && (site.guides ?? null) === null;
}

/**
 * Tests about those two and the guides that speak for them: their 347 ids, worked cases, readings,
 * what people ask of them, and the faults that are made in copies of their files. Another site has other tests of its own.
 */
export const ABOUT_BOTH = [
  'tests/checklist/{model,saved,word,working-paper}.test.ts',
  'tests/compare/{content.test,built.site.test}.ts',
  'tests/content/{only-shown,registry}.test.ts',
  'tests/machines/{ai-act,mutation,oppen-ai,readings}.test.ts',
  'tests/machines/kit/law.test.ts',
  'tests/municipality/own.full.test.ts',
  'tests/search/answers.site.test.ts',
  'tests/training/*.test.ts',
];
