import { createHash } from 'node:crypto';
import type { Draft, DraftChapter, DraftClause } from './clauses.ts';
import type { Decided } from './document.ts';

const REFERENCE =
  /(?<!\p{L})(?:(?:avsnitt|kapitel|punkt(?:en)?|artikel|§|bilaga)(?:na|erna)? (?:\d+(?:\.\d+)*|[A-Z])|(?<![\d-])\d+ §|(?:SFS )?\d{4}:\d+|\(EU\) \d{4}\/\d+)(?!\p{L})/giu;
const WHY = {
  title: 'dokumentets titel',
  'table head': 'rubrikrad i en tabell',
  contact: 'kontaktuppgifter',
  versions: 'versionshistorik: skriv den under versions i guideline.yaml',
  image: 'en bild: beskriv i text vad den säger',
};

/** @returns the list of what a person must look at, as Markdown with boxes to tick */
export function reviewOf(id: string, draft: Draft, decided: Decided): string {
  const { text, furniture } = decided;
  const all = draft.chapters.flatMap((chapter) =>
    chapter.clauses.flatMap((one) => withRules(chapter, one)),
  );
  const entry = ({ chapter, number, clause }: (typeof all)[number], what: string) =>
    `${number} (${chapter}.mdx, ${linesText(clause.lines)}): ${what}`;
  const aside = draft.left.flatMap(({ lines, why }) =>
    why === 'image' ? [] : lines.map(({ line }) => line),
  );
  const hash = createHash('sha256').update(text).digest('hex');
  const list = (title: string, entries: readonly string[]) =>
    entries.length === 0
      ? []
      : [`## ${title}\n\n${entries.map((one) => `- [ ] ${one}`).join('\n')}`];
  return (
    [
      `# Att granska: ${id}`,
      `Datorn har gissat. Läs varje regel i kapitlen mot dokumentet, skriv den med egna ord under kommentaren och ta bort kommentaren. Sidor och rader är räknade i den beslutade texten, ${id}.txt. Ta bort \`draft: true\` ur ett kapitel när det är klart, och den här filen när allt är avbockat.`,
      ...list(
        'Osäkra gissningar',
        all.flatMap((one) => one.clause.doubts.map((doubt) => entry(one, doubt))),
      ),
      ...list(
        'Hänvisningar: gäller de här, och vart leder de?',
        all.flatMap((one) => {
          const found = one.clause.rules.length > 0 ? null : one.clause.decided.match(REFERENCE);
          return found ? [entry(one, [...new Set(found)].join(', '))] : [];
        }),
      ),
      ...list(
        'Tabeller: varje rad blev en regel',
        draft.tables.map(({ line, page, text }) => `sida ${page}, rad ${line}: ${text}`),
      ),
      ...list(
        'Text och bilder som inte blev regler',
        draft.left.flatMap(({ lines, why }) =>
          lines.map(
            ({ line, page, text }) =>
              `sida ${page}, ${WHY[why]}${text === '' ? '' : `, rad ${line}: ${text}`}`,
          ),
        ),
      ),
      ...list('Till guideline.yaml', [
        `sidnumren: skriv \`pages: exact\` om de står i dokumentet, annars \`pages: inferred\``,
        `\`sha256: ${hash}\``,
        `\`furniture: [${[...furniture, ...aside]
          .sort((a, b) => a - b)
          .map((line) => `'${line}'`)
          .join(', ')}]\` (sidhuvud, sidfot, sidnummer och det som inte blev regler)`,
      ]),
    ].join('\n\n') + '\n'
  );
}

const linesText = ([first, last]: readonly [number, number]) =>
  first === last ? `rad ${first}` : `rad ${first}–${last}`;

const withRules = ({ slug }: DraftChapter, clause: DraftClause) => [
  { chapter: slug, number: clause.number, clause },
  ...clause.rules.map((rule) => ({
    chapter: slug,
    number: `${clause.number}.${rule.number}`,
    clause: rule,
  })),
];
