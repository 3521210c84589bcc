import { describe, expect, test } from 'vitest';
import oppenAi from '../../machines/oppen-ai';
import { replay, stoppingSteps, tasksOf, type Answers } from '../../machines/kit/replay';
import {
  answersOf,
  branchesOf,
  isMultiple,
  questionsOf,
  stateMeta,
} from '../../machines/kit/setup';
import { answersOfRoute, coveringRoutes, MILD } from '../support/routes';
import { rank } from './arbitraries';
import { costOf } from './cost';
import { registry } from './guides';

const texts = registry.guides.get('oppen-ai')!.texts;
const walk = (answers: Answers) => replay(oppenAi, answers);

describe('the reader’s cost', () => {
  test('who has personal data in hand is told no after at most five clicks', () => {
    const answers = { slag: 'alla', inmatning: 'personuppgifter' };
    expect(walk(answers).verdict).toBe('nej');
    expect(costOf(walk(answers)).clicks).toBeLessThanOrEqual(5);
  });

  test('a yes takes at most fourteen', () => {
    const answers = answersOfRoute(MILD);
    expect(walk(answers).verdict).toBe('ja');
    expect(costOf(walk(answers)).clicks).toBeLessThanOrEqual(14);
  });

  test('who always ticks the first answer isn’t told yes', () => {
    const first = questionsOf(oppenAi).map((question) => [
      question,
      answersOf(oppenAi, question)[0]!,
    ]);
    expect(walk(Object.fromEntries(first)).verdict).toBe('nej');
  });
});

describe('the questions', () => {
  const listing = questionsOf(oppenAi).filter((question) => isMultiple(oppenAi, question));

  test.each(listing)('%s: what stops comes first, then what is asked about, last nothing', (id) => {
    const kinds = answersOf(oppenAi, id).map((answer) => {
      const [{ meta, notes } = { meta: {}, notes: [] as string[] }] = branchesOf(
        oppenAi,
        id,
        answer,
      );
      return meta.stop ? 0 : notes.length > 0 ? 1 : 2;
    });
    expect(kinds).toEqual([...kinds].sort());
    expect(kinds.at(-1)).toBe(2);
    expect(kinds.filter((kind) => kind === 2)).toHaveLength(1);
  });

  test('nobody is told to pretend a doubt', () => {
    const said = JSON.stringify(texts);
    expect(said).not.toMatch(/svara att du är osäker/i);
  });

  test('what stops or must be asked about says what would change it', () => {
    const silent = listing.flatMap((question) =>
      answersOf(oppenAi, question)
        .slice(0, -1)
        .filter((answer) => texts.questions[question]!.answers[answer]!.change === undefined)
        .map((answer) => `${question}=${answer}`),
    );
    expect(silent).toEqual([]);
  });
});

describe('a result', () => {
  test('shows all that stops, each with what to do, and not what is moot', () => {
    const route = walk({ slag: 'vet-inte', inmatning: 'personuppgifter.kansligt.mycket-data' });
    expect(stoppingSteps(route).map(({ answer }) => answer)).toEqual([
      'personuppgifter',
      'kansligt',
    ]);
    const tasks = tasksOf(oppenAi, route);
    expect(tasks).toEqual(expect.arrayContaining(['ta-bort-skyddat', 'ta-bort-kansligt']));
    expect(tasks).not.toContain('lyft-fragan');
    expect(tasks).not.toContain('fraga-vilket-slag');
  });

  test('who doesn’t know which kind of AI it is isn’t told a certain yes', () => {
    expect(walk({ ...answersOfRoute(MILD), slag: 'vet-inte' }).verdict).toBe('fraga-forst');
  });

  test('and is never told anything milder than who knows that it is open', () => {
    for (const route of coveringRoutes(oppenAi).map(answersOfRoute))
      if (route.slag === 'alla')
        expect(rank(walk({ ...route, slag: 'vet-inte' }).verdict)).toBeLessThanOrEqual(
          rank(walk(route).verdict),
        );
  });

  test('what the guideline doesn’t say is marked as our reading', () => {
    const readings = ['slag=alla', 'verktyget=kamera', 'verktyget=fil', 'du-sjalv=spraket'];
    for (const reading of readings) {
      const [question = '', answer = ''] = reading.split('=');
      const [way] = branchesOf(oppenAi, question, answer);
      expect([reading, way?.meta.basis]).toEqual([reading, 'tolkning']);
    }
  });

  test('before a yes, the reader is asked to take the measures of 6.d', () => {
    for (const outcome of ['ja', 'ja-med-villkor']) {
      const tasks = stateMeta(oppenAi, outcome).tasks!.map((task) => registry.tasks.get(task)!);
      expect(tasks.flatMap(({ clauses }) => clauses)).toContain('ostersund:6.d');
    }
  });
});

