import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import {
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import { z } from 'astro/zod';
import { MESSAGES, type Message } from '../messages';
import { fieldsAt, fieldsBelow, independent, meant, refused } from '../messages/refused';
import { ContentError, stopAt } from './content-error';
import { remembered } from '../../../machines/kit/remembered';
import { yamlFault } from './yaml-fault';

/** The data of a YAML file, and the line on which each part of it stands. */
export interface YamlFile<T> {
  data: T;
  /** Path of the file, relative to the project. */
  file: string;
  /** @returns the line (from 1) of the value at a path such as `['questions', 'slag']`. */
  lineOf(path: readonly PropertyKey[]): number | undefined;
}

/** @throws {ContentError} if the file isn't there, or isn't text in UTF-8; `hides` as the fault has it */
export function readText(path: string, hides?: string): string {
  const fail = (line: number | undefined, { reason, remedy }: Message) =>
    new ContentError(relative(process.cwd(), path), line, reason, remedy, hides);
  if (!existsSync(path)) throw fail(undefined, MESSAGES.missingFile());
  const bytes = readFileSync(path);
  const lineOf = (text: string, sign: string) => text.split(sign)[0]!.split('\n').length;
  if (/^(?:\xff\xfe|\xfe\xff)/.test(bytes.toString('latin1', 0, 2)))
    throw fail(1, MESSAGES.notUtf8('UTF-16'));
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw fail(lineOf(text, '\0'), MESSAGES.notText());
    if (/\r(?!\n)/.test(text)) throw fail(1, MESSAGES.oldLineBreaks());
    return text;
  } catch (error) {
    if (error instanceof ContentError) throw error;
    throw fail(lineOf(bytes.toString('utf8'), '\uFFFD'), MESSAGES.notUtf8('Latin-1'));
  }
}

const documentOf = remembered((text: string) => {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines }), lines };
});

/**
 * Reads a YAML file and holds it against a schema.
 *
 * @throws {ContentError | ContentErrors} with file and line if the YAML or its shape is wrong
 */
export function readYaml<S extends z.ZodType>(path: string, schema: S): YamlFile<z.output<S>> {
  return parseYaml(readText(path), schema, relative(process.cwd(), path));
}

/**
 * The same of a text.
 *
 * @param file for messages
 * @param above how many lines of the file stand above the text
 */
export function parseYaml<S extends z.ZodType>(
  text: string,
  schema: S,
  file: string,
  above = 0,
): YamlFile<z.output<S>> {
  const { document, lines } = documentOf(text);
  const fail = (line: number | undefined, { reason, remedy }: Message) =>
    new ContentError(file, line === undefined ? line : line + above, reason, remedy);
  // What comes after the first follows from it.
  const [fault] = document.errors;
  if (fault) {
    const { line, told } = yamlFault(fault, text, fieldsBelow(schema));
    throw fail(line, told);
  }
  const nodeAt = (keys: readonly PropertyKey[]) => {
    const node = document.getIn(keys, true);
    return isNode(node) ? node : undefined;
  };
  const lineOf = (keys: readonly PropertyKey[]) => {
    for (let depth = keys.length; depth >= 0; depth -= 1) {
      const range = nodeAt(keys.slice(0, depth))?.range;
      if (range) return lines.linePos(range[0]).line;
    }
    return undefined;
  };
  if (document.contents === null) throw fail(1, MESSAGES.empty());
  const faults = signsIn(document, text).map(({ at, told }) => fail(lines.linePos(at).line, told));
  // An alias without its anchor has no value.
  stopAt(faults);
  const result = schema.safeParse(document.toJS(), { reportInput: true, error: () => '' });
  const issues = (result.error?.issues ?? []).flatMap(meant);
  for (const issue of independent(issues, schema)) {
    const node = nodeAt(issue.path);
    const known = fieldsAt(schema, issue.path);
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const written = { place: placeOf(issue.path, document), source: sourceOf(node, text), known };
    const value = isNode(node) ? node.toJS(document) : undefined;
    for (const [index, told] of refused(issue, { ...written, value }).entries())
      faults.push(fail(lineOf([...issue.path, ...unknown.slice(index, index + 1)]), told));
  }
  const inPlace = new Set(faults.map(({ line }) => line));
  for (const { at, told } of emptyIn(document))
    if (!inPlace.has(lines.linePos(at).line + above))
      faults.push(fail(lines.linePos(at).line, told));
  stopAt(faults);
  return {
    data: result.data as z.output<S>,
    file,
    lineOf: (keys) => {
      const line = lineOf(keys);
      return line === undefined ? line : line + above;
    },
  };
}

