import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { unified } from '@astrojs/markdown-remark';
import remarkClauseIds from './src/registry/read/remark-clause-ids.ts';
import remarkTerms from './src/registry/read/remark-terms.ts';
import checkContent from './src/integrations/check-content.ts';
import idTypes from './src/integrations/id-types.ts';
import ownSite from './src/integrations/own-site.ts';
import { asWritten, machines } from './src/registry/index.ts';

// SITE_URL: the address of the site, for canonical links and previews. BASE_PATH: a sub-path.
const { SITE_URL = 'http://localhost:4321', BASE_PATH = '/' } = process.env;
const { site, shown } = asWritten();
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
const ours = (path) => fileURLToPath(new URL(path, import.meta.url));
/** Starlight's components that have a file in src/layout/; each says why. */
const REPLACED = [
  ...['ContentPanel', 'Footer', 'Header', 'MarkdownContent', 'PageFrame', 'PageSidebar'],
  ...['PageTitle', 'Pagination', 'Sidebar', 'ThemeProvider', 'TwoColumnContent'],
];

export default defineConfig({
  site: SITE_URL,
  base: BASE_PATH,
  trailingSlash: 'always',
  prefetch: false,
  // Files of their own, so that the Content-Security-Policy needs no exceptions.
  build: { inlineStylesheets: 'never' },
  vite: {
    plugins: [plainImports],
    // What Starlight puts on every page and has no setting for (docs/decisions/0004-starlight.md): a
    // script that stores the menu's state unasked, and a style for printing parts that we don't have.
    resolve: {
      alias: {
        '../components-internals/SidebarPersistState': ours('src/browser/site.ts'),
        '../style/print.css?url&no-inline': `${ours('src/styles/print.css')}?url&no-inline`,
      },
    },
    // What most pages have is one style sheet, fetched once; the others bring their own beside it.
    environments: {
      prerender: {
        build: {
          rolldownOptions: {
            output: { codeSplitting: { groups: [{ name: 'site', minShareCount: 8 }] } },
          },
        },
      },
    },
    build: {
      // The oldest browsers that the README names.
      cssTarget: ['chrome109', 'firefox115', 'safari16.4'],
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Astro writes the directive for itself, reads it before the bundle is made and needs it no
        // longer: https://github.com/withastro/astro/issues/18087.
        onwarn(warning, warn) {
          const isAstros = warning.message.includes('"use astro:head-inject"');
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE' || !isAstros) warn(warning);
        },
        output: {
          codeSplitting: {
            groups: [
              { name: 'kit', test: /machines\/kit\/(setup|replay|formerly|questions)|\/xstate\// },
              // What the script of every page needs, in one file; the rest comes when it is used.
              { name: 'browser', test: /src\/browser\/(address|dom|load|words)\.ts|load-guide/ },
            ],
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
    processor: unified({
      remarkPlugins: [
        remarkClauseIds,
        () => remarkTerms(undefined, site.reportSystem, shown.guidelines),
      ],
      smartypants: false,
    }),
  },
  integrations: [
    checkContent(),
    ownSite(site, shown, machines),
    starlight({
      title: site.name,
      locales: { root: { label: 'Svenska', lang: 'sv' } },
      sidebar: [],
      // Ours is src/pages/404.astro.
      disable404Route: true,
      pagefind: false,
      expressiveCode: false,
      credits: false,
      pagination: false,
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
      markdown: { headingLinks: false },
      routeMiddleware: './src/layout/route-data.ts',
      customCss: ['./src/styles/tokens.css', './src/styles/site.css'],
      components: Object.fromEntries(REPLACED.map((name) => [name, `./src/layout/${name}.astro`])),
    }),
    mdx(),
    // Starlight's own would list what stands in frames of other pages too.
    sitemap({
      filter: (page) =>
        site.audience === 'public' && !new URL(page).pathname.includes('/inbaddat/'),
    }),
    idTypes(),
  ],
});
