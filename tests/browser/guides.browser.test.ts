import { describe, expect, test, vi } from 'vitest';
import {
  guidelinesOf,
  keptAnswers,
  replay,
  stoppingSteps,
  tasksOf,
  type Replay,
  type Step,
} from '../../machines/kit/replay';
import {
  answersOf,
  isMultiple,
  isOption,
  outcomesOf,
  questionsOf,
  stateMeta,
} from '../../machines/kit/setup';
import { cellsOf, headlineOf } from '../../src/components/Board/steps';
import { stepsOf } from '../../src/registry/outputs/steps';
import type { Guide } from '../../src/registry/read/guides';
import { axeFaultsInAllLooks } from '../support/axe';
import { useBrowser } from '../support/browser';
import { content } from '../support/content';
import { GuidePage, placeOf, type Reason } from '../support/guide-page';
import { answersOfRoute, coveringRoutes, nameOfRoute, type Route } from '../support/routes';
import { sampleOf } from '../support/sample';

// Each test walks a whole guide, with an eye on every state.
vi.setConfig({ testTimeout: 300_000 });

const visitor = useBrowser();

const guides = [...content.guides.values()].map((guide) => {
  const routes = coveringRoutes(guide.machine).map((route) => ({
    route,
    end: replay(guide.machine, answersOfRoute(route)),
  }));
  /** The answers before each question, from the first route that asks it. */
  const before = new Map<string, Route>();
  for (const { route } of routes)
    for (const [index, [question]] of route.entries())
      if (!before.has(question)) before.set(question, route.slice(0, index));
  return { id: guide.id, guide, routes, before };
});

/** Routes to every kind of result. What else differs from guide to guide its machine and words tell. */
const walked = sampleOf(
  guides.flatMap(({ id, guide, routes }) => routes.map((route) => ({ id, guide, ...route }))),
  ({ guide: { machine, texts }, end }) => {
    const { stop, guide: onward } = stateMeta(machine, end.at);
    const { sign, label } = texts.outcomes[end.at]!;
    const isUnsure = end.steps.some(({ meta }) => meta.unsure);
    return [
      `${sign ?? end.verdict}`,
      `${stop}, ${onward !== undefined}`,
      ...(label ? ['label'] : []),
      ...(isUnsure ? ['unsure'] : []),
      ...(texts.workingPaper ? ['a board of steps'] : []),
    ];
  },
);

/** Guides that are walked by keyboard alone; `oppen-ai` is in keyboard.browser.test.ts. */
const byKeys = sampleOf(guides.map(({ id }) => id).filter((id) => id !== 'oppen-ai'));

/** A question of several options: the others are drawn and kept alike. */
const multiple = sampleOf(
  guides.flatMap(({ id, guide: { machine } }) =>
    questionsOf(machine).flatMap((question) =>
      isMultiple(machine, question) ? [`${id} ${question}`] : [],
    ),
  ),
);

/** The questions and outcomes that axe is shown: one of each kind. Those of `oppen-ai` it sees as places. */
const inLooks = sampleOf(
  guides.flatMap(({ id, guide: { machine, texts } }) => [
    ...questionsOf(machine).map((question) => {
      const { help, examples } = texts.questions[question]!;
      const parts = [isMultiple(machine, question), help !== undefined, examples.length > 0];
      return { guide: id, question, outcome: undefined, kinds: [parts.join()] };
    }),
    ...outcomesOf(machine).map((outcome) => {
      const { sign, label } = texts.outcomes[outcome]!;
      const look = [sign ?? stateMeta(machine, outcome).verdict!, label ? 'label' : ''];
      const kinds = [...look, texts.workingPaper ? 'a board of steps' : ''];
      return { guide: id, question: undefined, outcome, kinds };
    }),
  ]),
  ({ kinds }) => kinds,
).filter(({ guide }) => guide !== 'oppen-ai');

const open = async (id: string, fragment = '') =>
  new GuidePage(await visitor.open(`/guider/${id}/${fragment}`), id).ready();

/** "Dina svar" after some answers. */
const saidAfter = ({ machine, texts }: Guide, route: Route) =>
  route.map(([question, answer]) => {
    const { text, answers } = texts.questions[question]!;
    const given = answer.split('.');
    const parts = answersOf(machine, question).filter((part) => given.includes(part));
    return `${text} ${parts.map((part) => answers[part]!.text).join('; ')}`;
  });

