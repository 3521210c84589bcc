// The sign of the verdict as a picture, for a file that can hold no drawing of the page's own.
import { findOptional } from '../browser/dom';

/** Pixels a side: four times what it is shown with. */
const SIZE = 160;
/** The side of the square that signs are drawn in. */
const DRAWN = 48;

/** @returns the sign of the verdict that the page shows, as PNG; undefined if it shows none */
export async function signShown(): Promise<Uint8Array | undefined> {
  const panel = findOptional(document, '[data-outcome]:not([hidden]) .verdict');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!panel || !pen) return undefined;
  canvas.width = canvas.height = SIZE;
  pen.scale(SIZE / DRAWN, SIZE / DRAWN);
  const { backgroundColor, color } = getComputedStyle(panel);
  const path = (part: string) =>
    new Path2D(panel.querySelector(`.sign-of .${part}`)?.getAttribute('d') ?? '');
  // The yellow one has a rim of ink; that of the others is as white as the paper.
  pen.strokeStyle = color;
  pen.lineWidth = 4;
  pen.stroke(path('shape'));
  pen.fillStyle = backgroundColor;
  pen.fill(path('shape'));
  pen.lineWidth = 5;
  pen.stroke(path('mark'));
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
  return blob ? new Uint8Array(await blob.arrayBuffer()) : undefined;
}
