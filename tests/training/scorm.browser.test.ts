import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Element, Node, Parent } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { makePackages } from '../../src/cli/scorm';
import { useBrowser } from '../support/browser';
import { content } from '../support/content';
import { fullTest, sampleOf } from '../support/sample';

const visitor = useBrowser();
const { courses, cases } = content.training;

const folder = mkdtempSync(join(tmpdir(), 'scorm-'));
const packages = makePackages('dist', folder).map((file) => ({
  file,
  size: statSync(file).size,
  contents: unzipSync(readFileSync(file)),
}));
afterAll(() => rmSync(folder, { recursive: true }));

const textOf = (data: Uint8Array | undefined) => Buffer.from(data ?? []).toString('utf8');

/** All elements of an XML document. */
const elementsIn = (node: Node): Element[] =>
  ('children' in node ? (node as Parent).children : []).flatMap((child) => [
    ...(child.type === 'element' ? [child as Element] : []),
    ...elementsIn(child),
  ]);

test('there is a package for each course of each municipality', () =>
  expect(packages.map(({ file }) => file).sort()).toEqual(
    courses.map(({ guideline, id }) => join(folder, `${guideline}-${id}.zip`)).sort(),
  ));

describe.each(packages.map((own) => [own.file.slice(folder.length + 1), own] as const))(
  '%s',
  (_, { size, contents }) => {
    const names = Object.keys(contents);
    const manifest = elementsIn(fromXml(textOf(contents['imsmanifest.xml'])));
    const all = (name: string) => manifest.filter((element) => element.name === name);
    const one = (name: string) => {
      expect(all(name), name).toHaveLength(1);
      return all(name)[0]!;
    };
    const page = textOf(contents['index.html']);

    test('is smaller than 1 MB', () => expect(size).toBeLessThan(1_000_000));

    test('has a manifest after the rules of SCORM 1.2’s schemas', () => {
      const root = manifest[0]!;
      expect(root.name).toBe('manifest');
      expect(root.attributes).toMatchObject({
        xmlns: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
        'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
      });
      // imscp_rootv1p1p2.xsd: these children, in this order.
      expect(root.children.map((child) => (child as Element).name)).toEqual([
        'metadata',
        'organizations',
        'resources',
      ]);
      expect(one('metadata').children).toMatchObject([
        { name: 'schema', children: [{ value: 'ADL SCORM' }] },
        { name: 'schemaversion', children: [{ value: '1.2' }] },
      ]);
      const organization = one('organization');
      expect(one('organizations').attributes.default).toBe(organization.attributes.identifier);
      expect(organization.children[0]).toMatchObject({ name: 'title' });
      const resource = one('resource');
      expect(one('item').attributes.identifierref).toBe(resource.attributes.identifier);
      expect(resource.attributes).toMatchObject({
        type: 'webcontent',
        'adlcp:scormtype': 'sco',
        href: 'index.html',
      });
      const ids = manifest.flatMap(({ attributes }) => attributes.identifier ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
    });

    test('lists every file in its manifest, and no other', () => {
      const listed = all('file').map(({ attributes }) => attributes.href);
      expect(listed.toSorted()).toEqual(names.filter((name) => name !== 'imsmanifest.xml').sort());
      expect(listed).toContain('index.html');
    });

    test('carries no script that a course doesn’t load', () => {
      const scripts = names.filter((name) => name.endsWith('.js'));
      for (const part of ['word', 'machines', 'checklist-page', 'search-page', 'steg', 'regel'])
        expect(scripts.filter((name) => name.includes(`/${part}.`))).toEqual([]);
      expect(size).toBeLessThan(60_000);
    });

    test('says in words that it doesn’t work as a file on the computer', () =>
      expect(page).toMatch(/<p [^>]*data-waiting(?![^>]*hidden)[^>]*>[^<]*lärplattform/));

    test('has no index of the search, no packed file and no other package', () =>
      expect(names.filter((name) => !/\.(?:html|js|css|woff2|xml)$/.test(name))).toEqual([]));

    test('has relative addresses only', () => {
      const addresses = [...page.matchAll(/\s(?:href|src|action|data-[\w-]+)="([^"]*)"/g)]
        .map(([, address]) => address!)
        .filter((address) => /^\/|:\/\//.test(address));
      expect(addresses).toEqual([]);
      const used = [...page.matchAll(/\s(?:href|src)="([^"#][^"]*)"/g)].map(([, name]) => name!);
      expect(used.length).toBeGreaterThan(1);
      expect(used.filter((name) => !names.includes(name))).toEqual([]);
      for (const name of names.filter((own) => own.endsWith('.css')))
        expect(textOf(contents[name])).not.toMatch(/url\(["']?(?:\/|https?:)/);
    });
  },
);

/** What a platform's window around the course has: scorm-again, nothing, or what a test gives. */
const AROUND = {
  platform: '<script src="/scorm-again.js"></script><script src="/api.js"></script>',
  nothing: '',
  throwing: '<script src="/throwing.js"></script>',
};
const API = `
  const kept = JSON.parse(sessionStorage.getItem('cmi') ?? 'null');
  window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
  if (kept) window.API.loadFromJSON(kept, '');
  window.told = [];
  window.API.on('LMSSetValue.cmi.core.lesson_status', (_, status) => window.told.push(status));
  window.API.on('LMSSetValue.cmi.core.session_time', (_, time) => (window.time = time));
  window.API.on('LMSFinish', () => {
    window.finished = true;
    sessionStorage.setItem('cmi', JSON.stringify(window.API.cmi.toJSON()));
  });
`;
const THROWING = `
  const fail = () => { throw new Error('the platform is broken'); };
  window.API = { LMSInitialize: () => 'true', LMSGetValue: fail, LMSSetValue: fail,
    LMSCommit: fail, LMSFinish: fail };
`;

describe('in a learning platform', () => {
  const course = courses[0]!;
  const own = packages.find(({ file }) => file.endsWith(`${course.guideline}-${course.id}.zip`))!;
  const TYPES: Record<string, string> = {
    html: 'text/html',
    js: 'text/javascript',
    css: 'text/css',
  };
  let server: Server;
  let base: string;
  const asked: string[] = [];

  beforeAll(async () => {
    const runtime = createRequire(import.meta.url).resolve('scorm-again/scorm12');
    const files: Record<string, string | Uint8Array> = {
      'scorm-again.js': readFileSync(runtime),
      'api.js': API,
      'throwing.js': THROWING,
    };
    for (const [name, script] of Object.entries(AROUND))
      files[`${name}.html`] =
        `<!doctype html><title>Platform</title>${script}` +
        '<frameset><frame src="/inner.html"></frameset>';
    // The course lies two windows down, as in many platforms.
    files['inner.html'] = '<!doctype html><iframe src="/some/where/index.html"></iframe>';
    for (const [name, data] of Object.entries(own.contents)) files[`some/where/${name}`] = data;
    server = createServer(({ url = '' }, answer) => {
      const name = decodeURIComponent(url.slice(1).replace(/\?.*/, ''));
      asked.push(name);
      const type = TYPES[name.split('.').at(-1)!] ?? 'text/plain';
      const found = name in files;
      answer.writeHead(found ? 200 : 404, { 'content-type': `${type}; charset=utf-8` });
      answer.end(files[name]);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  async function enter(page: Page, around: keyof typeof AROUND): Promise<Frame> {
    await page.goto(`${base}/${around}.html`);
    return ready(page);
  }

  async function ready(page: Page): Promise<Frame> {
    await expect
      .poll(() => page.frames().find((frame) => frame.url().endsWith('/some/where/index.html')))
      .toBeDefined();
    const frame = page.frames().find((one) => one.url().endsWith('/some/where/index.html'))!;
    await frame.locator('case-training[data-ready]').waitFor();
    return frame;
  }

  const begin = (frame: Frame) => frame.getByRole('button', { name: 'Börja kursen' }).click();

  /** Answers the case on the stage, and goes on to the next. */
  async function answer(frame: Frame, right: boolean, goOn = true): Promise<void> {
    const id = await frame.locator('.stage').getAttribute('data-asked');
    const { guide, route } = cases.get(id!)!;
    const { title } = guide.texts.outcomes[route.at]!;
    const inputs = frame.locator('.stage input');
    const values = await inputs.evaluateAll((all) =>
      all.map((input) => (input as HTMLInputElement).value),
    );
    const index = values.findIndex((value) => (value === title) === right);
    await inputs.nth(index).check();
    await frame.getByRole('button', { name: 'Svara' }).click();
    if (goOn) await frame.getByRole('button', { name: /^(Nästa fall|Se hur det gick)$/ }).click();
  }

  const answerAll = async (frame: Frame) => {
    while ((await frame.locator('.stage input').count()) > 0) await answer(frame, true);
  };

  const valueOf = (page: Page, name: string) =>
    page.evaluate(
      (asked) =>
        (globalThis as unknown as { API: { lmsGetValue(name: string): string } }).API.lmsGetValue(
          asked,
        ),
      name,
    );
  const told = (page: Page) =>
    page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  /** What the platform knows after the course has been closed. */
  async function closed(page: Page) {
    await page.frames()[1]!.evaluate(() => document.querySelector('iframe')!.remove());
    await expect
      .poll(() => page.evaluate(() => (globalThis as unknown as { finished?: true }).finished))
      .toBe(true);
    return page.evaluate(() => {
      const { core, suspend_data } = JSON.parse(sessionStorage.getItem('cmi')!) as {
        core: Record<string, unknown>;
        suspend_data: string;
      };
      return { ...core, suspend_data };
    });
  }

  fullTest.each([
    ['passed', 0, '100'],
    ['failed', course.cases.length, '0'],
  ])('tells incomplete, then %s, with score and time', async (status, wrong, score) => {
    const page = await visitor.enter();
    const frame = await enter(page, 'platform');
    expect(await valueOf(page, 'cmi.core.lesson_status')).toBe('incomplete');
    await begin(frame);
    for (let turn = 0; turn < course.cases.length; turn += 1) {
      expect(await valueOf(page, 'cmi.core.lesson_status')).toBe('incomplete');
      await answer(frame, turn >= wrong);
    }
    expect(await valueOf(page, 'cmi.core.lesson_status')).toBe(status);
    expect(await valueOf(page, 'cmi.core.score.raw')).toBe(score);
    expect(await valueOf(page, 'cmi.core.score.min')).toBe('0');
    expect(await valueOf(page, 'cmi.core.score.max')).toBe('100');
    expect((await valueOf(page, 'cmi.suspend_data')).length).toBeLessThanOrEqual(4096);
    expect(new Set(await told(page))).toEqual(new Set(['incomplete', status]));
    expect(await frame.locator('.certificate').isVisible()).toBe(true);
    await closed(page);
    const time = await page.evaluate(() => (globalThis as unknown as { time: string }).time);
    expect(time).toMatch(/^\d{4}:[0-5]\d:[0-5]\d$/);
  });

  test('goes on where it was left, and asks the platform for nothing outside the package', async () => {
    const page = await visitor.enter();
    const frame = await enter(page, 'platform');
    await begin(frame);
    await answer(frame, true);
    await answer(frame, false);
    const next = await frame.locator('.stage').getAttribute('data-asked');
    expect(await closed(page)).toMatchObject({ lesson_status: 'incomplete', exit: 'suspend' });
    await page.reload();
    const again = await ready(page);
    expect(await again.locator('.stage').getAttribute('data-asked')).toBe(next);
    expect(await again.locator('.stage .eyebrow').textContent()).toBe(
      `Fall 3 av ${course.cases.length}`,
    );
    for (let turn = 2; turn < course.cases.length; turn += 1) await answer(again, true);
    expect(await valueOf(page, 'cmi.core.lesson_status')).toBe('passed');
    expect(await valueOf(page, 'cmi.core.score.raw')).toBe(
      String(Math.round((100 * (course.cases.length - 1)) / course.cases.length)),
    );
    const inPackage = asked.filter((name) => name.startsWith('some/where/'));
    expect(inPackage.length).toBeGreaterThan(3);
    expect(inPackage.filter((name) => !(name.slice('some/where/'.length) in own.contents))).toEqual(
      [],
    );
    expect(asked.filter((name) => name.startsWith('_astro') || name.startsWith('ova'))).toEqual([]);
  });

  fullTest(
    'the day of the pass and the pass itself stand after a failed try, another day',
    async () => {
      const page = await visitor.enter();
      await page.clock.setFixedTime('2026-03-02T12:00:00Z');
      let frame = await enter(page, 'platform');
      await begin(frame);
      await answerAll(frame);
      await closed(page);
      await page.clock.setFixedTime('2026-03-20T12:00:00Z');
      await page.reload();
      frame = await ready(page);
      expect(await frame.locator('.certificate [data-date]').textContent()).toBe('2026-03-02');
      await frame.getByRole('button', { name: 'Gör om kursen' }).click();
      while ((await frame.locator('.stage input').count()) > 0) await answer(frame, false);
      expect(await frame.locator('.stage > h2').textContent()).toBe('Du är godkänd');
      expect(await frame.locator('.certificate [data-date]').textContent()).toBe('2026-03-02');
    },
  );

  fullTest(
    'breaking off and beginning again keeps the answers, and a new try the result',
    async () => {
      const page = await visitor.enter();
      const frame = await enter(page, 'platform');
      await begin(frame);
      await answer(frame, true);
      const next = await frame.locator('.stage').getAttribute('data-asked');
      await frame.getByRole('button', { name: 'Avbryt kursen' }).click();
      await begin(frame);
      expect(await frame.locator('.stage').getAttribute('data-asked')).toBe(next);
      while ((await frame.locator('.stage input').count()) > 0) await answer(frame, false);
      expect(await valueOf(page, 'cmi.core.lesson_status')).toBe('failed');
      const score = await valueOf(page, 'cmi.core.score.raw');
      await frame.getByRole('button', { name: 'Gör om kursen' }).click();
      await answer(frame, true);
      expect(await valueOf(page, 'cmi.core.lesson_status')).toBe('failed');
      expect(await valueOf(page, 'cmi.core.score.raw')).toBe(score);
    },
  );

  fullTest(
    'after the browser’s cache results are taken again, and the time is told all along',
    async () => {
      const page = await visitor.enter();
      const frame = await enter(page, 'platform');
      await begin(frame);
      await answer(frame, true);
      const time = () => page.evaluate(() => (globalThis as unknown as { time?: string }).time);
      expect(await time()).toMatch(/^\d{4}:/);
      await frame.evaluate(() => {
        dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      });
      await answer(frame, true);
      expect(await frame.locator('[data-notice]').isVisible()).toBe(false);
      const { results } = JSON.parse(await valueOf(page, 'cmi.suspend_data')) as {
        results: object[];
      };
      expect(results).toHaveLength(2);
    },
  );

  fullTest('who has passed stays so, even if another try goes worse', async () => {
    const page = await visitor.enter();
    const frame = await enter(page, 'platform');
    await begin(frame);
    await answerAll(frame);
    await frame.getByRole('button', { name: 'Gör om kursen' }).click();
    await answer(frame, false);
    expect(await valueOf(page, 'cmi.core.lesson_status')).toBe('passed');
    expect(await valueOf(page, 'cmi.core.score.raw')).toBe('100');
  });

  test.each(
    sampleOf([
      ['throwing', /Lärplattformen tog inte emot resultatet/],
      ['nothing', /Ingen lärplattform svarar.*resultatet sparas inte/],
    ] as const),
  )('with %s around it the course can be taken, and says so', async (around, notice) => {
    const page = await visitor.enter();
    const frame = await enter(page, around);
    await begin(frame);
    await answerAll(frame);
    expect(await frame.locator('.stage > h2').textContent()).toBe('Du är godkänd');
    expect(await frame.locator('[data-notice]').textContent()).toMatch(notice);
  });
});
