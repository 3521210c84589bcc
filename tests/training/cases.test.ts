import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { replay } from '../../machines/kit/replay';
import { readTraining } from '../../src/registry/read/cases';
import { ContentError } from '../../src/registry/read/content-error';
import { changesTo, nearestOther, trainedRules } from '../../src/registry/outputs/neighbours';
import { registry } from '../machines/guides';
import { MILD, ROUTE_TO, type Route } from '../support/routes';

const toFacts = (route: Route) =>
  Object.fromEntries(
    route.map(([question, answer]) => [question, { answer, because: 'Så är det.' }]),
  );

/** A sound case, with what a test changes in it. */
const written = (changes: object = {}) => ({
  id: 'prov',
  title: 'Ett prov',
  guide: 'oppen-ai',
  municipality: 'ostersund',
  role: 'medarbetare',
  theme: 'texter',
  situation: 'Något händer.',
  answers: toFacts(ROUTE_TO.nej),
  explanation: 'Därför.',
  rules: ['ostersund:6.1.3.b'],
  ...changes,
});

let folder: string;
const write = (name: string, data: unknown) => writeFileSync(join(folder, name), stringify(data));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ova-'));
  write('teman.yaml', { texter: 'Texter' });
  write('kurser.yaml', []);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Reads cases of oppen-ai as a file of their own. */
function read(...cases: object[]) {
  write('oppen-ai.yaml', cases);
  return readTraining(folder, registry);
}

