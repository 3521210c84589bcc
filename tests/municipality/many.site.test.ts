import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMunicipalities } from '../bench/made-up.mjs';
import { brokenLinks } from '../support/links';
import { copyProject, type Project } from '../support/project';

// Five municipalities: more than the header and the start page name.
let project: Project;
beforeAll(async () => {
  project = copyProject();
  addMunicipalities(join(project.root, 'content'), 3);
  await project.build();
});
afterAll(() => project.remove());

/** The names of the municipalities that a page's header leads to. */
function headerOf(page: string): string[] {
  const html = readFileSync(join(project.root, 'dist', page, 'index.html'), 'utf8');
  const [, names] = /<nav class="who"[^>]*>(.*?)<\/nav>/s.exec(html)!;
  return [...names!.matchAll(/<a [^>]*>([^<]+)/g)].map(([, name]) => name!.trim());
}

test('a page of a municipality names it alone', () =>
  expect(headerOf('ostersund/oppen-ai')).toEqual(['Östersund']));

test('a page of none leads to all', () => expect(headerOf('om')).toEqual(['Alla kommuner']));

test('all are on the list', () => {
  const list = readFileSync(join(project.root, 'dist/kommuner/index.html'), 'utf8');
  for (const id of ['karlstad', 'ostersund', 'alunberga', 'alunby', 'alunfors'])
    expect(list).toContain(`href="/${id}/"`);
});

test('a page of all rules, unclarities or comparisons leads on to each municipality', () => {
  const read = (page: string) =>
    readFileSync(join(project.root, 'dist', page, 'index.html'), 'utf8');
  for (const page of ['regler', 'oklarheter']) {
    expect(read(page)).toContain(`href="/${page}/alunby/"`);
    expect(existsSync(join(project.root, `dist/${page}/alunby/index.html`))).toBe(true);
  }
  expect(read('jamfor')).toContain('är 3 inte med ännu');
  expect(read('jamfor')).not.toContain('Alunby');
});

test('every address leads somewhere', () =>
  expect(
    brokenLinks({ dist: join(project.root, 'dist'), site: 'http://localhost:4321', base: '/' }),
  ).toEqual([]));
