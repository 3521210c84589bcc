import { existsSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Node } from 'unist';
import { z } from 'astro/zod';
import { MESSAGES, type Message } from '../messages';
import { nearest } from '../messages/nearest';
import { parsePage, type Shown } from './chapter';
import { textOf, type Clause } from './clauses';
import { attempt, stop, type Report } from './content-error';
import { listFolder } from './files';
import { NUMBER } from './ids';
import type { Ids } from './known';
import { directionOf, languageOf, languagesIn } from './languages';
import { attributesOf, clauseElements, nodesIn, type ClauseElement, type MdxElement } from './mdx';

/** A chapter in another language: words beside those of the decided text, never a rule of its own. */
export interface Translation {
  guideline: string;
  /** Name of the chapter's file: `regler` of `regler.mdx`. */
  chapter: string;
  /** `en`: the folder that it stands in. */
  lang: string;
  dir: 'ltr' | 'rtl';
  /** What the language calls itself: English. */
  language: string;
  /** Says in that language that the Swedish text is the one that is decided. */
  notice: string;
  draft: boolean;
  file: string;
}

const text = z.string().min(1);

const translationSchema = z.strictObject({
  title: text,
  description: text.optional(),
  notice: text,
  draft: z.boolean().optional(),
});

/** What translations are held against. */
interface Originals {
  /** The clauses of the guideline, those of drafts too. */
  own: readonly Clause[];
  /** What components may show. */
  shown: Shown;
  /** Ids that may be cited, those too that can't be read for a fault. */
  known: Ids;
}

/**
 * Reads the translations of a guideline's chapters: `content/<guideline>/en/regler.mdx` is `regler.mdx`
 * in English. Each has the clauses of its chapter, and no others.
 *
 * @param folder `content/<guideline>`
 * @param report takes what is wrong: a clause missing or one too many, no chapter, no text
 */
export function readTranslations(
  folder: string,
  originals: Originals,
  report: Report = stop,
): Translation[] {
  return languagesIn(folder).flatMap((lang) =>
    listFolder(join(folder, lang), { ending: '.mdx', folders: [] }, report).files.flatMap(
      (name) => attempt(report, () => readTranslation(folder, lang, name, originals, report)) ?? [],
    ),
  );
}

function readTranslation(
  folder: string,
  lang: string,
  name: string,
  { own, shown, known }: Originals,
  report: Report,
): Translation | undefined {
  const guideline = basename(folder);
  const path = join(folder, lang, name);
  const page = parsePage(path, { guideline }, shown, report, translationSchema);
  const { tree, file, head, fail } = page;
  const tell: Tell = (node, told) => report(fail(node, told));
  const original = relative('.', join(folder, name));
  const chapter = basename(name, '.mdx');
  if (chapter === 'index' || !existsSync(original)) {
    const chapters = [...new Set(own.map((clause) => clause.chapter))];
    return void tell(undefined, MESSAGES.noOriginalChapter(original, chapter, chapters));
  }
  for (const { node } of nodesIn(tree)) {
    const { name: tag } = node as Partial<MdxElement>;
    if (tag && /^[A-Z]/.test(tag) && tag !== 'Clause' && tag !== 'Rule')
      tell(node, MESSAGES.notTranslated(tag));
  }
  const { draft = false, notice = '' } = head ?? {};
  const rules = own.filter((clause) => clause.chapter === chapter);
  // What is known, but not read, has a fault that is told.
  const isUnread = (id: string) => known.has(id) && !own.some((clause) => clause.id === id);
  checkClauses(clauseElements(tree, guideline), { rules, isUnread, original, file, draft }, tell);
  if (!draft && rules.some((rule) => rule.draft))
    tell(undefined, MESSAGES.originalIsDraft(original));
  const language = languageOf(lang)!;
  return { guideline, chapter, lang, dir: directionOf(lang), language, notice, draft, file };
}

type Tell = (node: Node | undefined, told: Message) => void;

/** What the clauses of a translation are held against. */
interface Against {
  /** Those of its chapter, in their order. */
  rules: readonly Clause[];
  isUnread(id: string): boolean;
  original: string;
  file: string;
  draft: boolean;
}

/** Tells of a clause without number, title or text, and of one that is missing or one too many. */
function checkClauses(written: readonly ClauseElement[], against: Against, tell: Tell): void {
  const { rules, isUnread, original, file, draft } = against;
  const used = new Set(written.map(({ id }) => id));
  const unused = rules.filter(({ id }) => !used.has(id)).map(({ id }) => id);
  const isRule = (id: string) => rules.some((rule) => rule.id === id);
  const seen = new Map<string, Node>();
  /** Clauses whose number is wrong, and the ids that they may have meant: what follows isn't told. */
  const misnumbered = new Set<ClauseElement>();
  const meant = new Set<string | undefined>();
  for (const found of written) {
    const { id, element, clause } = found;
    if (clause && misnumbered.has(clause)) continue;
    const name = clause ? 'Rule' : 'Clause';
    const key = clause ? 'id' : 'nr';
    const { [key]: number = '', title = '', ...others } = attributesOf(element);
    const [first] = clause ? [] : unused;
    let wrong: Message | undefined;
    if (number === '') wrong = MESSAGES.noNumber(name, first?.slice(first.indexOf(':') + 1));
    else if (!NUMBER.test(number)) wrong = MESSAGES.badNumber(name, key, number);
    else if (!isRule(id) && !isUnread(id)) wrong = MESSAGES.notInOriginal(id, original, unused);
    if (wrong) {
      tell(element, wrong);
      misnumbered.add(found);
      meant.add(nearest(id, unused) ?? unused[0]);
      continue;
    }
    const what = `${name} "${id}"`;
    if (Object.keys(others).length > 0)
      tell(element, MESSAGES.ofOriginal(what, Object.keys(others), `${key}="${number}"`));
    if (title.trim() === '') tell(element, MESSAGES.noTitle(what));
    if (!draft && textOf(element) === '') tell(element, MESSAGES.noText(what));
    const twin = seen.get(id)?.position?.start.line;
    if (twin !== undefined) tell(element, MESSAGES.clauseTwice(id, `${file}:${twin}`));
    seen.set(id, element);
  }
  let above: Node | undefined;
  for (const { id, rule, number, line } of draft ? [] : rules) {
    const clause = rule ? clauseAround(id, rules) : undefined;
    // Of a Clause that is missing the parts are, too.
    if (!seen.has(id) && !meant.has(id) && (clause === undefined || seen.has(clause.id))) {
      const tag = clause
        ? `<Rule id="${number.slice(clause.number.length + 1)}"`
        : `<Clause nr="${number}"`;
      tell(above, MESSAGES.notInTranslation(id, `${original}:${line}`, tag));
    }
    above = seen.get(id) ?? above;
  }
}

/** @returns the Clause that a Rule stands in: the longest number that its own begins with */
const clauseAround = (id: string, rules: readonly Clause[]): Clause | undefined =>
  rules
    .filter((one) => !one.rule && id.startsWith(`${one.id}.`))
    .sort((a, b) => b.id.length - a.id.length)[0];