describe('a case', () => {
  test('gets its verdict by replay', () => {
    const { cases, byGuideline } = read(written());
    const own = cases.get('prov')!;
    expect(own.route.verdict).toBe('nej');
    expect(own.clauses.map(({ id }) => id)).toEqual(['ostersund:6.1.3.b']);
    expect(own.because).toHaveProperty('slag', 'Så är det.');
    expect(byGuideline.get('ostersund')).toEqual([own]);
  });

  test('may rest on a rule behind a task of its route', () => {
    const [rule] = registry.tasks.get('kontrollera-det-du-litar-pa')!.clauses;
    expect(() => read(written({ answers: toFacts(MILD), rules: [rule] }))).not.toThrow();
  });

  const unfinished = ROUTE_TO.nej.slice(0, -1);
  test.each([
    ['the same id twice', [written(), written()], 'stands twice', 'id: prov'],
    ['an unknown theme', [written({ theme: 'vader' })], 'unknown theme "vader"', 'theme: vader'],
    [
      'another guide than its file',
      [written({ guide: 'markning' })],
      'in the file of "oppen-ai"',
      'guide: markning',
    ],
    ['an unknown guide', [written({ guide: 'gissa' })], 'unknown guide "gissa"', 'guide: gissa'],
    ['an unknown role', [written({ role: 'kung' })], 'the unknown role "kung"', 'role: kung'],
    [
      'an unknown question',
      [written({ answers: { ...toFacts(ROUTE_TO.nej), vader: { answer: 'ja', because: 'A.' } } })],
      'no question of oppen-ai',
      'answer: ja',
    ],
    [
      'an unknown answer',
      [written({ answers: toFacts([['slag', 'kanske']]) })],
      `"kanske", which the guide doesn't have`,
      'answer: kanske',
    ],
    [
      'an answer too many',
      [written({ answers: toFacts([...ROUTE_TO.nej, ['resultat', 'ja']]) })],
      'which its route passes by',
      'answer: ja',
    ],
    [
      'an answer too few',
      [written({ answers: toFacts(unfinished) })],
      'stops at the question "inmatning"',
      'slag:',
    ],
    [
      'answers in another order',
      [written({ answers: toFacts([...ROUTE_TO.nej].reverse()) })],
      'in another place than its route',
      'answer: personuppgifter',
    ],
    [
      'a municipality that the guide says nothing of',
      [written({ municipality: 'karlstad' })],
      'is decided for ostersund, not karlstad',
      'municipality: karlstad',
    ],
    [
      'a rule beside its route',
      [written({ rules: ['ostersund:7.11'] })],
      `rests on "ostersund:7.11", which isn't on its route`,
      'ostersund:7.11',
    ],
  ])('with %s stops the build, and is told where', (_what, cases, reason, place) => {
    let fault: unknown;
    try {
      read(...cases);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(ContentError);
    const { message, remedy, file, line } = fault as ContentError;
    expect(message).toContain(reason);
    expect(remedy).not.toBe('');
    expect(readFileSync(resolve(file), 'utf8').split('\n')[line! - 1]).toContain(place);
  });
});

describe('a course', () => {
  const many = Array.from({ length: 4 }, (_, index) =>
    written({
      id: `fall-${index}`,
      role: index === 3 ? 'chef' : 'medarbetare',
      ...(index % 2 === 0 && { answers: toFacts(MILD), rules: ['ostersund:3.malgrupp'] }),
    }),
  );
  const course = { id: 'prov', title: 'Prov', lead: 'Ett prov.', cases: 3, pass: 2 };

  test('takes turns between outcomes, and only of its roles', () => {
    write('kurser.yaml', [course, { ...course, id: 'roll', roles: ['medarbetare'] }]);
    const { courses } = read(...many);
    expect(courses.map(({ id, cases }) => [id, cases.map((one) => one.id)])).toEqual([
      ['prov', ['fall-0', 'fall-1', 'fall-2']],
      ['roll', ['fall-0', 'fall-1', 'fall-2']],
    ]);
  });

  test('is left out where there are too few cases', () => {
    write('kurser.yaml', [{ ...course, roles: ['chef'] }]);
    expect(read(...many).courses).toEqual([]);
  });

  test('can’t ask for more right than it has cases', () => {
    write('kurser.yaml', [{ ...course, pass: 4 }]);
    expect(() => read(...many)).toThrow('pass must not be more than cases');
  });
});

describe('what stands near a case', () => {
  const { training } = registry;

  test('is computed: each change named leads where it says', () => {
    let checked = 0;
    for (const one of training.cases.values())
      for (const { question, answer, at, isOutcome } of changesTo(one)) {
        const other = replay(one.guide.machine, { ...one.answers, [question]: answer });
        expect(other.at).toBe(at);
        expect(other.verdict !== undefined).toBe(isOutcome);
        if (isOutcome) expect(at).not.toBe(one.route.at);
        checked += 1;
      }
    expect(checked).toBeGreaterThan(training.cases.size);
  });

  test('is the case of the same guide that differs least and ends otherwise', () => {
    const { cases } = read(
      written({ id: 'nej' }),
      written({ id: 'langt-ifran', answers: toFacts(MILD), rules: ['ostersund:3.malgrupp'] }),
      written({
        id: 'nara',
        answers: toFacts([['slag', 'stangd']]),
        rules: ['ostersund:4.stangd-ai'],
      }),
    );
    const all = [...cases.values()];
    expect(nearestOther(cases.get('nej')!, all)?.id).toBe('nara');
    expect(nearestOther(cases.get('nej')!, [cases.get('nej')!])).toBeUndefined();
  });

  test('tells the rules that decide from those only passed and those that no case trains', () => {
    const { byGuideline } = read(written());
    const rules = trainedRules(
      'ostersund',
      registry.clauses.values(),
      byGuideline.get('ostersund')!,
    );
    const of = (id: string) => rules.find(({ clause }) => clause.id === id)!;
    expect(of('ostersund:6.1.3.b').decides).toHaveLength(1);
    expect(of('ostersund:6.1.6.a')).toMatchObject({ decides: [], passed: [{ id: 'prov' }] });
    expect(of('ostersund:7.11')).toMatchObject({ decides: [], passed: [] });
    expect(rules.every(({ clause }) => clause.effect !== 'none')).toBe(true);
  });
});

test('a project without cases has no training', () =>
  expect(readTraining(join(folder, 'finns-inte'), registry).cases.size).toBe(0));
