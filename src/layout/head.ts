import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import { registry } from '../registry';
import { withBase } from '../registry/outputs/urls';

type Head = StarlightRouteData['head'];

// The same policy belongs in the host's header, with frame-ancestors added. See the README.
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');

const FIRST: Head = [
  { tag: 'meta', attrs: { charset: 'utf-8' } },
  // The development server puts style and script into the page.
  ...(import.meta.env.PROD
    ? [
        {
          tag: 'meta' as const,
          attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
        },
      ]
    : []),
];
const LAST: Head = [{ tag: 'meta', attrs: { name: 'color-scheme', content: 'light dark' } }];
/** Of pages whose address may hold answers or a query. */
const EARLY: Head = [{ tag: 'script', attrs: { src: withBase('/early.js') } }];
const NOT_SEARCHED: Head = [{ tag: 'meta', attrs: { name: 'robots', content: 'noindex' } }];
const COLOURS: Head = [
  { tag: 'link', attrs: { rel: 'stylesheet', href: withBase('/farger.css') } },
];

/** @returns a page's head: nothing of what it is made with, and a policy before all it holds against. */
export function headOf({ head, entry }: StarlightRouteData): Head {
  const { accent, audience } = registry().site;
  const isPublic = audience === 'public';
  // The page for unknown addresses has none of its own.
  const namesAddress = (attrs: Head[number]['attrs']) =>
    attrs?.rel === 'canonical' || attrs?.property === 'og:url';
  const kept = head.filter(
    ({ attrs }) =>
      attrs?.charset === undefined &&
      attrs?.name !== 'generator' &&
      (isPublic || attrs?.rel !== 'sitemap') &&
      !(entry.id === '404' && namesAddress(attrs)),
  );
  return [
    ...FIRST,
    ...kept,
    ...LAST,
    ...(/^(?:guider\/|sok$)/.test(entry.id) ? EARLY : []),
    ...(isPublic ? [] : NOT_SEARCHED),
    ...(accent ? COLOURS : []),
  ];
}
