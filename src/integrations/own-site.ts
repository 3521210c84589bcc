import type { AstroIntegration } from 'astro';
import type { GuideMachine } from '../../machines/kit/setup';
import { guideMeta } from '../../machines/kit/setup';
import type { Shown } from '../../machines/kit/only';
import { SITE, type Site } from '../registry/read/site';

/**
 * Makes the site one's own: the pages that only a site of several guidelines has, its colours, and
 * guides in the browser that speak for the guidelines shown.
 */
export default function ownSite(
  { accent }: Site,
  shown: Shown,
  machines: readonly GuideMachine[],
): AstroIntegration {
  const leftOut = machines.filter(({ id }) => !shown.guides.has(id)).map(({ id }) => id);
  const isAll =
    leftOut.length === 0 &&
    machines.every((machine) =>
      (guideMeta(machine).guidelines ?? []).every((id) => shown.guidelines.has(id)),
    );
  return {
    name: 'own-site',
    hooks: {
      'astro:config:setup': ({ addWatchFile, injectRoute, config, updateConfig }) => {
        addWatchFile(new URL(SITE, config.root));
        if (shown.guidelines.size > 1) {
          injectRoute({ pattern: '/jamfor', entrypoint: './src/comparison/Comparison.astro' });
          injectRoute({ pattern: '/kommuner', entrypoint: './src/municipalities/Choice.astro' });
          injectRoute({ pattern: '/ova/luckor', entrypoint: './src/training/Untrained.astro' });
        }
        if (accent) injectRoute({ pattern: '/farger.css', entrypoint: './src/layout/colours.ts' });
        const sets = {
          guidelines: [...shown.guidelines],
          guides: [...shown.guides],
        };
        updateConfig({
          vite: {
            define: { 'import.meta.env.SHOWN': isAll ? 'undefined' : JSON.stringify(sets) },
            plugins: [
              {
                name: 'only-shown-guides',
                enforce: 'pre',
                applyToEnvironment: ({ name }) => name === 'client',
                load: (id) =>
                  leftOut.some((guide) => id.endsWith(`/machines/${guide}.ts`))
                    ? 'export default undefined'
                    : undefined,
              },
            ],
          },
        });
      },
    },
  };
}
