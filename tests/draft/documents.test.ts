import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { draftFrom, type Drafted } from '../../src/draft';
import { readClauses } from '../../src/registry/read/clauses';
import { folderOf } from '../support/folder';
import { clausesOf, lostLines } from './coverage';
import { headingsFile, wordFile } from './word';

const fixture = (name: string) => readFileSync(`tests/fixtures/${name}`);
/** As `pdftotext -layout` gives it: form feeds between the pages, spaces between the cells. */
const LONG = `Vikstads kommun                 Dnr 2031-17

1. Ordförklaringar
Sparkstötting – en släde som den som står på medarna
sparkar fram. Den har inga bromsar.

2. Vägarna
Vägarna är till för alla som åker sparkstötting i tjänsten
och för deras sällskap1.

1.     Du ska hålla till höger när någon kommer emot dig på
vägen eller vill åka om.
2.     Sparkstöttingen får inte lånas ut.
1Med sällskap menas även en hund.
                                                            3 (4)
\fVikstads kommun                 Dnr 2031-17

3. Den som ser en grop ska
a)     märka ut den
b)     ringa vaktmästaren
3. Underhåll
3.1 Sandning
Vaktmästaren måste sanda backarna före klockan sju.
Väg              När
Backen           Varje dag
                                                            4 (4)
`;
const APPENDED = `1. Regler
1.1 Du ska bära hjälm.
1.2 Hjälmen får inte lånas ut.
Bilagor
Bilaga 1 Mått
Bilaga B Färger

2. Ansvar
Rektorn ska räkna hjälmarna varje vecka, och skriva upp hur många de är.

Bilaga 1 Mått
1. Hjälmens kant
1.1 Kanten ska sitta rakt över ögonen på den som bär hjälmen i skolan.
2. Remmen
Remmen får inte sitta löst.

Bilaga B Färger
1. Du bör välja en färg som syns bra, också när det är mörkt på skolgården.
2. Du får måla hjälmen.
`;
const DOCUMENTS: Record<string, Drafted> = {
  word: await draftFrom('vikstad', 'gard.docx', await wordFile()),
  // tests/fixtures/draft/*.pdf: the .html beside each, printed by Chromium (--print-to-pdf).
  numbered: await draftFrom('vikstad', 'lyktor.docx', await headingsFile()),
  columns: await draftFrom('vikstad', 'spalter.pdf', fixture('draft/spalter.pdf')),
  headings: await draftFrom('vikstad', 'rubriker.pdf', fixture('draft/rubriker.pdf')),
  text: await draftFrom('vikstad', 'exempelby.TXT', fixture('decided/originals/exempelby.txt')),
  appended: await draftFrom('vikstad', 'hjalmar.txt', new TextEncoder().encode(APPENDED)),
  long: await draftFrom('vikstad', 'vagar.txt', new TextEncoder().encode(LONG)),
};
const drafted = (name: string) => DOCUMENTS[name]!;

/** What the author gets, a line a clause. */
const table = (name: string) =>
  clausesOf(drafted(name)).map(
    ({ number, modality, page, lines, decided }) =>
      `${number} ${modality} s${page} ${lines.join('-')} ${decided.slice(0, 30).trim()}`,
  );
const review = (name: string) => drafted(name).files.get('att-granska.md')!;

describe.each(Object.keys(DOCUMENTS))('%s', (name) => {
  test('no line of the document is lost', () => expect(lostLines(drafted(name))).toEqual([]));

  test('the chapters are drafts that the registry can read, with no text to publish', () => {
    const folder = folderOf(Object.fromEntries(drafted(name).files));
    const clauses = readClauses(folder);
    expect(clauses.map(({ number }) => number).sort()).toEqual(
      clausesOf(drafted(name))
        .map(({ number }) => number)
        .sort(),
    );
    for (const clause of clauses) expect(clause).toMatchObject({ draft: true, text: '' });
  });
});

