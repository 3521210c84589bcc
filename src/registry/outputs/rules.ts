import type { Clause } from '../read/clauses';
import type { Role } from '../read/roles';

type Roles = ReadonlyMap<string, Role>;

/** @returns those that a clause is addressed to. */
export const addresseesOf = ({ addressee }: Pick<Clause, 'addressee'>): string[] =>
  addressee.split('; ');

/**
 * @param headings how each addressee is said, as {@link addresseesIn} has them
 * @returns whom a clause is addressed to, as a heading: "Medarbetare och förtroendevalda"
 */
export const addressedTo = (clause: Clause, headings: ReadonlyMap<string, string>): string =>
  capital(and.format(addresseesOf(clause).map((addressee) => headings.get(addressee)!)));

const and = new Intl.ListFormat('sv');

/** @returns a text that begins with a capital */
export const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

/** @returns whether a clause is addressed to a role. */
export const isAddressedTo = (clause: Clause, { addressees }: Role): boolean =>
  addresseesOf(clause).some((word) => Object.hasOwn(addressees, word));

/** @returns the roles that a clause is addressed to or names, in their order. */
const ownRolesOf = (clause: Clause, roles: Roles): Role[] =>
  [...roles.values()].filter(
    (role) => isAddressedTo(clause, role) || role.named?.test(clause.text),
  );

/** @returns the ids of the roles that a clause concerns, as those who inherit them. */
export function rolesOf(clause: Clause, roles: Roles): string[] {
  const own = new Set(ownRolesOf(clause, roles).map(({ id }) => id));
  return [...roles.keys()].filter((id) => withInherited(id, roles).some((one) => own.has(one)));
}

/** @returns a role and all that it inherits, which may inherit others */
function withInherited(id: string, roles: Roles): string[] {
  const found = new Set([id]);
  // What is added is visited too.
  for (const one of found) roles.get(one)!.inherits.forEach((other) => found.add(other));
  return [...found];
}

/** @returns the roles that any of the clauses is addressed to or names, in their order. */
export function rolesIn(clauses: readonly Clause[], roles: Roles): Role[] {
  const concerned = new Set(clauses.flatMap((clause) => ownRolesOf(clause, roles)));
  return [...roles.values()].filter((role) => concerned.has(role));
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
