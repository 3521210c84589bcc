import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clause } from './clauses';
import { MESSAGES, type Message } from '../messages';
import { ContentError } from './content-error';
import type { Guideline } from './guidelines';

/**
 * Reads the decided texts that the municipalities have supplied, and proves that the clauses cover
 * them: the bytes are those that the clauses were written from, each clause names lines that say
 * something, and each line belongs to a clause or is page furniture.
 *
 * @param folder holds `<guideline>.txt` for one guideline or more
 * @param content the content folder, for messages
 * @returns the decided lines of each clause whose guideline has a text, without page furniture
 * @throws {ContentError} if a text isn't the one that was decided or the clauses don't cover it
 */
export function readOriginals(
  folder: string,
  content: string,
  guidelines: ReadonlyMap<string, Guideline>,
  clauses: ReadonlyMap<string, Clause>,
): Map<string, string[]> {
  const supplied = [...guidelines.values()].filter(({ id }) =>
    existsSync(join(folder, `${id}.txt`)),
  );
  if (supplied.length === 0)
    throw fault(folder, undefined, MESSAGES.noOriginals([...guidelines.keys()]));
  const decided = new Map<string, string[]>();
  for (const guideline of supplied) {
    const own = [...clauses.values()].filter((clause) => clause.guideline === guideline.id);
    const file = join(folder, `${guideline.id}.txt`);
    const text = readDecided(file, guideline, join(content, guideline.id, 'guideline.yaml'));
    for (const [id, lines] of linesByClause(file, text, guideline, own)) decided.set(id, lines);
  }
  return decided;
}

function readDecided(file: string, { sha256 }: Guideline, settings: string): string[] {
  const bytes = readFileSync(file);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== sha256) throw fault(file, undefined, MESSAGES.otherOriginal(hash, settings, sha256));
  return bytes.toString('utf8').split(/\r?\n/);
}

function linesByClause(
  file: string,
  text: string[],
  { furniture }: Guideline,
  clauses: Clause[],
): Map<string, string[]> {
  const says = (line: number) => (text[line - 1] ?? '').trim() !== '';
  const aside = new Set(furniture.flatMap(linesIn));
  const left = new Set(text.keys().map((index) => index + 1)).difference(aside);
  const decided = new Map<string, string[]>();
  for (const clause of clauses) {
    const own = linesIn(clause.source.lines);
    const shown = own.filter((line) => says(line) && !aside.has(line));
    if (shown.length === 0)
      throw fault(
        clause.file,
        clause.line,
        MESSAGES.linesSayNothing(clause.id, clause.source.lines, file),
      );
    decided.set(
      clause.id,
      shown.map((line) => text[line - 1]!.trim()),
    );
    for (const line of own) left.delete(line);
  }
  const uncovered = [...left].filter(says);
  if (uncovered.length > 0) throw fault(file, uncovered[0], MESSAGES.uncovered(uncovered));
  return decided;
}

const fault = (file: string, line: number | undefined, { reason, remedy }: Message) =>
  new ContentError(file, line, reason, remedy);

function linesIn(range: string): number[] {
  const [first = 0, last = first] = range.split('-').map(Number);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
