import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkPublished, LOCK, readRedirects } from '../../src/registry/check/published';
import { registry as content } from '../machines/guides';

const clauses = new Map(['kommun:1', 'kommun:1.a', 'granne:1'].map((id) => [id, { id }]));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'published-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const entry = (from: string, to: string) =>
  `- from: ${from}\n  to: ${to}\n  date: 2026-11-21\n  why: Reglerna hör ihop.\n`;
const redirects = (...entries: string[]) =>
  readRedirects(write('omdirigeringar.yaml', entries.join('')), clauses);

describe('the list of published ids', () => {
  const published = JSON.parse(readFileSync(LOCK, 'utf8')) as string[];

  test('holds every clause of the project: if not, run npm run ids', () => {
    expect([...content.clauses.keys()].filter((id) => !published.includes(id))).toEqual([]);
  });

  test('is sorted, each id once', () => {
    expect(published).toEqual([...new Set(published)].sort());
  });

  test('is kept by the content of the project', () => {
    const { clauses: own, redirects: moved, guidelines } = content;
    expect(() => checkPublished(LOCK, own, moved, guidelines)).not.toThrow();
  });
});

describe('a build', () => {
  const check = (ids: unknown, moved = new Map()) =>
    checkPublished(write('ids.lock.json', JSON.stringify(ids)), clauses, moved);

  test('names the ids that are not published yet, and goes on', () => {
    expect(check(['kommun:1', 'granne:1'])).toEqual(['kommun:1.a']);
  });

  test('stops when a published id is gone, and says how to mend it', () => {
    const stop = () => check(['kommun:1', 'kommun:2', 'kommun:3']);
    expect(stop).toThrow(/published, but no longer in content\/: "kommun:2", "kommun:3"/);
    expect(stop).toThrow(/content\/omdirigeringar\.yaml:\n\s+- from: kommun:2\n\s+to: /);
  });

  test('goes on when the id that is gone has a redirect', () => {
    const moved = redirects(entry('kommun:2', 'kommun:1.a'));
    expect(check(['kommun:1', 'kommun:1.a', 'kommun:2', 'granne:1'], moved)).toEqual([]);
  });

  test('stops when the list is no list of ids', () => {
    expect(() => check({ ids: [] })).toThrow(/not a JSON list of clause ids/);
  });

  test('takes a project without a list as one that has published nothing', () => {
    expect(checkPublished(join(folder, 'none.json'), clauses, new Map())).toHaveLength(3);
  });
});

describe('a redirect', () => {
  test('is found by the old id', () => {
    expect(redirects(entry('kommun:2', 'kommun:1')).get('kommun:2')).toMatchObject({
      to: 'kommun:1',
      why: 'Reglerna hör ihop.',
    });
  });

  test.each([
    ['leads from a clause that still stands', [entry('kommun:1', 'kommun:1.a')], /:1: .*still/],
    ['leads to no clause', [entry('kommun:2', 'kommun:9')], /:1: .*"kommun:9", which is no clause/],
    [
      'leads to a clause that has moved on',
      [entry('kommun:3', 'kommun:1'), entry('kommun:2', 'kommun:3')],
      /:5: "kommun:2" leads to "kommun:3", which is no clause/,
    ],
    ['leads to another municipality', [entry('kommun:2', 'granne:1')], /another municipality/],
    [
      'stands twice',
      [entry('kommun:2', 'kommun:1'), entry('kommun:2', 'kommun:1.a')],
      /:5: "kommun:2" stands twice/,
    ],
    ['has no date', ['- from: kommun:2\n  to: kommun:1\n  why: Ja.\n'], /"1\.date"/],
    [
      'has an id without municipality',
      [entry('punkt-2', 'kommun:1')],
      /write <guideline>:<number>/,
    ],
  ])('stops the build when it %s', (_, entries, message) => {
    expect(() => redirects(...entries)).toThrow(message);
  });
});
