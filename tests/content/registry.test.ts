import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { registry } from '../../src/registry';
import type { Clause } from '../../src/registry/read/clauses';

const LOCK = 'content/ids.lock.json';
const INVENTORY = '../shared/clauses/clauses.json';

const { clauses, guidelines } = registry();
const all = [...clauses.values()];
const locked = readJson<string[]>(LOCK);

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** The clauses for which `isWrong` holds, with their places, so that a failure can be mended. */
function wrong(isWrong: (clause: Clause) => boolean): string[] {
  return all.filter(isWrong).map(({ id, file, line }) => `${id} (${file}:${line})`);
}

describe('clause ids', () => {
  test('the lock is a sorted list of all ids of both guidelines, each once', () => {
    expect(locked).toEqual([...new Set(locked)].sort());
    expect(locked.filter((id) => id.startsWith('karlstad:')).length).toBeGreaterThanOrEqual(142);
    expect(locked.filter((id) => id.startsWith('ostersund:')).length).toBeGreaterThanOrEqual(205);
  });

  test('a published id never disappears', () => {
    const gone = locked.filter((id) => !clauses.has(id));
    expect(
      gone,
      `No clause has these published ids: ${gone.join(', ')}. Addresses on paper and in other ` +
        'systems point at them. Give the Clause or Rule back its number in content/, or write ' +
        `what took its place; never delete a line of ${LOCK}.`,
    ).toEqual([]);
  });

  test('a new id is locked', () => {
    const fresh = all.map(({ id }) => id).filter((id) => !locked.includes(id));
    expect(
      fresh,
      `These ids are not locked yet: ${fresh.join(', ')}. Check that the number is the one to ` +
        `keep for good, then add it to ${LOCK} in alphabetical order.`,
    ).toEqual([]);
  });
});

describe('every clause', () => {
  test('has a text of its own, a title and keywords', () => {
    expect(wrong(({ text }) => !/\p{L}{2}/u.test(text))).toEqual([]);
    expect(wrong(({ title }) => title !== title.trim() || title === '')).toEqual([]);
    expect(wrong(({ keywords }) => keywords.length === 0 || keywords.includes(''))).toEqual([]);
    expect(wrong(({ keywords }) => new Set(keywords).size < keywords.length)).toEqual([]);
  });

  test('has a title that no other clause of its guideline has', () => {
    const holders = Map.groupBy(all, ({ guideline, title }) => `${guideline}: ${title}`);
    const shared = [...holders.values()].filter(({ length }) => length > 1);
    expect(shared.map((twins) => twins.map(({ id }) => id))).toEqual([]);
  });

  test('has a source: section, a page of the document, lines in order', () => {
    const pages: Record<string, [number, number]> = { karlstad: [4, 10], ostersund: [2, 9] };
    const inDocument = ({ guideline, source: { page } }: Clause) => {
      const [first, last] = pages[guideline]!;
      return page >= first && page <= last;
    };
    const inOrder = ({ source: { lines } }: Clause) => {
      const [from = 0, to = from] = lines.split('-').map(Number);
      return from >= 1 && to >= from;
    };
    expect(wrong(({ source }) => source.section.trim() === '')).toEqual([]);
    expect(wrong((clause) => !inDocument(clause))).toEqual([]);
    expect(wrong((clause) => !inOrder(clause))).toEqual([]);
  });

  test('has an addressee from the known ones', () => {
    const known = [
      'den som upptäcker felet',
      'förtroendevald',
      'ingen',
      'kommun',
      'kommunkoncern',
      'medarbetare',
      'system/leverantör',
      'verksamhet',
    ];
    const isKnown = ({ addressee }: Clause) =>
      addressee.split('; ').every((name) => known.includes(name));
    expect(wrong((clause) => !isKnown(clause))).toEqual([]);
  });

  test('forbids in so many words, if it is a prohibition', () => {
    const forbids = ({ modality }: Clause) => modality === 'får inte' || modality === 'får';
    expect(wrong((clause) => clause.kind === 'prohibition' && !forbids(clause))).toEqual([]);
  });

  test('has as parent the nearest clause above it by number', () => {
    const isAbove = ({ id, parent }: Clause) => parent === null || id.startsWith(`${parent}.`);
    expect(wrong((clause) => !isAbove(clause))).toEqual([]);
    expect(clauses.get('ostersund:6.1.3.b')?.parent).toBe('ostersund:6.1.3');
    expect(clauses.get('ostersund:6')?.parent).toBeNull();
  });

  test('belongs to a guideline with a file', () => {
    expect([...guidelines.keys()].sort()).toEqual(['karlstad', 'ostersund']);
    expect(wrong(({ guideline }) => !guidelines.has(guideline))).toEqual([]);
  });
});

if (existsSync(INVENTORY)) {
  interface Unit {
    id: string;
    kind: string;
    modality: string;
    addressee: string;
    effect: string;
    page: number;
    section: string;
    /** Its own lines; `span` takes in the parts under it. */
    lines: [number, number];
    span: [number, number];
  }

  describe('the inventory of the decided documents', () => {
    const units = readJson<Unit[]>(INVENTORY);
    const range = ([from, to]: Unit['lines']) => (from === to ? String(from) : `${from}-${to}`);

    test('has the ids of the lock', () => {
      expect(units.map(({ id }) => id).filter((id) => !locked.includes(id))).toEqual([]);
    });

    test.each([
      ['kind', (clause: Clause) => clause.kind, (unit: Unit) => unit.kind],
      ['modality', (clause: Clause) => clause.modality, (unit: Unit) => unit.modality],
      ['addressee', (clause: Clause) => clause.addressee, (unit: Unit) => unit.addressee],
      ['effect', (clause: Clause) => clause.effect, (unit: Unit) => unit.effect],
      ['page', (clause: Clause) => clause.source.page, (unit: Unit) => unit.page],
      ['section', (clause: Clause) => clause.source.section, (unit: Unit) => unit.section],
    ])('says the same %s of each clause', (_, ours, theirs) => {
      const differing = units.flatMap((unit) => {
        const clause = clauses.get(unit.id);
        return clause && ours(clause) !== theirs(unit)
          ? [`${unit.id}: content "${ours(clause)}", inventory "${theirs(unit)}"`]
          : [];
      });
      expect(differing).toEqual([]);
    });

    test('gives each clause its own lines, or those with its parts', () => {
      const differing = units.filter(({ id, lines, span }) => {
        const ours = clauses.get(id)?.source.lines;
        return ours !== undefined && ours !== range(lines) && ours !== range(span);
      });
      expect(differing.map(({ id }) => id)).toEqual([]);
    });
  });
} else {
  console.info(`${INVENTORY} is not here: content is not compared with the decided documents.`);
}
