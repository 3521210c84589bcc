import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import type { OpenClause, OpenGuide } from '../registry/open-data';

/** Indexes the open data of the built site with Pagefind: one record a clause, one a guide question. */
export default function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const read = async (name: string) =>
          JSON.parse(await readFile(new URL(`api/${name}.json`, dir), 'utf8')) as unknown;
        const { index } = await createIndex({ forceLanguage: 'sv' });
        if (!index) throw new Error('Pagefind could not start');
        const add = async (
          id: string,
          url: string,
          title: string,
          content: string,
          filters: Record<string, string[]>,
        ) => {
          const { pathname, hash } = new URL(url);
          const { errors } = await index.addCustomRecord({
            url: pathname + hash,
            content,
            language: 'sv',
            meta: { id, title },
            filters,
          });
          if (errors.length > 0) throw new Error(`search record ${id}: ${errors.join(', ')}`);
        };
        const clauses = (await read('clauses')) as OpenClause[];
        for (const { id, url, number, title, text, keywords, guideline } of clauses)
          await add(id, url, `${number} ${title}`, `${title}. ${text} ${keywords.join(', ')}`, {
            kommun: [guideline],
            slag: ['regel'],
          });
        const guides = (await read('guides')) as OpenGuide[];
        for (const { id, url, title, guidelines, questions } of guides) {
          const filters = { kommun: guidelines, slag: ['guide'] };
          await add(`guide:${id}`, url, title, title, filters);
          for (const { id: question, text, help } of questions)
            await add(
              `guide:${id}/${question}`,
              `${url}#${id}.${question}`,
              text,
              `${text} ${help}`,
              filters,
            );
        }
        await index.writeFiles({ outputPath: fileURLToPath(new URL('pagefind', dir)) });
        await close();
        logger.info(`${clauses.length} clauses and ${guides.length} guide(s) indexed`);
      },
    },
  };
}
