import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Clause } from '../../src/registry/read/clauses';
import { readTrace, type Use } from '../../src/registry/outputs/trace';
import { registry } from '../machines/guides';
import { areBothShown } from '../support/two-guidelines';

const clause = (id: string, effect: Clause['effect'], parent: string | null = null) =>
  ({ id, effect, parent }) as Clause;
const use: Use = { guide: 'prov', kind: 'question', id: 'fraga' };

/** Traces three rules, the first with two parts, with the given uses and reasons. */
function trace(used: string[], reasons?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'sparbarhet-'));
  if (reasons !== undefined) writeFileSync(join(folder, 'sparbarhet.yaml'), reasons);
  const own = [
    clause('prov:1', 'duty'),
    clause('prov:1.a', 'stop', 'prov:1'),
    clause('prov:1.b', 'condition', 'prov:1'),
    clause('prov:2', 'duty'),
    clause('prov:3', 'none'),
  ];
  const uses = new Map(own.map(({ id }) => [id, used.includes(id) ? [use] : []]));
  return readTrace(folder, own, uses);
}

const reason = (...clauses: string[]) => `- clauses: [${clauses.join(', ')}]\n  reason: För att.\n`;

describe('a clause with an effect', () => {
  test('is carried out by a guide, part by part, or has a reason; one without effect needs none', () => {
    const traces = trace(['prov:1.a'], reason('prov:1.b', 'prov:2'));
    expect(
      traces.map(({ clause: { id }, uses, byParts, reason: why }) => [
        id,
        uses.length,
        byParts,
        why,
      ]),
    ).toEqual([
      ['prov:1', 0, true, undefined],
      ['prov:1.a', 1, false, undefined],
      ['prov:1.b', 0, false, 'För att.'],
      ['prov:2', 0, false, 'För att.'],
    ]);
  });

  test('that is neither stops the build and says what to do', () => {
    expect(() => trace(['prov:1.a', 'prov:2'], '[]')).toThrow(
      /prov:1.*cite it in a guide.*reason/s,
    );
    expect(() => trace(['prov:1', 'prov:2', 'prov:1.b'], '[]')).toThrow(/"prov:1\.a" \(stop\)/);
  });

  // Or nobody could publish a first guide without accounting for all the rules that it isn't about.
  test('may wait until its guideline has a file of reasons', () => {
    expect(trace(['prov:2']).map(({ reason: why }) => why)).toEqual(Array(4).fill(undefined));
  });
});

describe('a reason stops the build, at its line,', () => {
  const all = ['prov:1', 'prov:1.a', 'prov:1.b', 'prov:2'];
  test.each([
    ['for a clause that a guide carries out', reason('prov:2'), /yaml:1.*"prov:2" is carried out/s],
    ['for a clause without effect', reason('prov:3'), /"prov:3" is no clause with an effect/],
    ['for a clause that is not there', reason('prov:9'), /"prov:9" is no clause/],
  ])('%s', (_, reasons, message) => {
    expect(() => trace(all, reasons)).toThrow(message);
  });

  test('that stands twice', () => {
    expect(() => trace(all.slice(0, 3), reason('prov:2') + reason('prov:2'))).toThrow(
      /yaml:3.*twice/s,
    );
  });
});

test.runIf(areBothShown())('all 205 demanding clauses of the two guidelines are traced', () => {
  const traces = [...registry.traces.values()].flat();
  expect(traces).toHaveLength(205);
  const untold = traces.filter(
    ({ uses, byParts, reason: why }) => uses.length === 0 && !byParts && !why,
  );
  expect(untold).toEqual([]);
});
