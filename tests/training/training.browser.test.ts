import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { replay } from '../../machines/kit/replay';
import { branchesOf, type GuideMachine } from '../../machines/kit/setup';
import { testInChromium, useBrowser } from '../support/browser';
import { content } from '../support/content';
import { readPdf, squeeze } from '../support/pdf';
import { fullTest, sampleOf } from '../support/sample';

const visitor = useBrowser();
const { training } = content;
const cases = [...training.cases.values()];
const [guideline] = [...training.byGuideline.keys()].filter((id) => id === 'ostersund');
const PAGE = `/ova/${guideline}/`;
const course = training.courses.find((own) => own.guideline === guideline)!;
const COURSE = `/ova/${guideline}/kurs/${course.id}/`;

const focusIs = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

/** Presses Tab until the focus is on what is wanted, as a reader would. */
async function tabTo(page: Page, selector: string, most = 120): Promise<void> {
  for (let turns = 0; turns < most; turns += 1) {
    if (await focusIs(page, selector)) return;
    await page.keyboard.press('Tab');
  }
  expect.fail(`${most} presses of Tab don't reach ${selector}`);
}

async function open(path: string): Promise<Page> {
  const page = await visitor.open(path);
  await page.locator('case-training[data-ready]').waitFor();
  return page;
}

/** The case on the stage. */
const asked = async (page: Page) =>
  training.cases.get((await page.locator('.stage').getAttribute('data-asked')) ?? '')!;

const outcomeOf = ({ guide, route }: (typeof cases)[number]) =>
  guide.texts.outcomes[route.at]!.title;

/** Chooses an answer and gives it. */
async function answerWith(page: Page, value: string): Promise<void> {
  await page.locator(`.stage form:not(.search) input[value="${value}"]`).first().check();
  await click(page, 'Svara');
}

const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** Marks an answer by keys: Space for a checkbox, arrows among radios. */
async function mark(page: Page, value: string): Promise<void> {
  const wanted = page.locator(`.stage form:not(.search) input[value="${value}"]`).first();
  if ((await wanted.getAttribute('type')) === 'checkbox') {
    await tabTo(page, `input[value="${value}"]`);
    await page.keyboard.press('Space');
  } else {
    await tabTo(page, '.stage input[type=radio]');
    await page.keyboard.press('Space');
    for (let turns = 0; turns < 200 && !(await wanted.isChecked()); turns += 1)
      await page.keyboard.press('ArrowDown');
  }
  expect(await wanted.isChecked()).toBe(true);
}

