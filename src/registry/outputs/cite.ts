import type { Clause } from '../read/clauses';
import type { Guideline } from '../read/guidelines';

/**
 * Where a clause stands in the decided document, briefly. A page is only given if it is printed in
 * the document.
 *
 * @returns for example "Avsnitt 6.1, sidan 5", "Avsnittet Köpa eller bygga färdigt" or "Bilaga 1, punkt 3"
 */
export function citedPlace(
  { source, appendix, label }: Clause,
  { pages }: Pick<Guideline, 'pages'>,
): string {
  const number = /^\d+(?:\.\d+)*/.exec(source.section)?.[0];
  const inAppendix = appendix && (label.startsWith(`${appendix}, `) ? label : appendix);
  const inText =
    number === undefined ? `Avsnittet ${source.section.split(' > ').at(-1)}` : `Avsnitt ${number}`;
  const section = inAppendix ?? inText;
  return pages === 'exact' ? `${section}, sidan ${source.page}` : section;
}

type Named = Pick<Clause, 'title' | 'label'>;

/** @returns what a clause is called beside its title; empty if it is called by its title */
export const besideTitle = ({ title, label }: Named) => (label === title ? '' : label);

/** @returns what a clause is called, and its title: "6.1.3.b Skriv inte namn", "Risker, e: Skriv inte namn" */
export function citedTitle(clause: Named): string {
  const beside = besideTitle(clause);
  return `${beside}${/\d/.test(beside) || beside === '' ? '' : ':'} ${clause.title}`.trim();
}

/** @returns the name of a clause in a link or a window's title: its title, whose it is, its number */
export const citedName = (clause: Named, owner: string) =>
  `${clause.title} · ${owner} ${besideTitle(clause)}`.trim();

/** What a reference to a clause says. */
export interface Reference {
  /** The municipality that has decided the guideline. */
  owner: string;
  /** Title, document id and version. */
  document: string;
  /** Section, and page if it is printed. */
  place: string;
  /** Id of the clause. */
  id: string;
  /** Its permanent address. */
  address: string;
}

/** @returns the reference as a sentence for a case file or a decision */
export const reference = ({ owner, document, place, id, address }: Reference) =>
  `${owner}: ${document}. ${place}. Regel ${id}. ${address}`;
