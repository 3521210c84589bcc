import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { docsSchema } from '@astrojs/starlight/schema';

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content', pattern: '**/*.mdx' }),
    // The title of the section in the decided document, for citing.
    schema: docsSchema({ extend: z.object({ section: z.string().optional() }) }),
  }),
};
