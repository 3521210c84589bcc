import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { copyProject, type Project } from '../support/project';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const FIXTURE = 'tests/fixtures/decided';
const ORIGINALS = resolve(FIXTURE, 'originals');

let project: Project;
const at = (path: string) => join(project.root, path);
const page = (path: string) => readFileSync(at(`dist${path}index.html`), 'utf8');
const publish = (...ids: string[]) => {
  writeFileSync(at('content/ids.lock.json'), JSON.stringify(ids));
};

/** Runs npm in the copy, without the settings of the tests. */
function npm(...args: string[]): { status: number | null; printed: string } {
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: project.root,
    env: { PATH, HOME, ASTRO_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  });
  return { status, printed: stdout + stderr };
}

beforeAll(() => {
  project = copyProject();
  cpSync(join(FIXTURE, 'content'), at('content'), { recursive: true });
});
afterAll(() => {
  project.remove();
});

describe('npm run build -- --originals DIR', () => {
  beforeAll(() => {
    publish('exempelby:1', 'exempelby:9');
    writeFileSync(
      at('content/omdirigeringar.yaml'),
      '- from: exempelby:9\n  to: exempelby:1.a\n  date: 2026-11-21\n  why: Punkt 9 gick upp i punkt 1.\n',
    );
    const { status, printed } = npm('run', 'build', '--', '--originals', ORIGINALS);
    expect(status, printed).toBe(0);
    expect(printed).toMatch(/clause ids are new: .*npm run ids/);
  });

  test('shows the decided lines in a closed panel at each clause and rule', () => {
    const chapter = page('/exempelby/robotar/');
    expect(chapter.match(/<details class="decided">/g)).toHaveLength(3);
    expect(chapter).toContain('inte ens till den som\nsäger sig ha glömt den.');
    expect(chapter).not.toContain('SIDA 1 AV 1');
    expect(page('/r/exempelby/1.b/')).toContain('b) Besökaren får alltid träffa en människa');
  });

  test('shows nothing where the municipality has supplied nothing', () => {
    expect(page('/ostersund/oppen-ai/')).not.toContain('Beslutad lydelse');
  });

  test('leads from the address of a clause that has moved to where it stands now', () => {
    const moved = page('/r/exempelby/9/');
    expect(moved).toContain('Regeln har flyttat');
    expect(moved).toContain('Punkt 9 gick upp i punkt 1.');
    expect(moved).toMatch(/<a class="btn" href="\/r\/exempelby\/1\.a\/">/);
    expect(moved).toMatch(/<link rel="canonical" href="[^"]+\/r\/exempelby\/1\.a\/"/);
  });

  test('keeps the old anchor in the chapter, in the clause that holds the rule now', () => {
    expect(page('/exempelby/robotar/')).toMatch(/<li class="rule" id="1\.a"[^>]*><span id="9">/);
  });
});

test('npm run build stops when a published id is gone', () => {
  publish('exempelby:1', 'exempelby:8');
  const { status, printed } = npm('run', 'build');
  expect(status).not.toBe(0);
  expect(printed).toMatch(
    /ids\.lock\.json:1: published, but no longer in content\/: "exempelby:8"/,
  );
  expect(printed).toMatch(/Remedy: .*content\/omdirigeringar\.yaml/);
});

test('npm start -- --originals DIR hands the folder to the build, and stops when that stops', () => {
  // Nothing to install: the packages lie in the folder above.
  cpSync('package-lock.json', at('package-lock.json'));
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  mkdirSync(at('node_modules'), { recursive: true });
  writeFileSync(at('node_modules/.installed'), lock);
  const { status, printed } = npm('start', '--', '--originals', 'nowhere');
  expect(status).not.toBe(0);
  expect(printed).toMatch(/^Building the site … failed$/m);
  expect(printed).toMatch(/nowhere: holds no decided text/);
  expect(printed).toMatch(/all of it is in \.astro\/log\.txt/);
  expect(printed.split('\n').length).toBeLessThan(40);
});
