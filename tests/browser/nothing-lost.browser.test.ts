// What happens to readers in the field: impatient, on slow lines, with mangled links, in frames and
// on sites that are changed under them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { questionsOf } from '../../machines/kit/setup';
import { clickTwice, launchBrowser, PHONE, useBrowser } from '../support/browser';
import { machine, questionText, texts } from '../support/content';
import { GuidePage, placeOf } from '../support/guide-page';
import { MILD } from '../support/routes';
import { fullTest, sampleOf } from '../support/sample';

const visitor = useBrowser();
const CHAPTER = '/ostersund/oppen-ai/';
/** A guide of the chapter, which has a link to it. */
const ON_DEMAND = 'markning';
const READY = 'decision-guide[data-ready]';
const openGuide = async (fragment = '') =>
  new GuidePage(await visitor.open(`/guider/oppen-ai/${fragment}`)).ready();
const script = (name: string) => `**/_astro/${name}.*.js`;
const hashOf = (page: Page) => new URL(page.url()).hash;

describe('an impatient reader', () => {
  test.each(sampleOf(['oppen-ai', 'allman-handling']))(
    'who clicks Fortsätt twice answers no question unseen, %s',
    async (id) => {
      const page = await visitor.open(`/guider/${id}/`);
      await page.locator(READY).waitFor();
      const question = page.locator('[data-question]').filter({ visible: true });
      await question.locator('input').first().check();
      const first = await question.getAttribute('data-question');
      const button = question.getByRole('button', { name: 'Fortsätt' });
      await button.scrollIntoViewIfNeeded();
      // Wherever the next question's answers stand, the pointer will be over one.
      const box = (await button.boundingBox())!;
      await page.evaluate(() => {
        const move = () => {
          for (const form of document.querySelectorAll('form')) {
            const shown = form.closest<HTMLElement>('[data-question]');
            const label = form.querySelector<HTMLElement>('.opt');
            if (label && shown?.hidden === false)
              Object.assign(label.style, { position: 'fixed', inset: '0', zIndex: '9' });
          }
        };
        document.addEventListener('click', () => setTimeout(move));
      });
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await clickTwice(page, x, y);
      await expect
        .poll(() =>
          page.locator('[data-question]').filter({ visible: true }).getAttribute('data-question'),
        )
        .not.toBe(first);
      expect(await page.locator('[data-question]:not([hidden]) input:checked').count()).toBe(0);
      // A new click counts.
      await page.mouse.click(x, y);
      expect(await page.locator('[data-question]:not([hidden]) input:checked').count()).toBe(1);
    },
  );

  test('who starts a guide twice on a slow line gets one', async () => {
    const page = await visitor.enter();
    const { promise: released, resolve: release } = Promise.withResolvers<null>();
    await page.route(`**/guider/${ON_DEMAND}/`, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(CHAPTER);
    const guide = page.locator(`decision-guide[data-guide="${ON_DEMAND}"]`);
    const link = guide.getByRole('link', { name: 'Starta guiden' });
    await link.click();
    await page.waitForTimeout(150);
    await link.click();
    release(null);
    await guide.and(page.locator('[data-ready]')).waitFor();
    await page.waitForTimeout(500);
    const forms = await guide
      .locator('[data-question]')
      .evaluateAll((all) => all.map((question) => question.querySelectorAll('form').length));
    expect(new Set(forms)).toEqual(new Set([1]));
    expect(new URL(page.url()).pathname).toBe(CHAPTER);
  });

  test('who starts it twice before its script is there isn’t sent away', async () => {
    const page = await visitor.enter();
    const { promise: released, resolve: release } = Promise.withResolvers<null>();
    await page.route(script('decision-guide'), async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(CHAPTER, { waitUntil: 'networkidle' });
    const guide = page.locator(`decision-guide[data-guide="${ON_DEMAND}"]`);
    const link = guide.getByRole('link', { name: 'Starta guiden' });
    await link.click();
    await link.click();
    release(null);
    await guide.and(page.locator('[data-ready]')).waitFor();
    expect(new URL(page.url()).pathname).toBe(CHAPTER);
  });
});

test('a guide fetched into a chapter has its headings below that of the guide', async () => {
  const page = await visitor.open(CHAPTER);
  const guide = page.locator(`decision-guide[data-guide="${ON_DEMAND}"]`);
  await guide.getByRole('link', { name: 'Starta guiden' }).click();
  await guide.and(page.locator('[data-ready]')).waitFor();
  expect(await guide.getByRole('heading', { level: 2 }).count()).toBe(1);
  await guide.locator('h3.question').filter({ visible: true }).waitFor();
  const levels = await guide
    .locator('h2, h3, h4, h5')
    .evaluateAll((all) => all.map(({ localName }) => Number(localName.slice(1))));
  const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? level) + 1);
  expect(jumps).toEqual([]);
});

