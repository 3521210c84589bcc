import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'astro/zod';
import { ContentError } from './content-error';

/** The data of a YAML file, and the line on which each part of it stands. */
export interface YamlFile<T> {
  data: T;
  /** Path of the file, relative to the project. */
  file: string;
  /** @returns the line (from 1) of the value at a path such as `['questions', 'slag']`. */
  lineOf(path: readonly PropertyKey[]): number | undefined;
}

/**
 * Reads a YAML file and holds it against a schema.
 *
 * @throws {ContentError} with file and line if the YAML or its shape is wrong
 */
export function readYaml<S extends z.ZodType>(path: string, schema: S): YamlFile<z.output<S>> {
  const file = relative(process.cwd(), path);
  const lines = new LineCounter();
  if (!existsSync(path))
    throw new ContentError(
      file,
      undefined,
      'the file is missing',
      'write it, as its neighbours are',
    );
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  const [fault] = document.errors;
  if (fault)
    throw new ContentError(
      file,
      fault.linePos?.[0].line,
      `not valid YAML: ${fault.message.split('\n')[0]}`,
      'mend the indentation, the colon or the quotes on that line',
    );
  const lineOf = (keys: readonly PropertyKey[]) => {
    for (let depth = keys.length; depth >= 0; depth -= 1) {
      const node = document.getIn(keys.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  };
  const result = schema.safeParse(document.toJS());
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = issue!.path.map(String).join('.');
    throw new ContentError(
      file,
      lineOf(issue!.path),
      `"${place}": ${issue!.message}`,
      'give the field the value that the message asks for',
    );
  }
  return { data: result.data, file, lineOf };
}
