import { describe, expect, test } from 'vitest';
import { replay, tasksOf } from '../../machines/kit/replay';
import { answersOf, questionsOf, stateMeta, tasksIn } from '../../machines/kit/setup';
import { factsOf } from '../../src/checklist/lines';
import { checklistOf, itemsOf } from '../../src/checklist/model';
import { inWords, isTicked, progressOf } from '../../src/checklist/work';
import { registry } from '../../src/registry';
import { BLANK, listOf, ROUTES } from './sources';

const WHEN = ['fore', 'under', 'efter'];

test('there are cases of every guide, and lists of chapters and roles', () => {
  const kinds = new Set(BLANK.map(({ source }) => source.kind));
  expect([...kinds].sort()).toEqual(['chapter', 'guide', 'role']);
  expect(new Set(ROUTES.map(({ source }) => source.id))).toEqual(new Set(registry().guides.keys()));
});

describe.each(ROUTES)('$name', (one) => {
  const { source, machine, answers } = one;
  const checklist = listOf(one);
  const route = replay(machine!, answers);
  const taskOf = (id: string) => source.items.find((item) => item.id === id)?.mend?.id ?? id;

  test('has the tasks of the route and no others, by when and by who', () => {
    const ticked = itemsOf(checklist).filter(isTicked);
    expect(ticked.map(({ id }) => taskOf(id)).sort()).toEqual(tasksOf(machine!, route).sort());
    const groups = checklist.groups.filter(({ id }) => WHEN.includes(id));
    expect(groups.map(({ id }) => WHEN.indexOf(id))).toEqual(
      groups.map(({ id }) => WHEN.indexOf(id)).sort(),
    );
    for (const { id, parts } of groups)
      for (const { who, items } of parts)
        for (const item of items)
          expect(registry().tasks.get(item.id)).toMatchObject({ when: id, who });
  });

  test('each task has a reason from an answer of the route, or follows from the verdict', () => {
    const because = route.steps.map(
      ({ question, answer }) => source.questions[question]!.answers[answer]!.because,
    );
    const own = tasksIn(stateMeta(machine!, route.at));
    for (const { id, why, step } of itemsOf(checklist)) {
      if (why.length === 0) expect(own.includes(taskOf(id)) || step !== undefined).toBe(true);
      for (const reason of why)
        expect(
          because.some((said) => said.endsWith(reason)) || /^Gäller /.test(reason),
          reason,
        ).toBe(true);
    }
  });

  test('has the verdict, every answer with a way to change it, and its own address', () => {
    expect(checklist.verdict).toMatchObject({ outcome: route.at, verdict: route.verdict });
    const answered = new Set(route.steps.map(({ question }) => question));
    // Of a step the row says it.
    const changes = [
      ...checklist.answers,
      ...itemsOf(checklist).flatMap(({ id, step }) =>
        step ? { question: id, change: step.change!.href } : [],
      ),
    ];
    expect(new Set(changes.map(({ question }) => question))).toEqual(answered);
    expect(changes).toHaveLength(answered.size);
    for (const { question, change } of changes)
      expect(change).toContain(`#${source.id}/${question}?`);
    const { hash } = new URL(checklist.address);
    expect(replay(machine!, Object.fromEntries(new URLSearchParams(hash.split('?')[1])))).toEqual(
      route,
    );
  });

  test('says the version of each guideline that the route speaks for, and when the law was checked', () => {
    const facts = factsOf(checklist).join(' ');
    for (const { municipality, version } of checklist.guidelines)
      expect(facts).toContain(`${municipality}, riktlinje ${version}`);
    const cited = itemsOf(checklist).flatMap(({ laws }) => laws);
    if (cited.length > 0) expect(facts).toMatch(/Lag per \d{4}-\d\d-\d\d/);
  });
});

describe.each(BLANK)('$name', (one) => {
  test('has every item once and no answers', () => {
    const checklist = listOf(one);
    expect(
      itemsOf(checklist)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(one.source.items.map(({ id }) => id).sort());
    expect(checklist).toMatchObject({ blank: true, answers: [], verdict: undefined });
  });
});

test('half a route says that it isn’t finished', () => {
  const one = ROUTES.find(({ source }) => source.id === 'oppen-ai')!;
  const [first = ''] = questionsOf(one.machine!);
  const { checklist } = checklistOf(one.source, one.machine, {
    [first]: answersOf(one.machine!, first)[0]!,
  });
  expect(checklist).toMatchObject({ blank: false, unfinished: true, verdict: undefined });
});

test('progress counts what is done of what applies', () => {
  const checklist = listOf(ROUTES.find((one) => itemsOf(listOf(one)).length > 3)!);
  const [first = '', second = '', third = ''] = itemsOf(checklist).map(({ id }) => id);
  const all = itemsOf(checklist).length;
  expect(inWords(progressOf(checklist, {}))).toBe(`0 av ${all} klara`);
  const work = { [first]: { done: true }, [second]: { done: true, notApplicable: '' } } as const;
  expect(inWords(progressOf(checklist, work))).toBe(`1 av ${all - 1} klara, 1 gäller inte`);
  expect(progressOf(checklist, { ...work, [third]: { done: true } }).done).toBe(2);
});
