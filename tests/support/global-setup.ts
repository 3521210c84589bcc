import type { TestProject } from 'vitest/node';
import { serveSite } from './site';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, without a slash at the end. */
    base: string;
    /** Whether everything is tried: see sample.ts. */
    full: boolean;
  }
}

/** Serves the built site to the browser tests, and stops when they are done. */
export default async function serve({ provide }: TestProject) {
  const { base, stop } = await serveSite();
  provide('base', base);
  return stop;
}
