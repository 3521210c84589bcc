import { expect, test } from 'vitest';
import machine from '../../../machines/ai-forordningen';
import { datesFromText, datesToText, startOf, timelineOf } from '../../../machines/kit/law';
import { replay, tasksOf } from '../../../machines/kit/replay';
import { guideMeta } from '../../../machines/kit/setup';
import { datesOf, type Law } from '../../../src/registry/read/laws';
import { registry } from '../guides';
import { casesOf } from '../worked-cases';

const { laws, tasks } = registry;
const rules = guideMeta(machine).dates!;
const cases = casesOf(machine);
const dayBefore = (day: string) =>
  new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** What a case must do, with the day on which it begins by the data of the law alone. */
function dutiesOf(answers: Readonly<Record<string, string>>) {
  const route = replay(machine, answers);
  return tasksOf(machine, route).flatMap((id) => {
    const { text, who, law } = tasks.get(id)!;
    const dated = law.map((one) => datesOf(laws.get(one)!, laws)).find(Boolean);
    const start = dated && startOf(dated, rules, route.facts);
    return start === undefined ? [] : [{ id, text, who, start }];
  });
}
const startIn = (id: string, task: string) =>
  dutiesOf(cases.find((one) => one.id === id)!.answers).find((one) => one.id === task)?.start;

const dateOf = (id: string, at = 0) => laws.get(id)!.applies![at]!.from;

test('a duty begins on the day for its own kind of system', () => {
  expect(startIn('c11', 'utse-uppsikt')).toBe(dateOf('ai-113'));
  expect(startIn('hog-risk-genom-produkt', 'utse-uppsikt')).toBe(dateOf('ai-113', 1));
  expect(startIn('c38', 'mark-texten')).toBe(dateOf('ai-50-4-text'));
});

test('of an older system every duty of chapter III has the later day', () => {
  const older = dateOf('ai-111-2');
  for (const { answers } of cases.filter((one) => one.answers['i-bruk'] === 'ja-oandrat'))
    for (const { id, start } of dutiesOf(answers))
      if (tasks.get(id)!.law.some((law) => laws.get(law)!.older)) expect(start).toBe(older);
  expect(startIn('aldre-system', 'utse-uppsikt')).toBe(older);
});

const days = [...laws.values()].flatMap(({ applies = [] }) => applies.map(({ from }) => from));
test.each([...new Set(days)].sort())(
  'what begins on %s is told as coming the day before, and as holding on the day',
  (day) => {
    for (const { answers } of cases) {
      const duties = dutiesOf(answers);
      const textsOn = (today: string, from: string | undefined) =>
        timelineOf(duties, today)
          .filter((period) => period.from === from)
          .flatMap(({ byWho }) => byWho.flatMap(({ texts }) => texts));
      for (const { text } of duties.filter(({ start }) => start === day)) {
        expect(textsOn(dayBefore(day), day)).toContain(text);
        expect(textsOn(dayBefore(day), undefined)).not.toContain(text);
        expect(textsOn(day, undefined)).toContain(text);
        expect(textsOn(day, day)).not.toContain(text);
      }
    }
  },
);

test('a timeline begins with today and goes on day by day, each duty with who bears it', () => {
  const duty = (start: string, text: string, who = 'Du') => ({ start, text, who });
  expect(
    timelineOf(
      [duty('2030-01-02', 'c'), duty('2026-01-01', 'b', 'Andra'), duty('2025-01-01', 'a')],
      '2026-01-01',
    ),
  ).toEqual([
    {
      from: undefined,
      byWho: [
        { who: 'Du', texts: ['a'] },
        { who: 'Andra', texts: ['b'] },
      ],
    },
    { from: '2030-01-02', byWho: [{ who: 'Du', texts: ['c'] }] },
  ]);
});

test('no words of an outcome say that something holds today or from a day: only the dates do', () => {
  const { outcomes } = registry.guides.get(machine.id)!.texts;
  for (const { title, lead } of Object.values(outcomes))
    expect(`${title} ${lead}`).not.toMatch(/\b20\d\d\b|gäller nu|måste ni|bara om ni/);
});

// A page is built once and read for years: what it says must be so on each of those days.
test('nothing that the guide says hangs on the day when it was written', () => {
  const guide = registry.guides.get(machine.id)!;
  const sentences = [
    ...Object.values(guide.texts.questions).flatMap(({ text, help, answers }) => [
      ...[text, help ?? ''],
      ...Object.values(answers).flatMap((one) => [one.text, one.hint, one.because, one.change]),
    ]),
    ...Object.values(guide.texts.outcomes).flatMap(({ lead, ask, related }) => [
      lead,
      ask,
      related,
    ]),
    ...[...tasks.values()].flatMap(({ text, help }) => [text, help]),
    ...[...laws.values()].flatMap(({ says, note }) => [says, note]),
  ];
  const passing =
    /\b(snart|ännu inte|nyss|i år|nästa år|börjar gälla|har börjat gälla|träder i kraft)\b/;
  expect(sentences.filter((one) => one !== undefined && passing.test(one))).toEqual([]);
});

test.each([
  ['2026-12-01', 0],
  ['2027-12-02', 1],
  ['2028-08-02', 2],
  ['2030-08-02', 3],
])(
  'who reads on %s is told as holding what has begun by then, of %i kinds of high risk',
  (today, begun) => {
    const kinds = ['c11', 'hog-risk-genom-produkt', 'aldre-system'];
    const holds = kinds.filter((id) => startIn(id, 'utse-uppsikt')! <= today);
    expect(holds).toEqual(kinds.slice(0, begun));
    for (const id of kinds) {
      const duties = dutiesOf(cases.find((one) => one.id === id)!.answers);
      const now = timelineOf(duties, today).find(({ from }) => from === undefined);
      const texts = now?.byWho.flatMap((one) => one.texts) ?? [];
      expect(texts.includes(tasks.get('utse-uppsikt')!.text)).toBe(holds.includes(id));
    }
  },
);

test('dates survive the page, and each date of a kind of system is one that the guide knows', () => {
  for (const law of laws.values() as Iterable<Law>) {
    const dates = datesOf(law, laws);
    if (dates) expect(datesFromText(datesToText(dates))).toEqual(dates);
    for (const { scope } of law.applies ?? [])
      if (scope !== undefined) expect(Object.keys(rules.scopes)).toContain(scope);
    if (law.older !== undefined) expect(laws.get(law.older)?.applies).toBeDefined();
  }
});
