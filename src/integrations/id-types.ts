import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { LOCK, publishedIds } from '../registry/check/published';
import { readClauses } from '../registry/read/clauses';
import { listContent } from '../registry/read/files';
import { anything } from '../registry/read/known';
import { readLaws } from '../registry/read/laws';
import { readTasks } from '../registry/read/tasks';

/**
 * Gives machines the ids in the content as types, so that an editor completes a clause, a task or a
 * law, and the type check names one that isn't there. `astro sync`, `check`, `dev` and `build` write
 * them below `.astro/`, which tsconfig.json takes in.
 */
export default function idTypes(content = 'content'): AstroIntegration {
  return {
    name: 'id-types',
    hooks: {
      'astro:config:done': ({ injectTypes }) => {
        injectTypes({ filename: 'known-ids.d.ts', content: declaration(idsIn(content)) });
      },
    },
  };
}

/** @returns the ids of each kind, sorted. */
function idsIn(content: string): Record<'clause' | 'task' | 'law', string[]> {
  // Faults are told by the check of the content; here what can be read is enough.
  const ignore = () => undefined;
  const guidelines = listContent(content, ignore).guidelines.map((name) => join(content, name));
  const ids = (items: Iterable<{ id: string }>) => [...items].map(({ id }) => id).sort();
  return {
    // Also those published of a guideline whose folder has gone: a guide may still name them.
    clause: [
      ...new Set([
        ...publishedIds(LOCK),
        ...ids(guidelines.flatMap((folder) => readClauses(folder, ignore))),
      ]),
    ].sort(),
    task: ids(
      readTasks(join(content, 'uppgifter'), { clauses: anything, laws: anything }, ignore).values(),
    ),
    law: ids(readLaws(join(content, 'lag'), ignore).values()),
  };
}

/** The file lies in `.astro/integrations/id-types/`. */
function declaration(ids: Record<string, string[]>): string {
  const union = (known: string[]) => known.map((id) => `\n      | ${JSON.stringify(id)}`).join('');
  const fields = Object.entries(ids)
    .filter(([, known]) => known.length > 0)
    .map(([kind, known]) => `    ${kind}:${union(known)};\n`);
  return `declare module '../../../machines/kit/ids' {
  interface KnownIds {
${fields.join('')}  }
}
export {};
`;
}
