import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';

// The title of the section in the decided document, for citing.
const schemaIn = docsSchema({ extend: z.object({ section: z.string().optional() }) });
let schema: ReturnType<typeof schemaIn> | undefined;

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content', pattern: '**/*.mdx' }),
    // Made once: <StarlightPage> asks for it anew on every page, where making it costs most.
    schema: (context) => (schema ??= schemaIn(context)),
  }),
  // Starlight reads it for words in the place of its own, and warns if it is empty; its Swedish will do.
  i18n: defineCollection({ loader: () => [{ id: 'sv' }], schema: i18nSchema() }),
};
