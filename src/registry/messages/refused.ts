import { z } from 'astro/zod';
import { MESSAGES, type Message } from '.';
import { A_DATE, DATES, exampleOf } from './example';
import { AS_SLUG, slugOf } from '../read/slug';
import { didYouMean, nearest } from './nearest';

type Issue = z.core.$ZodIssue;

/** Where a value that a schema refuses stands. */
export interface Written {
  /** Its name for the message: `"changes.1.kind"`, `Clause "ostersund:6": page` or `the file`. */
  place: string;
  /** As it is written in the file; undefined if it is left out, `fields` or `a list` if long. */
  source: string | undefined;
  /** The value itself. */
  value?: unknown;
  isAttribute?: boolean;
  /** The names that are known where an unknown one stands. */
  known: readonly string[];
}

/** @returns what a schema's issue says to an editor; one message a field that isn't known */
export function refused(issue: Issue, written: Written): Message[] {
  const { place, source, value, isAttribute = false, known } = written;
  const last = issue.path.at(-1);
  const field = String(issue.path.findLast((key) => typeof key === 'string') ?? '');
  const write = (text: string) =>
    isAttribute
      ? `${field}="${text}"`
      : typeof last === 'string'
        ? `${/^[\d.]+$/.test(field) ? `'${field}'` : field}: ${text}`
        : `- ${text}`;
  const isLong = source === 'fields' || source === 'a list';
  const read = `${place} is ${isLong ? source : `"${source}"`}`;
  const told = (reason: string, remedy: string) => [{ reason, remedy }];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      MESSAGES.unknownField(
        place === 'the file' ? '' : `${place}: `,
        isAttribute ? 'attribute' : 'field',
        key,
        known,
      ),
    );
  const expected = issue.code === 'invalid_type' ? issue.expected : undefined;
  const example = exampleOf(field);
  const fields = /^\{/.test(example)
    ? `write ${write(example)}`
    : expected === 'record' && place === 'the file'
      ? 'write an id, a colon and what belongs to it on each line, without hyphens'
      : `write its fields below it, indented${known.length > 0 ? `: ${known.join(', ')}` : ''}`;
  const isList = expected === 'array' || (issue.code === 'too_small' && issue.origin === 'array');
  const list =
    known.length > 0
      ? `${source === undefined ? `write ${field}: and ` : ''}begin each entry with a hyphen and a space: - ${known[0]}: ${exampleOf(known[0]!)}`
      : `write a list: ${write(/^\[/.test(example) ? example : `[${example}]`)}`;
  const needed =
    expected === 'object' || expected === 'record'
      ? fields
      : isList
        ? list
        : issue.code !== 'invalid_value'
          ? `write ${write(example)}`
          : known.length > 0
            ? `${fields}; or ${write(String(issue.values[0]))}`
            : `write ${oneOf(issue.values, write, example)}`;
  if (source === undefined) return told(`${place} is missing`, issue.message || needed);
  if (source.trim() === '') return told(`${place} is empty`, issue.message || needed);
  if (issue.message === AS_SLUG && slugOf(source) !== '')
    return told(read, `use a-z, 0-9 and hyphens: ${write(slugOf(source))}`);
  if (issue.message !== '') return told(read, issue.message);
  const isDate =
    (DATES.includes(field) && expected === 'string') ||
    (issue.code === 'invalid_format' && issue.format === 'date');
  if (isDate && source !== 'null')
    return told(`${read}, which is no date`, `write year, month and day: ${write(A_DATE)}`);
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map(String);
      const best = nearest(source, values) ?? example;
      return told(`${read}${didYouMean(source, values)}`, `write ${oneOf(values, write, best)}`);
    }
    case 'invalid_key':
      return told(`"${field}" is no id`, issue.issues[0]?.message ?? '');
    case 'invalid_format':
      return told(read, `write a whole address: ${write('https://www.example.se/')}`);
    case 'too_small':
      return typeof value === 'number'
        ? told(read, `write a number from 1: ${write('3')}`)
        : told(`${place} is empty`, needed);
    case 'invalid_type':
      return told(...ofType(issue.expected, { read, place, source, value, write, needed, known }));
    default:
      return told(read, 'correct it, as its neighbours are');
  }
}

