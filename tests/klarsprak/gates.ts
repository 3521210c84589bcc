import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { blocksOf } from './page-text.ts';
import { readability, wordsOf, type Readability } from './readability.ts';
import { unknownWords } from './spelling.ts';
import { brokenWordRules } from './word-rules.ts';

/** Helsingborg's ceiling for text on the web. */
const MOST_LIX = 40;
/** The rules themselves may be a little harder. */
const MOST_LIX_IN_GUIDELINE = 45;
const MOST_WORDS = 25;
const MOST_WORDS_ON_AVERAGE = 15;

/** A page of the built site, held against the rules of plain language. */
export interface PageReport {
  /** `/om/integritet/` */
  path: string;
  text: Readability;
  mostLix: number;
  /** What is to be mended, in words. */
  faults: string[];
}

/**
 * Holds all pages of the built site against the rules of plain language. A permalink page shows one
 * rule of a chapter again; it is checked for words and spelling, but is too short to be measured.
 *
 * @param dist folder of the built site
 */
export function checkSite(dist: string): PageReport[] {
  const exempt = termsOfArt('content/begrepp.yaml');
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      path: `/${file.replaceAll('\\', '/')}`.replace(/(?<=\/)index\.html$/, ''),
      blocks: blocksOf(readFileSync(join(dist, file), 'utf8')),
    }))
    .sort((a, b) => a.path.localeCompare(b.path, 'sv'));
  const clauses = readFileSync(join(dist, 'api/clauses.json'), 'utf8');
  const numbers = new Set((JSON.parse(clauses) as { number: string }[]).map((own) => own.number));
  // What a tool is called is no word of ours.
  const tools = globSync('content/*/verktyg.yaml').flatMap((file) =>
    wordsOf(
      (parse(readFileSync(file, 'utf8')) as { name: string }[]).map(({ name }) => name).join(' '),
    ),
  );
  tools.forEach((word) => numbers.add(word));
  const wordsToSpell = (blocks: readonly string[]) =>
    blocks.flatMap(wordsOf).filter((word) => !numbers.has(word));
  const unknown = unknownWords(new Set(pages.flatMap(({ blocks }) => wordsToSpell(blocks))));
  return pages.map(({ path, blocks }) => {
    const text = readability(blocks, exempt);
    const ofGuideline = existsSync(join('content', path.split('/')[1]!, 'guideline.yaml'));
    const mostLix = ofGuideline ? MOST_LIX_IN_GUIDELINE : MOST_LIX;
    const hard = path.startsWith('/r/') ? [] : hardToRead(text, mostLix);
    const words = new Set(wordsToSpell(blocks).flatMap((word) => [word, ...word.split('-')]));
    const misspelled = [...words].filter((word) => unknown.has(word));
    const faults = [
      ...hard,
      ...blocks.flatMap(brokenWordRules),
      ...misspelled.map((word) => `"${word}" står inte i ordboken`),
    ];
    return { path, text, mostLix, faults };
  });
}

function hardToRead({ lix, mean, sentences }: Readability, mostLix: number): string[] {
  const faults: string[] = [];
  if (lix > mostLix) faults.push(`LIX är ${lix.toFixed(1)}, högst ${mostLix}`);
  if (mean > MOST_WORDS_ON_AVERAGE)
    faults.push(`${mean.toFixed(1)} ord i en mening i snitt, högst ${MOST_WORDS_ON_AVERAGE}`);
  for (const { text, words } of sentences)
    if (words > MOST_WORDS) faults.push(`${words} ord, högst ${MOST_WORDS}: ${text}`);
  return faults;
}

/** @returns the words of the glossary's terms of art, which a text on AI can't do without */
function termsOfArt(file: string): Set<string> {
  if (!existsSync(file)) return new Set();
  const { terms } = parse(readFileSync(file, 'utf8')) as {
    terms: { term: string; forms: string[]; termOfArt?: boolean }[];
  };
  const exempt = terms.filter(({ termOfArt }) => termOfArt);
  return new Set(
    exempt
      .flatMap(({ term, forms }) => [term, ...forms])
      .flatMap(wordsOf)
      .map((word) => word.toLowerCase()),
  );
}
