import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import machine from '../../machines/ai-forordningen';
import { explore, targetsFrom } from '../../machines/kit/explore';
import { guidelinesOf, lawsOf, replay, tasksOf, type Answers } from '../../machines/kit/replay';
import { answersOf, branchesOf, isOption, outcomesOf, questionsOf } from '../../machines/kit/setup';
import { appliesInWords, overdueLaws } from '../../src/registry/read/laws';
import { full } from '../support/sample';
import {
  checkDuties,
  checkOrder,
  checkOwed,
  checkPoints,
  checkProducts,
  checkUnsure,
  DUTIES,
  UNCLEAR_LAW,
  variedAnswers,
} from './ai-act';
import { fullAnswers, rank } from './arbitraries';
import { costOf } from './cost';
import { registry } from './guides';
import { casesOf } from './worked-cases';

vi.setConfig({ testTimeout: 120_000 });
const runs = { numRuns: full ? 400 : 40 };

const TRANSPARENCY = ['ai-50-1', 'ai-50-2', 'ai-50-3', 'ai-50-4-bild', 'ai-50-4-text'];
/** Whether somebody has something to do by article 50; to ask about it isn't that. */
const isTransparent = (answers: Answers) =>
  tasksOf(machine, replay(machine, answers))
    .map((task) => registry.tasks.get(task)!)
    .some(({ who, law }) => who !== 'Du' && law.some((id) => TRANSPARENCY.includes(id)));
const cases = casesOf(machine);

test('the 32 cases that the project was given for the AI Act are there', () => {
  expect(cases.filter(({ id }) => /^c\d\d$/.test(id))).toHaveLength(32);
});

describe.each(cases.map((worked) => ({ ...worked, worked })))(
  '$id',
  ({ answers, transparency, worked }) => {
    test('gives the duties of its columns, and no others', () => {
      expect(checkDuties(machine, worked)).toEqual([]);
    });

    test('says whether article 50 lays a duty on anybody', () => {
      expect(isTransparent(answers)).toBe(transparency);
    });
  },
);

test.each(DUTIES)('$task is borne by the right one, by its article', ({ task, who, law }) => {
  expect(registry.tasks.get(task)).toMatchObject({ who });
  expect(registry.tasks.get(task)!.law).toContain(law);
});

const everyRoute = (check: (answers: Answers, at: string) => void) =>
  fc.assert(
    fc.property(fullAnswers(machine), (answers) => check(answers, replay(machine, answers).at)),
    runs,
  );

test('every case gives what is owed, and nothing else, whoever uses it in whatever role', () => {
  for (const { answers } of cases)
    for (const varied of variedAnswers(machine, answers))
      expect(checkOwed(machine, varied)).toEqual([]);
});

test('whatever is answered gives what is owed, and nothing else', () => {
  everyRoute((answers) => {
    expect(checkOwed(machine, answers)).toEqual([]);
  });
});

// Else a reader isn't asked about something that she said the AI does.
test('facts lead from question to question in the order of the Act', () => {
  expect(checkOrder(machine, explore(machine))).toEqual([]);
});

test('a product that another must assess stays high risk, whatever else is so', () => {
  expect(checkProducts(machine)).toEqual([]);
});

test('who assesses people in an area of annex III is told why article 6(3) does not help', () => {
  expect(checkPoints(machine)).toEqual([]);
});

test('the order in which options are ticked does not matter', () => {
  const multiple = questionsOf(machine).filter((question) =>
    answersOf(machine, question).some((answer) => isOption(machine, question, answer)),
  );
  const ticked = fc.record(
    Object.fromEntries(
      multiple.map((question) => {
        const options = answersOf(machine, question).filter((answer) =>
          isOption(machine, question, answer),
        );
        return [question, fc.shuffledSubarray(options, { minLength: 1 })];
      }),
    ),
  );
  fc.assert(
    fc.property(fullAnswers(machine), ticked, (answers, options) => {
      const join = (order: (ids: string[]) => string[]) =>
        Object.fromEntries(
          Object.entries(options).map(([question, ids]) => [question, order(ids).join('.')]),
        );
      const one = replay(machine, { ...answers, ...join((ids) => ids) });
      const other = replay(machine, { ...answers, ...join((ids) => ids.toReversed()) });
      expect({ ...other, dropped: [] }).toEqual({ ...one, dropped: [] });
    }),
    runs,
  );
});

test('one more area never gives a milder verdict', () => {
  const areas = answersOf(machine, 'omraden').filter((area) => isOption(machine, 'omraden', area));
  fc.assert(
    fc.property(
      fullAnswers(machine),
      fc.shuffledSubarray(areas, { minLength: 2 }),
      (answers, [more, ...some]) => {
        const verdict = (ids: string[]) =>
          rank(replay(machine, { ...answers, omraden: ids.join('.') }).verdict);
        expect(verdict([...some, more!])).toBeLessThanOrEqual(verdict(some));
      },
    ),
    runs,
  );
});

