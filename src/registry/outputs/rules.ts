import { ContentError } from '../read/content-error';
import type { Clause } from '../read/clauses';

/** Those a clause may be addressed to, as `addressee` has them, and as a reader meets them. */
export const ADDRESSEES: Readonly<Record<string, string>> = {
  medarbetare: 'medarbetare',
  förtroendevald: 'förtroendevalda',
  'den som upptäcker felet': 'den som upptäcker ett fel',
  verksamhet: 'verksamheter',
  'system/leverantör': 'system och leverantörer',
  kommun: 'kommunen',
  kommunkoncern: 'kommunkoncernen',
  ingen: 'ingen särskild',
};

interface Role {
  /** Used in addresses: `/regler/<guideline>/#roll=chef`. */
  id: string;
  name: string;
  addressees: readonly string[];
  /** Rules that give the role a part without addressing it, told by a word in their text. */
  named?: RegExp;
}

/**
 * A reader's roles and the rules that concern each. Anyone may discover an error, so those rules
 * are for employees and elected representatives too. No guideline addresses managers: theirs are
 * the rules whose text names the manager.
 */
export const ROLES: readonly Role[] = [
  {
    id: 'medarbetare',
    name: 'Medarbetare',
    addressees: ['medarbetare', 'den som upptäcker felet'],
  },
  {
    id: 'fortroendevald',
    name: 'Förtroendevald',
    addressees: ['förtroendevald', 'den som upptäcker felet'],
  },
  { id: 'chef', name: 'Chef', addressees: [], named: /(?<!\p{L})chef(?:en|er|erna)?s?(?!\p{L})/iu },
  { id: 'verksamhet', name: 'Verksamhet', addressees: ['verksamhet'] },
  { id: 'system', name: 'System eller leverantör', addressees: ['system/leverantör'] },
  {
    id: 'felupptackare',
    name: 'Den som upptäcker ett fel',
    addressees: ['den som upptäcker felet'],
  },
  { id: 'kommun', name: 'Kommun eller kommunkoncern', addressees: ['kommun', 'kommunkoncern'] },
];

/**
 * @returns those that a clause is addressed to
 * @throws {ContentError} if an addressee isn't one of {@link ADDRESSEES}
 */
export function addresseesOf({ addressee, id, file, line }: Clause): string[] {
  const addressees = addressee.split('; ');
  const unknown = addressees.find((name) => !Object.hasOwn(ADDRESSEES, name));
  if (unknown !== undefined)
    throw new ContentError(
      file,
      line,
      `"${id}" is addressed to "${unknown}", which no reader's role knows`,
      `write one of ${Object.keys(ADDRESSEES).join(', ')}, separated by "; "; or add the new one to src/registry/outputs/rules.ts`,
    );
  return addressees;
}

/** @returns the ids of the roles that a clause concerns. */
export function rolesOf(clause: Clause): string[] {
  const addressees = addresseesOf(clause);
  return ROLES.filter(
    ({ addressees: own, named }) =>
      own.some((name) => addressees.includes(name)) || named?.test(clause.text),
  ).map(({ id }) => id);
}

/** How strongly a rule binds, as a reader chooses among rules. "Får bara" forbids the rest. */
export const STRENGTHS = {
  'far-inte': 'Får inte, får bara',
  ska: 'Ska, måste',
  bor: 'Bör',
  far: 'Får',
  ansvar: 'Ansvar och skyldigheter',
} as const;
export type Strength = keyof typeof STRENGTHS;

/** @returns how strongly a clause binds; `ansvar` where it says it without one of the modal verbs. */
export function strengthOf({ modality, kind }: Pick<Clause, 'modality' | 'kind'>): Strength {
  switch (modality) {
    case 'får inte':
      return 'far-inte';
    case 'måste':
    case 'ska':
      return 'ska';
    case 'bör':
      return 'bor';
    case 'får':
      return kind === 'prohibition' ? 'far-inte' : 'far';
    case 'är':
      return 'ansvar';
  }
}

const DUTIES: readonly Clause['kind'][] = ['obligation', 'responsibility', 'information-duty'];

/**
 * Whether a clause binds someone or gives leave: by its modal verb, or without one as a
 * responsibility, a duty or a stop. The rest explains, describes or gives reasons.
 */
export function isRule({
  modality,
  kind,
  effect,
}: Pick<Clause, 'modality' | 'kind' | 'effect'>): boolean {
  return modality !== 'är' || DUTIES.includes(kind) || effect === 'duty' || effect === 'stop';
}