/** The questions whose answers a result tells in its list of steps, with the steps. */
const toldAtSteps = (guide: Guide) =>
  new Map(stepsOf(guide)?.demands.map(({ question, step }) => [question, step]));

/** The result that a route must give, from the machine and the words alone. */
function expectedOutcome(guide: Guide, end: Replay) {
  const { id, machine, texts } = guide;
  const steps = stepsOf(guide);
  const told = toldAtSteps(guide);
  const { stop, guide: onward } = stateMeta(machine, end.at);
  const saidOf = ({ question, answer }: Step) => texts.questions[question]!.answers[answer]!;
  const stopping = stop ? stoppingSteps(end) : end.steps;
  const reasons = end.steps.map((step): Reason => {
    const own = stateMeta(machine, step.question);
    const clauses = step.meta.clauses ?? own.clauses ?? [];
    const laws = step.meta.law ?? own.law ?? [];
    return {
      because: saidOf(step).because,
      cites: [
        ...clauses.map((clause) => content.clauses.get(clause)!.label),
        ...laws.map((law) => content.laws.get(law)!.name),
      ],
      change: stopping.includes(step) ? saidOf(step).change : undefined,
    };
  });
  const untold = reasons.filter((_, index) => !told.has(end.steps[index]!.question));
  const deciding = untold.filter(({ change }) => change !== undefined);
  const unsure = end.steps.filter(({ meta }) => meta.unsure).map(({ question }) => question);
  return {
    verdict: end.verdict,
    title: steps
      ? headlineOf(steps.headlines[end.at]!, cellsOf(steps, machine, end)).title
      : texts.outcomes[end.at]!.title,
    why: deciding.length > 0 ? deciding : untold,
    met: deciding.length > 0 ? untold.filter((reason) => !deciding.includes(reason)) : [],
    tasks: tasksOf(machine, end).sort(),
    unclear: [...new Set(unsure)].map(
      (question) => told.get(question) ?? texts.questions[question]!.text,
    ),
    guidelines: [...guidelinesOf(machine, end)],
    onward: [
      ...new Set(
        [
          onward,
          ...stopping.map(({ meta }) => meta.guide),
          ...texts.outcomes[end.at]!.onward.map(({ guide: to }) => to),
        ].filter((to) => to),
      ),
    ].sort(),
    checklist: placeOf(givenOn(end), undefined, id),
    conditions: [],
  };
}

/** The answers of a route that no list of steps tells. */
const untoldOn = (guide: Guide, route: Route): Route => {
  const told = toldAtSteps(guide);
  return route.filter(([question]) => !told.has(question));
};

/** The answers of a route, options joined. */
const givenOn = (end: Replay): Route => Object.entries(keptAnswers(end));

async function expectOutcome(page: GuidePage, guide: Guide, end: Replay, name: string) {
  await page.shows(end.at);
  const seen = await page.seenOutcome(end.at);
  expect({ ...seen, tasks: seen.tasks.sort(), onward: seen.onward.sort() }, name).toEqual(
    expectedOutcome(guide, end),
  );
}

