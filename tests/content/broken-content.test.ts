import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import type { GuideMachine } from '../../machines/kit/setup';
import { readRegistry } from '../../src/registry';
import { checkPublished } from '../../src/registry/check/published';
import { COMPONENTS } from '../../src/registry/read/components';
import { ContentError, ContentErrors } from '../../src/registry/read/content-error';
import { smallGuide } from '../support/small-site';

/** A mistake of an editor's, and all that is said to it; nothing, if it does no harm. */
interface Mistake {
  mistake: string;
  file: string;
  /** What is replaced in the file, the first time that it stands there, and by what. */
  edit?: Record<string, string>;
  write?: string;
  encode?: keyof typeof ENCODINGS;
  delete?: true;
  rename?: string;
  copy?: string;
  told: string | string[];
}

const ENCODINGS = {
  latin1: (text: string) => Buffer.from(text, 'latin1'),
  utf16le: (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  bom: (text: string) => `\uFEFF${text}`,
  crlf: (text: string) => text.replaceAll('\n', '\r\n'),
  cr: (text: string) => text.replaceAll('\n', '\r'),
};

const TABLES = 'tests/content/mistakes';

/** The rows of a table: a list, or lists by the file that is edited. */
function mistakesIn(table: string): Mistake[] {
  const rows = parse(readFileSync(join(TABLES, table), 'utf8')) as
    Mistake[] | Record<string, Mistake[]>;
  return Array.isArray(rows)
    ? rows
    : Object.entries(rows).flatMap(([file, own]) => own.map((row) => ({ ...row, file })));
}

const sound = smallGuide();

let content: string;

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync('tests/fixtures/small', content, { recursive: true });
  cpSync('tests/fixtures/testkommun', join(content, 'testkommun'), { recursive: true });
});

afterEach(() => rmSync(content, { recursive: true }));

function make({ file, edit, write, encode, delete: isGone, rename, copy }: Mistake): void {
  const path = join(content, file);
  let text = write ?? '';
  if (edit || (encode && write === undefined)) text = readFileSync(path, 'utf8');
  for (const [from, to] of Object.entries(edit ?? {})) {
    if (!text.includes(from)) throw new Error(`the table is out of date: ${file} lacks ${from}`);
    text = text.replace(from, () => to);
  }
  mkdirSync(dirname(path), { recursive: true });
  if (edit || encode || write !== undefined)
    writeFileSync(path, encode ? ENCODINGS[encode](text) : text);
  if (isGone) rmSync(path, { recursive: true });
  if (copy) cpSync(path, join(content, copy));
  if (!rename) return;
  mkdirSync(dirname(join(content, rename)), { recursive: true });
  renameSync(path, join(content, rename));
}

/** Reads the content as a build does. @returns what it says to the editor */
function told(machine: GuideMachine = sound): string[] {
  const inContent = relative('.', content);
  try {
    const { clauses, redirects } = readRegistry(content, [machine]);
    checkPublished(join(content, 'ids.lock.json'), clauses, redirects);
    return [];
  } catch (error) {
    if (!(error instanceof ContentErrors || error instanceof ContentError)) throw error;
    return (error instanceof ContentErrors ? error.faults : [error]).map(
      ({ file, line, reason, remedy }) =>
        `${file}${line === undefined ? '' : `:${line}`}: ${reason} → ${remedy}`.replaceAll(
          `${inContent}/`,
          '',
        ),
    );
  }
}

test('the small site is sound before it is broken', () => expect(told()).toEqual([]));

describe.each(readdirSync(TABLES))('what an editor is told: %s', (table) => {
  test.each(mistakesIn(table))('$file: $mistake', (row) => {
    make(row);
    expect(told()).toEqual([row.told].flat());
  });
});

test('a machine that cites an unknown clause is named', () => {
  expect(told(smallGuide('testkommun:99'))).toEqual([
    'machines/liten.ts: "tipset" cites the unknown clause "testkommun:99" → correct the id, or add the clause',
  ]);
});

test('the components that a page may use are those that there are', () => {
  const exported = readFileSync('src/components/index.ts', 'utf8').matchAll(/default as (\w+)/g);
  expect(Object.keys(COMPONENTS).sort()).toEqual([...exported].map(([, name]) => name).sort());
});

describe('mistakes in several files', () => {
  beforeEach(() => {
    const edit = (file: string, from: string, to: string) =>
      make({ mistake: '', file, edit: { [from]: to }, told: [] });
    edit('testkommun/bibliotek.mdx', 'addressee=', 'adressee=');
    edit('uppgifter/liten.yaml', 'biblioteksl', 'bibliotekslag');
    edit('begrepp.yaml', 'terms:', 'term:');
  });

  test('are told at once, with none that only follows', () => {
    expect(told().map((one) => one.split(':')[0])).toEqual([
      'testkommun/bibliotek.mdx',
      'uppgifter/liten.yaml',
      'begrepp.yaml',
    ]);
  });

  test('have the place that npm run dev opens in the browser', () => {
    const file = join(content, 'testkommun/bibliotek.mdx');
    expect(() => readRegistry(content, [sound])).toThrow(
      expect.objectContaining({ loc: { file, line: 16, column: 1 } }),
    );
  });

  test('are listed by file on a terminal, a line each in CI', () => {
    vi.stubEnv('CI', '');
    expect(() => readRegistry(content, [sound])).toThrow(/^3 faults in the content:\n/);
    vi.stubEnv('CI', 'true');
    expect(() => readRegistry(content, [sound])).toThrow(/bibliotek\.mdx:16: [^\n]*Remedy: /);
    vi.unstubAllEnvs();
  });
});
