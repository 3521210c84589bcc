import { existsSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import type { Clause } from '../read/clauses';
import { ContentError } from '../read/content-error';
import { readYaml } from '../read/yaml';

/**
 * All clause ids that were ever published, sorted. The rule: a build keeps every id of this list,
 * as a clause or as a redirect; `npm run ids` adds the new ones; nothing ever leaves it.
 */
export const LOCK = 'content/ids.lock.json';

const id = z.string().regex(/^[^:\s]+:[^:\s]+$/, 'write <guideline>:<number>');

const redirectsSchema = z.array(
  z.strictObject({ from: id, to: id, date: z.iso.date(), why: z.string().min(1) }),
);

/** Where a published clause has gone, and why, in words for the reader. */
export type Redirect = z.output<typeof redirectsSchema>[number];

type Clauses = ReadonlyMap<string, Pick<Clause, 'id'>>;

/**
 * @param path `content/omdirigeringar.yaml`; it needn't be there
 * @returns the redirects by old id
 * @throws {ContentError} if an old id still is a clause or stands twice, or the new one is no clause
 *   or another municipality's
 */
export function readRedirects(path: string, clauses: Clauses): Map<string, Redirect> {
  const redirects = new Map<string, Redirect>();
  if (!existsSync(path)) return redirects;
  const { data, file, lineOf } = readYaml(path, redirectsSchema);
  data.forEach((redirect, index) => {
    const { from, to } = redirect;
    const fail = (reason: string, remedy: string) =>
      new ContentError(file, lineOf([index]), reason, remedy);
    if (clauses.has(from))
      throw fail(
        `"${from}" still stands in content/`,
        'delete the redirect, or take the clause out of its section',
      );
    if (redirects.has(from)) throw fail(`"${from}" stands twice`, 'keep one of the two redirects');
    if (!clauses.has(to))
      throw fail(
        `"${from}" leads to "${to}", which is no clause`,
        'lead it to the clause that holds the rule now, in one step',
      );
    if (from.split(':')[0] !== to.split(':')[0])
      throw fail(
        `"${from}" leads to another municipality's "${to}"`,
        'lead it to a clause of the same guideline',
      );
    redirects.set(from, redirect);
  });
  return redirects;
}

/**
 * Holds the clauses against the ids that were ever published.
 *
 * @param lock path of the list; without it nothing counts as published
 * @returns the ids that the list doesn't have yet
 * @throws {ContentError} if a published id is neither a clause nor redirected
 */
export function checkPublished(
  lock: string,
  clauses: Clauses,
  redirects: ReadonlyMap<string, Redirect>,
): string[] {
  const published = existsSync(lock) ? readLock(lock) : [];
  const gone = published.filter((old) => !clauses.has(old) && !redirects.has(old));
  if (gone.length > 0)
    throw new ContentError(
      lock,
      undefined,
      `published, but no longer in content/: ${gone.map((old) => `"${old}"`).join(', ')}`,
      'give the clause its number back, or say where it has gone in content/omdirigeringar.yaml:\n' +
        `    - from: ${gone[0]}\n      to: <id of the clause that holds the rule now>\n` +
        '      date: <the day it moved, 2026-11-21>\n      why: <one sentence in Swedish for the reader>',
    );
  const known = new Set(published);
  return [...clauses.keys()].filter((now) => !known.has(now));
}

function readLock(path: string): string[] {
  try {
    return z.array(id).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new ContentError(
      path,
      undefined,
      'not a JSON array of clause ids',
      'take back the last good version; only npm run ids should write this file',
    );
  }
}