describe.each(guides)('$id:', ({ id, guide, routes, before }) => {
  const { machine, texts } = guide;
  const own = walked.filter((one) => one.id === id);

  test('the routes leave out no answer and no outcome', () => {
    const given = routes.flatMap(({ route }) =>
      route.flatMap(([question, answer]) => answer.split('.').map((part) => `${question}=${part}`)),
    );
    const all = questionsOf(machine).flatMap((question) =>
      answersOf(machine, question).map((answer) => `${question}=${answer}`),
    );
    expect(new Set(given)).toEqual(new Set(all));
    expect(new Set(routes.map(({ end }) => end.at))).toEqual(new Set(outcomesOf(machine)));
  });

  test.runIf(own.length > 0)(
    'every answer leads where it must, and every result and its link give what replay gives',
    async () => {
      const page = await open(id);
      for (const { route, end } of own) {
        await page.jump(placeOf([], undefined, id));
        for (const [index, [question, answer]] of route.entries()) {
          const place = nameOfRoute(route.slice(0, index + 1));
          await expect
            .poll(() => page.seen(), { message: place })
            .toMatchObject({
              shown: [question],
              heading: texts.questions[question]!.text,
              marked: undefined,
              said: saidAfter(guide, route.slice(0, index)),
            });
          await page.answerByScript(question, answer);
        }
        const name = nameOfRoute(route);
        await expectOutcome(page, guide, end, name);
        await expect
          .poll(() => page.seen(), { message: name })
          .toMatchObject({ shown: [end.at], said: saidAfter(guide, untoldOn(guide, route)) });
        await expect
          .poll(() => new URL(page.page.url()).hash)
          .toBe(placeOf(givenOn(end), undefined, id));
        await page.jump(placeOf([], undefined, id));
        await page.shows(route[0]![0]);
        await page.jump(placeOf(route, undefined, id));
        await expectOutcome(page, guide, end, `a link to ${name}`);
      }
    },
  );

  test.runIf(byKeys.includes(id))('by keyboard alone to the first result', async () => {
    const { route, end } = routes[0]!;
    const page = await open(id);
    for (const [question, answer] of route) {
      await page.shows(question);
      const [first = '', ...others] = answer.split('.');
      const order = answersOf(machine, question);
      await page.radio(question, isMultiple(machine, question) ? first : order[0]!).focus();
      if (isMultiple(machine, question)) {
        await page.page.keyboard.press('Space');
        for (const other of others) {
          await page.radio(question, other).focus();
          await page.page.keyboard.press('Space');
        }
      } else {
        await page.page.keyboard.press('Space');
        for (let step = order.indexOf(answer); step > 0; step -= 1)
          await page.page.keyboard.press('ArrowDown');
      }
      await page.page.keyboard.press('Enter');
    }
    await expectOutcome(page, guide, end, nameOfRoute(route));
    expect(await page.page.locator(':focus').innerText()).toBe(expectedOutcome(guide, end).title);
  });

  const looked = inLooks.filter((one) => one.guide === id);
  test.runIf(looked.length > 0)('axe finds nothing at its questions and results', async () => {
    const page = await open(id);
    const faults: string[] = [];
    const look = async (name: string) => {
      for (const fault of await axeFaultsInAllLooks(page.page)) faults.push(`${name}: ${fault}`);
    };
    const [asked, reached] = [
      looked.flatMap(({ question }) => question ?? []),
      looked.flatMap(({ outcome }) => outcome ?? []),
    ];
    for (const question of asked) {
      await page.jump(placeOf(before.get(question)!, undefined, id));
      await page.shows(question);
      await look(question);
    }
    for (const outcome of reached) {
      const { route } = routes.findLast(({ end }) => end.at === outcome)!;
      await page.jump(placeOf(route, undefined, id));
      await page.shows(outcome);
      await page.root
        .locator('details')
        .evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
      await look(outcome);
    }
    expect(faults).toEqual([]);
  });

  // A question without options has radio buttons, which the browser itself keeps apart.
  const optional = questionsOf(machine).filter((question) =>
    multiple.includes(`${id} ${question}`),
  );
  describe.each(optional)('the options of %s', (question) => {
    const all = answersOf(machine, question);
    const options = all.filter((answer) => isOption(machine, question, answer));
    const alone = all.filter((answer) => !options.includes(answer));
    const here = placeOf(before.get(question)!, undefined, id);
    const marked = async (page: GuidePage) => (await page.seen()).marked;

    test('go together, and exclude the answers that stand alone', async () => {
      const page = await open(id, here);
      for (const option of options) await page.radio(question, option).check();
      expect(await marked(page)).toBe(options.join('.'));
      for (const answer of alone) {
        await page.radio(question, answer).check();
        expect(await marked(page)).toBe(answer);
      }
      await page.radio(question, options[0]!).check();
      expect(await marked(page)).toBe(options[0]);
    });

    test('need one to be chosen', async () => {
      const page = await open(id, here);
      await page.continue(question);
      await page.shows(question);
      const error = page.question(question).locator('.error');
      expect(await error.innerText()).toBe('Välj minst ett svar för att gå vidare.');
      await page.radio(question, options[0]!).check();
      expect(await error.isVisible()).toBe(false);
    });

    test('are ticked again when the question is', async () => {
      const page = await open(id, here);
      const some = options.slice(0, 2);
      await page.answer(question, some.join('.'));
      const said = saidAfter(guide, [[question, some.join('.')]])[0]!;
      await expect.poll(async () => (await page.seen()).said).toContain(said);
      await page.change(texts.questions[question]!.text);
      await page.shows(question);
      expect(await marked(page)).toBe(some.join('.'));
      // What was chosen when the entry of the history was left comes back with it.
      await page.page.goBack();
      await page.page.goBack();
      await page.shows(question);
      expect(await marked(page)).toBe(some.join('.'));
    });
  });
});