test.each(
  questionsOf(machine)
    .filter((question) => answersOf(machine, question).includes('vet-inte'))
    .filter((question) => answersOf(machine, question).includes('ja')),
)('not to know about %s is never milder than the risky answer', (question) => {
  const risky = { 'kanslor-syfte': 'nej', bedrageri: 'nej', verk: 'nej' }[question] ?? 'ja';
  everyRoute((answers) => {
    const verdict = (answer: string) =>
      rank(replay(machine, { ...answers, [question]: answer }).verdict);
    expect(verdict('vet-inte')).toBeLessThanOrEqual(verdict(risky));
  });
});

test('what the Act is not clear about says whom to ask', () => {
  for (const place of UNCLEAR_LAW) {
    const [question = '', answer = ''] = place.split('=');
    for (const { meta } of branchesOf(machine, question, answer)) {
      expect(meta).toMatchObject({ unsure: true, basis: 'tolkning' });
      const asked = (meta.tasks ?? []).map((task) => registry.tasks.get(task)!.text);
      expect(asked.join(' ')).toMatch(/jurist/);
    }
  }
});

test.each(['utbildning', 'arbete', 'tjanster', 'migration', 'rattsvasen'])(
  'who is in an area of annex III, %s, but in none of its points never gets a certain Minimal',
  (area) => {
    const omraden = area === 'migration' ? 'brottsbekampning' : area;
    everyRoute((answers) => {
      const route = replay(machine, {
        ...answers,
        omraden,
        brottsbekampning: 'inget',
        [area]: 'inget',
      });
      const isNear = route.steps.some(({ question }) => question === area);
      if (!isNear || route.at === 'hog-risk' || route.at === 'forbjuden') return;
      const exempt = lawsOf(route).some((law) => /^ai-6-3-[a-d]$/.test(law));
      const unsure = route.steps.some(({ meta }) => meta.unsure);
      expect(exempt || unsure).toBe(true);
    });
  },
);

test('who may use article 6(3) is told that the exemption must be documented and registered', () => {
  for (const { answers, outcome } of cases) {
    const route = replay(machine, answers);
    if (outcome !== 'minimal-risk' || !lawsOf(route).some((law) => /^ai-6-3-[a-d]$/.test(law)))
      continue;
    expect(tasksOf(machine, route)).toEqual(
      expect.arrayContaining(['dokumentera-undantaget', 'registrera-undantaget']),
    );
    // The result shows first what would change it: so the exemption, not what was asked last.
    const deciding = route.steps.filter(
      ({ question, answer }) =>
        registry.guides.get(machine.id)!.texts.questions[question]!.answers[answer]!.change,
    );
    expect(deciding.map(({ question }) => question)).toContain('uppgift');
  }
});

test('every question but the first lets the reader not know, and that makes the result preliminary', () => {
  const sure = questionsOf(machine).filter(
    (question) => !answersOf(machine, question).includes('vet-inte'),
  );
  expect(sure).toEqual(['kommun']);
  expect(checkUnsure(machine)).toEqual([]);
});

test('a prohibition outweighs all else, and article 4 holds wherever chapter III or 50 does', () => {
  everyRoute((answers, at) => {
    const route = replay(machine, answers);
    const banning = route.steps.filter(({ meta }) =>
      meta.law?.some((law) => /^ai-5-1-[a-h]{1,2}$/.test(law)),
    );
    const byLaw = banning.some(({ meta }) => meta.basis !== 'tolkning');
    expect(at === 'forbjuden').toBe(byLaw);
    // Where it isn't known what the system does, a prohibition is our reading: a lawyer must judge.
    if (banning.length > 0 && !byLaw) expect(at).toBe('kanske-forbjuden');
    if (at === 'begransad-risk' || at === 'minimal-risk')
      expect(tasksOf(machine, route)).toContain('ai-kunnighet');
    if (at === 'begransad-risk') expect(isTransparent(answers)).toBe(true);
    if (at === 'minimal-risk') expect(isTransparent(answers)).toBe(false);
  });
});

test('the municipality that is chosen is the only one whose rules are cited', () => {
  everyRoute((answers, at) => {
    const route = replay(machine, answers);
    if (at === 'forbjuden') return;
    const chosen = route.steps[0]!.answer;
    const own = ['ostersund', 'karlstad'].filter((name) => name === chosen);
    expect(guidelinesOf(machine, route)).toEqual(own);
    const cited = tasksOf(machine, route).flatMap((task) => registry.tasks.get(task)!.clauses);
    const others = cited.filter((clause) => !own.some((name) => clause.startsWith(`${name}:`)));
    expect(others).toEqual([]);
  });
});

