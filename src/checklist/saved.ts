// A checklist as a file, and on this computer: the same JSON in both places.
import * as z from 'zod/mini';
import type { Answers, Given } from '../../machines/kit/replay';
import type { GuideMachine } from '../../machines/kit/setup';
import { checklistOf, SCHEMA, type Checklist, type ChecklistSource } from './model';
import { onSteps, TEXT_FIELDS, type Note, type Work } from './work';

const FORMAT = 'ai-riktlinjer/checklista';

const text = z.string().check(z.maxLength(2000));
const note = z.object({
  done: z.optional(z.literal(true)),
  owner: z.optional(text),
  date: z.optional(text),
  evidence: z.optional(text),
  notApplicable: z.optional(text),
});

/** What is needed of a saved file; its copy of the checklist is for people and other programs. */
const savedSchema = z.object({
  format: z.literal(FORMAT),
  schema: z.int().check(z.positive()),
  id: text,
  title: text,
  guidelines: z.array(z.object({ id: text, version: text })),
  answers: z.record(text, text),
  work: z.record(text, note),
  /** The words of what is saved, by id: to name what a later version no longer has. */
  names: z.record(text, text),
});

/** The state of a checklist: what makes it, and what is noted in it. */
export interface State {
  answers: Answers;
  work: Work;
}

/**
 * Writes a checklist as a file.
 *
 * @param saved the day, `2026-11-21`
 */
export function writeSaved(
  source: ChecklistSource,
  checklist: Checklist,
  { answers, work }: State,
  saved: string,
): string {
  const { id, title, guidelines } = checklist;
  const names = Object.fromEntries([
    ...Object.keys(answers).map((question) => [question, source.questions[question]?.text]),
    ...Object.keys(work).map((item) => [item, source.items.find((own) => own.id === item)?.text]),
  ]) as Record<string, string | undefined>;
  const versions = guidelines.map(({ id: guideline, version }) => ({ id: guideline, version }));
  const file = { format: FORMAT, schema: SCHEMA, saved, id, title, guidelines: versions };
  return JSON.stringify({ ...file, answers, work, names, checklist }, null, 2) + '\n';
}

/** A saved checklist that is opened: what still holds, and a sentence for each thing that changed. */
export type Opened = { ok: true; state: State; changed: string[] } | { ok: false; message: string };

/**
 * Reads a saved checklist. Never throws: what isn't one gives a message that says what to do, and
 * what the guide no longer has is left out and named.
 *
 * @param machine of the guide, if the source is one
 */
export function readSaved(json: string, source: ChecklistSource, machine?: GuideMachine): Opened {
  const fail = (message: string): Opened => ({
    ok: false,
    message: `${message} Ingenting har ändrats i listan.`,
  });
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return fail('Filen går inte att läsa. Den är skadad, eller inte sparad härifrån.');
  }
  const head = z.pick(savedSchema, { format: true, schema: true }).safeParse(data);
  if (!head.success) return fail('Filen är inte en sparad checklista härifrån.');
  if (head.data.schema > SCHEMA)
    return fail(
      'Filen är sparad med en nyare version av webbplatsen. Ladda om sidan och försök igen.',
    );
  const parsed = savedSchema.safeParse(data);
  if (!parsed.success)
    return fail('Filen är en sparad checklista, men den är skadad eller ändrad för hand.');
  const saved = parsed.data;
  if (saved.id !== source.id)
    return fail(`Filen hör till en annan checklista: ”${saved.title}”. Öppna den där.`);

  const made = checklistOf(source, machine, saved.answers);
  const nameOf = (id: string) => `”${Object.hasOwn(saved.names, id) ? saved.names[id]! : id}”`;
  const known = new Set(source.items.map(({ id }) => id));
  const noted = Object.entries(saved.work).map(([id, own]) => [id, tidy(own)] as const);
  const work = onSteps(noted, source);
  const gone = work.filter(([id]) => !known.has(id)).map(([id]) => nameOf(id));
  const lost = [...new Set(made.dropped.map(({ question }: Given) => nameOf(question)))];
  const was = new Map(saved.guidelines.map(({ id, version }) => [id, version]));
  const and = new Intl.ListFormat('sv');
  return {
    ok: true,
    state: {
      answers: made.answers,
      work: Object.fromEntries(work.filter(([id]) => known.has(id))),
    },
    changed: [
      ...made.checklist.guidelines
        .filter(({ id, version }) => was.has(id) && was.get(id) !== version)
        .map(
          ({ id, municipality, version }) =>
            `Listan sparades för ${was.get(id)!} av riktlinjen i ${municipality}. Nu gäller ${version}. Gå igenom listan igen.`,
        ),
      ...(lost.length > 0
        ? [`Svaren på de här frågorna gäller inte längre: ${and.format(lost)}.`]
        : []),
      ...(gone.length > 0 ? [`De här punkterna finns inte längre: ${and.format(gone)}.`] : []),
    ],
  };
}

/** A note without what is left empty. */
function tidy(given: z.output<typeof note>): Note {
  const tidied: Note = given.done ? { done: true } : {};
  for (const field of TEXT_FIELDS) {
    const value = given[field];
    if (value !== undefined && (value !== '' || field === 'notApplicable')) tidied[field] = value;
  }
  return tidied;
}
