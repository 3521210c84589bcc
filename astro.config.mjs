import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import remarkClauseIds from './src/registry/read/remark-clause-ids.ts';
import remarkTerms from './src/registry/read/remark-terms.ts';
import starlightLook from './src/integrations/starlight-look.ts';
import searchIndex from './src/integrations/search-index.ts';
import checkContent from './src/integrations/check-content.ts';
import idTypes from './src/integrations/id-types.ts';

// SITE_URL: the address of the site, for canonical links and previews. BASE_PATH: a sub-path.
const { SITE_URL = 'http://localhost:4321', BASE_PATH = '/' } = process.env;
/** Imports without a preload of what they import: its script would weigh on every page. */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  configEnvironment: () => ({ build: { modulePreload: false } }),
  load: (id) =>
    id === '\0vite/preload-helper.js'
      ? 'export const __vitePreload = (load) => load();'
      : undefined,
};
const layout = (name) => `./src/layout/${name}.astro`;

export default defineConfig({
  site: SITE_URL,
  base: BASE_PATH,
  trailingSlash: 'always',
  prefetch: false,
  // Files of their own, so that the Content-Security-Policy needs no exceptions.
  build: { inlineStylesheets: 'never' },
  // One style sheet for what most pages have, fetched once; checklists and training bring their own.
  vite: {
    plugins: [plainImports],
    build: {
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [{ name: 'kit', test: /machines\/kit\/(setup|replay)|\/xstate\// }],
          },
        },
      },
    },
    // Scripts find each other wherever they lie: a course package takes them along.
    experimental: {
      renderBuiltUrl: (_, { hostType }) => (hostType === 'js' ? { relative: true } : undefined),
    },
  },
  markdown: {
    processor: unified({ remarkPlugins: [remarkClauseIds, remarkTerms], smartypants: false }),
  },
  integrations: [
    checkContent(),
    starlight({
      title: 'AI-riktlinjer',
      locales: { root: { label: 'Svenska', lang: 'sv' } },
      sidebar: [],
      pagefind: false,
      expressiveCode: false,
      credits: false,
      pagination: false,
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
      markdown: { headingLinks: false },
      customCss: ['./src/styles/site.css'],
      components: {
        Banner: layout('Nothing'),
        ContentPanel: layout('ContentPanel'),
        Footer: layout('Footer'),
        Head: layout('Head'),
        Header: layout('Header'),
        MarkdownContent: layout('MarkdownContent'),
        PageFrame: layout('PageFrame'),
        PageSidebar: layout('PageSidebar'),
        PageTitle: layout('PageTitle'),
        Sidebar: layout('Sidebar'),
        SkipLink: layout('SkipLink'),
        ThemeProvider: layout('Nothing'),
        TwoColumnContent: layout('TwoColumnContent'),
      },
    }),
    mdx(),
    starlightLook(),
    searchIndex(),
    idTypes(),
  ],
});
