import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSaved, writeSaved, type State } from '../../src/checklist/saved';
import { checklistOf, type ChecklistSource } from '../../src/checklist/model';
import type { Note, Work } from '../../src/checklist/work';
import { someAnswers } from '../machines/arbitraries';
import { full } from '../support/sample';
import { BLANK, type Case } from './sources';

const DAY = '2026-11-21';

const text = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });
const note: fc.Arbitrary<Note> = fc.record(
  {
    done: fc.constant(true as const),
    owner: text,
    date: text,
    evidence: text,
    notApplicable: fc.string({ maxLength: 60 }),
  },
  { requiredKeys: [] },
);

const workOn = ({ items }: ChecklistSource): fc.Arbitrary<Work> =>
  fc
    .subarray(items.map(({ id }) => id))
    .chain((ids) => fc.record(Object.fromEntries(ids.map((id) => [id, note]))));

/** Any list of the site with any answers and notes. */
const anyList: fc.Arbitrary<{ one: Case; state: State }> = fc
  .constantFrom(...BLANK)
  .chain((one) =>
    fc.record({
      one: fc.constant(one),
      state: fc.record({
        answers: one.machine ? someAnswers(one.machine) : fc.constant({}),
        work: workOn(one.source),
      }),
    }),
  )
  // As the page has them: only the answers that hold.
  .map(({ one, state }) => ({
    one,
    state: { ...state, answers: checklistOf(one.source, one.machine, state.answers).answers },
  }));

const save = ({ one, state }: { one: Case; state: State }) =>
  writeSaved(one.source, checklistOf(one.source, one.machine, state.answers).checklist, state, DAY);

test('what is saved and opened is the same, whatever the list', () => {
  fc.assert(
    fc.property(anyList, (list) => {
      const { one, state } = list;
      expect(readSaved(save(list), one.source, one.machine)).toEqual({
        ok: true,
        state,
        changed: [],
      });
    }),
    { numRuns: full ? 1000 : 200 },
  );
});

test('a damaged file gives a message or what still holds, and never an exception, 1,000 files', () => {
  const damages = fc.oneof(
    fc.tuple(fc.constant('cut'), fc.double({ min: 0, max: 0.999, noNaN: true })),
    fc.tuple(fc.constant('swap'), fc.double({ min: 0, max: 0.999, noNaN: true })),
    fc.tuple(fc.constant('type'), fc.double({ min: 0, max: 0.999, noNaN: true })),
  );
  let refused = 0;
  fc.assert(
    fc.property(anyList, damages, fc.jsonValue(), (list, [how, where], value) => {
      const { one } = list;
      const json = save(list);
      const at = Math.floor(where * json.length);
      const damaged =
        how === 'cut'
          ? json.slice(0, at)
          : how === 'swap'
            ? json.slice(0, at) + '#' + json.slice(at + 1)
            : withValue(json, where, value);
      const opened = readSaved(damaged, one.source, one.machine);
      if (opened.ok) {
        // It may only have what the list has.
        const known = one.source.items.map(({ id }) => id);
        for (const id of Object.keys(opened.state.work)) expect(known).toContain(id);
        const again = checklistOf(one.source, one.machine, opened.state.answers);
        expect(again.answers).toEqual(opened.state.answers);
      } else {
        refused += 1;
        expect(opened.message).toMatch(/^Filen .+\. Ingenting har ändrats i listan\.$/s);
      }
    }),
    { numRuns: full ? 1000 : 200 },
  );
  expect(refused).toBeGreaterThan(full ? 300 : 60);
});

/** Puts another value in the place of one in a file. */
function withValue(json: string, where: number, value: unknown): string {
  const data = JSON.parse(json) as Record<string, unknown>;
  const keys = Object.keys(data).filter((key) => key !== 'checklist');
  return JSON.stringify({ ...data, [keys[Math.floor(where * keys.length)]!]: value });
}

describe('a file of another time or place', () => {
  const one = BLANK.find(({ source }) => source.id === 'oppen-ai')!;
  const answers = { slag: 'alla', inmatning: 'inget' };
  const [{ id: first, text: firstText } = { id: '', text: '' }] = one.source.items;
  const saved = save({ one, state: { answers, work: { [first]: { done: true } } } });
  const change = (edit: (data: Record<string, unknown>) => object) =>
    readSaved(
      JSON.stringify(edit(JSON.parse(saved) as Record<string, unknown>)),
      one.source,
      one.machine,
    );

  test('an older version of the guideline is told', () =>
    expect(
      change((data) => ({ ...data, guidelines: [{ id: 'ostersund', version: 'version 0' }] })),
    ).toMatchObject({
      ok: true,
      state: { answers },
      changed: [expect.stringMatching(/version 0 .*Östersunds kommun.*version 1/)],
    }));

  test('an answer that the guide no longer has falls away by name, and the rest holds', () =>
    expect(
      change((data) => ({
        ...data,
        answers: { ...answers, gammal: 'ja' },
        names: { gammal: 'En gammal fråga?' },
      })),
    ).toMatchObject({
      ok: true,
      state: { answers, work: { [first]: { done: true } } },
      changed: [expect.stringContaining('”En gammal fråga?”')],
    }));

  test('answers of an earlier version of the guide come back as those of today', () =>
    expect(
      change((data) => ({
        ...data,
        answers: { uppdrag: 'ja', slag: 'alla', sekretess: 'ja' },
        names: { sekretess: 'Är något av det du vill mata in hemligt?' },
      })),
    ).toMatchObject({
      ok: true,
      state: { answers: { slag: 'alla', inmatning: 'sekretess' } },
      changed: [],
    }));

  test('an item that is gone falls away by name', () => {
    const source = { ...one.source, items: one.source.items.slice(1) };
    expect(readSaved(saved, source, one.machine)).toMatchObject({
      ok: true,
      state: { answers, work: {} },
      changed: [expect.stringContaining(`”${firstText}”`)],
    });
  });

  test.each([
    [
      'of another list',
      (data: object) => ({ ...data, id: 'markning', title: 'Märkning' }),
      /annan checklista: ”Märkning”/,
    ],
    ['of a later form', (data: object) => ({ ...data, schema: 99 }), /nyare version/],
    ['of something else', () => ({ name: 'package' }), /inte en sparad checklista/],
    [
      'with a text that is too long',
      (data: object) => ({ ...data, title: 'x'.repeat(3000) }),
      /skadad eller ändrad/,
    ],
  ])('a file %s is refused', (_, edit, message) =>
    expect(change(edit)).toEqual({ ok: false, message: expect.stringMatching(message) as string }),
  );

  test.each(['', 'null', '[]', '"x"', '\u0000PK', '{"format":'])('%j is refused', (json) =>
    expect(readSaved(json, one.source, one.machine).ok).toBe(false),
  );

  test('names that every object has are no answers and no items', () => {
    const json = saved.replace(
      '"work": {',
      '"work": {"__proto__": {"done": true}, "constructor": {},',
    );
    expect(readSaved(json, one.source, one.machine)).toMatchObject({
      ok: true,
      state: { work: { [first]: { done: true } } },
    });
    expect(Object.keys({ ...Object.prototype })).toEqual([]);
  });
});
