import { describe, expect, test } from 'vitest';
import { guide as setup, type GuideMachine } from '../../machines/kit/setup';
import { linesOf } from '../../src/checklist/lines';
import { checklistOf, itemsOf } from '../../src/checklist/model';
import { guideSource } from '../../src/checklist/source';
import { toCsv } from '../../src/checklist/text';
import { onSteps, progressOf, type Note } from '../../src/checklist/work';
import { registry } from '../../src/registry';
import type { Texts } from '../../src/registry/read/guides';
import { listOf as caseOf, ROUTES } from './sources';

// A guide of two steps, the second with two demands, and a question that is no step.
const step = (effect: string, mend: string, target: string) => ({
  meta: { clauses: ['ostersund:7.1'], basis: 'riktlinje' as const },
  on: {
    ja: target,
    delvis: {
      target,
      actions: { type: 'note', params: { fact: effect } } as const,
      meta: { tasks: [mend] },
    },
  },
});
const machine: GuideMachine = setup.createMachine({
  id: 'prov',
  context: {},
  meta: { guidelines: ['ostersund'] },
  initial: 'vad',
  states: {
    vad: { meta: { clauses: ['ostersund:7'] }, on: { ja: 'ett', nej: 'slut' } },
    ett: step('fore', 'dokumentera-inforandet', 'tva'),
    tva: step('fore', 'krav-pa-rattvisa', 'tva-skada'),
    'tva-skada': step('stopp', 'utred-diskriminering', 'slut'),
    slut: { type: 'final', meta: { verdict: 'nej' } },
  },
});
const answer = (text: string) => ({ text, because: `${text}.` });
const question = (text: string, ...answers: string[]) => ({
  ...{ text, examples: [] },
  answers: Object.fromEntries(answers.map((id) => [id, answer(id)])),
});
const texts: Texts = {
  ...{ title: 'Prov', short: 'Prov', lead: 'Prov', time: 'kort' },
  questions: {
    vad: question('Vad?', 'ja', 'nej'),
    ett: question('Steg 1: Ett?', 'ja', 'delvis'),
    tva: question('Steg 2: Två?', 'ja', 'delvis'),
    'tva-skada': question('Steg 2: Skada?', 'ja', 'delvis'),
  },
  outcomes: {
    slut: {
      ...{ title: 'Slut', lead: 'Slut', ask: 'It', related: 'Inga', onward: [] },
      counted: { gap: 'stopp', title: '{antal} stopp.', lead: 'Gör klart steg {steg}.' },
    },
  },
  facts: {
    fore: { noted: 'om något saknas', notNoted: 'om inget saknas' },
    stopp: { noted: 'om något stoppar', notNoted: 'om inget stoppar' },
  },
  workingPaper: { done: 'ja', gaps: { stopp: 'Stopp', fore: 'Före start' } },
};
const source = guideSource({
  id: 'prov',
  machine,
  texts,
  guidelines: ['ostersund'],
  general: false,
});
const listOf = (answers: Record<string, string>) => checklistOf(source, machine, answers).checklist;
const groupsOf = (answers: Record<string, string>) =>
  listOf(answers).groups.map(({ id, parts }) => [
    id,
    parts.flatMap(({ items }) => items.map((item) => item.id)),
  ]);
const wordsOf = (answers: Record<string, string>) =>
  linesOf(listOf(answers), {}, '2026-11-21').map(({ text }) => text);
const textOf = (task: string) => registry().tasks.get(task)!.text;
const BOTH = { vad: 'ja', ett: 'ja', tva: 'delvis', 'tva-skada': 'delvis' };

