import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PHONE, useBrowser } from '../support/browser';

const visitor = useBrowser();

describe('"Regler för dig"', () => {
  /** Opens the page, and waits until its script has taken over the choices. */
  const open = async (fragment = '', path = '/regler/ostersund/') => {
    const page = await visitor.open(path + fragment);
    await page.locator('[data-rules-page][data-ready]').waitFor();
    return page;
  };
  const choose = (page: Page, name: string, option: string) =>
    choice(page, name).selectOption(option);
  const choice = (page: Page, name: string) => page.getByRole('combobox', { name });
  /** The rules in sight, by their titles. */
  const seen = (page: Page) =>
    page
      .locator('[data-roles]')
      .evaluateAll((rules) =>
        rules
          .filter((rule) => rule.checkVisibility())
          .map((rule) => rule.querySelector('a')!.textContent.trim()),
      );
  const status = (page: Page) => page.getByRole('status').innerText();
  const total = async (page: Page) => page.locator('[data-roles]').count();

  test('shows all rules and no dead controls without script', async () => {
    const page = await visitor.open('/regler/ostersund/#roll=chef', {
      javaScriptEnabled: false,
    });
    expect(await seen(page)).toHaveLength(await total(page));
    expect(await page.getByRole('combobox').count()).toBe(0);
    expect(await page.getByRole('heading', { name: 'Chefer' }).count()).toBeGreaterThan(0);
  });

  test('keeps the rules of the chosen role and strength', async () => {
    const page = await open();
    await choose(page, 'Roll', 'Medarbetare');
    await choose(page, 'Slag av regel', 'Bör');
    const rules = await page.locator('[data-roles]:visible').evaluateAll((found) =>
      found.map((rule) => {
        const { roles, strength } = (rule as HTMLElement).dataset;
        return [roles!.split(' ').includes('medarbetare'), strength].join();
      }),
    );
    expect(rules.length).toBeGreaterThan(0);
    expect(new Set(rules)).toEqual(new Set(['true,bor']));
    expect(
      await page.getByRole('heading', { level: 2, name: 'Verksamheter', exact: true }).count(),
    ).toBe(0);
  });

  test('announces how many rules are shown, or that there are none', async () => {
    const page = await open();
    expect(await status(page)).toBe(`${await total(page)} regler`);
    await choose(page, 'Roll', 'Chef');
    const shown = (await seen(page)).length;
    expect(shown).toBeGreaterThan(0);
    expect(await status(page)).toBe(`${shown} av ${await total(page)} regler: Chef`);
    const none = await open('#roll=verksamhet&styrka=far', '/regler/karlstad/');
    expect(await seen(none)).toEqual([]);
    expect(await status(none)).toBe(
      'Inga regler passar ditt val: Verksamhet · Får. Det betyder inte att allt är tillåtet.',
    );
  });

  test('offers no role that the guideline has no rules for', async () => {
    const page = await open('#roll=chef', '/regler/karlstad/');
    const roles = page.getByLabel('Roll', { exact: true }).locator('option');
    expect(await roles.allInnerTexts()).toEqual([
      'Alla',
      'Verksamhet',
      'Kommun eller kommunkoncern',
    ]);
    // A link to such a role, shared from another municipality's page, shows all and says so.
    expect((await seen(page)).length).toBe(await total(page));
    expect(await page.locator('form + .notice').isVisible()).toBe(true);
  });

  test('has the choices in the address, for links, back and forward, without reload', async () => {
    const page = await open();
    await page.evaluate(() => (document.body.dataset.same = 'yes'));
    await choose(page, 'Roll', 'Verksamhet');
    const first = await seen(page);
    await choose(page, 'Slag av regel', 'Bör');
    const second = await seen(page);
    expect(second.length).toBeLessThan(first.length);
    expect(new URL(page.url()).hash).toBe('#roll=verksamhet&styrka=bor');
    await page.goBack();
    await expect.poll(() => seen(page)).toEqual(first);
    expect(await choice(page, 'Slag av regel').inputValue()).toBe('');
    await page.goForward();
    await expect.poll(() => seen(page)).toEqual(second);
    expect(await page.evaluate(() => document.body.dataset.same)).toBe('yes');
    const linked = await open('#roll=verksamhet&styrka=bor');
    expect(await seen(linked)).toEqual(second);
  });

  test('leaves out what it does not know in the address', async () => {
    const page = await open('#roll=kung&styrka=bor');
    expect(await choice(page, 'Roll').inputValue()).toBe('');
    expect(await status(page)).toMatch(/regler: Bör$/);
  });

  test.each(['#roll=chef&kommun=ostersund', '#ostersund'])(
    'is reached by an older address that names the municipality, %s',
    async (fragment) => {
      const page = await visitor.open(`/regler/${fragment}`);
      await page.waitForURL('**/regler/ostersund/**');
      expect(new URL(page.url()).hash).toBe(fragment.includes('roll') ? '#roll=chef' : '');
    },
  );

  test('is reached by an older address that names none, by a choice that keeps the role', async () => {
    const page = await visitor.open('/regler/#roll=chef');
    // The script, which may come after the page, gives the links the role.
    const link = page.getByRole('main').getByRole('link', { name: 'Östersund', exact: true });
    await expect.poll(() => link.getAttribute('href')).toContain('#roll=chef');
    await link.click();
    await page.waitForURL('**/regler/ostersund/#roll=chef');
    await expect.poll(() => choice(page, 'Roll').inputValue()).toBe('chef');
  });
});

