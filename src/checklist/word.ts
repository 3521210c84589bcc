// A checklist as a Word file. Loaded only when a reader asks for one.
import {
  AlignmentType,
  CheckBox,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  type IParagraphOptions,
} from 'docx';
import { linesOf, type Line } from './lines';
import type { Checklist } from './model';
import type { Work } from './work';

/** In twentieths of a point. */
const A4 = { width: 11906, height: 16838 };
const MARGIN = 1020;
const TEXT_WIDTH = A4.width - 2 * MARGIN;
const INDENT = 425;
/** The sign beside the verdict, in pixels. */
const SIGN = 40;

/**
 * @returns a .docx file with real headings, lists and checkbox controls, marked as Swedish and with
 *   a title, so that it can be read aloud and registered
 * @param sign of the verdict, as PNG; undefined where none can be drawn
 */
export function toWord(
  checklist: Checklist,
  work: Work,
  printed: string,
  site: string,
  sign?: Uint8Array,
): Promise<Blob> {
  const title = `Checklista: ${checklist.title}`;
  const document = new Document({
    title,
    creator: site,
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, language: { value: 'sv-SE' } } },
        title: { run: { font: 'Cambria', size: 40, bold: true } },
        heading1: {
          run: { font: 'Cambria', size: 28, bold: true },
          paragraph: { spacing: { before: 320, after: 80 }, keepNext: true },
        },
        heading2: {
          run: { size: 22, bold: true },
          paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: 'lista',
          levels: [0, 1].map((level) => ({
            level,
            format: LevelFormat.BULLET,
            text: level === 0 ? '•' : '–',
            alignment: AlignmentType.LEFT,
            style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT } } },
          })),
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: A4,
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({
                    size: 17,
                    children: [PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'],
                  }),
                ],
              }),
            ],
          }),
        },
        children: linesOf(checklist, work, printed)
          .map((line) => ({ ...line, text: allowed(line.text) }))
          .map((line, index, lines) => paragraphOf(line, lines[index + 1], sign)),
      },
    ],
  });
  return Packer.toBlob(document);
}

/**
 * @returns a text without what XML 1.0 forbids (production 2, `Char`), which would make the file unopenable:
 *   a PDF viewer copies U+FFFE for the hyphen at the end of a line
 */
const allowed = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

function paragraphOf(line: Line, next: Line | undefined, sign?: Uint8Array): Paragraph {
  const { kind, text, done = false } = line;
  /** An item stays with its details. */
  const keepNext = next?.kind === 'detail';
  const plain = (options: IParagraphOptions = {}) => new Paragraph({ text, keepNext, ...options });
  const inList = (level: number): IParagraphOptions => ({
    numbering: { reference: 'lista', level },
  });
  switch (kind) {
    case 'title':
      return plain({ heading: HeadingLevel.TITLE });
    case 'heading':
      return plain({ heading: HeadingLevel.HEADING_1 });
    case 'verdict': {
      // The words beside it say the same, so it is left out when read aloud.
      const picture =
        sign &&
        new ImageRun({
          type: 'png',
          data: sign,
          transformation: { width: SIGN, height: SIGN },
          altText: { name: 'Skylt', title: '', description: '' },
        });
      const children = [...(picture ? [picture, new TextRun('  ')] : []), new TextRun(text)];
      return new Paragraph({ children, heading: HeadingLevel.HEADING_1 });
    }
    case 'who':
      return plain({ heading: HeadingLevel.HEADING_2 });
    case 'answer':
      return plain(inList(0));
    case 'step':
      return new Paragraph({
        children: [new TextRun({ text, bold: true })],
        keepNext,
        ...inList(0),
      });
    case 'item':
      return new Paragraph({
        keepNext,
        spacing: { before: 100 },
        indent: { left: INDENT, hanging: INDENT },
        children: [
          new CheckBox({
            checked: done,
            alias: text.slice(0, 64),
            checkedState: { value: '2612', font: 'Segoe UI Symbol' },
            uncheckedState: { value: '2610', font: 'Segoe UI Symbol' },
          }),
          new TextRun(' '),
          new TextRun({ text, bold: true }),
        ],
      });
    case 'detail':
      return new Paragraph({
        children: [new TextRun({ text, size: 19 })],
        indent: { left: INDENT },
        keepLines: true,
        keepNext,
      });
    case 'field':
      return new Paragraph({
        spacing: { before: 360 },
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: 'underscore' }],
        children: [new TextRun(text), new TextRun({ children: ['\t'] })],
      });
    case 'fact':
    case 'text':
    case 'label':
      return plain();
  }
}