describe('a piece of script that can’t be fetched', () => {
  const allQuestions = (page: Page) => page.locator('[data-question]').filter({ visible: true });

  test.each(
    sampleOf(
      [
        ['the guide', 'decision-guide', ''],
        ['its machine, at an outcome', 'oppen-ai', '#oppen-ai.ja'],
        ['its machine', 'oppen-ai', ''],
      ],
      ([, name = '']) => [name],
    ),
  )('%s: the guide stands whole, says so, and can be tried again', async (_, name, fragment) => {
    const page = await visitor.enter();
    await page.route(script(name), (route) => route.abort());
    await page.goto(`/guider/oppen-ai/${fragment}`);
    const notice = page.locator('[data-notice]');
    await expect.poll(() => notice.innerText()).toContain('kunde inte laddas');
    await expect.poll(() => allQuestions(page).count()).toBe(questionsOf(machine).length);
    expect(await page.locator('[data-outcome]').filter({ visible: true }).count()).toBe(
      Object.keys(texts.outcomes).length,
    );
    await page.unroute(script(name));
    await notice.getByRole('button', { name: 'Försök igen' }).click();
    await page.locator(READY).waitFor();
    await expect.poll(() => allQuestions(page).count()).toBe(1);
    expect(await notice.isVisible()).toBe(false);
  });

  test('started from a link: the guide’s own page opens', async () => {
    const page = await visitor.enter();
    await page.route(script('decision-guide'), (route) =>
      page.url().includes('/guider/') ? route.continue() : route.abort(),
    );
    await page.goto(CHAPTER);
    const guide = page.locator(`decision-guide[data-guide="${ON_DEMAND}"]`);
    await guide.getByRole('link', { name: 'Starta guiden' }).click();
    await page.waitForURL(`**/guider/${ON_DEMAND}/`);
    await page.locator(READY).waitFor();
  });

  test('Word: a file that comes damaged is told, and what is noted stands', async () => {
    const page = await visitor.enter();
    await page.route(script('word'), (route) =>
      route.fulfill({ contentType: 'text/javascript', body: '' }),
    );
    await page.goto('/guider/oppen-ai/checklista/');
    await page.locator('[data-checklist-page][data-ready]').waitFor();
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Spara som Word' }).click();
    await page.getByRole('alert').filter({ hasText: 'kunde inte laddas' }).waitFor();
    expect(await page.getByRole('checkbox').first().isChecked()).toBe(true);
  });

  fullTest(
    'one that takes long is said to be on its way, and paper doesn’t wait for it',
    async () => {
      const page = await visitor.enter();
      await page.addInitScript('globalThis.print = () => (globalThis.printed = true)');
      await page.route(/\/_astro\/(?:word|qr)\./, () => undefined);
      await page.goto('/guider/oppen-ai/checklista/');
      await page.locator('[data-checklist-page][data-ready]').waitFor();
      await page.getByRole('button', { name: 'Spara som Word' }).click();
      await page.getByText('Word-filen hämtas fortfarande.').waitFor();
      await page.getByRole('button', { name: 'Skriv ut', exact: true }).click();
      await expect.poll(() => page.evaluate('globalThis.printed')).toBe(true);
    },
  );

  test('the way in all ways: the page says so', async () => {
    const page = await visitor.enter();
    await page.route(script('oppen-ai'), (route) => route.abort());
    await page.goto(`/guider/oppen-ai/alla-vagar/${placeOf(MILD)}`);
    await page.getByRole('alert').filter({ hasText: 'kunde inte laddas' }).waitFor();
  });

  test('the rules by role: the page says so', async () => {
    const page = await visitor.enter();
    await page.route(script('rules-page'), (route) => route.abort());
    await page.goto('/regler/ostersund/#roll=chef');
    await page.getByRole('alert').filter({ hasText: 'kunde inte laddas' }).waitFor();
  });
});

