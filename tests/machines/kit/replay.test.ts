import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  keptAnswers,
  clausesOf,
  fallAway,
  guidelinesOf,
  lawsOf,
  replay,
  tasksOf,
  type Answers,
  type Replay,
} from '../../../machines/kit/replay';
import { guide, type GuideMachine } from '../../../machines/kit/setup';
import { fika, frukost, states } from './sound';

const walk = (answers: Answers) => replay(fika, answers);
const route = (answers: Answers) =>
  walk(answers).steps.map(({ question, answer }) => `${question}=${answer}`);
const waiting = (answers: Answers) =>
  walk(answers).waiting.map(({ question, answer }) => `${question}=${answer}`);
const dropped = (answers: Answers) =>
  walk(answers).dropped.map(({ question, answer, reason }) => `${question}=${answer} ${reason}`);

describe('replay walks', () => {
  test('to the first question without answers', () => {
    expect(walk({})).toEqual({
      steps: [],
      facts: {},
      at: 'hungrig',
      verdict: undefined,
      waiting: [],
      dropped: [],
    });
  });

  test('to the first unanswered question, which has no verdict', () => {
    expect(walk({ hungrig: 'ja' })).toMatchObject({ at: 'notter', verdict: undefined });
    expect(route({ hungrig: 'ja' })).toEqual(['hungrig=ja']);
  });

  test('to an outcome, with its verdict', () => {
    const answers = { hungrig: 'ja', notter: 'nej', sallskap: 'ja' };
    expect(walk(answers)).toMatchObject({ at: 'ja', verdict: 'ja', dropped: [] });
    expect(route(answers)).toEqual(['hungrig=ja', 'notter=nej', 'sallskap=ja']);
  });
});

describe('replay remembers facts', () => {
  test('so that the same last answer leads elsewhere after a noted one', () => {
    const sure = walk({ hungrig: 'ja', notter: 'nej', sallskap: 'ja' });
    const unsure = walk({ hungrig: 'ja', notter: 'osaker', sallskap: 'ja' });
    expect([sure.verdict, unsure.verdict]).toEqual(['ja', 'fraga-forst']);
  });

  test('and takes the meta of the branch whose guard held', () => {
    const last = (notter: string) =>
      walk({ hungrig: 'ja', notter, sallskap: 'ja' }).steps.at(-1)?.meta.tasks;
    expect(last('nej')).toEqual(['duka-for-tva']);
    expect(last('osaker')).toEqual(['fraga-sallskapet']);
  });

  test('of its own walk only', () => {
    walk({ hungrig: 'ja', notter: 'osaker', sallskap: 'ja' });
    expect(walk({ hungrig: 'ja', notter: 'nej', sallskap: 'ja' }).verdict).toBe('ja');
  });
});

describe('behind a gap', () => {
  test('the answers that the route can still come to wait, in any distance', () => {
    expect(waiting({ notter: 'nej' })).toEqual(['notter=nej']);
    expect(waiting({ sallskap: 'ja', notter: 'osaker' })).toEqual(['sallskap=ja', 'notter=osaker']);
    expect(dropped({ sallskap: 'ja', notter: 'osaker' })).toEqual([]);
  });

  test('the walk stops, without verdict', () => {
    expect(walk({ hungrig: 'ja', sallskap: 'ja' })).toMatchObject({
      at: 'notter',
      verdict: undefined,
    });
    expect(route({ hungrig: 'ja', sallskap: 'ja' })).toEqual(['hungrig=ja']);
  });

  test('they are walked when the gap is filled, with the facts of the answer that fills it', () => {
    const { sallskap } = keptAnswers(walk({ hungrig: 'ja', sallskap: 'ja' }));
    const filled = walk({ hungrig: 'ja', notter: 'osaker', sallskap: sallskap! });
    expect(filled).toMatchObject({ at: 'fraga-forst', waiting: [], dropped: [] });
  });

  test('they are dropped when it is filled so that the route passes them by', () => {
    expect(waiting({ hungrig: 'nej', notter: 'nej' })).toEqual([]);
    expect(dropped({ hungrig: 'nej', notter: 'nej' })).toEqual(['notter=nej off-route']);
  });

  test('what the guide lacks does not wait', () => {
    const strange = { vader: 'sol', notter: 'kanske', nej: 'ja' };
    expect(waiting(strange)).toEqual([]);
    expect(dropped(strange)).toEqual([
      'vader=sol unknown',
      'notter=kanske unknown',
      'nej=ja unknown',
    ]);
  });

  test('an unknown answer is a gap too', () => {
    const answers = { hungrig: 'kanske', notter: 'nej' };
    expect([waiting(answers), dropped(answers)]).toEqual([
      ['notter=nej'],
      ['hungrig=kanske unknown'],
    ]);
  });

  test('they give neither tasks nor clauses', () => {
    const gap = walk({ hungrig: 'ja', sallskap: 'ja' });
    expect(tasksOf(fika, gap)).toEqual(['satt-pa-kaffe']);
    expect(clausesOf(fika, gap)).toEqual(['prov:1']);
  });
});