test('a Word file keeps the numbers and letters that Word counts, its table, notes and pages', () => {
  expect(table('word')).toEqual([
    'parkering-pa-garden är s1 1-1 Parkering på gården',
    'parkering-pa-garden.1 får s1 3-3 Du får parkera här om du har e',
    'parkering-pa-garden.2 ska s1 5-13 Verksamheten ska:',
    'parkering-pa-garden.2.a ska s1 7-7 måla rutorna varje vår',
    'parkering-pa-garden.2.b ska s1 9-9 hålla fritt',
    'parkering-pa-garden.2.b.i ska s1 11-11 vid porten',
    'parkering-pa-garden.2.b.ii ska s1 13-13 vid brandposten',
    'parkering-pa-garden.3 får inte s1 15-15 Ingen får lämna ett fordon1 öv',
    'fotnot.1 är s1 17-17 Med fordon menas även sparkcyk',
    'farger är s2 19-19 Färger',
    'farger.a är s2 21-21 Skyltens färg visar vem som få',
    'farger.tabell-1.1 är s2 25-25 Grön | Besökare',
    'farger.tabell-1.2 är s2 27-27 Röd | Ingen',
  ]);
});

// Else a sentence of the document would be published as the name of a section.
test('in a Word file whose sentences are headings, none of them is a section', () => {
  const { files } = drafted('numbered');
  const chapter = files.get('lyktor.mdx')!;
  expect(chapter).toContain('<Clause nr="1.1" title="Varje sparkstötting ska ha en lykta" kind');
  expect(chapter).not.toContain('section="1. Lyktor > 1.1.');
});

// Else an editor would write each colour by hand, and the versions would be published as rules.
test('the rows of a traffic-light table have their colour, and versions are left to guideline.yaml', () => {
  const { files } = drafted('numbered');
  const rows = [...files.get('lyktor.mdx')!.matchAll(/<Rule .*/g)].map(([tag]) => tag);
  expect(rows).toEqual([
    expect.stringMatching(/title="Barn" kind="permission" modality="får" .*light="grön"/),
    expect.stringMatching(/title="Hundar" kind="prohibition" modality="får inte" .*light="röd"/),
  ]);
  expect([...files.keys()]).toEqual(['lyktor.mdx', 'att-granska.md']);
  expect(files.get('att-granska.md')).toContain(
    'sida 2, versionshistorik: skriv den under versions i guideline.yaml',
  );
});

test('two columns are read one after the other, without the running heads', () => {
  expect(table('columns')).toEqual([
    '1 är s1 3-3 Flygning över skolgården',
    '1.a är s1 4-5 En drönare hör till skolans re',
    '1.b är s1 5-6 Den som flyger har alltid upps',
    '1.1 ska s1 8-10 Läraren ska stå kvar på marken',
    '1.1.a ska s1 8-9 Läraren ska stå kvar på marken',
    '1.1.b får s1 9-10 Eleverna får hålla i fjärrkont',
    '1.2 får inte s1 12-15 Drönaren får inte flyga högre',
    '1.2.a får inte s1 12-12 Drönaren får inte flyga högre',
    '1.2.b får s1 13-15 Den får bara flyga när vinden',
    '1.3 bör s1 17-19 Rektorn bör föra en bok över f',
    '1.3.a bör s1 17-17 Rektorn bör föra en bok över f',
    '1.3.b är s1 17-19 I boken står vem som har flugi',
    '1.4 får inte s1 21-23 Ingen elev får flyga ensam.',
    '1.4.a får inte s1 21-21 Ingen elev får flyga ensam.',
    '1.4.b är s1 21-23 Det gäller också på raster och',
    '2 måste s2 28-29 Bilder från luften – Verksamhe',
  ]);
  expect(drafted('columns').decided.text.match(/\f/g)).toHaveLength(1);
});

test('a text has the pages that are printed, its chapters apart from its lists, terms, notes, rows', () => {
  expect(table('long')).toEqual([
    '1 är s3 3-3 Ordförklaringar',
    '1.sparkstotting är s3 4-5 Sparkstötting – en släde som d',
    '1.sparkstotting.a är s3 4-5 Sparkstötting – en släde som d',
    '1.sparkstotting.b är s3 5-5 Den har inga bromsar.',
    '2 är s3 7-9 Vägarna – Vägarna är till för',
    '2.1 ska s3 11-12 Du ska hålla till höger när nå',
    '2.2 får inte s3 13-13 Sparkstöttingen får inte lånas',
    'fotnot.1 är s3 14-14 Med sällskap menas även en hun',
    '2.3 ska s4 18-20 Den som ser en grop ska',
    '2.3.a ska s4 19-19 märka ut den',
    '2.3.b ska s4 20-20 ringa vaktmästaren',
    '3 är s4 21-21 Underhåll',
    '3.1 måste s4 22-22 Sandning',
    '3.1.a måste s4 23-23 Vaktmästaren måste sanda backa',
    '3.1.tabell-1.1 är s4 25-25 Backen | Varje dag',
  ]);
});