/** What stands in texts for something else. */
const NAMES = /\{(?:rapportsystem|antal|steg)\}/g;

interface Found {
  at: number;
  told: Message;
}

/** Texts that begin with a sign of YAML, or are cut by one, and names that it reads as numbers. */
function signsIn(document: Document, text: string): Found[] {
  const found: Found[] = [];
  const startOf = (at: number) => {
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1).split(/\r?\n/)[0]!;
    const [, name = '', value = line.trim()] = /^\s*(?:- +)?([^\s:]+):\s+(.*)$/.exec(line) ?? [];
    return [name, value] as const;
  };
  const sign = (at: number) => found.push({ at, told: MESSAGES.sign(...startOf(at)) });
  visit(document, {
    Alias: (_, alias) => {
      if (!alias.resolve(document)) sign(alias.range![0]);
    },
    Scalar: (_, node) => {
      const [start, end] = node.range!;
      if ((node.anchor !== undefined && node.value === null) || node.tag?.startsWith('!'))
        sign(start - 1);
      else if (/^[^\s#]/.test(node.comment ?? '') && text[end] !== '\n') sign(start);
      else if (typeof node.value === 'string' && /[{}]/.test(node.value.replace(NAMES, '')))
        found.push({ at: start, told: MESSAGES.strayBrace(node.value.slice(0, 60)) });
    },
    Pair: (_, { key }) => {
      if (isScalar(key) && typeof key.value === 'number')
        found.push({ at: key.range![0], told: MESSAGES.numberAsName(key.source ?? '') });
    },
  });
  return found;
}

/** Fields and entries with nothing in them. A schema may take null for "not known": it must be written. */
function emptyIn(document: Document): Found[] {
  const found: Found[] = [];
  const isEmpty = (node: unknown) =>
    isScalar(node) && typeof node.value !== 'number' && (node.source ?? '').trim() === '';
  visit(document, {
    Pair(_, { key, value }) {
      if (isScalar(key) && isEmpty(value) && isScalar(value))
        found.push({
          at: value.range![0],
          told: MESSAGES.emptyField(String(key), value.value === null),
        });
    },
    Seq(_, { items }) {
      for (const item of items)
        if (isEmpty(item) && isScalar(item))
          found.push({ at: item.range![0], told: MESSAGES.emptyEntry() });
    },
  });
  return found;
}

/** @returns the name of a value for messages: entries of lists by their id, or counted from 1. */
function placeOf(path: readonly PropertyKey[], document: Document): string {
  const parts = path.map((key, index) => {
    if (typeof key !== 'number') return String(key);
    const id = document.getIn([...path.slice(0, index + 1), 'id']);
    return typeof id === 'string' ? id : String(key + 1);
  });
  return parts.length === 0 ? 'the file' : `"${parts.join('.')}"`;
}

/** @returns how a value is written, if it stands on one line */
function sourceOf(node: Node | undefined, text: string): string | undefined {
  if (node === undefined || isScalar(node)) return node && (node.source ?? String(node.value));
  if (isSeq(node) && node.items.length === 0) return '';
  const source = text.slice(node.range![0], node.range![1]).trim();
  if (!source.includes('\n') && !/^[-[{]/.test(source)) return source;
  return isSeq(node) ? 'a list' : 'fields';
}
