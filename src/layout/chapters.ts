import { getCollection, type CollectionEntry } from 'astro:content';
import { withBase } from '../registry/outputs/urls';

let cached: Promise<Map<string, CollectionEntry<'docs'>[]>> | undefined;

/** All pages of the collection by their first folder. Read once a build: every page asks for them. */
function byFolder() {
  const read = async () =>
    Map.groupBy(await getCollection('docs'), ({ id }) => id.slice(0, id.indexOf('/')));
  return import.meta.env.DEV ? read() : (cached ??= read());
}

type Data = CollectionEntry<'docs'>['data'];
const placeOf = ({ appendix }: Data) => (appendix === undefined ? 0 : 1);
const orderOf = ({ sidebar }: Data) => sidebar.order ?? 0;

/** The pages of a guideline's sections, in the document's order: appendices last, no translations. */
export async function chaptersOf(guideline: string) {
  const entries = (await byFolder()).get(guideline) ?? [];
  return entries
    .filter(({ id }) => id.split('/').length === 2)
    .filter(({ data }) => import.meta.env.DEV || !data.draft)
    .sort(({ data: a }, { data: b }) => placeOf(a) - placeOf(b) || orderOf(a) - orderOf(b))
    .map((entry) => ({
      entry,
      /** Name of its file, for example `oppen-ai`. */
      slug: entry.id.slice(guideline.length + 1),
      href: withBase(`/${entry.id}/`),
      label: entry.data.sidebar.label ?? entry.data.title,
    }));
}
