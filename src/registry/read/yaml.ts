import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'astro/zod';
import { MESSAGES, refused, type Message } from '../messages';
import { ContentError, stopAt } from './content-error';
import { remembered } from './remembered';

/** The data of a YAML file, and the line on which each part of it stands. */
export interface YamlFile<T> {
  data: T;
  /** Path of the file, relative to the project. */
  file: string;
  /** @returns the line (from 1) of the value at a path such as `['questions', 'slag']`. */
  lineOf(path: readonly PropertyKey[]): number | undefined;
}

/** @throws {ContentError} if the file isn't there, or isn't UTF-8; `hides` as the fault has it */
export function readText(path: string, hides?: string): string {
  const fail = (line: number | undefined, { reason, remedy }: Message) =>
    new ContentError(relative(process.cwd(), path), line, reason, remedy, hides);
  if (!existsSync(path)) throw fail(undefined, MESSAGES.missingFile());
  const bytes = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const lines = bytes.toString('utf8').split('\n');
    throw fail(lines.findIndex((line) => line.includes('\uFFFD')) + 1, MESSAGES.notUtf8());
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
  if (fault) throw fail(fault.linePos?.[0].line, MESSAGES.notYaml(fault.message.split('\n')[0]!));
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
  const faults: ContentError[] = [];
  const result = schema.safeParse(document.toJS(), { reportInput: true, error: () => '' });
  for (const issue of result.error?.issues ?? []) {
    const node = nodeAt(issue.path);
    const source = isScalar(node) ? (node.source ?? String(node.value)) : node && String(node);
    const known = fieldsAt(schema, issue.path);
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    for (const [index, told] of refused(issue, { source, known }).entries())
      faults.push(fail(lineOf([...issue.path, ...unknown.slice(index, index + 1)]), told));
  }
  visit(document, {
    Pair(_, { key, value }) {
      // The schema may take null for "not known", which must be written.
      if (!isScalar(key) || !isScalar(value) || value.value !== null || value.source !== '') return;
      const empty = fail(lines.linePos(value.range![0]).line, MESSAGES.emptyField(String(key)));
      if (!faults.some(({ line }) => line === empty.line)) faults.push(empty);
    },
  });
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

/** @returns the names of the fields that a schema knows at a path. */
export function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const [key, ...rest] = path;
  if (schema instanceof z.ZodObject)
    return key === undefined
      ? Object.keys(schema.shape)
      : fieldsAt(schema.shape[String(key)]!, rest);
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element, rest);
  if (schema instanceof z.ZodRecord) return fieldsAt(schema.valueType, rest);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => fieldsAt(option, path));
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable
  )
    return fieldsAt(schema.unwrap() as z.core.$ZodType, path);
  return [];
}
