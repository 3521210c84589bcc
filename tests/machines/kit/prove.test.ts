import { and } from 'xstate';
import { describe, expect, test } from 'vitest';
import { prove, ProofError } from '../../../machines/kit/prove';
import { replay } from '../../../machines/kit/replay';
import {
  branchesOf,
  factsOf,
  guide,
  type FactsTest,
  type GuideMachine,
} from '../../../machines/kit/setup';
import { ask, breakfast, fika, frukost, mustAsk, nothingToAsk, states } from './sound';

type States = NonNullable<Parameters<typeof guide.createMachine>[0]['states']>;

/** The sound guide with some states replaced or added. */
const fikaWith = (broken: States): GuideMachine =>
  guide.createMachine({
    id: 'fika',
    context: {},
    initial: 'hungrig',
    states: { ...states, ...broken } as States,
  });

/** What the proof finds wrong; fails if it finds nothing. */
function faultsOf(machine: GuideMachine): readonly string[] {
  try {
    prove(machine);
  } catch (error) {
    if (error instanceof ProofError) return error.faults;
    throw error;
  }
  throw new Error('the guide was proved sound');
}

/** A text that holds all the given words, in any order. */
const holding = (...words: string[]) =>
  new RegExp(words.map((word) => `(?=.*${word})`).join(''), 's');

const naming = (...words: string[]) => expect.stringMatching(holding(...words));

describe('a sound guide is proved', () => {
  test('with figures that agree with a count by hand', () => {
    // hungrig, notter, nej, ja and fraga-forst once; sallskap with and without the fact.
    const states = 5 + 2;
    // Two answers to hungrig, three to notter, two to sallskap in each of its situations.
    const edges = 2 + 3 + 2 * 2;
    // hungrig=nej, notter=ja, and two answers to sallskap after each of the other two.
    const routes = 1 + 1 + 2 * 2;
    expect(prove(fika)).toEqual({ states, edges, outcomes: 3, routes });
  });

  test('though a question is reached with different facts', () => {
    const twoFacts = fikaWith({
      hungrig: { on: { ja: 'notter', nej: { target: 'notter', actions: ask } } },
    });
    expect(() => prove(twoFacts)).not.toThrow();
  });
});

