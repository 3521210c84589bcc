import { join } from 'node:path';
import { z } from 'astro/zod';
import type { LawDates } from '../../../machines/kit/law';
import { MESSAGES, type Message } from '../messages';
import { longDay } from '../outputs/day';
import { attempt, ContentError, stop, type Report } from './content-error';
import { listFolder } from './files';
import { slug } from './ids';
import { readYaml } from './yaml';

/** What we have not seen confirmed: the official Swedish term, or that a proposal was adopted. */
export const UNVERIFIED = {
  term: 'Vissa svenska termer är inte kontrollerade mot den svenska lagtexten.',
  forslag: 'förslag, inte beslutat',
} as const;

const entry = z.strictObject({
  id: slug,
  name: z.string(),
  /** Our own summary in a sentence or two. */
  says: z.string(),
  url: z.url().optional(),
  /** The day on which the law was checked. */
  asOf: z.iso.date().optional(),
  /** From when, and to what where it differs. */
  applies: z
    .array(
      z.strictObject({
        from: z.iso.date(),
        to: z.string().optional(),
        /** To which systems, where the date depends on that: a fact of the guide. */
        scope: slug.optional(),
      }),
    )
    .min(1)
    .optional(),
  /** The law whose date holds instead for a system that is older than this one's. */
  older: slug.optional(),
  /** The act that last changed it. */
  amendedBy: z.string().optional(),
  unverified: z.enum(['term', 'forslag']).optional(),
  /** What is unsettled. */
  note: z.string().optional(),
});

const complete = entry.required({ url: true, asOf: true });

/**
 * A file of `content/lag/`: a list of separate laws, or one law with what holds for all its entries
 * (`reviewBy`: the day by which somebody must read the law again).
 */
export const lawsSchema = z.union([
  z.array(complete),
  z.strictObject({
    law: z.strictObject({
      name: z.string(),
      url: z.url(),
      asOf: z.iso.date(),
      reviewBy: z.iso.date(),
    }),
    entries: z.array(entry),
  }),
]);

/** A law, or an article of one, outside the guidelines. */
export type Law = z.output<typeof complete> & {
  /** The law that the article belongs to, where its file says so. */
  of?: { name: string; asOf: string; reviewBy: string };
};

/**
 * Reads all files of law.
 *
 * @param folder `content/lag`, which need not exist
 * @param report takes it if an id stands twice, an older law is unknown or a file can't be read
 */
export function readLaws(folder: string, report: Report = stop): Map<string, Law> {
  const laws = new Map<string, Law>();
  /** For when all are read. */
  const checks: (() => void)[] = [];
  let isWhole = true;
  const told: Report = (fault) => {
    isWhole = false;
    report(fault);
  };
  for (const name of listFolder(folder, { ending: '.yaml' }, told).files) {
    const read = attempt(told, () => readYaml(join(folder, name), lawsSchema));
    if (!read) continue;
    const { data, file, lineOf } = read;
    const list = Array.isArray(data);
    const entries: Law[] = list
      ? data
      : data.entries.map((one) => {
          const { name: of, reviewBy, ...shared } = data.law;
          return { ...shared, ...one, of: { name: of, asOf: shared.asOf, reviewBy } };
        });
    entries.forEach((law, index) => {
      const fail = (field: string[], { reason, remedy }: Message) => {
        const place = [...(list ? [index] : ['entries', index]), ...field];
        report(new ContentError(file, lineOf(place), reason, remedy));
      };
      if (laws.has(law.id)) fail([], MESSAGES.twice(`law "${law.id}"`));
      laws.set(law.id, law);
      checks.push(() => {
        const { id, older } = law;
        if (older !== undefined && !laws.has(older))
          fail(['older'], MESSAGES.unknown(`law "${id}" has as older`, 'law', older, laws));
      });
    });
  }
  // Of what can't be read whole nothing is unknown.
  if (isWhole) for (const check of checks) check();
  return laws;
}

/** @returns the laws that articles belong to, each once. */
export function wholeLaws(laws: Iterable<Pick<Law, 'of'>>): NonNullable<Law['of']>[] {
  const whole = [...laws].flatMap(({ of }) => of ?? []);
  return [...new Map(whole.map((law) => [law.name, law])).values()];
}

/**
 * The laws that should have been read again.
 *
 * @param today `2026-11-21`; the day that the site is built
 */
export function overdueLaws(laws: Iterable<Pick<Law, 'of'>>, today: string) {
  return wholeLaws(laws).filter(({ reviewBy }) => reviewBy < today);
}

/**
 * The dates of a law as data; undefined if it has none.
 *
 * @param laws all, among them the one that holds for older systems
 */
export function datesOf(
  { applies, older }: Law,
  laws: ReadonlyMap<string, Law>,
): LawDates | undefined {
  if (!applies) return undefined;
  const last = older === undefined ? undefined : laws.get(older)?.applies?.at(-1)?.from;
  return { applies: applies.map(({ from, scope }) => ({ from, scope })), older: last };
}

/** @returns the last day for an older system, in words; undefined if the law has no such day. */
export function olderInWords({ older }: LawDates): string | undefined {
  if (older === undefined) return undefined;
  return `för ert äldre system senast ${longDay(older)}, om det är avsett för myndigheter`;
}

/** @returns from when a law applies, in words; undefined if its data doesn't say. */
export function appliesInWords({ applies }: Pick<Law, 'applies'>): string | undefined {
  if (!applies) return undefined;
  const dates = applies.map(({ from, to }) => {
    const date = longDay(from);
    return to === undefined ? date : `${date} (${to})`;
  });
  return `gäller från ${new Intl.ListFormat('sv').format(dates)}`;
}
