import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { registry } from '../registry';
import {
  allGuidelinesUrl,
  changesUrl,
  comparisonUrl,
  glossaryUrl,
  guideUrl,
  rulesUrl,
  trainingUrl,
  unclaritiesUrl,
} from '../registry/outputs/urls';
import type { Translation } from '../registry/read/translations';
import { chaptersOf } from './chapters';
import { headOf } from './head';
import { guidesOf, municipalityOf, namedOn, soleGuideline } from './municipality';

type SidebarEntry = StarlightRouteData['sidebar'][number];
type SidebarLink = Extract<SidebarEntry, { type: 'link' }>;
type Link = Pick<SidebarLink, 'href' | 'label'>;

/** What the layout shows of a page beside its text. Starlight asks for it before it draws the page. */
export const onRequest = defineRouteMiddleware(async ({ locals, url: { pathname } }) => {
  const route = locals.starlightRoute;
  const current = municipalityOf(pathname);
  locals.guideline = registry().guidelines.get(current ?? '');
  locals.isWide = isWide(route.id);
  locals.translation = translationOn(route.id);
  // The frame of the page is Swedish, and says so itself where it stands in the text's place.
  if (locals.translation) {
    const { lang, dir, notice } = locals.translation;
    route.entryMeta = { ...route.entryMeta, lang, dir };
    // What a search engine and a shared link say of it, where the author has written nothing else.
    if (!route.entry.data.description)
      for (const attrs of [{ name: 'description' }, { property: 'og:description' }])
        route.head.push({ tag: 'meta', attrs: { ...attrs, content: notice }, content: '' });
  }
  route.head = headOf(route);
  route.sidebar = await sidebarOf(pathname, current ?? soleGuideline()?.id);
  route.pagination = await neighboursOf(route.id, current);
  // The first item is the page's own top; a single heading needs no list.
  const headings = route.toc?.items.slice(1) ?? [];
  route.toc = route.toc && headings.length > 1 ? { ...route.toc, items: headings } : undefined;
});

/** @returns what a page is a translation of: `vikstad/en/regler` */
function translationOn(id: string): Translation | undefined {
  const [guideline, language, chapter] = id.split('/');
  return registry()
    .translations.get(`${guideline}/${chapter}`)
    ?.find(({ lang }) => lang === language);
}

/** Whether a page has no text column of its own: the start, a municipality's own page, a guide. */
function isWide(id: string): boolean {
  const { guidelines, guides } = registry();
  const [folder, guide = '', ...below] = id.split('/');
  return (
    id === '' ||
    guidelines.has(id) ||
    (folder === 'guider' && guides.has(guide) && below.length === 0)
  );
}

const linkTo = ({ href, label }: Link, pathname?: string): SidebarLink => ({
  ...{ type: 'link', href, label, badge: undefined, attrs: {} },
  isCurrent: href === pathname,
});

/** The menu: the chapters of the page's guideline, or of all where they are few, and what is shared. */
async function sidebarOf(pathname: string, current?: string): Promise<SidebarEntry[]> {
  const { named, all } = namedOn(pathname);
  const group = (label: string, links: readonly Link[]): SidebarEntry => ({
    ...{ type: 'group', label, collapsed: false, badge: undefined },
    entries: links.map((link) => linkTo(link, pathname)),
  });
  const chapters = named
    .filter(({ id }) => current === undefined || id === current)
    .map(async ({ id, name }) => group(name, await chaptersOf(id)));
  const guides = guidesOf(current).map(({ id, texts }) => ({
    href: guideUrl(id),
    label: texts.short,
  }));
  return [
    ...(await Promise.all(chapters)),
    ...(all ? [] : [linkTo({ href: allGuidelinesUrl(), label: 'Alla kommuner' })]),
    ...(guides.length > 0 ? [group('Guider', guides)] : []),
    group('För dig', [
      { href: rulesUrl(current), label: 'Regler för dig' },
      ...(registry().training.cases.size > 0 ? [{ href: trainingUrl(), label: 'Öva' }] : []),
      { href: glossaryUrl(), label: 'Ordlista' },
      ...(soleGuideline() ? [] : [{ href: comparisonUrl(), label: 'Jämför kommunerna' }]),
      { href: changesUrl(), label: 'Vad har ändrats' },
      { href: unclaritiesUrl(current), label: 'Oklarheter i riktlinjerna' },
    ]),
  ];
}

/** The chapters before and after a chapter; of another page none. */
async function neighboursOf(id: string, guideline?: string) {
  const chapters = guideline === undefined ? [] : await chaptersOf(guideline);
  const here = chapters.findIndex(({ entry }) => entry.id === id);
  const chapter = (index: number) => {
    const found = here === -1 ? undefined : chapters[index];
    return found && linkTo(found);
  };
  return { prev: chapter(here - 1), next: chapter(here + 1) };
}
