import { z } from 'astro/zod';
import type { Clause } from './clauses';
import { MESSAGES, type Message } from '../messages';
import { ContentError, stop, type Report } from './content-error';
import { slug } from './ids';
import type { Known } from './known';
import { readYaml } from './yaml';

/** What a guideline says on a topic, shortly and in our own words, and the clauses that it rests on. */
const statement = z.strictObject({ says: z.string(), clauses: z.array(z.string()).min(1) });

/** Written where a guideline has been read and says nothing. No cell at all: not yet compared. */
export const SILENT = 'tyst';

const cell = z.union([statement, z.literal(SILENT)]);

/** `content/jamforelse.yaml`: topics by section, with one cell a guideline. */
export const comparisonSchema = z.array(
  z.strictObject({
    id: slug,
    title: z.string(),
    topics: z.array(
      z.strictObject({
        id: slug,
        title: z.string(),
        /** What is alike and what differs. Names the municipalities that it speaks of. */
        summary: z.string().optional(),
        /** Ids in `content/lag/andra-lagar.yaml`: law that limits what the cells say. */
        law: z.array(z.string()).default([]),
        cells: z.record(z.string(), cell),
      }),
    ),
  }),
);

export type Comparison = z.output<typeof comparisonSchema>;
export type Topic = Comparison[number]['topics'][number];

/**
 * Reads the comparison. The first clause of a cell is the guideline's own place for the topic.
 *
 * @param path `content/jamforelse.yaml`
 * @param report takes it if a topic stands twice, or a guideline, clause or law is unknown
 * @throws {ContentError | ContentErrors} if the file can't be read
 */
export function readComparison(
  path: string,
  known: Pick<Known, 'guidelines' | 'clauses' | 'laws'>,
  report: Report = stop,
): Comparison {
  const { data, file, lineOf } = readYaml(path, comparisonSchema);
  // Sections and topics are anchors on one page.
  const seen = new Set(data.map((section) => section.id));
  data.forEach(({ topics }, section) =>
    topics.forEach((topic, index) => {
      const what = `topic "${topic.id}"`;
      const fail = (place: PropertyKey[], { reason, remedy }: Message) =>
        report(
          new ContentError(file, lineOf([section, 'topics', index, ...place]), reason, remedy),
        );
      if (seen.has(topic.id)) fail([], MESSAGES.twice(what));
      seen.add(topic.id);
      for (const law of topic.law)
        if (!known.laws.has(law))
          fail(['law'], MESSAGES.unknown(`${what} cites`, 'law', law, known.laws));
      for (const [guideline, said] of Object.entries(topic.cells)) {
        const place = ['cells', guideline];
        if (!known.guidelines.has(guideline))
          fail(
            place,
            MESSAGES.unknown(`${what} has a cell for`, 'guideline', guideline, known.guidelines),
          );
        else
          for (const clause of said === SILENT ? [] : said.clauses)
            if (!clause.startsWith(`${guideline}:`) || !known.clauses.has(clause))
              fail([...place, 'clauses'], MESSAGES.notOf(what, clause, guideline, known.clauses));
      }
    }),
  );
  return data;
}

/** The place in another guideline that answers to a clause. */
export interface Counterpart {
  guideline: string;
  clause: string;
  topic: Topic;
}

/** @returns where the other guidelines take up the topics whose own place in this one is the clause. */
export function counterpartsOf({ id, guideline }: Clause, comparison: Comparison): Counterpart[] {
  const found = new Map<string, Counterpart>();
  for (const topic of comparison.flatMap(({ topics }) => topics)) {
    if (ownPlace(topic.cells[guideline]) !== id) continue;
    for (const [other, said] of Object.entries(topic.cells)) {
      const clause = ownPlace(said);
      if (other !== guideline && clause !== undefined && !found.has(clause))
        found.set(clause, { guideline: other, clause, topic });
    }
  }
  return [...found.values()];
}

const ownPlace = (said: Topic['cells'][string] | undefined) =>
  said === undefined || said === SILENT ? undefined : said.clauses[0];
