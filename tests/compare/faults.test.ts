import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readClauses, type Clause } from '../../src/registry/read/clauses';
import { counterpartsOf, readComparison } from '../../src/registry/read/comparison';
import { changesOf, isReviewOverdue, readGuideline } from '../../src/registry/read/guidelines';
import { readUnclarities } from '../../src/registry/read/unclarities';
import { faultOf, folderOf } from '../support/folder';

const clause = (id: string, rest: Partial<Clause> = {}) =>
  ({ id, guideline: id.split(':')[0], notes: [], source: { lines: '1' }, ...rest }) as Clause;

describe('the comparison', () => {
  const clauses = new Map(['alby:1', 'alby:2', 'boda:1'].map((id) => [id, clause(id)]));
  const known = { guidelines: new Set(['alby', 'boda']), clauses, laws: new Set(['gdpr']) };
  const topic = (cells: string, rest = '') =>
    `- id: s\n  title: S\n  topics:\n    - id: t\n      title: T\n      summary: U.\n${rest}      cells: ${cells}\n`;
  const read = (yaml: string) =>
    readComparison(join(folderOf({ 'jamforelse.yaml': yaml }), 'jamforelse.yaml'), known);
  const says = (...ids: string[]) => `{ says: Text., clauses: ["${ids.join('", "')}"] }`;

  test('tells a silent guideline from one that is not compared yet', () => {
    const [section] = read(topic('{ alby: tyst }'));
    expect(section!.topics[0]!.cells).toEqual({ alby: 'tyst' });
  });

  test.each([
    ['an empty cell', '{ alby: }', 'tyst'],
    ['a cell without clauses', '{ alby: { says: Text., clauses: [] } }', 'cells.alby.clauses'],
    ['an unknown guideline', `{ celsing: ${says('alby:1')} }`, 'unknown guideline "celsing"'],
    ['an unknown clause', `{ alby: ${says('alby:9')} }`, '"alby:9"'],
    ["another guideline's clause", `{ alby: ${says('boda:1')} }`, '"boda:1"'],
  ])('refuses %s, with file and line', (_, cells, reason) => {
    const fault = faultOf(() => read(topic(cells)));
    expect(fault.message).toContain(reason);
    expect(fault.file).toMatch(/jamforelse\.yaml$/);
    expect(fault.line).toBe(7);
  });

  test('refuses an unknown law and a topic that stands twice', () => {
    expect(faultOf(() => read(topic('{}', '      law: [nolag]\n'))).reason).toContain('"nolag"');
    expect(faultOf(() => read(topic('{}') + topic('{}'))).reason).toContain('twice');
  });

  test('points both ways between the first clauses, and nowhere else', () => {
    const comparison = read(
      topic(`{ alby: ${says('alby:1', 'alby:2')}, boda: ${says('boda:1')} }`),
    );
    const from = (id: string) =>
      counterpartsOf(clauses.get(id)!, comparison).map((counterpart) => counterpart.clause);
    expect(from('alby:1')).toEqual(['boda:1']);
    expect(from('boda:1')).toEqual(['alby:1']);
    expect(from('alby:2')).toEqual([]);
    expect(
      counterpartsOf(
        clauses.get('alby:1')!,
        read(topic(`{ alby: ${says('alby:1')}, boda: tyst }`)),
      ),
    ).toEqual([]);
  });
});

describe('the unclarities', () => {
  const note = {
    date: '2026-11-21',
    paragraphs: ['Riktlinjen säger inte hur.'],
    laws: [],
    line: 12,
  };
  const clauses = [
    clause('alby:2', { source: { section: '', page: 1, lines: '30-31' } }),
    clause('alby:1', {
      source: { section: '', page: 1, lines: '4' },
      notes: [note],
      file: 'a.mdx',
    }),
  ];
  const own =
    '- { clause: alby:2, group: lucka, problem: Den är tyst., proposal: Skriv ut det. }\n';
  const noted = '- { clause: alby:1, group: begrepp, proposal: Förklara ordet. }\n';
  const read = (yaml: string) => readUnclarities(folderOf({ 'a.yaml': yaml }), clauses);

  test('take the problem from the note where they have none, in the order of the document', () => {
    expect(read(own + noted)).toMatchObject([
      { clause: 'alby:1', problem: note.paragraphs.join(' '), noted: true },
      { clause: 'alby:2', problem: 'Den är tyst.', noted: false },
    ]);
  });

  test.each([
    ['an unknown clause', own.replace('alby:2', 'alby:9') + noted, 1],
    ['an unknown group', own.replace('lucka', 'annat') + noted, 1],
    ['an entry without a proposal', noted + own.replace(/, proposal[^}]*/, ' '), 2],
    ['no problem and no note', noted + own.replace(/ problem[^,]*,/, ''), 2],
    ['the same problem twice', own + noted + own, 3],
  ])('refuse %s, with file and line', (_, yaml, line) => {
    const fault = faultOf(() => read(yaml));
    expect(fault.file).toMatch(/a\.yaml$/);
    expect(fault.line).toBe(line);
  });

  test('refuse a note that no entry answers', () => {
    const fault = faultOf(() => read(own));
    expect(fault).toMatchObject({ file: 'a.mdx', line: 12 });
    expect(fault.remedy).toContain('clause: alby:1');
  });

  test('need no folder where nothing is unclear', () => {
    expect(readUnclarities(join(folderOf({}), 'oklarheter'), [clauses[0]!])).toEqual([]);
  });
});

