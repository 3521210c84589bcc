// npm run kommun: makes the folder of a new guideline, drafts it from its decided document, and chooses
// which guidelines the site shows.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDocument } from 'yaml';
import { didYouMean } from '../registry/messages/nearest.ts';
import { writeDraft } from '../draft/index.ts';
import { SLUG } from '../registry/read/slug.ts';
import { newGuideline, namesOf, untouchedExamples } from './new-guideline.ts';

const HELP = `npm run kommun -- ny "Vikstads kommun"     makes content/vikstad/ to fill in
npm run kommun -- las FILE --till vikstad   drafts its chapters from the decided document: Word, PDF or text
npm run kommun -- bara vikstad             shows that guideline alone; several ids show several`;
const CONTENT = 'content';
const SITE = join(CONTENT, 'webbplats.yaml');

const guidelines = () =>
  readdirSync(CONTENT).filter((id) => existsSync(join(CONTENT, id, 'guideline.yaml')));

/** Makes the folder of a municipality's guideline, with an example of each shape. */
function makeNew(municipality: string): string {
  const { id, name } = namesOf(municipality);
  if (id === '')
    throw new Error(
      `"${municipality}" gives no id: write the name of a municipality, "Vikstads kommun"`,
    );
  const folder = join(CONTENT, id);
  if (existsSync(folder))
    throw new Error(`${folder} is there already: edit it, or delete it first`);
  const files = newGuideline({ id, municipality, name });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const next = [
    [`npm run kommun -- bara ${id}`, 'shows it alone'],
    [`${folder}/guideline.yaml`, 'facts about the decided document'],
    [`${folder}/regler.mdx`, 'a clause a rule, by the examples; a file a chapter'],
    [SITE, 'whose site it is'],
    ['npm run dev', 'shows the pages as you write'],
    ['npm run ids', 'publishes the ids, which never change from then on'],
    ['npm run release', "checks and builds, and stops at what isn't filled in"],
  ] as const;
  const widest = Math.max(...next.map(([what]) => what.length));
  const lines = next.map(([what, why], index) => `${index + 1}. ${what.padEnd(widest)}  ${why}`);
  return `${folder}/ has ${Object.keys(files).join(', ')}. What comes next:\n${lines.join('\n')}`;
}

/** Drafts the chapters of a guideline from its decided document. */
async function draft(file: string, id: string | undefined): Promise<string> {
  if (!SLUG.test(id ?? ''))
    throw new Error(
      `say which guideline it is, a-z, 0-9 and hyphens: npm run kommun -- las ${file} --till vikstad`,
    );
  const folder = join(CONTENT, id!);
  // The numbers of the examples would be those of the document too.
  const examples = untouchedExamples(folder);
  const { paths, draft } = await writeDraft(file, folder, examples);
  const clauses = draft.chapters.flatMap((chapter) => chapter.clauses);
  const rules = clauses.flatMap((clause) => clause.rules);
  const gone = examples.length === 0 ? '' : `Away are the examples: ${examples.join(', ')}\n`;
  return `${paths.join('\n')}\n${gone}${clauses.length} clauses with ${rules.length} rules, all of them guesses.
Next: ${join(folder, 'att-granska.md')} says what to look at; npm run dev shows the drafts.`;
}

/** Makes the site show some guidelines alone. */
function showOnly(ids: readonly string[]): string {
  const known = guidelines();
  for (const id of ids)
    if (!known.includes(id))
      throw new Error(
        `there is no guideline "${id}"${didYouMean(id, known)}\nknown are ${known.join(', ')}; npm run kommun -- ny "…" makes a new one`,
      );
  const document = parseDocument(readFileSync(SITE, 'utf8'));
  const list = document.createNode([...ids], { flow: true });
  const { comment } = (document.get('guidelines', true) ?? {}) as { comment?: string | null };
  if (comment) list.comment = comment;
  document.set('guidelines', list);
  writeFileSync(SITE, document.toString({ flowCollectionPadding: false, lineWidth: 0 }));
  return `${SITE}: the site shows ${ids.join(', ')} and what belongs to it. npm start builds and serves it.`;
}

try {
  const options = {
    help: { type: 'boolean', short: 'h' },
    till: { type: 'string' },
  } as const;
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const [command = '', ...names] = positionals;
  if (values.help) console.log(HELP);
  else if (command === 'ny' && names.length === 1) console.log(makeNew(names[0]!));
  else if (command === 'las' && names.length === 1)
    console.log(await draft(names[0]!, values.till));
  else if (command === 'bara' && names.length > 0) console.log(showOnly(names));
  else
    throw new Error(
      `${command === '' ? 'say what to do' : `"${positionals.join(' ')}" isn't a command`}${didYouMean(command, ['ny', 'las', 'bara'])}\n${HELP}`,
    );
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
