import { describe, expect, test } from 'vitest';
import { guide as setup, type GuideMachine } from '../../machines/kit/setup';
import { linesOf } from '../../src/checklist/lines';
import { checklistOf, itemsOf } from '../../src/checklist/model';
import { guideSource } from '../../src/checklist/source';
import { toCsv } from '../../src/checklist/text';
import type { Texts } from '../../src/registry/read/guides';
import './sources';

// A guide of four steps: two that stop, one to do first and one that is no step.
const step = (effect: string, target: string) => ({
  meta: { clauses: ['ostersund:7.1'], basis: 'riktlinje' as const },
  on: {
    ja: target,
    delvis: { target, actions: { type: 'note', params: { fact: effect } } as const },
  },
});
const machine: GuideMachine = setup.createMachine({
  id: 'prov',
  context: {},
  meta: { guidelines: ['ostersund'] },
  initial: 'vad',
  states: {
    vad: { meta: { clauses: ['ostersund:7'] }, on: { ja: 'ett', nej: 'slut' } },
    ett: step('fore', 'tva'),
    tva: step('stopp', 'tre'),
    tre: step('stopp', 'slut'),
    slut: { type: 'final', meta: { verdict: 'ja' } },
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
    ...Object.fromEntries(
      ['ett', 'tva', 'tre'].map((id) => [id, question(`Steg ${id}?`, 'ja', 'delvis')]),
    ),
  },
  outcomes: { slut: { title: 'Slut', lead: 'Slut', ask: 'It', related: 'Inga' } },
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
const groupsOf = (answers: Record<string, string>) =>
  checklistOf(source, machine, answers).checklist.groups.map(({ id, parts }) => [
    id,
    parts.flatMap(({ items }) => items.map((item) => item.id)),
  ]);

describe('a working paper', () => {
  test('blank has all steps with their choices, and no question that is no step', () => {
    expect(groupsOf({})).toEqual([['stegen', ['ett', 'tva', 'tre']]]);
    const { checklist } = checklistOf(source, machine);
    expect(itemsOf(checklist)[0]!.step).toMatchObject({ options: ['ja', 'delvis'] });
    expect(linesOf(checklist, {}, '2026-11-21').map(({ text }) => text)).toContain(
      '☐ ja   ☐ delvis',
    );
  });

  test('has stops first, then other gaps, then what isn’t answered, then what is done', () => {
    expect(groupsOf({ vad: 'ja', ett: 'delvis', tva: 'delvis' })).toEqual([
      ['brist-stopp', ['tva']],
      ['brist-fore', ['ett']],
      ['obesvarade', ['tre']],
    ]);
    expect(groupsOf({ vad: 'ja', ett: 'ja', tva: 'ja', tre: 'delvis' })).toEqual([
      ['brist-stopp', ['tre']],
      ['klara', ['ett', 'tva']],
    ]);
  });

  test('a step that the route passes by isn’t missing', () =>
    expect(groupsOf({ vad: 'nej' })).toEqual([]));

  test('its picture counts every step once, and says the same in words', () => {
    const { checklist } = checklistOf(source, machine, { vad: 'ja', ett: 'ja', tva: 'delvis' });
    expect(checklist.readiness?.map(({ heading, count }) => [heading, count])).toEqual([
      ['Stopp', 1],
      ['Före start', 0],
      ['Inte besvarade', 1],
      ['Klara steg', 1],
    ]);
    expect(linesOf(checklist, {}, '2026-11-21').map(({ text }) => text)).toContain(
      'Stopp: 1. Före start: 0. Inte besvarade: 1. Klara steg: 1.',
    );
  });

  test('status, evidence, owner and date are in the table', () => {
    const { checklist } = checklistOf(source, machine, { vad: 'ja', ett: 'delvis' });
    const noted = { evidence: 'Dnr 12', owner: 'It', date: '2026-12-01' };
    expect(toCsv(checklist, { ett: noted })).toContain(
      '"Före start";"";"ett";"Steg ett?";"delvis";"It";"2026-12-01";"Dnr 12"',
    );
  });
});
