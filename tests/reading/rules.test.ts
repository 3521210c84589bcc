import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Clause } from '../../src/registry/read/clauses';
import { isRule, rolesIn, rolesOf, strengthOf } from '../../src/registry/outputs/rules';
import { readRoles } from '../../src/registry/read/roles';
import { folderOf } from '../support/folder';

/** A clause of a made-up guideline that explains something to no one in particular. */
const clause = (own: Partial<Clause>): Clause => ({
  id: 'exempel:1',
  guideline: 'exempel',
  number: '1',
  label: '1',
  parent: null,
  title: 'Titel',
  kind: 'background',
  modality: 'är',
  effect: 'none',
  addressee: 'ingen',
  text: 'Text.',
  carriesOut: [],
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
  const roles = () =>
    readRoles(
      join(
        folderOf({
          'roller.yaml': `
- { id: medarbetare, name: Medarbetare, addressees: { medarbetare: medarbetare }, inherits: [vittne] }
- { id: rektor, name: Rektor, addressees: { rektor: rektorer }, inherits: [chef] }
- { id: chef, name: Chef, addressees: { chef: chefer }, named: [chef, chefen, chefer, cheferna], inherits: [medarbetare, verksamhet] }
- { id: verksamhet, name: Verksamhet, addressees: { verksamhet: verksamheter } }
- { id: vittne, name: Vittne, addressees: { den som ser det: den som ser det } }
- { id: kommun, name: Kommun, addressees: { kommun: kommunen, kommunkoncern: kommunkoncernen } }
`,
        }),
        'roller.yaml',
      ),
    );

  test.each([
    ['kommun', ['kommun']],
    ['kommunkoncern', ['kommun']],
    ['rektor', ['rektor']],
    ['chef', ['rektor', 'chef']],
    ['verksamhet; kommun', ['rektor', 'chef', 'verksamhet', 'kommun']],
    ['den som ser det', ['medarbetare', 'rektor', 'chef', 'vittne']],
    ['ingen', []],
  ])('are told by its addressees, and inherited: %s', (addressee, expected) => {
    expect(rolesOf(clause({ addressee }), roles())).toEqual(expected);
  });

  test('offer a role only where a rule of the guideline is its own', () => {
    const ids = rolesIn([clause({ addressee: 'verksamhet' })], roles()).map(({ id }) => id);
    expect(ids).toEqual(['verksamhet']);
  });

  test.each(['Fråga din chef.', 'Chefen avgör.', 'Förankra hos cheferna.', 'Chefers stöd.'])(
    'include those that its text names: %s',
    (text) => {
      expect(rolesOf(clause({ text }), roles())).toEqual(['rektor', 'chef']);
    },
  );

  test.each(['Chefredaktören avgör.', 'Enheten avgör.', 'En schefflera.'])(
    'leave out those that it does not name: %s',
    (text) => {
      expect(rolesOf(clause({ text }), roles())).toEqual([]);
    },
  );
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
