import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { initialTransition, transition, type AnyMachineSnapshot } from 'xstate';
import openAi from '../../machines/oppen-ai';
import { DONE } from '../../machines/kit/setup';
import type { OpenClause, OpenGuide } from '../../src/registry/outputs/open-data';
import type { Task } from '../../src/registry/read/tasks';
import { content } from '../support/content';
import { areBothShown } from '../support/two-guidelines';
import { files, readJson, SITE } from './site';

const FILES = ['clauses', 'guides', 'tasks'] as const;

const clauses = readJson<OpenClause[]>('/api/clauses.json');
const guides = readJson<OpenGuide[]>('/api/guides.json');
const tasks = readJson<Task[]>('/api/tasks.json');

/** What other tools may count on: the fields of each entry, `[…]` for a list of them. */
interface Fields {
  [field: string]: true | Fields | [Fields];
}

const CONTRACT: Record<'clauses' | 'guides', Fields> = {
  clauses: {
    id: true,
    guideline: true,
    number: true,
    parent: true,
    kind: true,
    modality: true,
    addressee: true,
    text: true,
    keywords: true,
    url: true,
    permalink: true,
    source: { document: true, section: true, page: true },
    guides: true,
    tasks: true,
  },
  guides: {
    id: true,
    title: true,
    guidelines: true,
    questions: [{ id: true, text: true, answers: [{ id: true, text: true }], clauses: true }],
    outcomes: [{ id: true, verdict: true, title: true, clauses: true, tasks: true }],
    routes: true,
  },
};

/** @returns the places where data lack a field of the contract. */
function lacking(fields: Fields, data: unknown, at: string): string[] {
  return Object.entries(fields).flatMap(([field, inner]) => {
    const value = (data as Record<string, unknown>)[field];
    const place = `${at}.${field}`;
    if (value === undefined) return [place];
    if (inner === true) return [];
    if (!Array.isArray(inner)) return lacking(inner, value, place);
    if (!Array.isArray(value) || value.length === 0) return [`${place}[]`];
    return value.flatMap((entry, index) => lacking(inner[0], entry, `${place}[${index}]`));
  });
}

/** @returns the ids that are cited but are not known, with the one that cites. */
function unknown<T extends { id: string }>(
  from: readonly T[],
  cited: (entry: T) => readonly string[],
  known: readonly { id: string }[],
): string[] {
  const ids = new Set(known.map(({ id }) => id));
  return from.flatMap((entry) =>
    cited(entry).flatMap((id) => (ids.has(id) ? [] : [`${entry.id} cites ${id}`])),
  );
}

