/** Ids of one kind that something may cite. */
export interface Ids {
  has(id: string): boolean;
  /** For the nearest one to one that isn't there. */
  keys?(): Iterable<string>;
}

/** What may be cited. */
export type Known = Record<'clauses' | 'tasks' | 'laws' | 'guides' | 'guidelines', Ids>;
