import type { Clause } from './clauses';

/** @returns a path from the site's root with the base that the site is built for. */
export const withBase = (path: string) => import.meta.env.BASE_URL.replace(/\/$/, '') + path;

/** @returns the clause in its section. */
export const clauseUrl = ({ guideline, chapter, number }: Clause) =>
  withBase(`/${guideline}/${chapter}/#${number}`);

/** @returns the permanent short address of a clause, without the base. */
export const shortAddress = ({ guideline, number }: Pick<Clause, 'guideline' | 'number'>) =>
  `/r/${guideline}/${number}/`;

export const permalinkUrl = (clause: Clause) => withBase(shortAddress(clause));

export const guideUrl = (guide: string) => withBase(`/guider/${guide}/`);

export const checklistUrl = (guide: string) => withBase(`/guider/${guide}/checklista/`);

/** @returns the word list, at a term if one is given. */
export const glossaryUrl = (term?: string) =>
  withBase(term === undefined ? '/ordlista/' : `/ordlista/#${term}`);
