import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { ContentError } from './content-error';
import { readYaml } from './yaml';

/** `fragor.yaml` of a guideline or of the guides: what people ask, by clause number or guide. */
const askedSchema = z.record(z.string(), z.array(z.string()).min(1));

/**
 * Reads what people ask that the clauses of a guideline, or the guides, answer. The search knows
 * an answer by it; no reader sees it.
 *
 * @param folder where `fragor.yaml` may stand
 * @param idOf the id of what a key names, or undefined if there is no such thing
 * @returns questions by the id of the clause (`ostersund:6.1.3`) or of the guide (`oppen-ai`)
 * @throws {ContentError} if a key names nothing
 */
export function readAsked(
  folder: string,
  idOf: (key: string) => string | undefined,
): [id: string, questions: string[]][] {
  const path = join(folder, 'fragor.yaml');
  if (!existsSync(path)) return [];
  const { data, file, lineOf } = readYaml(path, askedSchema);
  return Object.entries(data).map(([key, questions]) => {
    const id = idOf(key);
    if (id === undefined)
      throw new ContentError(
        file,
        lineOf([key]),
        `"${key}" is neither a clause of this guideline nor a guide`,
        'correct it, or delete its questions',
      );
    return [id, questions];
  });
}
