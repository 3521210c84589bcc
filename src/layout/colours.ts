import type { APIRoute } from 'astro';
import { registry } from '../registry';

/** The site's own colours, for the screen: print is black. The style sheets have those of the look. */
export const GET: APIRoute = () => {
  const { light = '', dark = '' } = registry().site.accent ?? {};
  const css =
    `@media screen { :root:root { --accent: ${light} } }\n` +
    `@media screen and (prefers-color-scheme: dark) { :root:root { --accent: ${dark} } }\n`;
  return new Response(css, { headers: { 'Content-Type': 'text/css' } });
};