/** @returns how one of some values is written; the best of them, or the first */
function oneOf(from: readonly unknown[], write: (text: string) => string, best: string): string {
  const values = from.map(String);
  const all = values.length === 1 ? '' : `one of ${values.join(', ')}: `;
  return all + write(values.includes(best) ? best : values[0]!);
}

/**
 * @returns the issues without those that only follow: a field is missing because its name is misspelt
 */
export function independent(issues: readonly Issue[], schema: z.core.$ZodType): Issue[] {
  const meant = issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const known = fieldsAt(schema, issue.path);
    return issue.keys.map((key) => [...issue.path, nearest(key, known)].join('\0'));
  });
  return issues.filter(
    ({ code, path, input }) =>
      code === 'unrecognized_keys' || input !== undefined || !meant.includes(path.join('\0')),
  );
}

/** @returns the names of the fields that a schema knows at a path. */
export function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const [key, ...rest] = path;
  if (schema instanceof z.ZodObject)
    return key === undefined
      ? Object.keys(schema.shape)
      : schema.shape[String(key)]
        ? fieldsAt(schema.shape[String(key)]!, rest)
        : [];
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element, rest);
  if (schema instanceof z.ZodRecord) return fieldsAt(schema.valueType, rest);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => fieldsAt(option, path));
  return isWrapped(schema) ? fieldsAt(schema.unwrap() as z.core.$ZodType, path) : [];
}

/** @returns the names of all fields of a schema, at any depth. */
export function fieldsBelow(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, field]) => [name, ...fieldsBelow(field)]);
  if (schema instanceof z.ZodArray) return fieldsBelow(schema.element);
  if (schema instanceof z.ZodRecord) return fieldsBelow(schema.valueType);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => fieldsBelow(option));
  return isWrapped(schema) ? fieldsBelow(schema.unwrap() as z.core.$ZodType) : [];
}

const isWrapped = (
  schema: z.core.$ZodType,
): schema is z.ZodOptional | z.ZodDefault | z.ZodNullable =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodNullable;

/** What a value says that is of another type than its field. */
function ofType(
  expected: string,
  to: {
    read: string;
    place: string;
    source: string;
    value: unknown;
    write(text: string): string;
    needed: string;
    known: readonly string[];
  },
): [reason: string, remedy: string] {
  const { read, place, source, value, write, needed, known } = to;
  const isYes = /^(?:ja|yes|true|sant|x)$/i.test(source);
  switch (expected) {
    case 'string':
      if (source === 'null') return [`${place} is null, but must be known`, needed];
      if (Array.isArray(value))
        return [`${place} is a list, not a text`, `write ${write(value.join(', '))}`];
      if (source === 'fields') return [`${read}, not a text`, needed];
      return [
        `${place} is ${source}, which YAML reads as something else than text`,
        `put it in quotes: ${write(`'${source.replaceAll("'", "''")}'`)}`,
      ];
    case 'array':
      return [
        `${read}, not a list`,
        known.length > 0 || source === 'fields' ? needed : `write a list: ${write(`[${source}]`)}`,
      ];
    case 'number':
    case 'int':
      if (typeof value === 'number')
        return [`${read}, not a whole number`, `write ${write(String(Math.trunc(value)))}`];
      return [
        `${read}, not a number${Number(source) > 0 ? ': it stands in quotes' : ''}`,
        `write ${write(Number(source) > 0 ? source : '3')}`,
      ];
    case 'boolean':
      return [`${read}, not true or false`, `write ${write(isYes ? 'true' : 'false')}`];
    default:
      return [`${read}, not fields`, needed];
  }
}

/**
 * What the shape of a union that was meant says: the one that fits the value's own type and gets
 * furthest.
 *
 * @returns the issues in it, or the issue itself if it isn't of a union, or the union has a message
 */
export function meant(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.message !== '') return [issue];
  const isOtherType = ([first]: readonly Issue[]) =>
    first?.code === 'invalid_type' && first.path.length === 0;
  const depth = (issues: readonly Issue[]) => Math.max(...issues.map(({ path }) => path.length));
  const [best = []] = issue.errors.toSorted(
    (a, b) => Number(isOtherType(a)) - Number(isOtherType(b)) || depth(b) - depth(a),
  );
  return best.flatMap((one) => meant({ ...one, path: [...issue.path, ...one.path] } as Issue));
}
