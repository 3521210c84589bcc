import { existsSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import machine from '../../machines/ai-forordningen';
import { remembered } from '../../machines/kit/remembered';
import { replay } from '../../machines/kit/replay';
import { readYaml } from '../../src/registry/read/yaml';
import { casesOf } from './worked-cases';

const TREE = '../shared/peers/nl-beslishulp/decision-tree.yaml';

const theirs = readYaml(
  'tests/machines/peers/nl-beslishulp.yaml',
  z.array(
    z.strictObject({
      case: z.string(),
      category: z.string(),
      says: z.record(z.string(), z.number()).default({}),
      why: z.string().optional(),
    }),
  ),
).data;
const cases = casesOf(machine);

// Where a government's aid and this guide part, one of them tells somebody what isn't the law.
test.each(theirs)("$case: the Dutch government's aid says the same, or we say why not", (peer) => {
  const ours = replay(machine, cases.find(({ id }) => id === peer.case)!.answers).at;
  expect(ours === peer.category).toBe(peer.why === undefined);
});

/** What is answered that a case doesn't tell: somebody uses what another has made, and no more is so. */
const USUAL: Readonly<Record<string, number>> = {
  ...{ '1.1': 1, '1.2': 5, '1.3': 1, '1.4.1': 1, '2.0': 1, '2.3': 3, '2.7.1': 1 },
};
const NO = 2;

const way = z.object({
  if: z.string().optional(),
  nextQuestionId: z.string().optional(),
  nextConclusionId: z.string().optional(),
});
const treeSchema = z.object({
  questions: z.array(
    z.object({
      questionId: z.string(),
      answers: z.array(
        way.extend({ labels: z.array(z.string()).optional(), redirects: z.array(way).optional() }),
      ),
    }),
  ),
});
type Tree = z.output<typeof treeSchema>;

/** Theirs isn't written as our content must be, so it is read plainly. */
const readTree = remembered((file: string) => treeSchema.parse(parse(readFileSync(file, 'utf8'))));

/** Its conditions are labels that are there or not, `||` within `&&`. */
const isSo = (condition: string, labels: ReadonlySet<string>) =>
  condition.split('&&').every((part) =>
    part.split('||').some((term) => {
      const label = /"([^"]+)" in labels/.exec(term)![1]!;
      return labels.has(label) !== term.includes('!');
    }),
  );

/** @returns the id of the conclusion that its tree comes to */
function walk({ questions }: Tree, says: Readonly<Record<string, number>>): string {
  const labels = new Set<string>();
  let id = '1.1';
  for (;;) {
    const { answers } = questions.find(({ questionId }) => questionId === id)!;
    const answer = answers[(says[id] ?? USUAL[id] ?? Math.min(NO, answers.length)) - 1]!;
    for (const label of answer.labels ?? []) labels.add(label);
    const next =
      answer.redirects?.find((one) => one.if === undefined || isSo(one.if, labels)) ?? answer;
    if (next.nextConclusionId !== undefined) return next.nextConclusionId;
    id = next.nextQuestionId!;
  }
}

/** Its conclusions are numbered by role, kind of system and category. */
const categoryOf = (conclusion: string) =>
  conclusion.startsWith('11.')
    ? 'utanfor'
    : ['forbjuden', 'hog-risk', 'hog-risk', 'begransad-risk', 'minimal-risk'][
        Number(conclusion.split('.')[2])
      ];

// Else a category is put into its mouth that it never says.
describe.skipIf(!existsSync(TREE))('its tree', () => {
  test.each(theirs)('$case: ends in the category that is noted', ({ says, category }) => {
    expect(categoryOf(walk(readTree(TREE), says))).toBe(category);
  });
});