// Edge and Chrome before 114 and Firefox before 125, which some workplaces have. There a button that
// opens a popover does nothing: the reader would be without menu and explanations.
test('without popovers the menu and what terms mean stand below, and a link leads there', async () => {
  const page = await visitor.enter();
  await page.route(/\/$|\.css$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replaceAll(':popover-open', ':unknown-here')
      .replaceAll(/ popover(?:target)?(?==| |>)/g, ' data-none');
    await route.fulfill({ response, body });
  });
  await page.goto('/ostersund/oppen-ai/');
  expect(
    await page
      .locator('button.menu-button, .side .close, .term > button')
      .filter({ visible: true })
      .count(),
  ).toBe(0);
  expect(await page.locator('.explanation').first().isVisible()).toBe(true);
  const address = page.url();
  await page.getByRole('banner').getByRole('link', { name: 'Meny' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('meny');
  await expect(page.locator('#meny a').first().isVisible()).resolves.toBe(true);
  expect(page.url()).toBe(address);
});

describe('a term in the text', () => {
  const chapter = '/ostersund/oppen-ai/';
  const term = (page: Page) => page.locator('main .term > button').first();
  const explanation = (page: Page) => page.locator('.explanation:popover-open');

  test.each([true, false])(
    'opens by keyboard and closes with Escape (script: %s)',
    async (script) => {
      const page = await visitor.open(chapter, { javaScriptEnabled: script });
      await term(page).focus();
      await page.keyboard.press('Enter');
      await explanation(page).waitFor();
      await page.keyboard.press('Tab');
      const link = explanation(page).getByRole('link');
      expect(await link.evaluate((element) => element.matches(':focus'))).toBe(true);
      await page.keyboard.press('Escape');
      expect(await explanation(page).count()).toBe(0);
      expect(await term(page).evaluate((element) => element.matches(':focus'))).toBe(true);
    },
  );

  test('opens by touch inside a narrow window, and closes by a touch beside it', async () => {
    const page = await visitor.open(chapter, { viewport: PHONE, hasTouch: true });
    await term(page).tap();
    const box = (await explanation(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width);
    expect(box.y + box.height).toBeLessThanOrEqual(PHONE.height);
    await page.touchscreen.tap(5, 5);
    expect(await explanation(page).count()).toBe(0);
  });

  test('is described to a screen reader where it stands', async () => {
    const page = await visitor.open(chapter);
    const described = await term(page).evaluate((element) =>
      document.getElementById(element.getAttribute('aria-describedby')!)!.textContent.trim(),
    );
    expect(described).not.toBe('');
  });

  test('stays in the rule when a reading view leaves the buttons out', async () => {
    const page = await visitor.open(chapter);
    const rule = page.locator('[id="6.1.3.b"]');
    const whole = await rule.innerText();
    expect(whole).toContain('personuppgifter');
    await page.evaluate(() => document.querySelectorAll('button').forEach((one) => one.remove()));
    expect(await rule.innerText()).toContain('personuppgifter');
  });

  test('is explained at the end of the paper', async () => {
    const page = await visitor.open(chapter);
    const heading = page.getByRole('heading', { name: 'Ord på sidan' });
    expect(await heading.count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await heading.count()).toBe(1);
    const hidden = await page
      .locator('.explanation p')
      .evaluateAll((texts) => texts.filter((text) => !text.checkVisibility()).length);
    expect(hidden).toBe(0);
  });
});
