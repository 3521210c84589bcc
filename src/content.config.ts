import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { i18nLoader } from '@astrojs/starlight/loaders';
import { asWritten, machines } from './registry';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';

// What the registry has checked: the section of the decided document, and the name of an appendix.
const schemaIn = docsSchema({
  extend: z.object({ section: z.string().optional(), appendix: z.string().optional() }),
});
let schema: ReturnType<typeof schemaIn> | undefined;

const { shown, folders } = asWritten();
/** Folders of pages that aren't made. */
const leftOut = [
  ...folders.filter((id) => !shown.guidelines.has(id)),
  ...machines.filter(({ id }) => !shown.guides.has(id)).map(({ id }) => `guider/${id}`),
];

export const collections = {
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
  docs: defineCollection({
    loader: glob({
      base: './content',
      pattern: ['**/*.mdx', ...leftOut.map((folder) => `!${folder}/**`)],
    }),
    // Made once: <StarlightPage> asks for it anew on every page, where making it costs most.
    schema: (context) => (schema ??= schemaIn(context)),
  }),
};
