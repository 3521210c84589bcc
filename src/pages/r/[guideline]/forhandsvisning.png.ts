import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import sharp from 'sharp';
import { registry } from '../../../registry';

// The picture of a link preview, one a municipality: the preview's title says which rule it is. One
// a clause would cost 11,000 clauses 15 minutes of processor time and 200 MB to say it twice.

export const getStaticPaths = (() =>
  [...registry().guidelines.values()].map((guideline) => ({
    params: { guideline: guideline.id },
    props: { guideline },
  }))) satisfies GetStaticPaths;

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 90;
// The light colours of styles/tokens.css.
const COLOURS = { paper: '#fffdfa', ink: '#1d1c1a', soft: '#5c5850', accent: '#0a5a66' };

// A font file of our own: the machine that builds may have none, and the picture stays the same.
const fontfile = createRequire(resolve('package.json')).resolve(
  '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
);

/** Text as a picture, at most `height` high. */
async function lettering(text: string, size: number, colour: string, height: number) {
  const safe = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return sharp({
    text: {
      text: `<span foreground="${colour}">${safe}</span>`,
      font: `Source Serif 4 SemiBold ${size}`,
      fontfile,
      width: WIDTH - 2 * MARGIN,
      rgba: true,
      dpi: 72,
    },
  })
    .resize({ width: WIDTH - 2 * MARGIN, height, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) => {
  const { municipality, document } = props.guideline;
  const bar = { width: WIDTH, height: 16, channels: 3 as const, background: COLOURS.accent };
  const png = await sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: COLOURS.paper },
  })
    .composite([
      { input: { create: bar }, left: 0, top: 0 },
      { input: await lettering(municipality, 40, COLOURS.soft, 60), left: MARGIN, top: 110 },
      { input: await lettering(document, 68, COLOURS.ink, 300), left: MARGIN, top: 190 },
      {
        input: await lettering(registry().site.name, 32, COLOURS.accent, 50),
        left: MARGIN,
        top: 530,
      },
    ])
    .png({ palette: true })
    .toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
};
