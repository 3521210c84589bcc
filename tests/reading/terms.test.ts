import { join } from 'node:path';
import { toString } from 'mdast-util-to-string';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import remarkClauseIds from '../../src/registry/read/remark-clause-ids';
import remarkTerms from '../../src/registry/read/remark-terms';

const processor = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(remarkClauseIds)
  .use(remarkTerms, 'tests/reading/terms.yaml');

/** Reads a chapter of the made-up guideline `exempel` as the site does. */
function chapter(mdx: string): Node {
  const path = join(process.cwd(), 'content/exempel/kapitel.mdx');
  return processor.runSync(processor.parse(mdx), { path });
}

const attributeOf = (node: MdxJsxTextElement, name: string) =>
  String(node.attributes.find((one) => 'name' in one && one.name === name)?.value);

/** @returns the marked words in reading order, each with what the button over it opens. */
function marks(mdx: string): string[] {
  const found: string[] = [];
  visit(chapter(mdx), 'mdxJsxTextElement', (node: MdxJsxTextElement) => {
    if (attributeOf(node, 'class') !== 'term') return;
    const button = node.children.at(-1) as MdxJsxTextElement;
    expect(attributeOf(button, 'aria-label')).toBe(`Förklaring: ${toString(node)}`);
    found.push(`${toString(node)} → ${attributeOf(button, 'popovertarget')}`);
  });
  return found;
}

const clause = (inside: string) => `<Clause nr="1">\n\n${inside}\n\n</Clause>\n`;

describe('a term in the running text', () => {
  test('is marked where it first occurs on the page, and there only', () => {
    expect(marks(`Ett moln.\n\n${clause('Samma moln och molnet.')}`)).toEqual(['moln → ord-moln']);
  });

  test('is found in its other forms, whatever the case', () => {
    expect(marks(clause('I Molnet.'))).toEqual(['Molnet → ord-moln']);
    expect(marks(clause('Alla molnen.'))).toEqual(['molnen → ord-moln']);
  });

  test('is found as the longest term that is written there', () => {
    expect(marks(clause('Ett öppet moln och ett moln.'))).toEqual([
      'öppet moln → ord-oppet-moln',
      'moln → ord-moln',
    ]);
  });

  test.each(['Molntjänster.', 'En åskmoln.', 'moln-baserat', 'eMoln2'])(
    'is a whole word, so "%s" has none',
    (text) => {
      expect(marks(clause(text))).toEqual([]);
    },
  );

  test('is not marked in headings, links, code, notes and guides', () => {
    const mdx = [
      '## Om moln',
      '[moln](/moln/)',
      '`moln`',
      '<Note date="2026-11-21">\n\nEtt moln.\n\n</Note>',
      '<Guide id="moln">\n\nEtt moln.\n\n</Guide>',
    ];
    expect(marks(clause(mdx.join('\n\n')))).toEqual([]);
    expect(marks(clause([...mdx, '**Ett** *moln*.'].join('\n\n')))).toEqual(['moln → ord-moln']);
  });

  test('is not marked in a clause that defines it, but after it', () => {
    const rules = ['a', 'b', 'c'].map((id) => `<Rule id="${id}">\n\nEtt moln ${id}.\n\n</Rule>`);
    expect(marks(clause(rules.slice(1).join('\n\n')))).toEqual(['moln → ord-moln']);
    expect(marks(clause(rules[1]!))).toEqual([]);
  });

  test('is not marked on a page that is no chapter', () => {
    expect(marks('Ett moln.')).toEqual([]);
  });

  test('keeps the stop that follows it on its line, and every letter of the text', () => {
    const text = 'Ett öppet moln, eller ”moln”: inga (moln).';
    expect(toString(chapter(clause(text)))).toBe(text);
    const glued: string[] = [];
    visit(chapter(clause(text)), 'mdxJsxTextElement', (node: MdxJsxTextElement) => {
      if (attributeOf(node, 'class') === 'term-end') glued.push(toString(node));
    });
    expect(glued).toEqual(['öppet moln,', 'moln”:']);
  });
});
