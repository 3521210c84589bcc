import { describe, expect, test } from 'vitest';
import type { Clause } from '../../src/registry/read/clauses';
import { isRule, rolesOf, strengthOf } from '../../src/registry/outputs/rules';
import { ROLES } from '../../src/registry/vocabulary';

/** A clause of a made-up guideline that explains something to no one in particular. */
const clause = (own: Partial<Clause>): Clause => ({
  id: 'exempel:1',
  guideline: 'exempel',
  number: '1',
  parent: null,
  title: 'Titel',
  kind: 'background',
  modality: 'är',
  effect: 'none',
  addressee: 'ingen',
  text: 'Text.',
  keywords: [],
  source: { section: '1. Titel', page: 1, lines: '1' },
  rule: false,
  notes: [],
  chapter: 'kapitel',
  file: 'content/exempel/kapitel.mdx',
  draft: false,
  line: 7,
  ...own,
});

describe('the roles that a rule concerns', () => {
  test.each([
    ['medarbetare; förtroendevald', ['medarbetare', 'fortroendevald']],
    ['verksamhet; system/leverantör', ['verksamhet', 'system']],
    ['den som upptäcker felet', ['medarbetare', 'fortroendevald', 'felupptackare']],
    ['kommun', ['kommun']],
    ['kommunkoncern', ['kommun']],
    ['ingen', []],
  ])('are told by its addressee: %s', (addressee, roles) => {
    expect(rolesOf(clause({ addressee }))).toEqual(roles);
  });

  test.each(['Fråga din chef.', 'Chefen avgör.', 'Förankra hos cheferna.', 'Chefers stöd.'])(
    'include managers where the text names them: %s',
    (text) => {
      expect(rolesOf(clause({ text }))).toEqual(['chef']);
    },
  );

  test.each(['Chefredaktören avgör.', 'Enheten avgör.', 'En schefflera.'])(
    'leave managers out where it does not: %s',
    (text) => {
      expect(rolesOf(clause({ text }))).toEqual([]);
    },
  );

  test('are found for every role by some addressee or word', () => {
    expect(
      ROLES.filter(({ addressees, named }) => addressees.length === 0 && named === undefined),
    ).toEqual([]);
  });
});

describe('what counts as a rule', () => {
  test.each(['får inte', 'måste', 'ska', 'bör', 'får'] as const)('"%s" does', (modality) => {
    expect(isRule(clause({ modality }))).toBe(true);
  });

  test('so does a responsibility or a duty without such a word', () => {
    expect(isRule(clause({ kind: 'responsibility', effect: 'condition' }))).toBe(true);
    expect(isRule(clause({ kind: 'principle', effect: 'duty' }))).toBe(true);
  });

  test('an explanation does not', () => {
    expect(isRule(clause({ kind: 'definition', effect: 'condition' }))).toBe(false);
  });
});

describe('how strongly a rule binds', () => {
  test.each([
    ['får inte', 'prohibition', 'far-inte'],
    ['får', 'prohibition', 'far-inte'],
    ['får', 'permission', 'far'],
    ['måste', 'obligation', 'ska'],
    ['ska', 'obligation', 'ska'],
    ['bör', 'recommendation', 'bor'],
    ['är', 'responsibility', 'ansvar'],
  ] as const)('"%s" in a %s is %s', (modality, kind, strength) => {
    expect(strengthOf({ modality, kind })).toBe(strength);
  });
});