describe('the proof fails at', () => {
  test('a dead end', () => {
    const faults = faultsOf(fikaWith({ sallskap: { on: {} } }));
    expect(faults).toContainEqual(naming('dead end', '"sallskap"', 'hungrig=ja, notter=nej'));
  });

  test('a dead end behind facts, with the route that notes them', () => {
    const faults = faultsOf(
      fikaWith({
        sallskap: {
          on: {
            ja: [
              { target: 'kvar', guard: mustAsk },
              { target: 'ja', guard: nothingToAsk },
            ],
            nej: 'fraga-forst',
          },
        },
        kvar: {},
      }),
    );
    expect(faults).toEqual([
      naming('dead end', '"kvar"', 'hungrig=ja, notter=osaker, sallskap=ja'),
    ]);
  });

  test('a loop', () => {
    const faults = faultsOf(
      fikaWith({ sallskap: { on: { ja: 'ja', nej: 'fraga-forst', osaker: 'hungrig' } } }),
    );
    expect(faults).toContainEqual(
      naming('loop', '"osaker" to "sallskap"', 'back to "hungrig"', 'hungrig=ja, notter=nej'),
    );
  });

  test('a question that leads back to itself', () => {
    const faults = faultsOf(
      fikaWith({ notter: { on: { nej: 'sallskap', osaker: 'notter', ja: 'nej' } } }),
    );
    expect(faults).toContainEqual(
      naming('loop', '"osaker" to "notter"', 'back to "notter"', 'hungrig=ja'),
    );
  });

  test('a question that comes back with other facts, which one answer cannot answer twice', () => {
    const faults = faultsOf(
      fikaWith({
        sallskap: {
          on: {
            ja: 'fraga-forst',
            nej: [
              { target: 'ja', guard: mustAsk },
              { target: 'notter', guard: nothingToAsk, actions: ask },
            ],
          },
        },
      }),
    );
    expect(faults).toContainEqual(naming('"notter"', 'hungrig=ja'));
  });

  test('overlapping guards, naming where each leads', () => {
    const faults = faultsOf(
      fikaWith({
        sallskap: {
          on: { ja: [{ target: 'fraga-forst', guard: mustAsk }, { target: 'ja' }], nej: 'ja' },
        },
      }),
    );
    expect(faults).toEqual([
      naming(
        'overlapping guards',
        '"ja" to "sallskap"',
        'to fraga-forst, ja ',
        'hungrig=ja, notter=osaker',
      ),
    ]);
  });

  test('an answer for which no guard holds', () => {
    const faults = faultsOf(
      fikaWith({
        sallskap: { on: { ja: { target: 'fraga-forst', guard: mustAsk }, nej: 'ja' } },
      }),
    );
    expect(faults).toContainEqual(
      naming('leads nowhere', '"ja" to "sallskap"', 'hungrig=ja, notter=nej'),
    );
    expect(faults).not.toContainEqual(naming('leads nowhere', 'notter=osaker'));
  });

  test('an outcome that no route reaches', () => {
    const faults = faultsOf(fikaWith({ kanske: { type: 'final', meta: { verdict: 'ja' } } }));
    expect(faults).toEqual([naming('no route reaches', '"kanske"')]);
  });

  test('an outcome that no route reaches because its guard never holds', () => {
    const faults = faultsOf(
      fikaWith({ notter: { on: { nej: 'sallskap', osaker: 'sallskap', ja: 'nej' } } }),
    );
    expect(faults).toEqual([naming('no route reaches', '"fraga-forst"')]);
  });

  test('a question that no route reaches', () => {
    const faults = faultsOf(fikaWith({ vader: { on: { sol: 'ja' } } }));
    expect(faults).toEqual([naming('no route reaches', '"vader"')]);
  });

  test('an outcome without verdict', () => {
    const faults = faultsOf(fikaWith({ nej: { type: 'final' } }));
    expect(faults).toEqual([naming('"nej" has no verdict')]);
  });

  test('all faults at once, under the name of the file', () => {
    const broken = fikaWith({
      nej: { type: 'final' },
      kanske: { type: 'final', meta: { verdict: 'ja' } },
    });
    expect(() => prove(broken)).toThrow(holding('machines/fika.ts', '"nej"', '"kanske"'));
  });

  describe('a guard that is not "facts", naming the answer, and nothing else until it is mended:', () => {
    const guards: [string, unknown][] = [
      ['built of others', and([nothingToAsk])],
      ['a function', () => true],
      ['without what it asks', 'facts'],
      ['with nothing to ask of', { type: 'facts' }],
      ['asking by another name', { type: 'facts', params: { noterat: ['fraga'] } }],
      ['asking for what is no list', { type: 'facts', params: { noted: 'fraga' } }],
      ['unknown', { type: 'vader', params: { noted: ['sol'] } }],
    ];

    test.each(guards)('%s', (_, guard) => {
      const ja = { target: 'fraga-forst', guard };
      const machine = fikaWith({ sallskap: { on: { ja, nej: 'ja' } } } as unknown as States);
      expect(faultsOf(machine)).toEqual([naming('answer "ja" to "sallskap"', 'not "facts"')]);
    });
  });

  test('a question with the name that the address reserves', () => {
    const fran = { on: { ja: 'sallskap' } };
    const faults = faultsOf(
      fikaWith({ fran, notter: { on: { nej: 'fran', osaker: 'fran', ja: 'nej' } } }),
    );
    expect(faults).toContainEqual(naming('"fran" is reserved', 'rename'));
  });

  test('an order that names what is not an answer, or an answer twice', () => {
    const { on } = states.notter;
    const faults = (mildToStrict: string[]) =>
      faultsOf(fikaWith({ notter: { on, meta: { mildToStrict } } } as unknown as States));
    expect(faults(['nej', 'kanske', 'ja'])).toEqual([
      naming('mildToStrict of "notter"', '"kanske"', 'nej, osaker, ja'),
    ]);
    expect(faults(['nej', 'ja', 'nej'])).toEqual([naming('"notter"', '"nej" twice')]);
  });
});

