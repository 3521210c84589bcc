import { hold, type Facts, type FactsTest } from './setup';

/** From when a law applies, as its data says: the dates, and the one for older systems. */
export interface LawDates {
  applies: readonly { from: string; scope?: string | undefined }[];
  /** The date that holds instead for a system that is older than the law. */
  older?: string | undefined;
}

/** Which facts of a guide decide between the dates of a law. */
export interface DateRules {
  /** By the scope of a date. */
  scopes: Readonly<Record<string, FactsTest>>;
  older: FactsTest;
}

/**
 * From when a law applies to the use that a route describes.
 *
 * @returns the day, as in `content/lag/`; undefined if no date is for it
 */
export function startOf(
  { applies, older }: LawDates,
  rules: DateRules,
  facts: Facts,
): string | undefined {
  if (older !== undefined && hold(facts, rules.older)) return older;
  return applies
    .filter(({ scope }) => scope === undefined || hold(facts, rules.scopes[scope] ?? {}))
    .map(({ from }) => from)
    .sort()[0];
}

/** What somebody must do, and from when. */
export interface Duty {
  text: string;
  who: string;
  start: string;
}

/** What begins to hold on a day, by who must do it. */
export interface Period {
  /** The day; undefined for all that holds today. */
  from: string | undefined;
  byWho: { who: string; texts: string[] }[];
}

/**
 * Duties as a timeline: first what holds today, then what begins later, day by day.
 *
 * @param today the day on which the reader looks, written like the others
 */
export function timelineOf(duties: readonly Duty[], today: string): Period[] {
  const periods = new Map<string | undefined, Map<string, string[]>>();
  const inOrder = [...duties].sort((a, b) => a.start.localeCompare(b.start));
  for (const { text, who, start } of inOrder) {
    const from = start <= today ? undefined : start;
    const byWho = periods.get(from) ?? new Map<string, string[]>();
    periods.set(from, byWho.set(who, [...(byWho.get(who) ?? []), text]));
  }
  return [...periods].map(([from, byWho]) => ({
    from,
    byWho: [...byWho].map(([who, texts]) => ({ who, texts })),
  }));
}

/** @returns the dates of a law in an attribute: a day and its scope each, the older systems' after `<`. */
export const datesToText = ({ applies, older }: LawDates): string =>
  [
    ...applies.map(({ from, scope }) => (scope === undefined ? from : `${from}:${scope}`)),
    ...(older === undefined ? [] : [`<${older}`]),
  ].join(' ');

/** The reverse of {@link datesToText}. */
export function datesFromText(text: string): LawDates {
  const parts = text.split(' ');
  return {
    applies: parts
      .filter((part) => !part.startsWith('<'))
      .map((part) => {
        const [from = '', scope] = part.split(':');
        return { from, scope };
      }),
    older: parts.find((part) => part.startsWith('<'))?.slice(1),
  };
}
