import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Answers } from '../../machines/kit/replay';
import type { GuideMachine } from '../../machines/kit/setup';
import {
  checklistOf,
  itemsOf,
  type Checklist,
  type ChecklistSource,
} from '../../src/checklist/model';
import {
  chapterSource,
  guideSource,
  rolesWithChecklist,
  roleSource,
} from '../../src/checklist/source';
import type { Work } from '../../src/checklist/work';
import { registry } from '../../src/registry';

process.env.SITE = 'https://intranat.example.se';

/** A checklist that the site has, with answers to make it of. */
export interface Case {
  /** For the names of tests. */
  name: string;
  source: ChecklistSource;
  machine: GuideMachine | undefined;
  answers: Answers;
}

/** The chapters of a guideline, as their pages call them. */
function chaptersOf(guideline: string) {
  const clauses = [...registry().clauses.values()].filter((own) => own.guideline === guideline);
  const slugs = [...new Set(clauses.map(({ chapter }) => chapter))];
  return slugs.map((slug) => {
    const mdx = readFileSync(`content/${guideline}/${slug}.mdx`, 'utf8');
    const label = /^ {2}label: (.+)$/m.exec(mdx)![1]!;
    return { slug, label, href: `/${guideline}/${slug}/` };
  });
}

const guides = [...registry().guides.values()];

/** Every blank list: of guides, chapters and roles. */
export const BLANK: Case[] = [
  ...guides.map((guide) => ({ source: guideSource(guide), machine: guide.machine })),
  ...[...registry().guidelines.keys()].flatMap((guideline) => [
    ...chaptersOf(guideline).map((chapter) => ({
      source: chapterSource(guideline, chapter),
      machine: undefined,
    })),
    ...rolesWithChecklist(guideline).map((role) => ({
      source: roleSource(guideline, role),
      machine: undefined,
    })),
  ]),
]
  .filter(({ source }) => source.items.length > 0)
  .map((one) => ({ ...one, name: `${one.source.id}, blank`, answers: {} }));

/** Every worked case of every guide. */
export const ROUTES: Case[] = guides.flatMap((guide) => {
  const cases = parse(readFileSync(`tests/machines/cases/${guide.id}.yaml`, 'utf8')) as {
    id: string;
    answers: Record<string, string>;
  }[];
  const source = guideSource(guide);
  return cases.map(({ id, answers }) => ({
    ...{ name: `${guide.id}, ${id}`, source, machine: guide.machine },
    answers,
  }));
});

export const listOf = ({ source, machine, answers }: Case): Checklist =>
  checklistOf(source, machine, answers).checklist;

/** What makes a list look as it does: a guide's by its outcome, others by what they are of. */
export const kindOf = (one: Case): string => {
  const { kind, id, verdict } = listOf(one);
  return one.machine ? `${id}: ${verdict?.outcome}` : kind;
};

/** Something noted at the first items of a list, a field of each kind. */
export function someWork(checklist: Checklist): Work {
  const [first, second, third] = itemsOf(checklist).map(({ id }) => id);
  return {
    ...(first !== undefined && { [first]: { done: true, owner: 'Enhetschef' } }),
    ...(second !== undefined && { [second]: { date: '2026-12-01' } }),
    ...(third !== undefined && { [third]: { notApplicable: 'Görs av It' } }),
  };
}
