import type { YAMLError } from 'yaml';
import { MESSAGES, type Message } from '../messages';

/** A line of a file, from 1, and what is to be said of it. */
export interface Told {
  line: number;
  told: Message;
}

/** `  - title: Öppen AI`: the hyphen or indentation, the name of the field, what divides, the value. */
const FIELD = /^(\s*(?:- +)?)([\p{L}\w-]+)(\s*[:=]\s*|\s+)(.*)$/u;

/**
 * What YAML's own error says to an editor. It stumbles later than where the mistake is, and in words
 * of its grammar; the line that it names, or the one before, shows which mistake it is.
 *
 * @param known names of the fields of the file
 */
export function yamlFault(error: YAMLError, text: string, known: readonly string[]): Told {
  const lines = text.split(/\r\n?|\n/);
  const at = error.linePos?.[0].line ?? 1;
  const line = lines[at - 1] ?? '';
  const [, start = '', name = '', , value = ''] = FIELD.exec(line) ?? [];
  const tell = (told: Message, there = at): Told => ({ line: there, told });
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return tell(MESSAGES.tab());
    case 'DUPLICATE_KEY':
      return tell(MESSAGES.fieldTwice(name));
    case 'MULTIPLE_DOCS':
      return tell(MESSAGES.twoDocuments());
    case 'BAD_SCALAR_START':
      return tell(MESSAGES.sign(name, value));
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (/\S:(?:\s|$)/.test(value)) return tell(MESSAGES.colon(name, value));
      return tell(MESSAGES.indentation(lines[at] ?? line), at + 1);
  }
  const coloured = lines.findIndex((one) => UNQUOTED_COLOUR.test(one));
  if (coloured !== -1)
    return tell(MESSAGES.colourSign(UNQUOTED_COLOUR.exec(lines[coloured]!)![1]!), coloured + 1);
  const joined = lines.findIndex((one) => /^\s*-[\p{L}\w]+:\s/u.test(one));
  if (joined !== -1) return tell(MESSAGES.noSpace(lines[joined]!.trim()), joined + 1);
  const open = lines.findIndex(isOpenQuote);
  if (/closing ['"]/.test(error.message) && open !== -1)
    return tell(MESSAGES.openQuote(lines[open]!.trim()), open + 1);
  if (/end with a [\]}]/.test(error.message)) {
    const opened = lines.slice(0, at).findLastIndex((one) => /[[{][^\]}]*$/.test(one));
    if (opened !== -1) return tell(MESSAGES.openBracket(lines[opened]!.trim()), opened + 1);
  }
  if (/^(?:-\s+\S|\[[^\]]*\]\s*\S|\{[^}]*\}\s*\S)/.test(value))
    return tell(MESSAGES.sign(name, value));
  if (/block-seq-ind/.test(error.message) || /^-\s*$/.test(value))
    return tell(MESSAGES.hyphen(name));
  const quoted = /^(['"])(.*?)\1(.+)$/.exec(value);
  if (quoted) return tell(MESSAGES.afterQuote(name, value));
  if (/^\u00a0/.test(line.trimStart()) || line.includes('\u00a0'))
    return tell(MESSAGES.hardSpace());
  const [, , word = '', divider = '', rest = ''] = FIELD.exec(line) ?? [];
  if (!/:\s/.test(divider) && known.includes(word) && rest !== '')
    return tell(MESSAGES.noColon(line.trim(), `${start.trimStart()}${word}: ${rest}`));
  const isBelowText = /[>|][-+]?\s*$/.test(lines[at - 2] ?? '');
  if (isBelowText || known.includes(word)) return tell(MESSAGES.indentation(line));
  return tell(MESSAGES.notYaml(line.trim()));
}

/** `{ light: #0e4a3f, … }` */
const UNQUOTED_COLOUR = /[{,].*?:\s*(#[0-9a-f]{3,8})(?=[\s,}])/i;

/** A value that begins with a quote and lacks the other. */
const isOpenQuote = (line: string) => {
  const [, quote, rest] = /^\s*(?:- +)?(?:['"]?[^'"\s]+['"]?:\s+|- +)(['"])(.*)$/.exec(line) ?? [];
  return quote !== undefined && !rest!.includes(quote);
};
