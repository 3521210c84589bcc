import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Starlight's page component imports a few files that can't be overridden like its components.
 * Ours take their place: its colours and print style, and a script that stores the sidebar's state
 * unasked. A file that Starlight no longer has stops the build, so that an upgrade is noticed.
 */
const REPLACED = {
  '../style/props.css': './src/styles/tokens.css',
  '../style/reset.css': './src/styles/empty.css',
  '../style/asides.css': './src/styles/empty.css',
  '../style/util.css': './src/styles/empty.css',
  '../style/print.css': './src/styles/print.css',
  '../components-internals/SidebarPersistState': './src/browser/site.ts',
} as const;

export default function starlightLook(): AstroIntegration {
  const unused = new Set<string>(Object.keys(REPLACED));
  return {
    name: 'starlight-look',
    hooks: {
      'astro:config:setup': ({ updateConfig, config }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'starlight-look',
                enforce: 'pre',
                resolveId(source, importer) {
                  if (!importer?.includes('/@astrojs/starlight/')) return undefined;
                  const [path = '', query] = source.split('?');
                  const ours = REPLACED[path as keyof typeof REPLACED];
                  if (ours === undefined) return undefined;
                  unused.delete(path);
                  // Not its pathname, where spaces and letters such as å are encoded.
                  const file = fileURLToPath(new URL(ours, config.root));
                  return query === undefined ? file : `${file}?${query}`;
                },
              },
            ],
          },
        });
      },
      'astro:build:done': () => {
        if (unused.size > 0)
          throw new Error(
            `src/integrations/starlight-look.ts: Starlight no longer imports ${[...unused].join(', ')}. ` +
              'Look at its Page.astro and bring REPLACED up to date.',
          );
      },
    },
  };
}
