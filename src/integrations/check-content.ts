import { parseArgs } from 'node:util';
import type { AstroIntegration } from 'astro';
import { registry } from '../registry';
import { checkPublished, LOCK } from '../registry/check/published';

/**
 * Reads and checks all content before a page is built, so that one run tells all its faults. `npm
 * run dev` tells them in the browser, where a page reads the registry.
 *
 * `--originals DIR` names the folder of the decided texts that the pages show beside ours.
 */
export default function checkContent(): AstroIntegration {
  const options = { originals: { type: 'string' } } as const;
  const { originals } = parseArgs({ options, strict: false }).values;
  if (typeof originals === 'boolean')
    throw new Error('--originals needs a folder: --originals DIR');
  return {
    name: 'check-content',
    hooks: {
      'astro:config:setup': ({ command, logger, updateConfig }) => {
        if (command === 'build') {
          const { clauses, redirects } = registry(originals);
          const fresh = checkPublished(LOCK, clauses, redirects);
          if (fresh.length > 0)
            logger.warn(
              `${fresh.length} clause ids are new: ${fresh.slice(0, 5).join(', ')}` +
                `${fresh.length > 5 ? ' …' : ''}. Before they go public: npm run ids, and commit ${LOCK}.`,
            );
        }
        if (originals === undefined) return;
        const folder = JSON.stringify(originals);
        updateConfig({ vite: { define: { 'import.meta.env.ORIGINALS': folder } } });
      },
    },
  };
}