test('after a change of the site, a guide is not put into an old chapter: its page opens', async () => {
  const page = await visitor.enter();
  await page.route(`**/guider/${ON_DEMAND}/`, async (route) => {
    if (route.request().resourceType() !== 'fetch') return route.continue();
    const response = await route.fetch();
    const body = (await response.text()).replace(/(_astro\/[^"]+)\.js/, '$1-ny.js');
    return route.fulfill({ response, body });
  });
  await page.goto(CHAPTER);
  const guide = page.locator(`decision-guide[data-guide="${ON_DEMAND}"]`);
  await guide.getByRole('link', { name: 'Starta guiden' }).click();
  await page.waitForURL(`**/guider/${ON_DEMAND}/`);
});

describe('back in the browser', () => {
  test('after a rule an answer that was chosen but not given is still chosen', async () => {
    const guide = await openGuide(placeOf(MILD.slice(0, 2)));
    await guide.radio('verktyget', 'osaker').check();
    await guide.question('verktyget').locator('.rule-here summary').click();
    await guide.question('verktyget').locator('.rule-here a').first().click();
    await guide.page.waitForURL('**/r/**');
    await guide.page.goBack();
    await guide.ready();
    const after = { shown: ['verktyget'], marked: 'osaker' };
    await expect.poll(() => guide.seen()).toMatchObject(after);
    await guide.continue('verktyget');
    await guide.shows('uppgiften');
  });

  test('shows an answered question with its answer', async () => {
    const guide = await (await openGuide()).walk(MILD.slice(0, 2));
    await guide.page.goBack();
    await guide.shows('inmatning');
    expect((await guide.seen()).marked).toBe('inget');
    await guide.page.goBack();
    await guide.shows('slag');
    expect((await guide.seen()).marked).toBe('alla');
  });
});

describe('a link that arrives mangled', () => {
  test.each(
    sampleOf([
      '#oppen-ai?slag=alla&amp;inmatning=inget).',
      '#oppen-ai%3Fslag=alla&inmatning=inget',
    ]),
  )('leads to its question, %s', async (fragment) => {
    const guide = await openGuide(fragment);
    await guide.shows('verktyget');
    expect(await guide.notice.isVisible()).toBe(false);
  });

  test.each(sampleOf(['#oppenai?slag=alla', '#?slag=alla', '#Öppen AI?slag=alla']))(
    'beyond reading is said to be so, %s',
    async (fragment) => {
      const guide = await openGuide(fragment);
      await guide.shows('slag');
      expect(await guide.notice.innerText()).toContain('Länken gick inte att läsa');
    },
  );

  test('to all ways lights its way, or is said to be unreadable', async () => {
    const page = await visitor.open('/guider/oppen-ai/alla-vagar/#oppen-ai%3Fslag=alla.');
    await page.locator('[data-all-ways][data-ready]').waitFor();
    expect(await page.locator('[data-way]').isVisible()).toBe(true);
    await page.evaluate(() => (location.hash = '#oppenai?slag=alla'));
    await page.getByText('Länken gick inte att läsa').waitFor();
    expect(await page.locator('[data-way]').isVisible()).toBe(true);
  });

  test.each(sampleOf(['#roll%3Dchef', '#roll=chef.', '#roll=chef&utm_source=brev']))(
    'to the rules of a role chooses it, %s',
    async (fragment) => {
      const page = await visitor.open(`/regler/ostersund/${fragment}`);
      await page.locator('[data-rules-page][data-ready]').waitFor();
      expect(await page.getByLabel('Roll').inputValue()).toBe('chef');
      expect(await page.locator('.notice').filter({ visible: true }).count()).toBe(0);
    },
  );

  test('to a role that isn’t there is said to be so', async () => {
    const page = await visitor.open('/regler/ostersund/#roll=kung');
    await page.getByText('Ett val i länken finns inte här').waitFor();
  });

  test.each(sampleOf(['#6.1.3.b)', '#6.1.3.B', '#6.1.3.b?utm_source=brev']))(
    'to a rule in its chapter leads there, %s',
    async (fragment) => {
      const page = await visitor.open(`/ostersund/oppen-ai/${fragment}`);
      await expect.poll(() => hashOf(page)).toBe('#6.1.3.b');
    },
  );

  test.each(
    sampleOf(['/r/ostersund/6.1.3).', '/r/Ostersund/6.1.3.B/', '/r/ostersund/6.1.3/%C2%A0']),
  )('to a page leads there, %s', async (path) => {
    const page = await visitor.open(path);
    await page.waitForURL(/\/r\/ostersund\/6\.1\.3(?:\.b)?\/$/);
  });

  fullTest('to a municipality that isn’t there is said to be so', async () => {
    const page = await visitor.open('/regler/#kommun=vikstad');
    await page.getByText('Ett val i länken finns inte här').waitFor();
  });

  test('to a municipality’s rules goes there', async () => {
    const page = await visitor.open('/regler/#kommun%3Dkarlstad%26roll%3Dchef');
    await page.waitForURL('**/regler/karlstad/#roll=chef');
  });
});

describe('an address that is no state', () => {
  test('the skip link moves the focus and leaves the answers in the address', async () => {
    const guide = await openGuide(placeOf(MILD));
    const before = await guide.seen();
    await guide.page.locator('.sl-skip-link').focus();
    await guide.page.keyboard.press('Enter');
    const isTop = () => guide.page.evaluate(() => document.activeElement?.id);
    await expect.poll(isTop).toBe('_top');
    expect(hashOf(guide.page)).toBe(placeOf(MILD));
    expect(await guide.seen()).toEqual(before);
  });

  test('leaves the chosen role as it is', async () => {
    const page = await visitor.open('/regler/ostersund/#roll=chef');
    await page.locator('[data-rules-page][data-ready]').waitFor();
    const count = await page.locator('[data-count]').innerText();
    await page.evaluate(() => (location.hash = '#urval'));
    await page.waitForTimeout(50);
    expect(await page.getByLabel('Roll').inputValue()).toBe('chef');
    expect(await page.locator('[data-count]').innerText()).toBe(count);
  });

  test('leaves the way in all ways lit', async () => {
    const page = await visitor.open(`/guider/oppen-ai/alla-vagar/${placeOf(MILD)}`);
    await page.locator('[data-all-ways][data-ready]').waitFor();
    const lit = await page.locator('[data-lit]').count();
    await page.evaluate(() => (location.hash = '#besked'));
    await page.waitForTimeout(50);
    expect(await page.locator('[data-lit]').count()).toBe(lit);
    expect(lit).toBeGreaterThan(0);
  });

  test('what is copied are the answers, whatever the address says', async () => {
    const guide = await openGuide(placeOf(MILD));
    await guide.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await guide.page.evaluate(() => (location.hash = '#_top'));
    await guide.outcome('ja').getByRole('button', { name: 'Kopiera länk' }).click();
    await guide.page.getByRole('button', { name: 'Kopierat.' }).waitFor();
    const copied = await guide.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`${inject('base')}/guider/oppen-ai/${placeOf(MILD)}`);
  });
});

describe('where the browser has no clipboard, as on plain http', () => {
  const openWithout = async (commands: boolean) => {
    const page = await visitor.enter({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.addInitScript(
      `Object.defineProperty(navigator, 'clipboard', { value: undefined });
      if (!${commands}) document.execCommand = () => false;`,
    );
    await page.goto(`/guider/oppen-ai/${placeOf(MILD)}`);
    await page.locator(READY).waitFor();
    await page.getByRole('button', { name: 'Kopiera länk' }).click();
    return page;
  };
  const address = () => `${inject('base')}/guider/oppen-ai/${placeOf(MILD)}`;

  test('a link is copied all the same', async () => {
    const page = await openWithout(true);
    await page.getByRole('button', { name: 'Kopierat.' }).waitFor();
    const other = await page.context().newPage();
    await other.goto('/om/');
    expect(await other.evaluate(() => navigator.clipboard.readText())).toBe(address());
  });

  test('or is shown, selected, to be copied by hand', async () => {
    const page = await openWithout(false);
    const field = page.getByLabel('Webbläsaren tillät inte kopiering');
    expect(await field.inputValue()).toBe(address());
    expect(await field.evaluate((area) => area === document.activeElement)).toBe(true);
  });
});

test('a guide that one feature can’t start under stands, and so do the others', async () => {
  const page = await visitor.enter();
  // A browser without `:has`, such as Firefox ESR 115.
  await page.addInitScript(() => {
    const proto = Document.prototype;
    const known = Reflect.get(proto, 'querySelector') as (selector: string) => Element | null;
    proto.querySelector = function (this: Document, selector: string) {
      if (selector.includes(':has(')) throw new DOMException(selector, 'SyntaxError');
      return known.call(this, selector);
    } as typeof proto.querySelector;
  });
  await page.goto('/regler/ostersund/#roll=chef');
  await page.locator('[data-rules-page][data-ready]').waitFor();
});

test('a guide whose HTML lacks something says what, and where', async () => {
  // A browser of its own: here a fault is wanted.
  const browser = await launchBrowser();
  const page = await browser.newPage({ baseURL: inject('base') });
  const said: string[] = [];
  page.on('pageerror', ({ message }) => said.push(message));
  await page.route('**/guider/oppen-ai/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('data-why', 'data-x');
    await route.fulfill({ response, body });
  });
  await page.goto(`/guider/oppen-ai/${placeOf(MILD)}`);
  await expect.poll(() => said.join(' ')).toMatch(/data-outcome="ja".*\[data-why\]/);
  await browser.close();
});

describe('who listens', () => {
  test('hears a question’s help with its answers', async () => {
    const guide = await openGuide();
    const { question } = await guide.root.evaluate((root) => {
      const part = root.querySelector('[data-question]:has(> .help)')!;
      const group = part.querySelector('fieldset')!;
      const tied = (group.getAttribute('aria-describedby') ?? '').split(' ');
      const help = [...part.querySelectorAll(':scope > .help')].map(({ id }) => id);
      return { question: { tied, help } };
    });
    expect(question.help.length).toBeGreaterThan(0);
    expect(question.tied).toEqual(question.help);
  });

  test('hears the question and the verdict in the title of the window', async () => {
    const guide = await (await openGuide()).walk(MILD.slice(0, 1));
    expect(await guide.page.title()).toContain(questionText('inmatning'));
    await guide.jump(placeOf(MILD));
    await expect.poll(() => guide.page.title()).toContain(texts.outcomes.ja!.title);
  });
});

describe('a clause whose id is a word', () => {
  const open = () =>
    visitor.open('/karlstad/principer/', { permissions: ['clipboard-read', 'clipboard-write'] });

  test('has its own link, not that of its first part', async () => {
    const page = await open();
    await page.locator('.clause button').first().waitFor();
    const strange = await page.locator('.clause').evaluateAll((all: HTMLElement[]) =>
      all.flatMap((clause) => {
        const labels = [...clause.querySelectorAll(':scope > .src button')];
        return labels
          .map((button) => button.getAttribute('aria-label') ?? '')
          .filter((label) => !label.endsWith(`: ${clause.dataset.label}`));
      }),
    );
    expect(strange).toEqual([]);
  });

  test('a reference right after a link is copied too', async () => {
    const page = await open();
    const clause = page.locator('.clause').first();
    const number = (await clause.getAttribute('data-label')) ?? '';
    await clause
      .getByRole('button', { name: `Kopiera länk: ${number}` })
      .first()
      .click();
    await clause.getByRole('button', { name: `Länken är kopierad: ${number}` }).waitFor();
    const cite = clause.getByRole('button', { name: `Hänvisa: ${number}` }).first();
    const box = (await cite.boundingBox())!;
    await page.mouse.move(box.x + box.width - 3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.up();
    await clause.getByRole('button', { name: `Hänvisningen är kopierad: ${number}` }).waitFor();
  });
});

describe('in a frame', () => {
  let host: string;
  const server = createServer((request, answer) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    const sandbox = searchParams.has('sandbox') ? 'sandbox="allow-scripts allow-same-origin"' : '';
    answer.setHeader('Content-Type', 'text/html; charset=utf-8');
    answer.end(
      `<!doctype html><html lang="sv"><title>Intranätet</title><h1>Intranätet</h1>
      <p style="height: 3000px">Nyheter</p>
      <iframe src="${inject('base')}/inbaddat/oppen-ai/${placeOf(MILD)}" title="Guide" width="100%" height="700" ${sandbox}></iframe>`,
    );
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    host = `http://localhost:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('answers in the address don’t take the focus from the host, nor scroll it', async () => {
    const page = await visitor.open(host, { viewport: PHONE });
    await page.frameLocator('iframe').locator(READY).waitFor();
    await page.waitForTimeout(100);
    expect(await page.evaluate(() => [scrollY, document.activeElement?.localName])).toEqual([
      0,
      'body',
    ]);
  });

  test('that mustn’t send forms either is walked all the same', async () => {
    const page = await visitor.open(`${host}?sandbox`);
    const frame = page.frameLocator('iframe');
    await frame.locator(READY).waitFor();
    await frame.getByRole('link', { name: 'Börja om' }).click();
    const question = frame.locator('[data-question]').filter({ visible: true });
    const first = await question.getAttribute('data-question');
    await question.locator('input').first().check();
    await question.getByRole('button', { name: 'Fortsätt' }).click();
    await expect.poll(() => question.getAttribute('data-question')).not.toBe(first);
  });

  test('that mustn’t leave its host a link says so, with its address', async () => {
    const page = await visitor.open(`${host}?sandbox`);
    const frame = page.frameLocator('iframe');
    await frame.locator(READY).waitFor();
    await frame.getByRole('link', { name: 'Öppna checklistan' }).click();
    const field = frame.getByRole('alert').getByRole('textbox');
    expect(await field.inputValue()).toBe(
      `${inject('base')}/guider/oppen-ai/checklista/${placeOf(MILD)}`,
    );
    expect(page.url()).toBe(`${host}?sandbox`);
  });
});
