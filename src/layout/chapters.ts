import { getCollection } from 'astro:content';
import { withBase } from '../registry/urls';

/** The pages of a guideline's sections, in the document's order. */
export async function chaptersOf(guideline: string) {
  const entries = await getCollection('docs', ({ id }) => id.startsWith(`${guideline}/`));
  return entries
    .sort((a, b) => (a.data.sidebar.order ?? 0) - (b.data.sidebar.order ?? 0))
    .map((entry) => ({
      entry,
      /** Name of its file, for example `oppen-ai`. */
      slug: entry.id.slice(guideline.length + 1),
      href: withBase(`/${entry.id}/`),
      label: entry.data.sidebar.label ?? entry.data.title,
    }));
}