describe.each(FILES)('/api/%s.json', (name) => {
  test('holds against the schema beside it', () => {
    expect(files).toContain(`/api/${name}.schema.json`);
    const ajv = new Ajv2020({ allErrors: true });
    ajv.addFormat('uri', (text: string) => URL.canParse(text));
    ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
    const validate = ajv.compile(readJson<object>(`/api/${name}.schema.json`));
    const data = readJson<Record<string, unknown>[]>(`/api/${name}.json`);
    validate(data);
    expect(validate.errors ?? []).toEqual([]);
    // A schema that lets everything through would hold against anything.
    const [first, ...rest] = data;
    expect(validate([{ ...first, id: 1 }, ...rest])).toBe(false);
    expect(validate([{ ...first, id: undefined }, ...rest])).toBe(false);
  });

  test('has ids that stand once', () => {
    const ids = readJson<{ id: string }[]>(`/api/${name}.json`).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe('the contract', () => {
  test('names the fields of a clause and of a guide', () => {
    const missing = [
      ...clauses.flatMap((clause) => lacking(CONTRACT.clauses, clause, clause.id)),
      ...guides.flatMap((guide) => lacking(CONTRACT.guides, guide, guide.id)),
    ];
    expect(missing).toEqual([]);
  });

  test('wants every published clause', () => {
    const locked = JSON.parse(readFileSync('content/ids.lock.json', 'utf8')) as string[];
    const shown = locked.filter((id) => content.guidelines.has(id.split(':')[0]!));
    expect(clauses.map(({ id }) => id).sort()).toEqual(shown);
    const split = clauses.filter(({ id, guideline, number }) => id !== `${guideline}:${number}`);
    expect(split.map(({ id }) => id)).toEqual([]);
  });

  test('wants the address of a clause in its chapter, and its permanent one', () => {
    const misplaced = clauses.filter(({ guideline, number, url, permalink }) => {
      const inChapter = new URL(url);
      return (
        permalink !== new URL(`r/${guideline}/${number}/`, SITE).href ||
        !inChapter.href.startsWith(new URL(`${guideline}/`, SITE).href) ||
        decodeURIComponent(inChapter.hash) !== `#${number}`
      );
    });
    expect(misplaced.map(({ id, url, permalink }) => ({ id, url, permalink }))).toEqual([]);
  });

  test.runIf(areBothShown())('knows the verdicts of guides on a use of AI', () => {
    const verdicts = guides.flatMap(({ outcomes }) => outcomes.map(({ verdict }) => verdict));
    expect(new Set(verdicts)).toEqual(new Set(['nej', 'fraga-forst', 'ja-med-villkor', 'ja']));
  });
});

describe('what cites', () => {
  test('a clause names a parent, guides and tasks that exist', () => {
    expect(unknown(clauses, ({ parent }) => (parent === null ? [] : [parent]), clauses)).toEqual(
      [],
    );
    expect(unknown(clauses, (clause) => clause.guides, guides)).toEqual([]);
    expect(unknown(clauses, (clause) => clause.tasks, tasks)).toEqual([]);
  });

  test('a guide names clauses and tasks that exist', () => {
    for (const { questions, outcomes } of guides) {
      expect(unknown(questions, (question) => question.clauses, clauses)).toEqual([]);
      expect(unknown(outcomes, (outcome) => outcome.clauses, clauses)).toEqual([]);
      expect(unknown(outcomes, (outcome) => outcome.tasks, tasks)).toEqual([]);
    }
  });

  test('a clause names the tasks that name it, and no others', () => {
    const isCarriedOut = (task: Task, id: string) =>
      task.law.some((law) => content.clauses.get(id)!.carriesOut.includes(law));
    const naming = tasks.flatMap(({ id, clauses: cited }) =>
      cited.map((clause) => `${id} ${clause}`),
    );
    const named = clauses.flatMap(({ id, tasks: own }) =>
      own
        .filter((task) => !isCarriedOut(content.tasks.get(task)!, id))
        .map((task) => `${task} ${id}`),
    );
    expect(named.sort()).toEqual(naming.sort());
  });

  test('a clause that a question or an outcome rests on names the guide', () => {
    const silent = guides.flatMap(({ id, questions, outcomes }) =>
      [...questions, ...outcomes]
        .flatMap((part) => part.clauses)
        .filter((cited) => !clauses.find((clause) => clause.id === cited)?.guides.includes(id)),
    );
    expect([...new Set(silent)]).toEqual([]);
  });
});

describe.runIf(areBothShown())('the guide oppen-ai', () => {
  const guide = guides.find(({ id }) => id === 'oppen-ai')!;

  test('has its six questions and four outcomes, with the answers of the machine', () => {
    expect(guide.questions).toHaveLength(6);
    expect(guide.outcomes).toHaveLength(4);
    const offered = guide.questions.map(({ id, answers }) => [id, answers.map((one) => one.id)]);
    const taken = Object.entries(openAi.config.states!).flatMap(([id, { on }]) =>
      on ? [[id, Object.keys(on).filter((event) => event !== DONE)]] : [],
    );
    expect(offered).toEqual(taken);
  });

  test('has as many routes as there are ways through the machine', () => {
    const counted = new Map<string, number>();
    const count = (snapshot: AnyMachineSnapshot): number => {
      if (snapshot.status === 'done') return 1;
      const key = JSON.stringify([snapshot.value, snapshot.context]);
      const known = counted.get(key);
      if (known !== undefined) return known;
      const next = (from: AnyMachineSnapshot, type: string) =>
        transition(openAi, from as never, { type })[0] as AnyMachineSnapshot;
      const { answers } = guide.questions.find(({ id }) => id === snapshot.value)!;
      const after = answers.map(({ id }) => ({ id, to: next(snapshot, id) }));
      const options = after.filter(({ to }) => to.value === snapshot.value).map(({ id }) => id);
      // What is remembered after any options ticked together: one way on each.
      const ticked = new Map<string, AnyMachineSnapshot>();
      const queue: AnyMachineSnapshot[] = [snapshot];
      for (const from of queue)
        for (const option of options) {
          const to = next(from, option);
          const facts = Object.keys(to.context as object)
            .sort()
            .join();
          if (!ticked.has(facts)) queue.push(to);
          ticked.set(facts, to);
        }
      const routes = [
        ...after.filter(({ id }) => !options.includes(id)).map(({ to }) => to),
        ...[...ticked.values()].map((from) => next(from, DONE)),
      ].reduce((sum, to) => sum + count(to), 0);
      counted.set(key, routes);
      return routes;
    };
    expect(guide.routes).toBe(count(initialTransition(openAi)[0]));
  });
});