describe('replay drops', () => {
  test('a question that the guide lacks', () => {
    expect(dropped({ hungrig: 'ja', vader: 'sol' })).toEqual(['vader=sol unknown']);
  });

  test('an answer that the question lacks, and stays at the question', () => {
    expect(dropped({ hungrig: 'kanske' })).toEqual(['hungrig=kanske unknown']);
    expect(walk({ hungrig: 'kanske' }).at).toBe('hungrig');
  });

  test('an answer that the route passes by', () => {
    expect(dropped({ hungrig: 'nej', notter: 'ja' })).toEqual(['notter=ja off-route']);
  });

  test('an answer to an outcome', () => {
    expect(dropped({ hungrig: 'nej', nej: 'ja' })).toEqual(['nej=ja unknown']);
  });

  test('each for its own reason, and keeps the rest', () => {
    const answers = { vader: 'sol', hungrig: 'ja', notter: 'ja', sallskap: 'ja' };
    expect(route(answers)).toEqual(['hungrig=ja', 'notter=ja']);
    expect(dropped(answers)).toEqual(['vader=sol unknown', 'sallskap=ja off-route']);
  });

  test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'])(
    'the name "%s" that every object has, as question and as answer',
    (name) => {
      expect(dropped({ [name]: 'ja' })).toEqual([`${name}=ja unknown`]);
      expect(dropped({ hungrig: name })).toEqual([`hungrig=${name} unknown`]);
    },
  );
});

describe('replay is pure', () => {
  const answers = Object.freeze({ hungrig: 'ja', notter: 'osaker', sallskap: 'nej', vader: 'sol' });

  test('it leaves its arguments as they were', () => {
    const before = JSON.stringify(fika.config);
    walk(answers);
    expect(answers).toEqual({ hungrig: 'ja', notter: 'osaker', sallskap: 'nej', vader: 'sol' });
    expect(JSON.stringify(fika.config)).toBe(before);
  });

  test('it gives the same again, whatever is walked in between', () => {
    const first = walk(answers);
    walk({ hungrig: 'nej' });
    walk({ hungrig: 'ja', notter: 'nej', sallskap: 'ja' });
    expect(walk(answers)).toEqual(first);
  });

  test('the order of the answers does not matter', () => {
    const { dropped: gone, ...rest } = walk(answers);
    const names = Object.keys(answers) as (keyof typeof answers)[];
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (order) => {
        const shuffled = walk(Object.fromEntries(order.map((name) => [name, answers[name]])));
        expect(shuffled).toMatchObject(rest);
        expect(new Set(shuffled.dropped)).toEqual(new Set(gone));
      }),
    );
  });
});

