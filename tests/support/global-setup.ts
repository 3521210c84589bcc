import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { serve } from './serve.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, without a slash at the end. */
    base: string;
    /** Whether everything is tried: see sample.ts. */
    full: boolean;
    /** What the browser tests run in. */
    browser: 'chromium' | 'firefox';
  }
}

/**
 * Serves the built site to the browser tests, and stops when they are done.
 *
 * @throws Error if the site isn't built
 */
export default async function serveSite({ provide }: TestProject) {
  if (!existsSync('dist/index.html'))
    throw new Error('The browser tests need the built site, but dist/ is missing: npm run build');
  const { base, stop } = await serve('dist');
  provide('base', base);
  return stop;
}
