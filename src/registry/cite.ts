import type { Clause } from './clauses';
import type { Guideline } from './guidelines';

/**
 * Where a clause stands in the decided document, briefly. A page is only given if it is printed in
 * the document.
 *
 * @returns for example "Avsnitt 6.1, sidan 5" or "Avsnittet Köpa eller bygga färdigt"
 */
export function citedPlace({ source }: Clause, { pages }: Guideline): string {
  const number = /^\d+(?:\.\d+)*/.exec(source.section)?.[0];
  const section =
    number === undefined ? `Avsnittet ${source.section.split(' > ').at(-1)}` : `Avsnitt ${number}`;
  return pages === 'exact' ? `${section}, sidan ${source.page}` : section;
}