describe('from a route come', () => {
  test('its answers and those that wait, and no others', () => {
    const { hungrig, notter, sallskap } = { hungrig: 'ja', notter: 'ja', sallskap: 'ja' };
    expect(keptAnswers(walk({ vader: 'sol', notter, sallskap, hungrig }))).toEqual({
      hungrig,
      notter,
    });
    expect(keptAnswers(walk({ vader: 'sol', sallskap, hungrig }))).toEqual({ hungrig, sallskap });
  });

  test('its tasks, each once, in the order of the route', () => {
    expect(tasksOf(fika, walk({ hungrig: 'ja', notter: 'osaker', sallskap: 'ja' }))).toEqual([
      'satt-pa-kaffe',
      'fraga-bagaren',
      'fraga-sallskapet',
    ]);
  });

  test('at a stop only the tasks of the answer that stopped and of the outcome', () => {
    expect(tasksOf(fika, walk({ hungrig: 'ja', notter: 'ja' }))).toEqual([
      'valj-annat',
      'ta-en-promenad',
    ]);
  });

  test('at a "nej" that is no stop the tasks from the whole route', () => {
    const meta = { verdict: 'nej', tasks: ['ta-en-promenad'] } as const;
    const unstopped: GuideMachine = guide.createMachine({
      id: 'fika',
      context: {},
      initial: 'hungrig',
      states: { ...states, nej: { type: 'final', meta } },
    });
    expect(tasksOf(unstopped, replay(unstopped, { hungrig: 'ja', notter: 'ja' }))).toEqual([
      'satt-pa-kaffe',
      'valj-annat',
      'ta-en-promenad',
    ]);
  });

  test('its clauses: those of the answer, else of the question, then of the outcome, each once', () => {
    const clauses = (answers: Answers) => clausesOf(fika, walk(answers));
    expect(clauses({ hungrig: 'nej' })).toEqual(['prov:1.a', 'prov:4']);
    expect(clauses({ hungrig: 'ja', notter: 'nej', sallskap: 'nej' })).toEqual([
      'prov:1',
      'prov:2',
      'prov:3',
      'prov:5',
    ]);
    expect(clauses({ hungrig: 'ja', notter: 'osaker' })).toEqual(['prov:1', 'prov:2.a']);
  });

  test('the answers that a change takes away, and no others', () => {
    const given = { hungrig: 'ja', notter: 'nej', sallskap: 'ja' };
    const lost = (question: string, answer: string) =>
      fallAway(replay(fika, { ...given, [question]: answer })).map((gone) => gone.question);
    expect(lost('notter', 'ja')).toEqual(['sallskap']);
    expect(lost('hungrig', 'nej')).toEqual(['notter', 'sallskap']);
    expect(lost('notter', 'osaker')).toEqual([]);
    expect(lost('sallskap', 'nej')).toEqual([]);
  });
});

describe('a multiple-choice question', () => {
  const at = (answers: Answers) => replay(frukost, answers);
  const given = ({ steps }: Pick<Replay, 'steps'>) =>
    steps.map(({ question, answer }) => `${question}=${answer}`);

  test('takes several options, each a step, and goes on', () => {
    const route = at({ palagg: 'ost.notkram' });
    expect(given(route)).toEqual(['palagg=ost', 'palagg=notkram']);
    expect(route).toMatchObject({ at: 'drick', facts: { notter: true }, dropped: [] });
  });

  test('in its own order, so that the order of ticking and ticking twice do not matter', () => {
    expect(at({ palagg: 'notkram.ost.notkram', drick: 'te' })).toEqual(
      at({ drick: 'te', palagg: 'ost.notkram' }),
    );
  });

  test('keeps its options together in the answers', () => {
    expect(keptAnswers(at({ drick: 'te', palagg: 'sylt.ost' }))).toEqual({
      palagg: 'ost.sylt',
      drick: 'te',
    });
    expect(keptAnswers(at({ drick: 'te' }))).toEqual({ drick: 'te' });
  });

  test('takes an answer that stands alone', () => {
    expect(given(at({ palagg: 'inget', drick: 'te' }))).toEqual(['palagg=inget', 'drick=te']);
  });

  test('lets the options hold against an answer that excludes them, and says so', () => {
    const route = at({ palagg: 'inget.ost' });
    expect(given(route)).toEqual(['palagg=ost']);
    expect(route.dropped).toEqual([{ question: 'palagg', answer: 'inget', reason: 'unknown' }]);
  });

  test('drops only the unknown part of an answer, the event that ends the ticking too', () => {
    const route = at({ palagg: 'ost.klar.gurka' });
    expect(given(route)).toEqual(['palagg=ost']);
    expect(route.dropped.map(({ answer }) => answer)).toEqual(['klar', 'gurka']);
    expect(at({ palagg: 'klar' })).toMatchObject({ at: 'palagg', steps: [] });
  });

  test('is no other question: there a dot is part of no answer', () => {
    expect(at({ palagg: 'ost', drick: 'te.kaffe' })).toMatchObject({
      at: 'drick',
      dropped: [{ question: 'drick', answer: 'te.kaffe', reason: 'unknown' }],
    });
  });

  test('gives the tasks of all options, and those that the facts ask for', () => {
    const tasks = (palagg: string) => tasksOf(frukost, at({ palagg, drick: 'te' }));
    expect(tasks('ost.notkram')).toEqual(['hyvla', 'duka', 'varna']);
    expect(tasks('ost.sylt')).toEqual(['hyvla', 'duka']);
  });

  test('gathers the laws that its options made apply, and the guidelines that were chosen', () => {
    expect(lawsOf(at({ palagg: 'ost.notkram', drick: 'te' }))).toEqual(['notlagen']);
    expect(guidelinesOf(frukost, at({ palagg: 'ost' }))).toEqual(['hemma', 'borta']);
    expect(guidelinesOf(frukost, at({ palagg: 'ost', drick: 'kaffe' }))).toEqual(['borta']);
  });
});