describe('a note', () => {
  const head = `---\ntitle: Ett\nsection: Ett\n---\n\nimport { Clause, Note } from '#components';\n\n`;
  const open =
    '<Clause nr="1" title="T" kind="scope" modality="är" effect="none" addressee="ingen" page="1" lines="1" keywords="k">\n\nText.\n\n';
  const read = (mdx: string) => readClauses(folderOf({ 'regler.mdx': head + mdx }));

  test('belongs to its clause and is no part of the text', () => {
    const [found] = read(
      `${open}<Note date="2026-11-21">\n\nEtt *litet* ord.\n\n</Note>\n\n</Clause>\n`,
    );
    expect(found).toMatchObject({
      text: 'Text.',
      notes: [{ date: '2026-11-21', paragraphs: ['Ett litet ord.'], line: 12 }],
    });
  });

  test('needs a date and a clause', () => {
    const undated = `${open}<Note date="i dag">\n\nText.\n\n</Note>\n\n</Clause>\n`;
    expect(faultOf(() => read(undated)).reason).toContain('dated "i dag"');
    const alone = '<Note date="2026-11-21">\n\nText.\n\n</Note>\n';
    expect(faultOf(() => read(alone))).toMatchObject({
      reason: expect.stringContaining('no clause'),
      line: 8,
    });
  });
});

describe('a guideline over time', () => {
  const facts =
    'municipality: Alby kommun\nname: Alby\ndocument: Riktlinje\ndocumentId: null\nversion: null\ndecided: null\nreviewBy: null\npages: exact\n';
  const change = (id: string, date: string, clauses: string) =>
    `  - { id: ${id}, date: ${date}, kind: text, clauses: ${clauses}, summary: Ny text. }\n`;
  const read = (changes: string, own = facts) =>
    readGuideline(
      join(folderOf({ 'guideline.yaml': `${own}changes:\n${changes}` }), 'guideline.yaml'),
      'alby',
      new Set(['alby:1', 'alby:2']),
    );

  test('gives the changes of all clauses and of one, newest first', () => {
    const guideline = read(
      change('start', '2026-01-01', 'hela') + change('ett', '2026-03-01', '["alby:1"]'),
    );
    const ids = (id?: string) => changesOf([guideline], id).map((entry) => entry.id);
    expect(ids()).toEqual(['ett', 'start']);
    expect(ids('alby:1')).toEqual(['ett', 'start']);
    expect(ids('alby:2')).toEqual(['start']);
  });

  test.each([
    ['an unknown clause', change('a', '2026-01-01', '["boda:1"]')],
    ['no clauses', change('a', '2026-01-01', '[]')],
    ['an unknown kind', change('a', '2026-01-01', 'hela').replace('text', 'annat')],
    ['an impossible date', change('a', '2026-02-30', 'hela')],
  ])('refuses a change with %s', (_, changes) => {
    expect(faultOf(() => read(changes)).line).toBe(10);
  });

  test('refuses a change id that stands twice', () => {
    const twice = change('a', '2026-01-01', 'hela') + change('a', '2026-01-02', 'hela');
    expect(faultOf(() => read(twice)).reason).toContain('twice');
  });

  test('refuses a date that is left out: unknown is null', () => {
    const without = facts.replace('decided: null\n', '');
    expect(faultOf(() => read(change('a', '2026-01-01', 'hela'), without)).message).toContain(
      'decided',
    );
  });

  test('is overdue only after its review date, and never without one', () => {
    expect(isReviewOverdue({ reviewBy: '2027-03-01' }, '2027-02-28')).toBe(false);
    expect(isReviewOverdue({ reviewBy: '2027-03-01' }, '2027-03-01')).toBe(false);
    expect(isReviewOverdue({ reviewBy: '2027-03-01' }, '2027-03-02')).toBe(true);
    expect(isReviewOverdue({ reviewBy: null }, '2099-01-01')).toBe(false);
  });
});
