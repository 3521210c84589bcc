import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'astro/zod';
import { MESSAGES, type Message } from '../messages';
import { ContentError, stop, type Report } from '../read/content-error';
import { guidelineOf } from '../../../machines/kit/only';
import { clauseId } from '../read/ids';
import type { Ids } from '../read/known';
import { readText, readYaml } from '../read/yaml';

/**
 * All clause ids that were ever published, sorted. The rule: a build keeps every id of this list,
 * as a clause or as a redirect; `npm run ids` adds the new ones; nothing ever leaves it.
 */
export const LOCK = 'content/ids.lock.json';

const redirectsSchema = z.array(
  z.strictObject({ from: clauseId, to: clauseId, date: z.iso.date(), why: z.string().min(1) }),
);

/** Where a published clause has gone, and why, in words for the reader. */
export type Redirect = z.output<typeof redirectsSchema>[number];

/**
 * @param path `content/omdirigeringar.yaml`; it needn't be there
 * @param isAbsent whether an id is of a guideline whose folder isn't there
 * @returns the redirects by old id
 * @param report takes it if an old id still is a clause or stands twice, or the new one is no clause
 *   or another municipality's
 * @throws {ContentError | ContentErrors} if the file can't be read
 */
export function readRedirects(
  path: string,
  clauses: Ids,
  report: Report = stop,
  isAbsent: (id: string) => boolean = () => false,
): Map<string, Redirect> {
  const redirects = new Map<string, Redirect>();
  // Not those that can't be read, which count as known.
  const standing = new Set(clauses.keys?.() ?? []);
  if (!existsSync(path)) return redirects;
  const { data, file, lineOf } = readYaml(path, redirectsSchema);
  data.forEach((redirect, index) => {
    const { from, to } = redirect;
    if (isAbsent(from) && isAbsent(to)) return;
    const fail = ({ reason, remedy }: Message) =>
      report(new ContentError(file, lineOf([index]), reason, remedy));
    if (standing.has(from)) fail(MESSAGES.stillThere(from));
    if (redirects.has(from)) fail(MESSAGES.redirectTwice(from));
    if (!clauses.has(to)) fail(MESSAGES.leadsNowhere(from, to, clauses));
    else if (guidelineOf(from) !== guidelineOf(to)) fail(MESSAGES.leadsElsewhere(from, to));
    redirects.set(from, redirect);
  });
  return redirects;
}

/** @returns all ids that were ever published; none without a list. */
export const publishedIds = (lock: string): string[] => (existsSync(lock) ? readLock(lock) : []);

/**
 * Holds the clauses against the ids that were ever published of their guidelines.
 *
 * @param lock path of the list; without it nothing counts as published
 * @param guidelines those shown; all, if it is left out
 * @returns the ids that the list doesn't have yet
 * @throws {ContentError} if a published id is neither a clause nor redirected
 */
export function checkPublished(
  lock: string,
  clauses: ReadonlyMap<string, unknown>,
  redirects: ReadonlyMap<string, Redirect>,
  guidelines?: { has(id: string): boolean },
): string[] {
  const published = publishedIds(lock);
  const gone = published.filter(
    (old) =>
      (guidelines?.has(guidelineOf(old)) ?? true) && !clauses.has(old) && !redirects.has(old),
  );
  if (gone.length > 0) throw fault(lock, MESSAGES.gone(gone), lineIn(lock, gone[0]!));
  const known = new Set(published);
  return [...clauses.keys()].filter((now) => !known.has(now));
}

function readLock(path: string): string[] {
  const text = readText(path);
  const lineOf = (at: number) => text.slice(0, at).split('\n').length;
  let ids: unknown;
  try {
    ids = JSON.parse(text);
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);
    throw fault(path, MESSAGES.noLock('not valid JSON'), lineOf(at));
  }
  const { data, error } = z.array(clauseId).safeParse(ids);
  if (data) return data;
  const wrong = JSON.stringify(Array.isArray(ids) ? ids[Number(error.issues[0]!.path[0])] : ids);
  throw fault(path, MESSAGES.noLock(`${wrong} is no id of a clause`), lineOf(text.indexOf(wrong)));
}

const lineIn = (path: string, id: string) => readText(path).split(`"${id}"`)[0]!.split('\n').length;

const fault = (path: string, { reason, remedy }: Message, line?: number) =>
  new ContentError(relative('.', path), line, reason, remedy);
