import { existsSync } from 'node:fs';
import { z } from 'astro/zod';
import { MESSAGES } from '../messages';
import { ContentError, stop, type Report } from './content-error';
import { readYaml } from './yaml';

const text = z.string().min(1);

/** `content/<guideline>/verktyg.yaml`: the tools that the municipality has decided that its staff may use. */
export const toolsSchema = z
  .array(
    z.strictObject({
      name: text,
      /** What it may be used for. */
      use: text,
      /** The class of information that may be entered in it. */
      information: text,
      /** When it was decided, and by whom. */
      decided: z.iso.date(),
      by: text,
    }),
  )
  .min(1);

export type Tool = z.output<typeof toolsSchema>[number];

/**
 * Reads the allowed tools of a guideline.
 *
 * @param path `content/<guideline>/verktyg.yaml`, which need not exist
 * @param report takes it if a tool stands twice
 * @returns in the order of the file; none if there is no list
 * @throws {ContentError | ContentErrors} if the file can't be read
 */
export function readTools(path: string, report: Report = stop): Tool[] {
  if (!existsSync(path)) return [];
  const { data, file, lineOf } = readYaml(path, toolsSchema);
  data.forEach(({ name }, index) => {
    if (data.findIndex((other) => other.name === name) === index) return;
    const { reason, remedy } = MESSAGES.toolTwice(name);
    report(new ContentError(file, lineOf([index, 'name']), reason, remedy));
  });
  return data;
}
