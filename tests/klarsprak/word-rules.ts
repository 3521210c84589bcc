/** A word or phrase that plain public Swedish doesn't use, and what it uses instead. */
interface WordRule {
  found: RegExp;
  instead: string;
}

const word = (pattern: string) => new RegExp(`(?<![\\p{L}-])(?:${pattern})(?![\\p{L}-])`, 'giu');

/**
 * From Svarta listan (the Government Offices' list of words to replace) and Myndigheternas
 * skrivregler; split compounds are told by the words that this site joins with AI.
 */
const RULES: readonly WordRule[] = [
  { found: word('skall'), instead: 'ska' },
  { found: word('avseende|beträffande|rörande'), instead: 'om' },
  { found: word('erhåll(?:a|as|er|s|en|et|na|it|its)|erhöll'), instead: 'få' },
  { found: word('hemsid(?:a|an|or|orna)s?'), instead: 'webbplats' },
  { found: word('tillse(?:r|tt)?'), instead: 'se till' },
  { found: word('vederbörande'), instead: 'den som det gäller' },
  { found: word('medelst'), instead: 'med' },
  { found: word('dylik(?:a|t)?'), instead: 'liknande' },
  { found: word('ävensom'), instead: 'och' },
  { found: word('erfordra(?:s|r|des|ts)?|erforderlig(?:a|t)?'), instead: 'behöva' },
  { found: word('i enlighet med'), instead: 'enligt' },
  { found: word('med anledning av'), instead: 'för att, eftersom' },
  { found: word('bl\\.\\s?a\\.|t\\.\\s?ex\\.|m\\.\\s?fl\\.|dvs\\.?|o\\.\\s?s\\.\\s?v\\.'), instead: 'hela ord' }, // prettier-ignore
  {
    found: word(
      'AI (?:system(?!atisk)|verktyg|tjänst|modell|funktion|lösning|förordning|kunnighet|användning|policy|område|riktlinje|bild|text)\\p{L}*',
    ),
    instead: 'ett ord med bindestreck: AI-…',
  },
  { found: word('(?:e|it|gdpr) (?:post|tjänst|system|avdelning)\\p{L}*'), instead: 'bindestreck' },
  { found: word('(?:person|patient) uppgift\\p{L}*|verksamhets system\\p{L}*|språk modell\\p{L}*|webb plats\\p{L}*|rikt linje\\p{L}*'), instead: 'ett ord' }, // prettier-ignore
  // What the build has put together from two lines.
  { found: /\p{Ll}[.?!]\p{Lu}\p{Ll}+/gu, instead: 'mellanrum mellan meningarna' },
];

/** @returns what of a text breaks a word rule, `skall → ska` */
export function brokenWordRules(text: string): string[] {
  return RULES.flatMap(({ found, instead }) =>
    [...text.matchAll(found)].map(([match]) => `${match} → ${instead}`),
  );
}
