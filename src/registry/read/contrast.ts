import { readFileSync } from 'node:fs';

/** How a reader's screen is set: light or dark. */
export type Scheme = 'light' | 'dark';

/** What the accent colour stands on, and what stands on it. */
const AROUND = ['paper', 'card', 'wash', 'on-accent'];

/** @returns the colours that the accent must be told from, by the look of the site */
export function aroundAccent(scheme: Scheme): string[] {
  const css = readFileSync('src/styles/tokens.css', 'utf8');
  const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
  const valueIn = (part: string, name: string) =>
    new RegExp(`--${name}: (#[0-9a-f]+)`).exec(part)?.[1];
  return AROUND.map(
    (name) => valueIn(scheme === 'dark' ? dark : light, name) ?? valueIn(light, name)!,
  );
}

/** @returns the contrast between two colours, 1–21, by WCAG 2.2 */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** The relative luminance of `#rgb` or `#rrggbb`. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(digits.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
