import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { MESSAGES } from '../messages';
import { ContentError, stop, type Report } from './content-error';
import type { Ids } from './known';
import { readYaml } from './yaml';

/** `fragor.yaml` of a guideline or of the guides: what people ask, by clause number or guide. */
const askedSchema = z.record(z.string(), z.array(z.string()).min(1));

/**
 * Reads what people ask that the clauses of a guideline, or the guides, answer. The search knows
 * an answer by it; no reader sees it.
 *
 * @param folder where `fragor.yaml` may stand
 * @param kind what its keys name
 * @param known the ids of all of that kind
 * @param prefix what the ids begin with, before the keys: `ostersund:`
 * @param report takes a key that names nothing
 * @returns questions by the id of the clause (`ostersund:6.1.3`) or of the guide (`oppen-ai`)
 */
export function readAsked(
  folder: string,
  kind: 'clause' | 'guide',
  known: Ids,
  prefix = '',
  report: Report = stop,
): [id: string, questions: string[]][] {
  const path = join(folder, 'fragor.yaml');
  if (!existsSync(path)) return [];
  const { data, file, lineOf } = readYaml(path, askedSchema);
  const own = [...(known.keys?.() ?? [])].flatMap((id) =>
    id.startsWith(prefix) ? [id.slice(prefix.length)] : [],
  );
  return Object.entries(data).map(([key, questions]) => {
    const id = `${prefix}${key}`;
    if (!known.has(id)) {
      const keys = { has: () => false, keys: () => own };
      const rest = key.slice(prefix.length);
      const { reason, remedy } =
        prefix !== '' && key.startsWith(prefix) && own.includes(rest)
          ? MESSAGES.wholeId(key, rest)
          : MESSAGES.unknown('questions to', kind, key, keys);
      report(new ContentError(file, lineOf([key]), reason, remedy));
    }
    return [id, questions];
  });
}
