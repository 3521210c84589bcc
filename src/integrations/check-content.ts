import { globSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { AstroIntegration } from 'astro';
import { registry } from '../registry';
import { checkPublished, LOCK } from '../registry/check/published';
import { MESSAGES } from '../registry/messages';
import { ContentError, stopAt } from '../registry/read/content-error';
import { placeholdersIn, SITE } from '../registry/read/site';

/**
 * Reads and checks all content before a page is built, so that one run tells all its faults. `npm
 * run dev` tells them in the browser.
 *
 * `--originals DIR` names the folder of the decided texts that the pages show beside ours. With
 * `--release` a placeholder or a draft that is left stops the build; else it is a warning.
 */
export default function checkContent(): AstroIntegration {
  const options = { originals: { type: 'string' }, release: { type: 'boolean' } } as const;
  const { originals, release } = parseArgs({ options, strict: false }).values;
  if (typeof originals === 'boolean')
    throw new Error('--originals needs a folder: --originals DIR');
  /** Said when the build is done: above its list of pages nobody would see it. */
  const left: string[] = [];
  return {
    name: 'check-content',
    hooks: {
      'astro:build:done': ({ logger }) => left.forEach((one) => logger.warn(one)),
      'astro:config:setup': ({ command, logger, updateConfig }) => {
        if (command === 'build') {
          const { clauses, guidelines, redirects, drafts } = registry(originals, false);
          if (drafts.length > 0)
            left.push(
              `${drafts.length} chapters are drafts and left out: ${drafts.join(', ')}. ` +
                `Before npm run release: ${MESSAGES.draft().remedy}.`,
            );
          const fresh = checkPublished(LOCK, clauses, redirects, guidelines);
          if (fresh.length > 0)
            left.push(
              `${fresh.length} clause ids are new: ${fresh.slice(0, 5).join(', ')}` +
                `${fresh.length > 5 ? ' …' : ''}. Before they go public: npm run ids, and commit ${LOCK}.`,
            );
          const folders = ['om', ...guidelines.keys()].join(',');
          const unwritten = placeholdersIn([
            SITE,
            ...globSync(`content/{${folders}}/**/*.{mdx,yaml}`),
          ]);
          const { reason, remedy } = MESSAGES.draft();
          const unread = drafts.map((file) => new ContentError(file, undefined, reason, remedy));
          if (release) stopAt([...unwritten, ...unread]);
          const places = [...Map.groupBy(unwritten, ({ file }) => file)].map(
            ([file, own]) => `\n  ${file}: ${own.map(({ line }) => line).join(', ')}`,
          );
          if (places.length > 0)
            left.push(`Left to fill in before npm run release, by line:${places.join('')}`);
        }
        if (command === 'dev') {
          updateConfig({ vite: { plugins: [tellFaults(originals)] } });
          try {
            registry(originals, true);
          } catch (error) {
            // Told, not thrown: pages can be read, unless Astro stops at a frontmatter.
            logger.error(error instanceof Error ? error.message : String(error));
          }
        }
        if (originals === undefined) return;
        const folder = JSON.stringify(originals);
        updateConfig({ vite: { define: { 'import.meta.env.ORIGINALS': folder } } });
      },
    },
  };
}

/** Tells all faults where a page is about to be read, before MDX stumbles on one in its own words. */
const tellFaults = (originals: string | undefined) => ({
  name: 'check-content',
  enforce: 'pre' as const,
  transform: {
    filter: { id: /\/content\/.*\.mdx$/ },
    handler: () => void registry(originals, true),
  },
});
