import { expect, test } from 'vitest';
import { z } from 'astro/zod';
import { exampleOf } from '../../src/registry/messages/example';
import { reasonsSchema } from '../../src/registry/outputs/trace';
import { casesSchema, coursesSchema } from '../../src/registry/read/cases';
import { comparisonSchema } from '../../src/registry/read/comparison';
import { guidelineSchema } from '../../src/registry/read/guidelines';
import { textsSchema } from '../../src/registry/read/guides';
import { lawsSchema } from '../../src/registry/read/laws';
import { rolesSchema } from '../../src/registry/read/roles';
import { siteSchema } from '../../src/registry/read/site';
import { tasksSchema } from '../../src/registry/read/tasks';
import { wordsSchema } from '../../src/registry/read/terms';
import { toolsSchema } from '../../src/registry/read/tools';
import { unclaritiesSchema } from '../../src/registry/read/unclarities';
import { versionsSchema } from '../../src/registry/read/versions';

const SCHEMAS = [
  ...[siteSchema, rolesSchema, guidelineSchema, versionsSchema, toolsSchema, unclaritiesSchema],
  ...[textsSchema, tasksSchema, casesSchema, coursesSchema, wordsSchema, comparisonSchema],
  ...[lawsSchema, reasonsSchema],
] as z.core.$ZodType[];

/** The fields of a schema that must be written and hold a text or a number. */
function demanded(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]) => [
      ...(field instanceof z.ZodString || field instanceof z.ZodNumber ? [name] : []),
      ...demanded(field),
    ]);
  if (schema instanceof z.ZodArray) return demanded(schema.element);
  if (schema instanceof z.ZodRecord) return demanded(schema.valueType);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(demanded);
  if (schema instanceof z.ZodPipe) return demanded(schema.in);
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? demanded(schema.unwrap() as z.core.$ZodType)
    : [];
}

// Who has left a field out is told "write related: …" otherwise, and must read the code to go on.
test('each field that must be written has an example to copy', () => {
  const without = SCHEMAS.flatMap(demanded).filter((name) => exampleOf(name) === '…');
  expect([...new Set(without)].sort()).toEqual([]);
});
