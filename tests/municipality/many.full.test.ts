import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Comparison } from '../../src/registry/read/comparison';
import { addMunicipalities } from '../bench/made-up.mjs';
import { attribute, cellsOf, pageOf, textOf } from '../compare/html';
import { brokenLinks } from '../support/links';
import { copyProject, type Project } from '../support/project';

// Six municipalities: more than the header and the start page name. One is past its review date.
let project: Project;
beforeAll(async () => {
  project = copyProject();
  const content = join(project.root, 'content');
  addMunicipalities(content, 3);
  addOverdue(content);
  await project.build();
});
afterAll(() => project.remove());

/** Adds a small guideline that should have been read again, and its column in the comparison. */
function addOverdue(content: string): void {
  const own = join(content, 'lillstad');
  mkdirSync(own);
  writeFileSync(
    join(own, 'guideline.yaml'),
    stringify({
      municipality: 'Lillstads kommun',
      name: 'Lillstad',
      document: 'Riktlinje för AI',
      documentId: null,
      version: '2',
      decided: '2019-01-01',
      reviewBy: '2020-12-31',
      pages: 'exact',
    }),
  );
  writeFileSync(
    join(own, 'index.mdx'),
    "---\ntitle: Lillstad\n---\n\nimport { Home } from '#components';\n\n" +
      '<Home guideline="lillstad" />\n',
  );
  writeFileSync(
    join(own, 'regler.mdx'),
    "---\ntitle: Regler\nsection: Regler\n---\n\nimport { Clause } from '#components';\n\n" +
      '<Clause nr="1" title="Fråga först" kind="obligation" modality="ska" effect="duty" addressee="verksamhet" page="1" lines="1" keywords="fråga">\n\nDu ska fråga först.\n\n</Clause>\n',
  );
  const file = join(content, 'jamforelse.yaml');
  const data = parse(readFileSync(file, 'utf8')) as Comparison;
  data[0]!.topics[0]!.cells.lillstad = { says: 'Du frågar först.', clauses: ['lillstad:1'] };
  data[0]!.topics[1]!.cells.lillstad = 'tyst';
  writeFileSync(file, stringify(data));
}

const read = (page: string) => readFileSync(join(project.root, 'dist', page, 'index.html'), 'utf8');

test('a page of a municipality names it alone, and leads to the choice', () => {
  const [, band] = /<nav class="band[^>]*>(.*?)<\/nav>/s.exec(read('ostersund/oppen-ai'))!;
  const links = [...band!.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href);
  expect(links).toEqual(['/ostersund/', '/kommuner/']);
});

test('a page of none has all in its menu', () => {
  const [, menu] = /<nav class="side"[^>]*>(.*?)<\/nav>/s.exec(read('om'))!;
  expect(menu).toContain('href="/kommuner/"');
});

test('all are on the list', () => {
  const list = read('kommuner');
  for (const id of ['karlstad', 'ostersund', 'alunberga', 'alunby', 'alunfors'])
    expect(list).toContain(`href="/${id}/"`);
});

test('a page of all rules, unclarities or comparisons leads on to each municipality', () => {
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

describe('a small municipality, past its review date', () => {
  const dist = () => join(project.root, 'dist');
  test('gets its column: a statement, silence, and nothing entered are three things', () => {
    const own = cellsOf(pageOf(dist(), '/jamfor/'))
      .filter((cell) => attribute(cell, 'data-guideline') === 'lillstad')
      .map(textOf);
    expect(own[0]).toBe('LillstadDu frågar först.Fråga först 1');
    expect(own[1]).toBe('LillstadRiktlinjen säger inget om detta.');
    expect(new Set(own.slice(2))).toEqual(
      new Set(['LillstadVi har inte fört in någon uppgift om detta ännu.']),
    );
  });

  test('says on every page of it that it is overdue, and on no page of another', () => {
    const notice = 'Det skulle ske senast 2020-12-31.';
    for (const path of ['/lillstad/regler/', '/r/lillstad/1/'])
      expect(textOf(pageOf(dist(), path)), path).toContain(notice);
    for (const path of ['/', '/jamfor/', '/karlstad/', '/r/ostersund/6.1.3/'])
      expect(textOf(pageOf(dist(), path)), path).not.toContain(notice);
  });

  test('stands with its dates among the versions', () => {
    expect(textOf(pageOf(dist(), '/andringar/'))).toContain('Beslutad2019-01-01');
  });
});
