import type { Clause } from '../../registry/read/clauses';
import type { Guideline } from '../../registry/read/guidelines';
import { permalinkUrl, withBase } from '../../registry/outputs/urls';

/**
 * The permanent page of a clause as schema.org data. A `CreativeWork`, not a `Legislation`: a
 * municipal guideline isn't law, and the text is our restatement, based on the decided document.
 *
 * @param absolute makes a path an address
 * @returns JSON that may stand in a `<script>`
 */
export function linkedData(
  clause: Clause,
  guideline: Guideline,
  parent: Clause | undefined,
  absolute: (path: string) => string,
): string {
  const address = absolute(permalinkUrl(clause));
  const version = guideline.version ?? undefined;
  const restated = {
    '@type': 'CreativeWork',
    '@id': absolute(withBase(`/${guideline.id}/`)),
    name: `${guideline.document}, återgiven`,
  };
  const data = {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    '@id': address,
    url: address,
    identifier: clause.id,
    position: clause.number,
    name: clause.title,
    text: clause.text,
    inLanguage: 'sv',
    version,
    isPartOf: parent
      ? { '@type': 'CreativeWork', '@id': absolute(permalinkUrl(parent)), isPartOf: restated }
      : restated,
    isBasedOn: {
      '@type': 'DigitalDocument',
      name: guideline.document,
      identifier: guideline.documentId ?? undefined,
      version,
      author: { '@type': 'GovernmentOrganization', name: guideline.municipality },
    },
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