describe('a working paper', () => {
  test('blank has all steps with their choices and what to do, and no question that is no step', () => {
    expect(groupsOf({})).toEqual([['stegen', ['ett', 'tva', 'tva-skada']]]);
    const words = wordsOf({});
    expect(words).toContain('☐ ja   ☐ delvis');
    expect(words).toContain(`Om något saknas: ${textOf('krav-pa-rattvisa')}`);
  });

  test('has stops first, then other gaps, then what isn’t answered, then what is done', () => {
    expect(groupsOf({ vad: 'ja', ett: 'delvis' })).toEqual([
      ['brist-fore', ['ett']],
      ['obesvarade', ['tva', 'tva-skada']],
    ]);
    expect(groupsOf({ ...BOTH, tva: 'ja' })).toEqual([
      ['brist-stopp', ['tva-skada', 'tva']],
      ['klara', ['ett']],
    ]);
  });

  test('a step that the route passes by isn’t missing', () =>
    expect(groupsOf({ vad: 'nej' })).toEqual([]));

  test('a step with two demands is one step, by its gravest gap, in board, list, count and title', () => {
    const { board, verdict } = listOf(BOTH);
    expect(board!.cells.map(({ number, group }) => [number, group])).toEqual([
      [1, 'klara'],
      [2, 'brist-stopp'],
    ]);
    expect(groupsOf(BOTH)).toEqual([
      ['brist-stopp', ['tva-skada', 'tva']],
      ['klara', ['ett']],
    ]);
    expect(wordsOf(BOTH)).toContain('1 stopp · 1 klart');
    expect(verdict).toMatchObject({ title: 'Ett stopp.', lead: 'Gör klart steg 2.' });
    expect(listOf({ ...BOTH, 'tva-skada': 'ja' }).verdict).toMatchObject({ title: 'Slut' });
  });

  test('a gap is told once: what mends it, to tick, with how it stands, and why', () => {
    const words = wordsOf(BOTH);
    const at = words.indexOf(textOf('utred-diskriminering'));
    expect(words.lastIndexOf(textOf('utred-diskriminering'))).toBe(at);
    expect(words[at + 1]).toBe('Steg 2 · ni svarade delvis');
    expect(words).toContain('Steg 2 · före start · ni svarade delvis');
    expect(itemsOf(listOf(BOTH))[0]).toMatchObject({ why: ['delvis.'], step: { state: 'gap' } });
    // Its question stands nowhere.
    expect(words.filter((line) => line.includes('Skada?'))).toEqual([]);
    expect(progressOf(listOf(BOTH), { tva: { done: true } })).toMatchObject({ done: 1, of: 2 });
  });

  test('status, evidence, owner and date are in the table', () => {
    const noted = { evidence: 'Dnr 12', owner: 'It', date: '2026-12-01' };
    const table = toCsv(listOf({ vad: 'ja', ett: 'delvis' }), { ett: noted });
    const row = `"ett";"${textOf('dokumentera-inforandet')}";"delvis";"It";"2026-12-01";"Dnr 12"`;
    expect(table).toContain(`"Före start";"";${row}`);
  });

  test('what an older file noted at what mends a gap stands at the step, nothing lost', () => {
    const notes: [string, Note][] = [
      ['tva', { owner: 'It', evidence: 'Dnr 12' }],
      ['krav-pa-rattvisa', { done: true, owner: 'Enhetschef', date: '2026-12-01' }],
    ];
    expect(Object.fromEntries(onSteps(notes, source))).toEqual({
      tva: { done: true, owner: 'It; Enhetschef', date: '2026-12-01', evidence: 'Dnr 12' },
    });
  });
});

// As the page shows them: of every worked case what is drawn is what is said.
describe.each(ROUTES.filter(({ source: { steps } }) => steps))('$name', (one) => {
  const { board, groups, verdict } = caseOf(one);

  test('the list has each step where its cell has it, and cells bear the rule’s number', () => {
    const { cells } = board!;
    for (const { id, parts } of groups.filter((group) =>
      board!.groups.some((own) => own.id === group.id),
    ))
      expect(parts.flatMap(({ items }) => items.map((item) => item.id))).toEqual(
        cells
          .filter(({ group }) => group === id)
          .flatMap(({ demands }) => demands.map(({ demand }) => demand.question)),
      );
    for (const { number, name } of cells) expect(name).toBe(`Steg 7.${number}`);
    if (one.answers['steg-1']) expect(cells).toHaveLength(22);
  });

  test('the title counts the cells, and a reason doesn’t repeat its heading', () => {
    const stops = board!.cells.filter(({ group }) => group === 'brist-stopp');
    const counted = /^Inte redo\. (\S+) stopp\.$/.exec(verdict!.title)?.[1];
    expect(counted).toBe([undefined, 'Ett', 'Två', 'Tre'][stops.length]);
    for (const { number } of stops) expect(verdict!.lead).toMatch(new RegExp(`\\b${number}\\b`));
    for (const { step, why } of groups.flatMap(({ parts }) => parts.flatMap(({ items }) => items)))
      if (step) expect(why.join()).not.toMatch(/^(Stopp|Före start|Planera): /);
  });
});
