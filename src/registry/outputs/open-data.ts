import { z } from 'astro/zod';
import {
  answersOf,
  isMultiple,
  outcomesOf,
  questionsOf,
  stateMeta,
  VERDICTS,
} from '../../../machines/kit/setup';
import type { Registry } from '..';
import { BASES, EFFECTS, KINDS, LIGHTS, MODALITIES, TIMES } from '../vocabulary';
import { clausesOfQuestion } from '../read/guides';
import { usedIn } from './trace';
import { clauseUrl, guideUrl, permalinkUrl } from './urls';

const ids = z.array(z.string());

/** The shapes of the files under `/api/`; the JSON Schemas beside them are made from these. */
export const SHAPES = {
  clauses: z.array(
    z.strictObject({
      id: z.string().describe('Permanent id, "<guideline>:<number>"'),
      guideline: z.string(),
      number: z.string(),
      parent: z.string().nullable(),
      title: z.string(),
      kind: z.enum(KINDS),
      modality: z.enum(MODALITIES),
      effect: z.enum(EFFECTS),
      addressee: z.string().describe('Several are separated by "; "'),
      appendix: z.string().optional().describe('The appendix that it stands in'),
      light: z.enum(LIGHTS).optional().describe('Colour in a traffic-light table'),
      condition: z
        .string()
        .optional()
        .describe('What a permission asks for: "får … men bara om …"'),
      carriesOut: ids.optional().describe('Ids of laws that it carries out, as we read it'),
      text: z.string().describe('Our restatement; the decided document applies'),
      keywords: ids,
      url: z.url(),
      permalink: z.url(),
      source: z.strictObject({
        document: z.string(),
        section: z.string(),
        page: z.number().int().describe('Inferred where the guideline prints no page numbers'),
      }),
      guides: ids,
      tasks: ids,
    }),
  ),
  guides: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      url: z.url(),
      guidelines: ids,
      questions: z.array(
        z.strictObject({
          id: z.string(),
          text: z.string(),
          help: z.string(),
          multiple: z.boolean().describe('Whether several answers can be given'),
          answers: z.array(z.strictObject({ id: z.string(), text: z.string() })),
          clauses: ids,
        }),
      ),
      outcomes: z.array(
        z.strictObject({
          id: z.string(),
          verdict: z.enum(VERDICTS),
          title: z.string(),
          clauses: ids,
          tasks: ids,
        }),
      ),
      // Not an integer: beyond 2^53 the count is rounded.
      routes: z.number().describe('Number of different ways to an outcome, rounded if very large'),
    }),
  ),
  tasks: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      help: z.string().optional(),
      when: z.enum(TIMES),
      who: z.string(),
      basis: z.enum(BASES),
      clauses: ids,
      law: ids,
    }),
  ),
} as const;

export type OpenClause = z.output<typeof SHAPES.clauses>[number];
export type OpenGuide = z.output<typeof SHAPES.guides>[number];

type FileName = keyof typeof SHAPES | `${keyof typeof SHAPES}.schema`;

/**
 * The files of `/api/`, by name without `.json`.
 *
 * @param site address of the site, for absolute links
 */
export function openData(registry: Registry, site: URL): Record<FileName, unknown> {
  const { clauses, guidelines, guides, tasks, uses } = registry;
  const absolute = (path: string) => new URL(path, site).href;
  const schema = (name: keyof typeof SHAPES) => z.toJSONSchema(SHAPES[name]);
  return {
    clauses: [...clauses.values()].map((clause) => {
      const { id, guideline, number, parent, title, kind, modality, effect, addressee } = clause;
      const { appendix, light, condition, carriesOut, text, keywords, source } = clause;
      const { section, page } = source;
      return {
        ...{ id, guideline, number, parent, title, kind, modality, effect, addressee },
        ...{ appendix, light, condition, text, keywords },
        ...(carriesOut.length > 0 && { carriesOut }),
        url: absolute(clauseUrl(clause)),
        permalink: absolute(permalinkUrl(clause)),
        source: { document: guidelines.get(guideline)!.document, section, page },
        ...usedIn([clause], uses),
      };
    }),
    guides: [...guides.values()].map(({ id, machine, texts, guidelines: speaksFor, proof }) => ({
      id,
      title: texts.title,
      url: absolute(guideUrl(id)),
      guidelines: speaksFor,
      questions: questionsOf(machine).map((question) => {
        const { text, help = '', answers } = texts.questions[question]!;
        return {
          ...{ id: question, text, help, multiple: isMultiple(machine, question) },
          answers: answersOf(machine, question).map((answer) => ({
            id: answer,
            text: answers[answer]!.text,
          })),
          clauses: clausesOfQuestion(machine, question),
        };
      }),
      outcomes: outcomesOf(machine).map((outcome) => {
        const { verdict, clauses: cited = [], tasks: always = [] } = stateMeta(machine, outcome);
        const { conditionalTasks = [] } = stateMeta(machine, outcome);
        const given = [...always, ...conditionalTasks.flatMap((those) => those.tasks)];
        const { title } = texts.outcomes[outcome]!;
        return { id: outcome, verdict, title, clauses: cited, tasks: given };
      }),
      routes: proof.routes,
    })),
    tasks: [...tasks.values()],
    'clauses.schema': schema('clauses'),
    'guides.schema': schema('guides'),
    'tasks.schema': schema('tasks'),
  };
}
