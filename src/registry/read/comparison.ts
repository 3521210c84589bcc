import { z } from 'astro/zod';
import type { Clause } from './clauses';
import { ContentError } from './content-error';
import { readYaml } from './yaml';

/** What a guideline says on a topic, shortly and in our own words, and the clauses that it rests on. */
const statement = z.strictObject({ says: z.string(), clauses: z.array(z.string()).min(1) });

/** Written where a guideline has been read and says nothing. No cell at all: not yet compared. */
export const SILENT = 'tyst';

const cell = z.union([statement, z.literal(SILENT)], {
  error: `write says: and clauses:, or ${SILENT} where the guideline says nothing`,
});

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use a-z, 0-9 and hyphens');

/** `content/jamforelse.yaml`: topics by section, with one cell a guideline. */
export const comparisonSchema = z.array(
  z.strictObject({
    id,
    title: z.string(),
    topics: z.array(
      z.strictObject({
        id,
        title: z.string(),
        /** What is alike and what differs. Names the municipalities that it speaks of. */
        summary: z.string(),
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
 * @throws {ContentError} if a topic stands twice, or a guideline, clause or law is unknown
 */
export function readComparison(
  path: string,
  known: {
    guidelines: { has(id: string): boolean };
    clauses: ReadonlyMap<string, Clause>;
    laws: { has(id: string): boolean };
  },
): Comparison {
  const { data, file, lineOf } = readYaml(path, comparisonSchema);
  // Sections and topics are anchors on one page.
  const seen = new Set(data.map((section) => section.id));
  data.forEach(({ topics }, section) =>
    topics.forEach((topic, index) => {
      const fail = (place: PropertyKey[], reason: string, remedy: string) =>
        new ContentError(
          file,
          lineOf([section, 'topics', index, ...place]),
          `topic "${topic.id}" ${reason}`,
          remedy,
        );
      if (seen.has(topic.id)) throw fail([], 'stands twice', 'give one of them another id');
      seen.add(topic.id);
      for (const law of topic.law)
        if (!known.laws.has(law))
          throw fail(
            ['law'],
            `cites the unknown law "${law}"`,
            'add it to content/lag/andra-lagar.yaml',
          );
      for (const [guideline, said] of Object.entries(topic.cells)) {
        const place = ['cells', guideline];
        if (!known.guidelines.has(guideline))
          throw fail(
            place,
            `has a cell for the unknown guideline "${guideline}"`,
            'use the name of a folder in content/ that has a guideline.yaml',
          );
        for (const clause of said === SILENT ? [] : said.clauses)
          if (known.clauses.get(clause)?.guideline !== guideline)
            throw fail(
              [...place, 'clauses'],
              `rests on "${clause}", which isn't a clause of ${guideline}`,
              'correct the id, or move the statement to the cell of its own guideline',
            );
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
