import { z } from 'astro/zod';
import { MESSAGES, type Message } from '../messages';

const text = z.string().min(1);

/** Of a guideline, newest first: the one that applies, and those before it. */
export const versionsSchema = z.array(
  z.strictObject({
    version: text,
    /** When it was decided and by whom; null, if the document doesn't state it. */
    decided: z.iso.date().nullable(),
    by: text.nullable(),
    /** What it changed, in a sentence. */
    summary: text,
    /** Of the decided document. */
    url: z.url({ protocol: /^https?$/ }).optional(),
  }),
);

export type Version = z.output<typeof versionsSchema>[number];

/** What `guideline.yaml` says of the version that applies. */
interface Applies {
  version: string | null;
  decided: string | null;
  versions: readonly Version[];
}

/** @returns what is wrong with a list of versions, each with its place in it */
export function* wrongVersions({
  version,
  decided,
  versions,
}: Applies): Generator<{ index: number; told: Message }> {
  const [first] = versions;
  if (!first) return;
  const current = versions.findIndex((one) => one.version === version);
  if (version === null)
    return yield { index: 0, told: MESSAGES.versionUnsaid(first.version, first.decided) };
  if (current === -1) yield { index: 0, told: MESSAGES.versionMissing(version, decided) };
  let isOrdered = true;
  for (const [index, one] of versions.entries()) {
    const above = versions.slice(0, index).findLast((other) => other.decided !== null);
    if (versions.findIndex((other) => other.version === one.version) !== index)
      yield { index, told: MESSAGES.versionTwice(one.version) };
    else if (above?.decided && one.decided && above.decided < one.decided) {
      isOrdered = false;
      yield { index, told: MESSAGES.versionOrder(one, above) };
    }
  }
  if (current > 0 && isOrdered)
    yield { index: current, told: MESSAGES.versionNotFirst(version, first.version) };
  const listed = versions[current];
  if (listed && listed.decided !== decided)
    yield { index: current, told: MESSAGES.versionDate(version, listed.decided, decided) };
}
