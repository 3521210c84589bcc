// npm run las -- FILE --till ID: drafts the chapters of content/ID/ from a decided document, a Word
// file, a PDF or a text.
import { parseArgs } from 'node:util';
import { writeDraft } from '../draft/index.ts';

const USAGE = 'npm run las -- riktlinje.docx --till exempelby';

const { values, positionals } = parseArgs({
  options: { till: { type: 'string' } },
  allowPositionals: true,
});
const [file] = positionals;
if (file === undefined || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(values.till ?? '')) {
  console.error(`Name the document and the guideline's folder, a-z, 0-9 and hyphens: ${USAGE}`);
  process.exit(1);
}
try {
  const { paths, draft } = await writeDraft(file, `content/${values.till}`);
  const clauses = draft.chapters.flatMap((chapter) => chapter.clauses);
  const rules = clauses.flatMap((clause) => clause.rules);
  console.log(
    `${paths.join('\n')}\n${clauses.length} clauses with ${rules.length} rules, all of them guesses.`,
  );
  console.log(
    `Next: content/${values.till}/att-granska.md says what to look at; npm run dev shows the drafts.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
