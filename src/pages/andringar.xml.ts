import type { APIRoute } from 'astro';
import { registry } from '../registry';
import { atomFeed } from '../registry/outputs/atom';

export const GET: APIRoute = () =>
  new Response(atomFeed(registry(), new URL(import.meta.env.SITE)), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
