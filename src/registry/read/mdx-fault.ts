import { MESSAGES, type Message } from '../messages';
import { nearest } from '../messages/nearest';
import { COMPONENTS } from './components';

/** A line of a file, from 1, and what is to be said of it. */
interface Told {
  line: number;
  told: Message;
}

/** Tags of HTML that need no closing tag there, but do in MDX. */
const VOID = 'br|hr|img|input|wbr';
const CURLY = '“”„‟’‘‚»«';

/**
 * What MDX's own error says to an editor. It stumbles later than where the mistake is, and in words of
 * its grammar, so the text is asked first for what is known to break it.
 */
export function mdxFaults(error: unknown, text: string): Told[] {
  const { place, reason } = error as { place?: object; reason: string };
  const lines = text.split(/\r?\n/);
  const causes = lines.flatMap((line, index) => {
    const told = causeIn(line);
    return told ? [{ line: index + 1, told }] : [];
  });
  if (causes.length > 0) return causes;
  // A tag that is never closed is placed in the words of the message only.
  const { line: at = Number(/\((\d+):\d+/.exec(reason)?.[1] ?? 1), column = 1 } =
    place === undefined ? {} : pointOf(place);
  return [tagFault(reason, at, lines) ?? textFault(lines, at, column, reason)];
}

const pointOf = (place: object) =>
  ('start' in place ? place.start : place) as { line: number; column: number };

/** @returns what is known to keep a line from being MDX; asked only if something does. */
function causeIn(line: string): Message | undefined {
  if (/<!--/.test(line)) return MESSAGES.htmlComment();
  const [whole, name] = new RegExp(`<(${VOID})\\b[^>]*(?<!/)>`, 'i').exec(line) ?? [];
  if (whole) return MESSAGES.voidTag(whole, name!.toLowerCase());
  const [wrong, part] =
    /<\\(\w+)>|<(?:Clause|Rule|Note)\/>|<\s+\/?(?:Clause|Rule|Note)\b/.exec(line) ?? [];
  if (wrong) return MESSAGES.wrongTag(wrong, part ?? /\w+/.exec(wrong)![0], /^<\s+\w/.test(wrong));
  const [, selfClosed] = /^\s*<(Clause|Rule|Note)\s[^>]*\/>\s*$/.exec(line) ?? [];
  if (selfClosed) return MESSAGES.selfClosed(selfClosed);
  const [, after] = /^\s*[^<\s].*<\/(Clause|Rule|Note)>\s*$/.exec(line) ?? [];
  if (after) return MESSAGES.inText(after);
  const link = /<(https?:\/\/[^>\s]+)>/.exec(line);
  if (link) return MESSAGES.link(link[1]!);
  if (/^\s*import\b|^Import\b/.test(line)) return importFault(line);
  const tag = /^\s*(?:[-*>]\s+)?<([A-Z]\w*)(\s.*)$/.exec(line);
  return tag ? attributeFault(tag[2]!) : undefined;
}

function importFault(line: string): Message | undefined {
  const isSound = /^import (?:\{[^{}]*\}|\w+) from (['"])[^'"]+\1;?\s*$/.test(line);
  return isSound
    ? undefined
    : MESSAGES.badImport(line.trim(), line.match(/[A-Z]\w+(?=[ ,}])/g) ?? []);
}

/** The first thing in a tag that isn't an attribute with its value in straight quotes. */
function attributeFault(attributes: string): Message | undefined {
  let rest = attributes;
  for (;;) {
    const [all, name, value] = /^\s*([\w-]+)\s*=\s*"([^"]*)"/.exec(rest) ?? [];
    if (all === undefined) break;
    const curly = new RegExp(`^(.*?)[${CURLY}](?=\\s|$)`).exec(value!);
    const swallowed = /^(.*?)\s*\b[a-z]+\s*=\s*$/.exec(value!);
    if (swallowed && curly)
      return MESSAGES.curlyQuotes(value!.at(curly[1]!.length)!, name!, curly[1]!);
    if (swallowed) return MESSAGES.openAttribute(name!, swallowed[1]!);
    rest = rest.slice(all.length);
    if (/^[^\s/>,]/.test(rest) && !/^[\w-]+\s*=/.test(rest)) {
      const inner = /^(.*?)"(?=\s+[\w-]+\s*=|\s*\/?>)/.exec(rest);
      if (inner) return MESSAGES.innerQuotes(name!, ...innerOf(value!, inner[1]!));
    }
  }
  if (/^\s*\/?>/.test(rest)) return undefined;
  if (/^\s*,/.test(rest)) return MESSAGES.comma();
  const [, name = '', sign = '', value = ''] =
    /^\s*([\w-]+)\s*([=:])\s*(.*?)(?=\s+[\w-]+\s*=|\s*\/?>|$)/.exec(rest) ?? [];
  if (name === '') return undefined;
  const [, curly] = new RegExp(`^[${CURLY}]([^"${CURLY}]*)["${CURLY}]`).exec(value) ?? [];
  const plain = curly ?? value.replace(new RegExp(`^["'${CURLY}]|["'${CURLY}]$`, 'g'), '');
  if (sign === ':') return MESSAGES.colonInTag(name, plain);
  if (new RegExp(`^[${CURLY}]`).test(value)) return MESSAGES.curlyQuotes(value[0]!, name, plain);
  if (value.startsWith('"')) return MESSAGES.openAttribute(name, plain);
  return /^['{]/.test(value) ? undefined : MESSAGES.unquoted(name, value);
}

/** A text with quotes inside it, as it is written and as it may be. */
const innerOf = (before: string, after: string): [string, string] => [
  `${before}"${after}`,
  `${before}”${after.replaceAll('"', '”')}`,
];

/** A tag that isn't closed, or closed by another. */
function tagFault(reason: string, at: number, lines: readonly string[]): Told | undefined {
  const [, closing, open, line] =
    /closing tag `<\/([^>]+)>`, expected .* for `<([^>]+)>` \((\d+):/.exec(reason) ?? [];
  if (open !== undefined) {
    const told = (told: Message, there = Number(line)) => ({ line: there, told });
    if (!isComponent(open)) return told(misspelt(open) ?? MESSAGES.openTag(open));
    if (!isComponent(closing!))
      return told(misspelt(closing!, '/') ?? MESSAGES.stray(closing!), at);
    const above = lines.slice(0, at - 1).join('\n');
    const count = (tag: string) => above.split(new RegExp(`<${tag}\\b`)).length;
    if (lines[Number(line) - 1]?.trim() === `<${open}>` && count(open) > count(`/${open}`) + 1)
      return told(MESSAGES.noSlash(open));
    if (count(closing!) <= count(`/${closing}`)) return told(MESSAGES.stray(closing!), at);
    return told(MESSAGES.unclosed(open, `where </${closing}> stands on line ${at}`));
  }
  const [, never, row, end] =
    /Expected a closing tag for `<([^>]+)>` \((\d+):[^)]*\)(?: before the end of `(\w+)`)?/.exec(
      reason,
    ) ?? [];
  if (never !== undefined) {
    const line = Number(row);
    if (!isComponent(never)) return { line, told: misspelt(never) ?? MESSAGES.openTag(never) };
    return { line, told: end ? MESSAGES.inText(never) : MESSAGES.unclosed(never, 'in the file') };
  }
  const [, stray] = /closing slash `\/` in tag|closing tag `<\/(\w+)>`/.exec(reason) ?? [];
  return stray === undefined ? undefined : { line: at, told: MESSAGES.stray(stray) };
}

const isComponent = (name: string) => Object.hasOwn(COMPONENTS, name);

const misspelt = (name: string, slash = '') => {
  const near = nearest(name, Object.keys(COMPONENTS));
  return near === undefined ? undefined : MESSAGES.misspelt(`${slash}${name}`, `${slash}${near}`);
};

/** A sign in the text, or the line after an import, that MDX takes for code. */
function textFault(lines: string[], at: number, column: number, reason: string): Told {
  const found = (line: number, told: Message): Told => ({ line, told });
  if (/^import\b/.test(lines[at - 2] ?? '') && (lines[at - 1] ?? '').trim() !== '')
    return found(at, MESSAGES.belowImport());
  const line = lines[at - 1] ?? '';
  const sign = [...line.matchAll(/(?<!\\)[<{]/g)].findLast(({ index }) => index < column);
  if (sign && sign.index >= 0 && !/^<[A-Z]/.test(line.slice(sign.index)))
    return found(at, MESSAGES.brace(/^(?:\{[^}]*\}|\S+)/.exec(line.slice(sign.index))![0]));
  // A tag without its bracket goes on into the lines below it.
  const open = lines.slice(0, at).findLastIndex((one) => /^\s*<[A-Z]\w*(?:\s[^>]*)?$/.test(one));
  if (open !== -1) return found(open + 1, MESSAGES.noBracket(lines[open]!.trim()));
  return found(at, MESSAGES.notMdx(reason));
}
