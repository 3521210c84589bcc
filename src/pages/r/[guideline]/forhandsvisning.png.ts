import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import sharp from 'sharp';
import { SHAPES, SIGN_OF, type Sign } from '../../../components/Sign/shapes';
import { bandOf } from '../../../layout/municipality';
import { registry } from '../../../registry';
import { tokenOf } from '../../../registry/read/contrast';

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
const BAND = 130;
const SIGN = 92;

// A font file of our own: the machine that builds may have none, and the picture stays the same.
const fontfile = createRequire(resolve('package.json')).resolve(
  '@expo-google-fonts/familjen-grotesk/700Bold/FamiljenGrotesk_700Bold.ttf',
);

/** Text as a picture, at most `height` high. */
async function lettering(text: string, size: number, height: number, token = 'ink') {
  const safe = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return sharp({
    text: {
      text: `<span foreground="${tokenOf(token)}">${safe}</span>`,
      font: `Familjen Grotesk Bold ${size}`,
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

/** The colours of the verdicts' signs, and of the figure on them, as sign.css has them. */
const PAINT: Partial<Record<Sign, [fill: string, mark: string]>> = {
  stop: ['sign-no', 'on-accent'],
  question: ['sign-ask', 'on-ask'],
  list: ['sign-do', 'on-accent'],
  check: ['sign-yes', 'on-accent'],
};

/** A verdict's sign as a picture. */
function drawn(sign: Sign): Buffer {
  const { shape, mark } = SHAPES[sign];
  const [fill, stroke] = PAINT[sign]!.map((token) => tokenOf(token));
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="${SIGN}" height="${SIGN}">
      <path d="${shape}" fill="${fill}"/>
      <path d="${mark}" fill="none" stroke="${stroke}" stroke-width="5"/>
    </svg>`,
  );
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) => {
  const { id, municipality, document } = props.guideline;
  const band = {
    width: WIDTH,
    height: BAND,
    channels: 3 as const,
    background: tokenOf(bandOf(id)),
  };
  const signs = Object.values(SIGN_OF).map((sign, index) => ({
    input: drawn(sign),
    left: WIDTH - MARGIN - (4 - index) * (SIGN + 20) + 20,
    top: HEIGHT - MARGIN - SIGN,
  }));
  const png = await sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: tokenOf('paper') },
  })
    .composite([
      { input: { create: band }, left: 0, top: 0 },
      { input: await lettering(municipality, 48, 60), left: MARGIN, top: 38 },
      { input: await lettering(document, 72, 220), left: MARGIN, top: BAND + 60 },
      {
        input: await lettering(registry().site.name, 40, 50, 'accent'),
        left: MARGIN,
        top: HEIGHT - MARGIN - SIGN / 2 - 24,
      },
      ...signs,
    ])
    .png({ palette: true })
    .toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
};