async function pressButton(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().waitFor();
  for (let turns = 0; turns < 120; turns += 1) {
    const said = await page.evaluate(() =>
      document.activeElement?.tagName === 'BUTTON' ? document.activeElement.textContent : '',
    );
    if (name.test(said)) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  expect.fail(`Tab doesn't reach the button ${name}`);
}

/** Answers the verdict of the case on the stage, right or wrong. */
async function answerVerdict(page: Page, right: boolean, give = answerWith): Promise<void> {
  const outcome = outcomeOf(await asked(page));
  const titles = await page
    .locator('.stage input')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(titles).toContain(outcome);
  await give(
    page,
    titles.find((title) => (title === outcome) === right)!,
  );
  expect(await focusIs(page, '.right-or-wrong')).toBe(true);
}

async function answerByKeys(page: Page, value: string): Promise<void> {
  await mark(page, value);
  await pressButton(page, /^Svara$/);
}

const said = (page: Page) => page.locator('.right-or-wrong').first().textContent();

/** Chooses a way of practising and begins, by keys. */
async function begin(page: Page, way: 'snabbkoll' | 'steg' | 'regel'): Promise<void> {
  await tabTo(page, 'input[name=satt]');
  const wanted = page.locator(`input[name=satt][value=${way}]`);
  for (let turns = 0; turns < 3 && !(await wanted.isChecked()); turns += 1)
    await page.keyboard.press('ArrowDown');
  await pressButton(page, /^Börja/);
  expect(await focusIs(page, '.stage > h2')).toBe(true);
}

describe('by keyboard alone', () => {
  test('Snabbkoll: a round to its end, with a missed case that comes back', async () => {
    const page = await open(PAGE);
    await begin(page, 'snabbkoll');
    const missed = await asked(page);
    await answerVerdict(page, false, answerByKeys);
    expect(await said(page)).toBe('Inte rätt den här gången');
    const shown = page.locator('.stage .case-answer');
    await expect.poll(() => shown.locator('.verdict').textContent()).toContain(outcomeOf(missed));
    for (const { text } of missed.clauses) expect(await shown.textContent()).toContain(text);
    expect(await shown.textContent()).toContain(missed.explanation);
    await pressButton(page, /^Nästa fall$/);
    const seen = [];
    while ((await page.locator('.stage form').count()) > 0) {
      seen.push((await asked(page)).id);
      await answerVerdict(page, true, answerByKeys);
      expect(await said(page)).toBe('Rätt');
      await pressButton(page, /^(Nästa fall|Se hur det gick)$/);
    }
    expect(seen.indexOf(missed.id)).toBe(3);
    expect(await focusIs(page, '.stage > h2')).toBe(true);
    expect(await page.locator('.stage').textContent()).toContain('rätt på 9 av 10 fall');
  });

  test('Steg för steg: a case through its guide, with a wrong turn on the route', async () => {
    const page = await open(`${PAGE}#satt=steg`);
    await begin(page, 'steg');
    const one = await asked(page);
    const { machine, texts } = one.guide;
    const [first] = Object.keys(one.answers);
    const wrong = machine.states[first!]!.ownEvents.find((event) => event !== one.answers[first!])!;
    await page.locator('.stage form').waitFor();
    for (const [question, answer] of Object.entries(one.answers)) {
      expect(await page.locator('.stage legend h3').textContent()).toBe(
        texts.questions[question]!.text,
      );
      const values = question === first ? [wrong] : answer.split('.');
      for (const value of values) await mark(page, value);
      await pressButton(page, /^Svara$/);
      expect(await focusIs(page, '.right-or-wrong')).toBe(true);
      expect(await said(page)).toBe(question === first ? 'Inte i det här fallet' : 'Rätt');
      await pressButton(page, /^(Nästa fråga|Se beskedet)$/);
    }
    expect(await said(page)).toBe('Inte rätt den här gången');
    const turn = page.locator(`.stage .route [data-question="${first}"] .wrong-turn`);
    expect(await turn.isVisible()).toBe(true);
    expect(await turn.textContent()).toContain(texts.questions[first!]!.answers[wrong]!.text);
    expect(await page.locator('.stage .wrong-turn').count()).toBe(1);
    expect(await page.locator('.stage .verdict').textContent()).toContain(outcomeOf(one));
    // The picture of the guide shows the same: the route of the case, and where the turn led.
    const fromOf = (arrows: string) =>
      page
        .locator(`.stage .diagram .arrow${arrows}`)
        .evaluateAll((found) => found.map((arrow) => (arrow as SVGElement).dataset.from));
    await page.locator('.stage .diagram').waitFor();
    expect(await fromOf('[data-lit]')).toEqual(expect.arrayContaining(Object.keys(one.answers)));
    expect(await fromOf('[data-turned]')).toEqual([first]);
    expect((await fromOf('')).length).toBeGreaterThan(Object.keys(one.answers).length);
  });

  test('Hitta regeln: through the search, and through a chapter', async () => {
    const page = await open(`${PAGE}#satt=regel`);
    await begin(page, 'regel');
    const one = await asked(page);
    await tabTo(page, '#sok-regel');
    await page.keyboard.type(one.clauses[0]!.title);
    await page.keyboard.press('Enter');
    await page.locator('.found-rules label').first().waitFor();
    expect(await page.locator('[data-live]').textContent()).toMatch(/^\d+ träff/);
    const found = page.locator(`.found-rules input[value="${one.clauses[0]!.id}"]`);
    expect(await found.count()).toBe(1);
    await answerByKeys(page, one.clauses[0]!.id);
    expect(await said(page)).toBe('Rätt');

    await pressButton(page, /^Nästa fall$/);
    const next = await asked(page);
    const wrong = [...content.clauses.values()].find(
      (clause) =>
        clause.guideline === guideline && clause.modality === 'ska' && !next.passed.has(clause.id),
    )!;
    const chapter = page.locator('.stage fieldset > details').filter({
      has: page.locator(`input[value="${wrong.id}"]`),
    });
    const index = await chapter.evaluate((details) =>
      [...details.parentElement!.querySelectorAll('details')].indexOf(
        details as HTMLDetailsElement,
      ),
    );
    await tabTo(page, '.stage fieldset > details:first-of-type > summary');
    for (let turns = 0; turns < index; turns += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await answerByKeys(page, wrong.id);
    expect(await said(page)).toBe('Inte rätt den här gången');
    expect(await page.locator('.explained').textContent()).toContain(
      `Du valde ${wrong.label}. Den prövas inte i det här fallet.`,
    );
  });

  test('an answer must be chosen, and the focus goes to the first', async () => {
    const page = await open(PAGE);
    await begin(page, 'snabbkoll');
    await pressButton(page, /^Svara$/);
    expect(await page.getByText('Välj ett svar först.').isVisible()).toBe(true);
    expect(await focusIs(page, '.stage input:first-of-type')).toBe(true);
  });
});

test('Hitta regeln finds each rule that decides a case by its title, definitions too', async () => {
  const page = await open(`${PAGE}#satt=regel`);
  await begin(page, 'regel');
  const own = cases
    .flatMap(({ clauses }) => clauses)
    .filter((rule) => rule.guideline === guideline);
  for (const { id, title } of sampleOf([...new Set(own)], ({ kind }) => [kind])) {
    await page.locator('#sok-regel').fill(title);
    await page.locator('#sok-regel').press('Enter');
    await page
      .locator(`.found-rules input[value="${id}"]`)
      .waitFor({ timeout: 5000 })
      .catch(() => expect.fail(`"${title}" doesn't find ${id}`));
  }
});

describe('the choices', () => {
  test('are those of the address, and narrow the cases', async () => {
    const role = cases.find(({ municipality }) => municipality === guideline)!.role;
    const page = await open(`${PAGE}#roll=${role}`);
    const own = training.byGuideline.get(guideline!)!.filter((one) => one.role === role);
    expect(await page.locator('#roll').inputValue()).toBe(role);
    expect(await page.locator('[data-count]').textContent()).toBe(`${own.length} fall`);
    expect(await page.locator('.cases [data-case]:visible').count()).toBe(own.length);
  });
});

const stored = (page: Page) => page.evaluate(() => ({ ...localStorage }));

describe('progress', () => {
  async function practise(page: Page, right: boolean) {
    await click(page, 'Börja öva');
    const one = await asked(page);
    await answerVerdict(page, right);
    await click(page, 'Avsluta övningen');
    return one;
  }

  test('is stored only on asking, says so, is kept up and can be taken away', async () => {
    const page = await open(PAGE);
    const missed = await practise(page, false);
    expect(await stored(page)).toEqual({});
    await click(page, 'Spara på den här datorn');
    expect(await page.locator('[data-live]').textContent()).toMatch(/^Sparat/);
    const kept = JSON.parse((await stored(page))[`ova:${guideline}`]!) as {
      version: number;
      cases: object;
    };
    expect(kept.version).toBe(1);
    expect(kept.cases).toMatchObject({ [missed.id]: { box: 1, outcome: missed.route.at } });

    await page.reload();
    await page.locator('case-training[data-ready]').waitFor();
    expect(await page.locator('[data-boxes]').textContent()).toContain('Öva snart igen: 1.');
    await click(page, 'Börja öva');
    expect((await asked(page)).id, 'what was missed comes first').toBe(missed.id);
    await answerVerdict(page, true);
    const later = JSON.parse((await stored(page))[`ova:${guideline}`]!) as { cases: object };
    expect(later.cases).toMatchObject({ [missed.id]: { box: 2 } });
    await click(page, 'Avsluta övningen');
    await click(page, 'Ta bort det sparade');
    expect(await stored(page)).toEqual({});
  });

  test('and the round come back after a reload, though nothing is stored', async () => {
    const page = await open(PAGE);
    const first = await practise(page, false);
    await click(page, 'Börja öva');
    await answerVerdict(page, true);
    await click(page, 'Nästa fall');
    const next = (await asked(page)).id;
    await page.reload();
    await page.locator('case-training[data-ready]').waitFor();
    expect((await asked(page)).id).toBe(next);
    await click(page, 'Avsluta övningen');
    expect(await stored(page)).toEqual({});
    await click(page, 'Spara på den här datorn');
    const { cases: kept } = JSON.parse((await stored(page))[`ova:${guideline}`]!) as {
      cases: object;
    };
    expect(Object.keys(kept)).toContain(first.id);
  });

  test.each(sampleOf(['setItem', 'getItem']))(
    'does no harm where %s is refused',
    async (method) => {
      const page = await visitor.enter();
      await page.addInitScript((name) => {
        Object.defineProperty(Storage.prototype, name, {
          value: () => {
            throw new DOMException('refused', 'SecurityError');
          },
        });
      }, method);
      await page.goto(PAGE);
      await page.locator('case-training[data-ready]').waitFor();
      await practise(page, true);
      await click(page, 'Spara på den här datorn');
      const shown = page.locator('.training [data-notice]');
      expect(await shown.textContent()).toMatch(
        method === 'setItem' ? /^Webbläsaren tillät inte/ : /^Sparat/,
      );
    },
  );

  test.each(
    sampleOf([
      ['not JSON', '{'],
      ['another version', '{"version":2,"cases":{}}'],
      ['another shape', '{"version":1,"cases":{"a":{"box":9}}}'],
    ]),
  )('that can’t be read (%s) is passed over', async (_, text) => {
    const page = await visitor.enter();
    await page.goto('/404.html');
    await page.evaluate(
      ([key, value]) => localStorage.setItem(key!, value!),
      [`ova:${guideline}`, text],
    );
    await page.goto(PAGE);
    await page.locator('case-training[data-ready]').waitFor();
    expect(await page.locator('[data-progress]').isVisible()).toBe(false);
    expect((await practise(page, true)).id).not.toBe('');
  });

  test('of a case whose guide has changed, or that is gone, says so', async () => {
    const one = training.byGuideline.get(guideline!)!.find(({ route }) => route.at === 'nej')!;
    const page = await visitor.enter();
    await page.goto('/404.html');
    const then = { box: 3, day: '2026-11-21', answers: one.answers, outcome: 'ja' };
    await page.evaluate(
      ([key, value]) => localStorage.setItem(key!, value!),
      [`ova:${guideline}`, JSON.stringify({ version: 1, cases: { [one.id]: then, borta: then } })],
    );
    await page.goto(PAGE);
    await page.locator('case-training[data-ready]').waitFor();
    const notice = page.locator('.training [data-notice]');
    expect(await notice.textContent()).toContain('Ett fall har ändrats sedan du övade.');
    expect(await notice.textContent()).toContain('finns inte kvar');
    expect(await page.locator(`[data-case="${one.id}"]`).textContent()).toContain(
      'Guiden har ändrats sedan du övade',
    );
  });
});

/** Takes the course, with so many wrong answers. */
async function takeCourse(page: Page, wrong: number): Promise<void> {
  await click(page, 'Börja kursen');
  for (let turn = 0; turn < course.cases.length; turn += 1) {
    await answerVerdict(page, turn >= wrong);
    await click(page, /^(Nästa fall|Se hur det gick)$/);
  }
}

test('a save that fails later on is told, and tried again at the next answer', async () => {
  const page = await open(PAGE);
  await click(page, 'Börja öva');
  const first = await asked(page);
  await answerVerdict(page, true);
  await click(page, 'Avsluta övningen');
  await click(page, 'Spara på den här datorn');
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      Storage.prototype.setItem = setItem;
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await click(page, 'Börja öva');
  const second = await asked(page);
  await answerVerdict(page, false);
  await expect
    .poll(() => page.locator('.training [data-notice]').textContent())
    .toMatch(/kunde inte spara/);
  await click(page, 'Nästa fall');
  await answerVerdict(page, true);
  const kept = (await stored(page))[`ova:${guideline}`]!;
  for (const { id } of [first, second]) expect(kept).toContain(`"${id}"`);
  expect(await page.locator('.training [data-notice]').isVisible()).toBe(false);
});

fullTest('Hitta regeln that could be had at another try is shown', async () => {
  const page = await open(PAGE);
  await page.route('**/_astro/regel.*.js', (route) => route.abort());
  await page.getByLabel('Hitta regeln').check();
  await click(page, 'Börja öva');
  await page.getByRole('alert').filter({ hasText: 'kunde inte laddas' }).waitFor();
  await page.unroute('**/_astro/regel.*.js');
  await click(page, 'Försök igen');
  await page.locator('#sok-regel').waitFor();
});

fullTest(
  'Steg för steg says that a guide can’t be had, also where a login page comes',
  async () => {
    const page = await open(PAGE);
    const isFetched = /\/guider\/[a-z-]+\/$/;
    await page.route(isFetched, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>Logga in' }),
    );
    await page.getByLabel('Steg för steg').check();
    await click(page, 'Börja öva');
    await page.getByRole('alert').filter({ hasText: 'kunde inte laddas' }).waitFor();
    await page.unroute(isFetched);
    await click(page, 'Försök igen');
    await page.locator('.stage input').first().waitFor();
  },
);

test('two tabs keep each other’s cases, and what one forgets the other doesn’t store again', async () => {
  const page = await open(PAGE);
  const practise = async (tab: Page) => {
    await click(tab, 'Börja öva');
    const one = await asked(tab);
    await answerVerdict(tab, true);
    await click(tab, 'Avsluta övningen');
    return one.id;
  };
  const ids = [await practise(page)];
  await click(page, 'Spara på den här datorn');
  const other = await page.context().newPage();
  await other.goto(PAGE);
  await other.locator('case-training[data-ready]').waitFor();
  ids.push(await practise(other), await practise(page));
  const kept = (await stored(page))[`ova:${guideline}`]!;
  for (const id of ids) expect(kept).toContain(`"${id}"`);
  await other.getByRole('button', { name: 'Ta bort det sparade' }).click();
  await page.getByRole('button', { name: 'Spara på den här datorn' }).waitFor();
  await practise(page);
  expect(await stored(page)).toEqual({});
});

test('a double click on "Nästa fall" leaves the next case unanswered, and unticked', async () => {
  const page = await open(PAGE);
  await click(page, 'Börja öva');
  await answerVerdict(page, true);
  const next = page.getByRole('button', { name: 'Nästa fall' });
  // The button of one view lies over an answer of the next.
  const { x, y } = (await next.boundingBox())!;
  await page.mouse.click(x + 5, y + 5, { clickCount: 2 });
  expect(await page.locator('.stage h2').count()).toBe(1);
  expect(await page.locator('.stage input:checked').count()).toBe(0);
});

test('Steg för steg shows the rules and the basis of an answer whose branches are joined', async () => {
  const isJoined = (machine: GuideMachine, question: string, answer: string) =>
    answer.split('.').some((part) => branchesOf(machine, question, part).length > 1);
  const [joined, asked] = cases
    .filter(({ municipality }) => municipality === guideline)
    .flatMap((one) => {
      const { machine } = one.guide;
      const passed = [
        ...new Set(replay(machine, one.answers).steps.map(({ question }) => question)),
      ];
      const at = passed.findIndex((question) =>
        isJoined(machine, question, one.answers[question]!),
      );
      return at === -1 ? [] : [[one, passed.slice(0, at + 1)] as const];
    })
    .sort(([, a], [, b]) => a.length - b.length)[0]!;
  const page = await visitor.enter();
  // Only this case is there to be asked about.
  await page.route(`**${PAGE}`, async (route) => {
    const answer = await route.fetch();
    const html = (await answer.text()).replaceAll(' data-case="', ' data-not-asked="');
    const wanted = ` data-not-asked="${joined.id}"`;
    await route.fulfill({
      response: answer,
      body: html.replace(wanted, ` data-case="${joined.id}"`),
    });
  });
  await page.goto(`${PAGE}#satt=steg`);
  await page.locator('case-training[data-ready]').waitFor();
  await click(page, 'Börja öva');
  await page.locator('.stage form').waitFor();
  for (const [index, question] of asked.entries()) {
    if (index > 0) await click(page, 'Nästa fråga');
    for (const part of joined.answers[question]!.split('.'))
      await page.locator(`.stage input[value="${part}"]`).check();
    await click(page, 'Svara');
  }
  await expect
    .poll(() => page.locator('.stage .explained .because .basis').first().textContent())
    .not.toBe('');
});

describe('a course', () => {
  test('keeps its answers in the tab over a reload, and stores nothing', async () => {
    const page = await open(COURSE);
    await click(page, 'Börja kursen');
    await answerVerdict(page, true);
    await click(page, 'Nästa fall');
    const next = (await asked(page)).id;
    let warned = false;
    page.on('dialog', (dialog) => {
      warned = dialog.type() === 'beforeunload';
      void dialog.accept();
    });
    await page.reload();
    await page.locator('case-training[data-ready]').waitFor();
    expect(warned).toBe(true);
    expect((await asked(page)).id).toBe(next);
    expect(await stored(page)).toEqual({});
  });

  test('that failed says what to practise, and offers no certificate', async () => {
    const page = await open(COURSE);
    await takeCourse(page, course.cases.length);
    const stage = page.locator('.stage');
    expect(await stage.innerText()).not.toMatch(/intyg/i);
    const themes = new Set(course.cases.map(({ theme }) => training.themes[theme]!));
    for (const theme of themes)
      expect(await stage.getByRole('link', { name: theme, exact: true }).count()).toBe(1);
  });

  test.each(
    sampleOf([
      ['passed with the mark', course.cases.length - course.pass, 'Du är godkänd', 'Godkänd'],
      [
        'failed below it',
        course.cases.length - course.pass + 1,
        'Du är inte godkänd än',
        'Inte godkänd',
      ],
    ]),
  )('is %s, and its record is complete on paper', async (_, wrong, heading, result) => {
    const page = await open(COURSE);
    await takeCourse(page, wrong);
    expect(await page.locator('.stage > h2').textContent()).toBe(heading);
    expect(await stored(page)).toEqual({});
    const pages = await readPdf(await page.pdf({ preferCSSPageSize: true }));
    expect(pages).toHaveLength(1);
    const right = course.cases.length - wrong;
    const { municipality, document, documentId, version } = content.guidelines.get(guideline!)!;
    const today = new Date().toLocaleDateString('sv-SE');
    const [lawDate] = [...content.laws.values()].map(({ asOf }) => asOf).sort();
    for (const text of [
      `${result}: ${right} rätt av ${course.cases.length}`,
      ...[course.title, municipality, document, documentId ?? '', `version ${version}`],
      ...[`Datum${today}`, `kontrollerade${lawDate}`, 'Namn', 'Ort och datum'],
      ...new Set(course.cases.map(({ theme }) => training.themes[theme]!)),
    ])
      expect(pages[0]!.text).toContain(squeeze(text));
    const numbers = await page
      .locator('.certificate tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))),
      );
    const sum = (column: number) => numbers.reduce((total, row) => total + row[column]!, 0);
    expect([sum(0), sum(1)]).toEqual([right, course.cases.length]);
  });
});

describe('on paper', () => {
  test('a card has the case on the front and the answer on the back', async () => {
    const one = cases[0]!;
    const page = await visitor.open(`/ova/fall/${one.id}/`);
    const pages = await readPdf(await page.pdf({ preferCSSPageSize: true }));
    const [front, ...back] = pages.map(({ text }) => text);
    expect(front).toContain(squeeze(one.situation));
    expect(front).not.toContain(squeeze(one.explanation));
    for (const text of [outcomeOf(one), one.explanation, ...one.clauses.map((own) => own.text)])
      expect(back.join('')).toContain(squeeze(text));
  });

  test('the handout has all cases, and its key on other sheets', async () => {
    const page = await visitor.open(`${PAGE}utskrift/`);
    const pages = (await readPdf(await page.pdf({ preferCSSPageSize: true }))).map(
      ({ text }) => text,
    );
    const key = pages.findIndex((text) => /^(?:\d+\(\d+\))?Facit/.test(text));
    const [sheets, answers] = [pages.slice(0, key).join(''), pages.slice(key).join('')];
    for (const one of training.byGuideline.get(guideline!)!) {
      expect(sheets).toContain(squeeze(one.situation));
      expect(sheets).not.toContain(squeeze(one.explanation));
      expect(answers).toContain(squeeze(one.explanation));
    }
  });
});

testInChromium('without script each case can be read, with its answer folded', async () => {
  const page = await visitor.open(PAGE, { javaScriptEnabled: false });
  expect(await page.locator('.start-training').isVisible()).toBe(false);
  const own = training.byGuideline.get(guideline!)!;
  expect(await page.locator('[data-case]').count()).toBe(own.length);
  const one = page.locator(`[data-case="${own[0]!.id}"]`);
  await one.locator('summary').first().click();
  expect(await one.locator('.verdict').isVisible()).toBe(true);
});

test('the rules that no case trains are named', async () => {
  const page = await visitor.open(`${PAGE}luckor/`);
  const listed = await page
    .locator('[data-clause]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-clause')!));
  const decided = new Set(
    training.byGuideline.get(guideline!)!.flatMap((one) => one.clauses.map(({ id }) => id)),
  );
  const expected = [...content.clauses.values()]
    .filter((clause) => clause.guideline === guideline && clause.effect !== 'none')
    .map(({ id }) => id)
    .filter((id) => !decided.has(id));
  expect(listed.sort()).toEqual(expected.sort());
});
