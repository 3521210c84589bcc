import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { machines } from '../machines/guides';
import { readRegistry } from '../../src/registry';
import { readClauses } from '../../src/registry/read/clauses';
import { guidelineSchema } from '../../src/registry/read/guidelines';
import { readOriginals } from '../../src/registry/read/originals';
import { readYaml } from '../../src/registry/read/yaml';
import { pages, textOf } from '../build/site';

const FIXTURE = 'tests/fixtures/decided';
const CONTENT = join(FIXTURE, 'content');
const SOURCES = '../shared/sources';

describe('a decided text', () => {
  const id = 'exempelby';
  const { data } = readYaml(join(CONTENT, id, 'guideline.yaml'), guidelineSchema);
  const clauses = new Map(readClauses(join(CONTENT, id)).map((clause) => [clause.id, clause]));
  const guideline = { ...data, id };

  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'originals-'));
    cpSync(join(FIXTURE, 'originals'), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (changed = {}, chosen = clauses) =>
    readOriginals(folder, CONTENT, new Map([[id, { ...guideline, ...changed }]]), chosen);
  const without = (gone: string) =>
    new Map([...clauses].filter(([clause]) => clause !== `exempelby:${gone}`));

  test('gives each clause its lines, without page headers and page numbers', () => {
    expect(Object.fromEntries(read())).toEqual({
      'exempelby:1': [
        'Exempelby kommun',
        '1. Robotar i receptionen',
        'En robot i receptionen säger först att den är en robot.',
      ],
      'exempelby:1.a': [
        'a) Roboten lämnar aldrig ut portkoden, inte ens till den som',
        'säger sig ha glömt den.',
      ],
      'exempelby:1.b': ['b) Besökaren får alltid träffa en människa i stället.'],
    });
  });

  test('that is not the decided one stops the build', () => {
    const file = join(folder, 'exempelby.txt');
    writeFileSync(file, readFileSync(file, 'utf8').replace('aldrig', 'sällan'));
    expect(read).toThrow(/exempelby\.txt: its sha256 is [0-9a-f]{64}, but .*guideline\.yaml says/);
  });

  test('without a known hash stops the build', () => {
    expect(() => read({ sha256: undefined })).toThrow(/guideline\.yaml says nothing/);
  });

  test('with lines that no clause covers stops the build and names them', () => {
    expect(() => read({}, without('1.a'))).toThrow(
      /exempelby\.txt:7: no clause covers the text on lines 7, 8\n/,
    );
    expect(() => read({ furniture: ['9'] }, without('1.b'))).toThrow(/on line 10\n/);
  });

  test('in which the lines of a clause say nothing stops the build and names the clause', () => {
    for (const lines of ['6', '9', '11-12', '5-4']) {
      const clause = clauses.get('exempelby:1.b')!;
      const moved = { ...clause, source: { ...clause.source, lines } };
      expect(() => read({}, new Map([...clauses, [clause.id, moved]]))).toThrow(
        new RegExp(`robotar\\.mdx:\\d+: "exempelby:1\\.b": lines ${lines} of .* say nothing`),
      );
    }
  });

  test('is wanted by name', () => {
    rmSync(join(folder, 'exempelby.txt'));
    expect(read).toThrow(/holds no decided text\n.*put exempelby\.txt there/);
  });
});

if (existsSync(SOURCES)) {
  describe('the decided texts of the municipalities', () => {
    test('are those that the clauses were written from, and are covered line by line', () => {
      const { clauses, decided } = readRegistry('content', machines, SOURCES);
      expect([...decided.keys()].sort()).toEqual([...clauses.keys()].sort());
    });

    test('stand on no page of the site, but for the names of the sections it cites', () => {
      const { guidelines, clauses } = readRegistry('content', machines);
      const sections = [...clauses.values()].map(({ source }) => source.section).join('\n');
      const lines = [...guidelines.keys()]
        .flatMap((id) => readFileSync(join(SOURCES, `${id}.txt`), 'utf8').split('\n'))
        .map((line) => line.trim())
        .filter((line) => line.length >= 40 && !sections.includes(line));
      expect(lines.length).toBeGreaterThan(100);
      const site = [...pages.values()].map(({ document }) => textOf(document)).join('\n');
      expect(lines.filter((line) => site.includes(line))).toEqual([]);
    });
  });
} else {
  console.log(`${SOURCES} is not there: the decided texts of the municipalities are not tested.`);
}

test('a build without the decided texts has no panel for them', () => {
  const panels = [...pages.values()].filter(({ source }) => source.includes('Beslutad lydelse'));
  expect(panels.map(({ path }) => path)).toEqual([]);
});