test('an appendix is a chapter of its own, whose numbers are not those of the main text', () => {
  expect(table('appended').filter((row) => row.startsWith('bilaga'))).toEqual([
    'bilaga-1 är s1 11-11 Bilaga 1 Mått',
    'bilaga-1.1 är s1 12-12 Hjälmens kant',
    'bilaga-1.1.1 ska s1 13-13 Kanten ska sitta rakt över ögo',
    'bilaga-1.2 får inte s1 14-15 Remmen – Remmen får inte sitta',
    'bilaga-b är s1 17-17 Bilaga B Färger',
    'bilaga-b.1 bör s1 18-18 Du bör välja en färg som syns',
    'bilaga-b.2 får s1 19-19 Du får måla hjälmen.',
  ]);
  const { draft, files } = drafted('appended');
  expect(draft.chapters.map(({ slug, appendix }) => [slug, appendix])).toEqual([
    ['regler', undefined],
    ['ansvar', undefined],
    ['bilaga-1', 'Bilaga 1'],
    ['bilaga-b', 'Bilaga B'],
  ]);
  expect(files.get('bilaga-b.mdx')).toContain('\nappendix: Bilaga B\n');
});

test('headings without numbers are told by the size of their letters, and give the ids', () => {
  expect(table('headings')).toEqual([
    'syfte är s1 3-5 Syfte – Riktlinjen beskriver n',
    'det-har-galler är s1 7-7 Det här gäller',
    'det-har-galler.gor-sa-har ska s1 9-9 Gör så här',
    'det-har-galler.gor-sa-har.a ska s1 11-11 Läs igenom översättningen inna',
    'det-har-galler.gor-sa-har.b ska s1 12-13 Skriv att en maskin har översa',
    'det-har-galler.gor-inte-sa-har får inte s1 15-15 Gör inte så här',
    'det-har-galler.gor-inte-sa-har.a får inte s1 17-17 Översätt inte journaler.',
    'det-har-galler.gor-inte-sa-har.b får inte s1 18-18 Du får aldrig klistra in namn',
    'vilka-texter är s1 20-20 Vilka texter',
    'vilka-texter.a är s1 22-22 Tabellen visar vad som gäller',
    'vilka-texter.tabell-1.1 är s1 26-26 Matsedel | Grön',
    'vilka-texter.tabell-1.2 är s1 28-28 Beslut | Röd',
  ]);
});

test('what a person must look at is listed: guesses, references, tables, pictures, what is no rule', () => {
  expect(review('headings')).toContain(
    '- [ ] syfte (syfte.mdx, rad 3–5): styrkan: "får" står i en bisats',
  );
  expect(review('headings')).toContain(
    '- [ ] vilka-texter.a (vilka-texter.mdx, rad 22): bilaga 2\n',
  );
  expect(review('headings')).toContain('- [ ] sida 1, rad 24: Text | Färg');
  expect(review('headings')).toContain('- [ ] sida 1, en bild: beskriv i text vad den säger\n');
  expect(review('headings')).toContain(
    '- [ ] sida 1, dokumentets titel, rad 1: Riktlinje för maskinöversättning',
  );
  expect(review('columns')).toContain("`furniture: ['1', ");
});

test('what the decided text has that means something in MDX does no harm', async () => {
  const text = 'Regler\n\nDu ska skriva {namn} & "titel" <här> */ och `så`.\n';
  const { files } = await draftFrom('vikstad', 'a.txt', new TextEncoder().encode(text));
  expect(() => readClauses(folderOf(Object.fromEntries(files)))).not.toThrow();
});

test.each([
  ['riktlinje.odt', 'Du får.', /save it as one of them/],
  ['tom.txt', '\n\n', /it has no text/],
])('%s is refused with what to do', async (name, text, told) => {
  await expect(draftFrom('vikstad', name, new TextEncoder().encode(text))).rejects.toThrow(told);
});
