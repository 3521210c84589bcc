import { readFileSync } from 'node:fs';

/** How a reader's screen is set: light or dark. */
export type Scheme = 'light' | 'dark';

const TOKENS = 'src/styles/tokens.css';
/** What the accent colour stands on, and what stands on it. */
const AROUND = ['paper', 'card', 'wash', 'on-accent'];

/**
 * @param name of a colour of the site, `sign-no`
 * @throws Error if the style sheet has none
 */
export function tokenOf(name: string, scheme: Scheme = 'light'): string {
  const [light, dark] = readFileSync(TOKENS, 'utf8').split('@media (prefers-color-scheme: dark)');
  const valueIn = (part = '') => new RegExp(`--${name}: (#[0-9a-f]+)`).exec(part)?.[1];
  const value = (scheme === 'dark' ? valueIn(dark) : undefined) ?? valueIn(light);
  if (value === undefined) throw new Error(`${TOKENS}: --${name} is missing`);
  return value;
}

/** @returns the colours that the accent must be told from, by the look of the site */
export const aroundAccent = (scheme: Scheme): string[] =>
  AROUND.map((name) => tokenOf(name, scheme));

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
