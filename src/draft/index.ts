import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { draftOf, type Draft } from './clauses.ts';
import type { Decided } from './document.ts';
import { mdxOf } from './mdx.ts';
import { readPdf } from './read/pdf.ts';
import { readText } from './read/text.ts';
import { readWord } from './read/word.ts';
import { reviewOf } from './review.ts';

/** What a decided document gives an author to begin with. */
export interface Drafted {
  /** Of `content/<id>/`, by name: a chapter each, and `att-granska.md`. */
  files: Map<string, string>;
  draft: Draft;
  decided: Decided;
}

const READERS: Record<string, (data: Uint8Array) => Decided | Promise<Decided>> = {
  '.docx': readWord,
  '.pdf': readPdf,
  '.txt': (data) => readText(new TextDecoder().decode(data)),
};

/**
 * Drafts the chapters of a guideline from its decided document.
 *
 * @param id of the guideline
 * @param name of the document, whose ending tells what it is
 * @param data its bytes
 * @throws Error that says what to do, if it can't be read
 */
export async function draftFrom(id: string, name: string, data: Uint8Array): Promise<Drafted> {
  const read = READERS[extname(name).toLowerCase()];
  if (!read)
    throw new Error(
      `${name}: not one of ${Object.keys(READERS).join(', ')}; save it as one of them.`,
    );
  const decided = await read(data);
  if (decided.blocks.length === 0)
    throw new Error(`${name}: it has no text, only pictures of it; have it read by OCR first.`);
  const draft = draftOf(decided);
  const files = new Map(
    draft.chapters.map((chapter, index) => [`${chapter.slug}.mdx`, mdxOf(chapter, index + 1)]),
  );
  files.set('att-granska.md', reviewOf(id, draft, decided));
  return { files, draft, decided };
}

/**
 * Writes the draft of a guideline into its folder, and beside the document the text that its lines
 * are counted in. Nothing that is there already is written over.
 *
 * @param path of the document
 * @param folder of the guideline, `content/<id>`
 * @param replaced names of files in it that give way to the draft
 * @returns the paths of what was written
 * @throws Error that says what to do, if it can't be read or stands in the way of something
 */
export async function writeDraft(
  path: string,
  folder: string,
  replaced: readonly string[] = [],
): Promise<{ paths: string[] } & Drafted> {
  if (!existsSync(path)) throw new Error(`${path}: no such file.`);
  const id = basename(folder);
  const drafted = await draftFrom(id, basename(path), readFileSync(path));
  const written = new Map([...drafted.files].map(([name, text]) => [join(folder, name), text]));
  if (extname(path).toLowerCase() !== '.txt')
    written.set(join(dirname(path), `${id}.txt`), drafted.decided.text);
  const away = replaced.map((name) => join(folder, name));
  const taken = [...written].filter(
    ([to, text]) => existsSync(to) && !away.includes(to) && readFileSync(to, 'utf8') !== text,
  );
  if (taken.length > 0)
    throw new Error(
      `${taken.map(([to]) => to).join(', ')}: there already. Move or delete it first.`,
    );
  mkdirSync(folder, { recursive: true });
  for (const path of away) rmSync(path);
  for (const [to, text] of written) writeFileSync(to, text);
  return { paths: [...written.keys()], ...drafted };
}