describe('guards ask the facts', () => {
  // Two facts, a and b, each noted or not; the last answer goes where the guards say.
  const note = (fact: string) => ({ type: 'note', params: { fact } }) as const;
  const when = (test: FactsTest) => ({ type: 'facts', params: test }) as const;
  const twoFacts: GuideMachine = guide.createMachine({
    id: 'fakta',
    context: {},
    initial: 'a',
    states: {
      a: { on: { ja: { target: 'b', actions: note('a') }, nej: 'b' } },
      b: { on: { ja: { target: 'sist', actions: note('b') }, nej: 'sist' } },
      sist: {
        on: {
          ja: [
            { target: 'bada', guard: when({ noted: ['a', 'b'] }) },
            { target: 'bara-a', guard: when({ noted: ['a'], notNoted: ['b'] }) },
            { target: 'bara-b', guard: when({ noted: ['b'], notNoted: ['a'] }) },
            { target: 'ingen', guard: when({ notNoted: ['a', 'b'] }) },
          ],
        },
      },
      bada: { type: 'final', meta: { verdict: 'nej' } },
      'bara-a': { type: 'final', meta: { verdict: 'fraga-forst' } },
      'bara-b': { type: 'final', meta: { verdict: 'ja-med-villkor' } },
      ingen: { type: 'final', meta: { verdict: 'ja' } },
    },
  });

  test.each([
    ['ja', 'ja', 'bada'],
    ['ja', 'nej', 'bara-a'],
    ['nej', 'ja', 'bara-b'],
    ['nej', 'nej', 'ingen'],
  ])('a=%s, b=%s: %s', (a, b, outcome) => {
    expect(replay(twoFacts, { a, b, sist: 'ja' }).at).toBe(outcome);
  });

  test('and cover each combination once, which is proved', () => {
    // a; b twice; sist four times, each with one answer; four outcomes.
    expect(prove(twoFacts)).toEqual({ states: 11, edges: 2 + 4 + 4, outcomes: 4, routes: 4 });
  });

  test('and are shown as what they ask', () => {
    expect(
      branchesOf(twoFacts, 'sist', 'ja').map(({ target, when: asks }) => [target, asks]),
    ).toEqual([
      ['bada', { noted: ['a', 'b'] }],
      ['bara-a', { noted: ['a'], notNoted: ['b'] }],
      ['bara-b', { noted: ['b'], notNoted: ['a'] }],
      ['ingen', { notNoted: ['a', 'b'] }],
    ]);
    expect(factsOf(twoFacts)).toEqual(['a', 'b']);
    expect(factsOf(fika)).toEqual(['fraga']);
  });
});

describe('a multiple-choice question', () => {
  const frukostWith = (palagg: object): GuideMachine =>
    guide.createMachine({
      id: 'frukost',
      context: {},
      initial: 'palagg',
      states: { ...breakfast, palagg } as States,
    });

  test('is proved, with figures that agree with a count by hand', () => {
    // Each of the three states with and without the fact that the outcome asks for.
    const states = 3 * 2;
    // Three options, "inget" and "klar" to palagg, two answers to drick, with and without the fact.
    const edges = (5 + 2) * 2;
    // Nothing, or options with and without the fact; then two answers to drick.
    const routes = 3 * 2;
    expect(prove(frukost)).toEqual({ states, edges, outcomes: 1, routes });
  });

  test('whose facts nobody asks for has no more situations than questions', () => {
    const { palagg, drick } = breakfast;
    const plain = guide.createMachine({
      id: 'frukost',
      context: {},
      initial: 'palagg',
      states: { palagg, drick, ja: { type: 'final', meta: { verdict: 'ja' } } } as States,
    });
    expect(prove(plain).states).toBe(3);
  });

  test('without options is a fault', () => {
    expect(faultsOf(frukostWith({ on: { inget: 'drick', klar: 'drick' } }))).toEqual([
      naming('palagg', 'no option'),
    ]);
  });

  test('must say where it leads', () => {
    expect(faultsOf(frukostWith({ on: { ost: {}, inget: 'drick' } }))).toEqual(
      expect.arrayContaining([naming('loop', 'ost', 'palagg')]),
    );
  });

  test('with an answer that is an option only sometimes is a fault', () => {
    const ost = [
      { guard: { type: 'facts', params: { noted: ['notter'] } }, target: 'drick' },
      { guard: { type: 'facts', params: { notNoted: ['notter'] } } },
    ];
    expect(faultsOf(frukostWith({ on: { ...breakfast.palagg.on, ost } }))).toEqual(
      expect.arrayContaining([naming('ost', 'palagg', 'some branches')]),
    );
  });

  test('says nothing of its own at its end', () => {
    const klar = { target: 'drick', meta: { tasks: ['duka'] } };
    expect(faultsOf(frukostWith({ on: { ...breakfast.palagg.on, klar } }))).toEqual([
      naming('klar', 'palagg', 'meta'),
    ]);
  });
});
