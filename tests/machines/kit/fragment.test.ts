import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import oppenAi from '../../../machines/oppen-ai';
import { decodeFragment, encodeFragment } from '../../../machines/kit/fragment';
import { replay } from '../../../machines/kit/replay';
import { answersOf, questionsOf } from '../../../machines/kit/setup';
import { fullAnswers, someAnswers, wellFormedId } from '../arbitraries';

const noOptions = { noNullPrototype: true };

describe('a place in a guide', () => {
  test('is written as the contract of addresses has it', () => {
    expect(encodeFragment('oppen-ai', { uppdrag: 'ja', slag: 'vet-inte' })).toBe(
      '#oppen-ai?uppdrag=ja&slag=vet-inte',
    );
    expect(encodeFragment('oppen-ai', { uppdrag: 'ja' }, 'uppdrag')).toBe(
      '#oppen-ai/uppdrag?uppdrag=ja',
    );
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(
        wellFormedId,
        fc.dictionary(wellFormedId, wellFormedId, noOptions),
        fc.option(wellFormedId, { nil: undefined }),
        (guide, answers, question) => {
          const fragment = encodeFragment(guide, answers, question);
          expect(decodeFragment(fragment)).toEqual({ guide, answers, question, unreadable: 0 });
        },
      ),
    );
  });

  test.each([
    '',
    '#',
    '#6.1.3.b',
    '#oppen-ai',
    'oppen-ai?uppdrag=ja',
    '?uppdrag=ja',
    '#?uppdrag=ja',
  ])('is not "%s"', (fragment) => expect(decodeFragment(fragment)).toBeUndefined());
});

describe('of a mangled place', () => {
  const read = (fragment: string) => decodeFragment(fragment) ?? 'no place';

  test('what can be read is kept, and the rest is counted', () => {
    expect(read('#oppen-ai?uppdrag=ja&slag=%E0%A4%A&=ja&verktyg&atkomst=nej')).toEqual({
      guide: 'oppen-ai',
      question: undefined,
      answers: { uppdrag: 'ja', atkomst: 'nej' },
      unreadable: 3,
    });
  });

  test('the first of several answers to a question holds', () => {
    expect(read('#oppen-ai?uppdrag=ja&uppdrag=nej')).toMatchObject({
      answers: { uppdrag: 'ja' },
      unreadable: 1,
    });
  });

  test('a question that is no id is not gone to', () => {
    expect(read('#oppen-ai/<b>?uppdrag=ja')).toMatchObject({ question: undefined, unreadable: 1 });
    expect(read('#oppen-ai/a/b?uppdrag=ja')).toMatchObject({ question: undefined, unreadable: 1 });
  });

  test.each(['__proto__', '<script>', 'Ja', 'ja ', '-ja', 'ja-', 'ja--nej', 'å', '../ja'])(
    '"%s" is no id, as question or as answer',
    (word) => {
      const query = new URLSearchParams([
        [word, 'ja'],
        ['slag', word],
      ]).toString();
      expect(read(`#oppen-ai?uppdrag=ja&${query}`)).toMatchObject({
        answers: { uppdrag: 'ja' },
        unreadable: 2,
      });
    },
  );
});

/** Fragments that the guide itself writes. */
const valid = fc
  .tuple(
    fc.oneof(fullAnswers(oppenAi), someAnswers(oppenAi)),
    fc.option(fc.constantFrom(...questionsOf(oppenAi)), { nil: undefined }),
  )
  .map(([answers, question]) => encodeFragment('oppen-ai', answers, question));

/** As when a mail program breaks a link. */
const cut = fc
  .tuple(valid, fc.nat(400), fc.nat(400))
  .map(([fragment, from, length]) => fragment.slice(from % 40 < 30 ? 0 : from, length));

