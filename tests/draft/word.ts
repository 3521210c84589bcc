import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
const listed = (text: string, level: number) =>
  new Paragraph({ text, numbering: { reference: 'regler', level } });
const row = (...cells: string[]) =>
  new TableRow({
    children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })),
  });

/** A made-up guideline in Word, with numbers that Word counts, letters, a table, a picture and a note. */
export async function wordFile(): Promise<Uint8Array> {
  const numbered = (level: number, format: keyof typeof LevelFormat, text: string) => ({
    ...{ level, format: LevelFormat[format], text },
  });
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'regler',
          levels: [
            numbered(0, 'DECIMAL', '%1.'),
            numbered(1, 'LOWER_LETTER', '%2)'),
            numbered(2, 'LOWER_ROMAN', '%3.'),
          ],
        },
      ],
    },
    footnotes: { 1: { children: [new Paragraph('Med fordon menas även sparkcykel.')] } },
    sections: [
      {
        children: [
          heading('Parkering på gården'),
          listed('Du får parkera här om du har ett tillstånd.', 0),
          listed('Verksamheten ska:', 0),
          listed('måla rutorna varje vår', 1),
          listed('hålla fritt', 1),
          listed('vid porten', 2),
          listed('vid brandposten', 2),
          new Paragraph({
            children: [
              new TextRun('Ingen får lämna ett fordon'),
              new FootnoteReferenceRun(1),
              new TextRun(' över natten, se avsnitt 4.2.'),
            ],
            numbering: { reference: 'regler', level: 0 },
          }),
          new Paragraph({ children: [new PageBreak()] }),
          heading('Färger'),
          new Paragraph('Skyltens färg visar vem som får stå där.'),
          new Table({ rows: [row('Färg', 'Vem'), row('Grön', 'Besökare'), row('Röd', 'Ingen')] }),
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: Buffer.from(PIXEL, 'base64'),
                transformation: { width: 9, height: 9 },
              }),
            ],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** A made-up guideline in Word whose every sentence is a numbered heading, with a traffic-light table and versions. */
export async function headingsFile(): Promise<Uint8Array> {
  const { HEADING_1, HEADING_2 } = HeadingLevel;
  const numbered = (text: string, level: number) =>
    new Paragraph({
      text,
      heading: level === 0 ? HEADING_1 : HEADING_2,
      numbering: { reference: 'rubriker', level },
    });
  const levels = ['%1', '%1.%2'].map((text, level) => ({
    ...{ level, text, format: LevelFormat.DECIMAL },
  }));
  const document = new Document({
    numbering: { config: [{ reference: 'rubriker', levels }] },
    sections: [
      {
        children: [
          numbered('Lyktor', 0),
          numbered('Varje sparkstötting ska ha en lykta.', 1),
          new Table({
            rows: [
              row('Färg', 'Vem', 'Vad'),
              row('Grönt ljus', 'Barn', 'Får åka fritt.'),
              row('Röd', 'Hundar', 'Får inte åka.'),
            ],
          }),
          new Paragraph({ text: 'Versionshistorik', heading: HEADING_1, pageBreakBefore: true }),
          new Table({ rows: [row('Version', 'Datum'), row('1.0', '2031-05-06')] }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
