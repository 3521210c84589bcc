import { z } from 'astro/zod';
import { MESSAGES, type Message } from '../messages';
import { ContentError, stop, type Report } from './content-error';
import { slug } from './ids';
import { readYaml } from './yaml';

const words = z.string().min(1);

/** `content/roller.yaml`: whom rules are for, in the order that readers are offered them. */
export const rolesSchema = z.array(
  z.strictObject({
    /** Used in addresses: `/regler/<guideline>/#roll=chef`. */
    id: slug,
    name: words,
    /** What `addressee` of a clause may have, and how a heading says it. */
    addressees: z.record(words, words),
    /** Words in the text of a rule that give the role a part in it. */
    named: z.array(z.string().regex(/^\p{L}+$/u, 'write one word, in letters')).default([]),
    /** Roles whose rules are its rules too. */
    inherits: z.array(slug).default([]),
    /** Why rules that aren't addressed to somebody are theirs, for the reader. */
    why: words.optional(),
  }),
);

export interface Role extends Omit<z.output<typeof rolesSchema>[number], 'named'> {
  /** Finds a word that names the role; undefined if none does. */
  named: RegExp | undefined;
}

/** Addressed to none of the roles. */
const NOBODY = ['ingen', 'ingen särskild'] as const;

/**
 * Reads the roles.
 *
 * @param path `content/roller.yaml`
 * @param report takes it if a role or an addressee stands twice, or an inherited role is unknown
 * @returns by id, in their order
 * @throws {ContentError | ContentErrors} if the file can't be read
 */
export function readRoles(path: string, report: Report = stop): Map<string, Role> {
  const { data, file, lineOf } = readYaml(path, rolesSchema);
  const written = new Set(data.map(({ id }) => id));
  const roles = new Map<string, Role>();
  const addressed = new Map<string, string>();
  data.forEach((role, index) => {
    const { id, named, inherits } = role;
    const fail = (place: PropertyKey[], { reason, remedy }: Message) =>
      report(new ContentError(file, lineOf([index, ...place]), reason, remedy));
    const what = `role "${id}"`;
    if (roles.has(id)) fail(['id'], MESSAGES.twice(what));
    if (data.findIndex(({ name }) => name === role.name) < index)
      fail(['name'], MESSAGES.nameTwice(what, role.name));
    for (const word of Object.keys(role.addressees)) {
      if (word.includes(';') || word === NOBODY[0])
        fail(['addressees', word], MESSAGES.addresseeWord(what, word));
      const other = addressed.get(word);
      if (other !== undefined)
        fail(['addressees', word], MESSAGES.addresseeTwice(what, word, other));
      addressed.set(word, id);
    }
    inherits.forEach((other, at) => {
      if (other === id) fail(['inherits', at], MESSAGES.inheritsItself(what));
      if (!written.has(other))
        fail(['inherits', at], MESSAGES.unknown(`${what} inherits`, 'role', other, written));
    });
    roles.set(id, { ...role, named: named.length === 0 ? undefined : finding(named) });
  });
  return roles;
}

/** Finds a word by itself, also in the genitive. */
const finding = (words: readonly string[]) =>
  new RegExp(`(?<!\\p{L})(?:${words.join('|')})s?(?!\\p{L})`, 'iu');

/** @returns how a heading says each addressee that a clause may have, in the order of the roles */
export const addresseesIn = (roles: ReadonlyMap<string, Role>): Map<string, string> =>
  new Map([...[...roles.values()].flatMap(({ addressees }) => Object.entries(addressees)), NOBODY]);
