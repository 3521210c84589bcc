/** Ids of one kind that something may cite. */
export interface Ids {
  has(id: string): boolean;
  /** For the nearest one to one that isn't there. */
  keys?(): Iterable<string>;
}

/** For what is read where it can't be held against the ids: none is unknown. */
export const anything: Ids = { has: () => true };

/** What may be cited. */
export type Known = Record<'clauses' | 'tasks' | 'laws' | 'guides' | 'guidelines', Ids>;