test('a private person is asked nothing more and gets no list of the laws of public bodies', () => {
  const route = replay(machine, { kommun: 'privat' });
  expect(route.at).toBe('utanfor');
  expect(tasksOf(machine, route)).toEqual([]);
  expect(lawsOf(route)).toEqual(['ai-2-10']);
});

test('training follows the use, and labelling what is made, whatever the category', () => {
  everyRoute((answers, at) => {
    const route = replay(machine, { ...answers, kommun: 'ostersund' });
    if (['forbjuden', 'kanske-forbjuden', 'utanfor'].includes(route.at)) return;
    expect(at).not.toBe('');
    const given = tasksOf(machine, route);
    expect(given).toContain('utbilda-anvandarna');
    const makes = route.steps.some(
      ({ question, answer }) =>
        question === 'funktioner' && ['text', 'bild', 'vet-inte'].includes(answer),
    );
    expect(given.includes('mark-material-fran-ai-system')).toBe(makes);
  });
});

test('every outcome is one of the Act, or says that a lawyer must judge', () => {
  expect(outcomesOf(machine)).toEqual([
    'forbjuden',
    'kanske-forbjuden',
    'hog-risk',
    'begransad-risk',
    'minimal-risk',
    'utanfor',
  ]);
});

// Else who reads without script, or the picture, is told of a result that no answers lead to.
test('a way that the facts rule out is none, and one that they allow is', () => {
  const leads = (question: string, answer: string) => [...targetsFrom(machine, question, answer)];
  expect(leads('forbud', 'inget')).not.toContain('kanske-forbjuden');
  expect(leads('biometri', 'inget')).not.toContain('realtid');
  // Who assesses people is asked, in whatever area or none.
  expect(leads('omraden', 'inget')).toContain('narmare');
  expect(leads('utbildning', 'ovningar')).toContain('narmare');
  expect(leads('produkt', 'nej')).toContain('narmare');
});

const clicks = (id: string) =>
  costOf(replay(machine, cases.find((one) => one.id === id)!.answers)).clicks;

test('the commonest questions are answered in few clicks', () => {
  expect(clicks('programkod')).toBeLessThanOrEqual(10);
  expect(clicks('bolagets-rekrytering')).toBeLessThanOrEqual(16);
});

describe('the law as data', () => {
  test('says from when it applies', () => {
    expect(appliesInWords(registry.laws.get('ai-5-1-ba')!)).toBe('gäller från 2 december 2026');
    expect(appliesInWords(registry.laws.get('ai-26-1')!)).toBe(
      'gäller från 2 december 2027 (bilaga III) och 2 augusti 2028 (bilaga I)',
    );
    expect(appliesInWords(registry.laws.get('ai-111-2')!)).toContain('2 augusti 2030');
    expect(appliesInWords(registry.laws.get('gdpr-6')!)).toBeUndefined();
  });

  test('is overdue the day after its review date, each law once', () => {
    const laws = [registry.laws.get('ai-4')!, registry.laws.get('ai-27')!];
    const { reviewBy } = laws[0]!.of!;
    const dayAfter = new Date(Date.parse(reviewBy) + 86_400_000).toISOString().slice(0, 10);
    expect(overdueLaws(laws, reviewBy)).toEqual([]);
    expect(overdueLaws(laws, dayAfter)).toEqual([laws[0]!.of]);
    expect(overdueLaws([registry.laws.get('gdpr-6')!], '2999-01-01')).toEqual([]);
  });

  test('has all dates of the Act: no machine and no sentence of the content states one', () => {
    const files = ['machines', 'content']
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
          join(folder, name),
        ),
      )
      .filter((file) => /\.(ts|yaml|mdx)$/.test(file))
      .filter((file) => !/^content\/lag\/|\/(guideline|webbplats)\.yaml$/.test(file));
    // Restated: what a guideline itself says of the Act, of a plan and of a document.
    const restated = /i kraft i juni 2024|Smart och hållbart Karlstad 2030|daterat 2024-03-19/g;
    // When an editor wrote.
    const written = /\bdate(="|: )\d{4}-\d\d-\d\d/g;
    const months =
      'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december';
    const date = new RegExp(
      `20(2[4-9]|3\\d)-\\d\\d(-\\d\\d)?|\\b(${months}) 20(2[4-9]|3\\d)|\\b20(2[7-9]|3\\d)\\b`,
      'i',
    );
    const stated = files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          date.test(line.replace(restated, '').replace(written, ''))
            ? [`${file}:${index + 1}: ${line.trim()}`]
            : [],
        ),
    );
    expect(stated).toEqual([]);
  });
});
