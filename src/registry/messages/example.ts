/** How a field with its value is written, for an example to copy. */
const EXAMPLES: Partial<Record<string, string>> = {
  addressee: 'medarbetare',
  answer: 'vet-inte',
  because: 'Personuppgifter får aldrig matas in.',
  by: 'digitaliseringschefen',
  carriesOut: 'ai-4, ai-5',
  clause: 'ostersund:6.1.3',
  clauses: '[ostersund:6.1.3]',
  condition: 'alla har sagt ja',
  effect: 'duty',
  explanation: 'Ett program som svarar i en chatt.',
  id: 'fraga-chefen',
  information: 'Öppen information utan personuppgifter',
  keywords: 'gdpr, namn',
  kind: 'obligation',
  lines: '133-138',
  modality: 'ska',
  municipality: 'Vikstads kommun',
  name: 'Vikstad',
  notice: 'This is a translation. The Swedish text is the one that the municipality has decided.',
  page: '5',
  pages: 'exact',
  problem: 'Regeln säger inte vem som beslutar.',
  proposal: 'Skriv ut vem som beslutar.',
  reason: 'Regeln förklarar ett ord.',
  says: 'Du frågar chefen först.',
  section: "'6. Öppen AI'",
  summary: 'Regler för skolan är nya.',
  text: 'Fråga chefen först.',
  title: 'Fråga först',
  url: 'https://www.example.se/',
  use: 'Utkast, sammanfattningar och idéer.',
  version: "'2'",
  why: 'Regeln står nu i punkt 3.',
};
/** Fields that hold a date, whatever else may stand there. */
export const DATES: readonly string[] = ['asOf', 'date', 'decided', 'reviewBy'];
export const A_DATE = '2026-11-21';

/** @returns a value of a field, for an example to copy */
export const exampleOf = (field: string): string =>
  EXAMPLES[field] ?? (DATES.includes(field) ? A_DATE : '…');