/** With characters put in or replaced at some places. */
const mangled = fc
  .tuple(
    valid,
    fc.array(fc.tuple(fc.nat(400), fc.nat(2), fc.string({ unit: 'binary', maxLength: 3 })), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map(([fragment, edits]) =>
    edits.reduce(
      (text, [at, gone, put]) => text.slice(0, at) + put + text.slice(at + gone),
      fragment,
    ),
  );

const poison = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  '__proto__[verdict]',
  'constructor.prototype',
  'toString',
  'hasOwnProperty',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '"] , *, [x="',
  '%',
  '%E0%A4%A',
  '%00',
  '%ff%fe',
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  '*',
  'xstate.init',
  'xstate.done.state.nej',
  'ja',
  'nej',
  'uppdrag',
  'fraga-forst',
  '',
);

/** Written to do harm: with and without escapes, and with parts of real answers. */
const hostile = fc
  .tuple(
    fc.oneof(fc.constant('oppen-ai'), poison),
    fc.array(fc.tuple(fc.oneof(poison, fc.constantFrom(...questionsOf(oppenAi))), poison), {
      maxLength: 12,
    }),
    fc.boolean(),
    fc.constantFrom('', '/uppdrag', '/constructor', '/__proto__', '/<b>'),
  )
  .map(([guide, pairs, escaped, question]) => {
    const query = escaped
      ? new URLSearchParams(pairs).toString()
      : pairs.map(([name, value]) => `${name}=${value}`).join('&');
    return `#${guide}${question}?${query}`;
  });

/** Very long, in one answer or in many. */
const huge = fc
  .tuple(poison, fc.integer({ min: 1000, max: 4000 }), fc.constantFrom('', '&', '=', '-', '&x='))
  .map(([word, times, between]) => `#oppen-ai?uppdrag=ja&a=${(word + between).repeat(times)}`);

const anything = fc.string({ unit: 'binary' }).map((text) => `#${text}`);

const fragments = fc.oneof(
  { weight: 20, arbitrary: valid },
  { weight: 20, arbitrary: cut },
  { weight: 30, arbitrary: mangled },
  { weight: 40, arbitrary: hostile },
  { weight: 1, arbitrary: huge },
  { weight: 5, arbitrary: anything },
);

/** The parts of a fragment's query, as browsers split it. */
const partsOf = (fragment: string) =>
  fragment
    .slice(fragment.indexOf('?') + 1)
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '').length;

const wellFormed = /^[a-z0-9]+(-[a-z0-9]+)*$/;

test('of 10,000 fragments none throws, and nothing but known answers comes out', () => {
  const reached = { steps: 0, outcomes: 0, dropped: 0, unreadable: 0, none: 0 };
  fc.assert(
    fc.property(fragments, (fragment) => {
      const place = decodeFragment(fragment);
      if (place === undefined) {
        reached.none += 1;
        return;
      }
      const { guide, question, answers, unreadable } = place;
      const ids = [guide, question ?? 'ingen', ...Object.entries(answers).flat()];
      expect(ids.filter((id) => !wellFormed.test(id))).toEqual([]);
      expect(Object.getPrototypeOf(answers)).toBe(Object.prototype);

      // Each part is an answer or is counted, and so is a path that names no question.
      const lost = partsOf(fragment) - Object.keys(answers).length;
      const path = fragment.slice(1, fragment.indexOf('?'));
      expect(unreadable).toBe(lost + (path.includes('/') && question === undefined ? 1 : 0));

      const route = replay(oppenAi, answers);
      for (const { question: asked, answer } of route.steps)
        expect(answersOf(oppenAi, asked)).toContain(answer);
      expect(route.steps.length + route.dropped.length).toBe(Object.keys(answers).length);
      reached.steps += route.steps.length;
      reached.outcomes += route.verdict === undefined ? 0 : 1;
      reached.dropped += route.dropped.length;
      reached.unreadable += unreadable;
    }),
    { numRuns: 10_000 },
  );
  expect(Object.keys({}), 'Object.prototype is as it was').toEqual([]);
  expect(({} as { verdict?: string }).verdict).toBeUndefined();
  // The fragments were of all kinds.
  for (const count of Object.values(reached)) expect(count).toBeGreaterThan(100);
}, 120_000);
