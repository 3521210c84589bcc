// The oldest browsers that the site is built for: Edge and Chrome 109, Firefox ESR 115, Safari 16.4.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What one of them lacks, as it stands in a script. Without it a page's script stops. */
const NEWER = [
  /\b(?:Map|Object)\.groupBy\b/,
  /\.to(?:Sorted|Reversed|Spliced)\(/,
  /\bPromise\.(?:withResolvers|try)\b/,
  /\bArray\.fromAsync\b/,
  /\bURL\.(?:canParse|parse)\b/,
  /\bAbortSignal\.any\b/,
  /\bIterator\.from\b/,
  /\bRegExp\.escape\b/,
  /\bIntl\.(?:Segmenter|DurationFormat)\b/,
  /\.(?:values|entries|keys)\(\)\.(?:map|filter|flatMap|reduce|some|every|find|toArray|take|drop)\(/,
  /\brequestIdleCallback\b/,
  /\.(?:checkVisibility|isWellFormed|toWellFormed|setHTMLUnsafe)\(/,
  /\.(?:show|hide|toggle)Popover\(/,
  /\.(?:symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/,
  // Firefox has the attributes, not the properties.
  /\baria(?:Label|Live|Current|Pressed|Expanded|Invalid|Hidden)\s*[=:]/,
  /(?<!this)\.role\s*=[^=]|[{,]role:[`"']/,
];

/** What a style lacks there: without it the whole rule falls away, and a printed list is the screen's. */
const NEWER_STYLE =
  /[{};,]\s*&|light-dark\(|oklch\(|color-mix\(|rgb\(from |@(?:container|scope|starting-style)\b/;

test('no style of the site does either', () => {
  const styles = readdirSync('dist/_astro').filter((name) => name.endsWith('.css'));
  expect(styles.length).toBeGreaterThan(5);
  const found = styles.flatMap((name) => {
    const match = NEWER_STYLE.exec(readFileSync(join('dist/_astro', name), 'utf8'));
    return match ? [`${name}: ${match[0]}`] : [];
  });
  expect(found).toEqual([]);
});

test('no script of the site uses what a workplace’s browser may lack', () => {
  const folder = 'dist/_astro';
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(10);
  const found = scripts.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return NEWER.flatMap((pattern) => {
      const match = pattern.exec(text);
      return match ? [`${name}: ${match[0]}`] : [];
    });
  });
  expect(found).toEqual([]);
});
