// A checklist as text: plain, as Markdown, and as a table.
import { linesOf, type Line } from './lines';
import type { Checklist } from './model';
import { noteOf, type Work } from './work';

/** @returns the checklist as plain text, to paste anywhere */
export function toText(checklist: Checklist, work: Work, printed: string): string {
  const write = ({ kind, text, done }: Line): string => {
    switch (kind) {
      case 'heading':
        return `\n${text.toUpperCase()}`;
      case 'verdict':
      case 'who':
        return `\n${text}`;
      case 'item':
        return `[${done ? 'x' : ' '}] ${text}`;
      case 'detail':
        return `    ${text}`;
      case 'step':
      case 'answer':
        return `- ${text}`;
      case 'field':
        return `\n${text}: ______________________________`;
      default:
        return text;
    }
  };
  return linesOf(checklist, work, printed).map(write).join('\n') + '\n';
}

/** @returns the checklist as Markdown */
export function toMarkdown(checklist: Checklist, work: Work, printed: string): string {
  const write = ({ kind, text: raw, done }: Line): string => {
    const text = escapeMarkdown(raw);
    switch (kind) {
      case 'title':
        return `# ${text}\n`;
      case 'heading':
        return `\n## ${text}\n`;
      case 'verdict':
        return `\n**${text}**\n`;
      case 'who':
        return `\n### ${text}\n`;
      case 'item':
        return `- [${done ? 'x' : ' '}] ${text}`;
      case 'detail':
        return `  - ${text}`;
      case 'fact':
      case 'step':
      case 'answer':
        return `- ${text}`;
      case 'label':
        return `> ${text}\n`;
      case 'field':
        return `\n${text}:`;
      case 'text':
        return `\n${text}\n`;
    }
  };
  return (
    linesOf(checklist, work, printed)
      .map(write)
      .join('\n')
      .replace(/\n{3,}/g, '\n\n') + '\n'
  );
}

/** What Markdown would read as something else than text. */
const escapeMarkdown = (text: string) => text.replace(/[\\`*_[\]<>#|]/g, '\\$&');

const COLUMNS = [
  ...['Grupp', 'Vem', 'Id', 'Punkt', 'Status', 'Ansvarig', 'Klart den', 'Underlag', 'Gäller inte'],
  ...['Varför', 'Regler', 'Lagar'],
];

/**
 * @returns the items as a table that a Swedish spreadsheet opens: with semicolons, and a byte order
 *   mark that says that it is UTF-8
 */
export function toCsv(checklist: Checklist, work: Work): string {
  const rows = checklist.groups.flatMap(({ heading, parts }) =>
    parts.flatMap(({ who = '', items }) =>
      items.map(({ id, text, step, why, rules, laws }) => {
        const { done, owner, date, evidence, notApplicable } = noteOf(work, id);
        const status = done ? 'Klar' : (step?.said ?? '');
        const reason = notApplicable === '' ? 'ja' : notApplicable;
        return [
          ...[heading, who, id, text, status, owner, date, evidence, reason],
          ...[why, rules.map(({ label }) => label), laws.map(({ name }) => name)].map((all) =>
            all.join(' | '),
          ),
        ];
      }),
    ),
  );
  return '\uFEFF' + [COLUMNS, ...rows].map((row) => row.map(cell).join(';') + '\r\n').join('');
}

/** What a spreadsheet reads a number, a day or a time out of: 7.10, 007, 1-2, 3/4, 12E5, 070 123 45. */
const NUMBERLIKE = /^\(?\d[\d\s.,:/%()eE–-]*$/;
/** A day as everybody writes it may be one in the spreadsheet too. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A cell as text: a spreadsheet would run one that begins so, and change what looks like a number. */
function cell(value = ''): string {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  if (NUMBERLIKE.test(value) && !DAY.test(value)) return quote(`="${value}"`);
  return quote(/^[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : value);
}
