/** A hit, best first. */
export interface Hit {
  /** `ostersund:6.1.3` or `guide:oppen-ai/personuppgifter`. */
  id: string;
  title: string;
  url: string;
  /** An extract of the text; its only markup is `<mark>`. */
  excerpt: string;
  guidelines: string[];
}

/** The part of Pagefind's browser API that the search uses. */
export interface Engine {
  options(options: { baseUrl: string }): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<EngineHit> }[] }>;
}

interface EngineHit {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

/** The place between what people type and what the engine is asked. */
export async function search(engine: Engine, query: string, most: number): Promise<Hit[]> {
  const asked = query.trim();
  if (asked === '') return [];
  const { results } = await engine.search(asked);
  const hits = await Promise.all(results.slice(0, most).map((result) => result.data()));
  return hits.map(({ url, excerpt, meta, filters }) => ({
    id: meta.id ?? '',
    title: meta.title ?? '',
    url,
    excerpt,
    guidelines: filters.kommun ?? [],
  }));
}
