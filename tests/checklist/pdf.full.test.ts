import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenLinks } from '../support/links';
import { copyProject, ownEnvironment, type Project } from '../support/project';

const SITE_URL = 'https://intranat.example.se';
let project: Project;
let files: string[];
beforeAll(() => {
  project = copyProject();
  const { status, stderr } = spawnSync(process.execPath, [resolve('src/cli/pdf.mjs')], {
    cwd: project.root,
    env: { ...ownEnvironment(), SITE_URL, BASE_PATH: '/ai/', ASTRO_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  files = readdirSync(join(project.root, 'dist/pdf'));
});
afterAll(() => project.remove());

const pageOf = (file: string) =>
  readdirSync(join(project.root, 'dist'), { recursive: true, encoding: 'utf8' }).find(
    (name) => name.replaceAll('/', '-') === file.replace(/\.pdf$/, '-index.html'),
  );

test('every checklist, every way through a guide and every whole guideline is printed', () => {
  const pages = readdirSync(join(project.root, 'dist'), { recursive: true, encoding: 'utf8' });
  const wanted = pages.filter((name) => /(?:checklista|alla-vagar|hela)\/index\.html$/.test(name));
  expect(wanted.length).toBeGreaterThan(10);
  for (const name of wanted)
    expect(files).toContain(name.replace('/index.html', '.pdf').replaceAll('/', '-'));
});

test('each is tagged, in Swedish, with a title and bookmarks, and its page offers it', async () => {
  for (const file of files) {
    const data = new Uint8Array(readFileSync(join(project.root, 'dist/pdf', file)));
    const loading = getDocument({ data, verbosity: 0 });
    const pdf = await loading.promise;
    const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
    const html = readFileSync(join(project.root, 'dist', pageOf(file)!), 'utf8');
    expect(html, file).toContain(`/ai/pdf/${file}`);
    expect(html, file).toContain(`<title>${info.Title}`);
    expect(info.Language, file).toBe('sv');
    const marks = (await pdf.getMarkInfo()) as unknown as ReadonlyMap<string, boolean>;
    expect(marks.get('Marked'), file).toBe(true);
    expect((await pdf.getOutline()).length, file).toBeGreaterThan(0);
    await loading.destroy();
  }
});

test('no address leads nowhere, and nothing is left for the next build', () => {
  const dist = join(project.root, 'dist');
  expect(brokenLinks({ dist, site: SITE_URL, base: '/ai/' })).toEqual([]);
  expect(existsSync(join(project.root, 'public/pdf'))).toBe(false);
});

test('a plain build offers none', () => {
  expect(existsSync('dist/pdf')).toBe(false);
  expect(readFileSync('dist/ostersund/hela/index.html', 'utf8')).not.toContain('/pdf/');
});
