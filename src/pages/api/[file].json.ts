import type { APIRoute, GetStaticPaths } from 'astro';
import { registry } from '../../registry';
import { openData } from '../../registry/outputs/open-data';

const files = () => openData(registry(), new URL(import.meta.env.SITE));

export const getStaticPaths = (() =>
  Object.entries(files()).map(([file, data]) => ({
    params: { file },
    props: { data },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(JSON.stringify(props.data, null, 1), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