describe('an answer that was shared when the guide had fifteen questions', () => {
  const old: Answers = {
    ...{ uppdrag: 'ja', slag: 'alla', verktyg: 'nej', atkomst: 'nej', sekretess: 'nej' },
    ...{ personuppgifter: 'nej', kansligt: 'nej', arende: 'nej', lagligt: 'nej' },
    ...{ bedomning: 'nej', verksamhetssystem: 'nej', lamplighet: 'nej', kunskap: 'ja' },
    ...{ kontroll: 'ja', resultat: 'nej' },
  };
  const upTo = (last: string) => {
    const all = Object.entries(old);
    return Object.fromEntries(
      all.slice(
        0,
        all.findIndex(([question]) => question === last),
      ),
    );
  };

  test.each([
    ['ja', old],
    ['ja-med-villkor', { ...old, resultat: 'ja' }],
    ['fraga-forst', { ...old, sekretess: 'osaker' }],
    ['fraga-forst', { ...old, atkomst: 'osaker' }],
    ['fraga-forst', { ...old, slag: 'vet-inte' }],
    ['fraga-forst', { uppdrag: 'nej' }],
    ['fraga-forst', { uppdrag: 'ja', slag: 'stangd' }],
    ['nej', { ...upTo('personuppgifter'), personuppgifter: 'ja' }],
    ['nej', { ...upTo('kansligt'), sekretess: 'osaker', kansligt: 'ja' }],
    ['nej', { ...old, kontroll: 'nej' }],
  ])('keeps its %s, and nothing is called unknown: %o', (outcome, answers) => {
    const route = walk(answers);
    expect(route.at).toBe(outcome);
    expect(route.dropped.filter(({ reason }) => reason === 'unknown')).toEqual([]);
  });

  // Each of these would otherwise go past a question that was never answered.
  test.each([
    ['two things in one', { ...old, lamplighet: 'ja' }, 'inmatning'],
    ['half a page of today', { ...upTo('personuppgifter'), sekretess: 'osaker' }, 'inmatning'],
    ['an answer that never was', { ...old, kansligt: 'kanske' }, 'inmatning'],
    ['a reader on the way', upTo('bedomning'), 'inmatning'],
    ['a case or a decision', { ...old, arende: 'ja' }, 'uppgiften'],
  ])('is asked again where it doesn’t say which: %s', (_, answers, at) => {
    const route = walk(answers);
    expect(route.at).toBe(at);
    expect(route.dropped.some(({ reason }) => reason === 'unknown')).toBe(true);
  });

  test('is never read more mildly than it was', () => {
    const doubts = ['verktyg', 'atkomst', 'sekretess', 'personuppgifter', 'kansligt', 'arende'];
    for (const doubt of [...doubts, 'lagligt', 'bedomning', 'verksamhetssystem'])
      for (const answer of ['ja', 'osaker'])
        expect(['ja', 'ja-med-villkor']).not.toContain(walk({ ...old, [doubt]: answer }).verdict);
    for (const [question, answer] of [
      ['lamplighet', 'ja'],
      ['kunskap', 'nej'],
      ['kontroll', 'nej'],
    ] as const)
      expect(['ja', 'ja-med-villkor']).not.toContain(walk({ ...old, [question]: answer }).verdict);
  });

  test('gives way to an answer of today', () => {
    const { at, steps } = walk({ ...old, inmatning: 'kansligt' });
    expect(at).toBe('nej');
    expect(steps.at(-1)).toMatchObject({ question: 'inmatning', answer: 'kansligt' });
  });
});
