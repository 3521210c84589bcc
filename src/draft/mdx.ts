import { stringify } from 'yaml';
import type { DraftChapter, DraftClause } from './clauses.ts';

/**
 * Writes a chapter as an author would, except for the words: each clause has its decided text in a
 * comment, to be restated from. The chapter is marked as a draft, so that nothing of it is published.
 *
 * @param order of the chapter, from 1
 */
export function mdxOf({ title, section, appendix, clauses }: DraftChapter, order: number): string {
  const frontmatter = { title, section, appendix, draft: true, sidebar: { label: title, order } };
  const names = clauses.some(({ rules }) => rules.length > 0) ? 'Clause, Rule' : 'Clause';
  return (
    [
      `---\n${stringify(frontmatter)}---`,
      `import { ${names} } from '#components';`,
      ...clauses.map((clause) =>
        clauseMdx(clause, clause.section === section ? {} : { section: clause.section }),
      ),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

function clauseMdx(clause: DraftClause, own: Record<string, string>): string {
  const { number, addressee, page, rules } = clause;
  return element('Clause', { nr: number, ...own }, clause, { addressee, page: String(page) }, [
    ...rules.map((rule) =>
      element('Rule', { id: rule.number }, rule, {
        ...(rule.addressee !== addressee && { addressee: rule.addressee }),
        ...(rule.page !== page && { page: String(rule.page) }),
        ...(rule.light && { light: rule.light }),
      }),
    ),
  ]);
}

function element(
  name: 'Clause' | 'Rule',
  id: Record<string, string>,
  { title, kind, modality, effect, lines: [first, last], decided }: DraftClause,
  own: Record<string, string>,
  inside: string[] = [],
): string {
  const lines = first === last ? String(first) : `${first}-${last}`;
  const keywords = keywordsOf(decided);
  const attributes = { ...id, title, kind, modality, effect, ...own, lines, keywords };
  const written = Object.entries(attributes).map(([key, text]) => ` ${key}="${escaped(text)}"`);
  return [`<${name}${written.join('')}>`, comment(decided), ...inside, `</${name}>`].join('\n\n');
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A comment in MDX ends where one in JavaScript does, whatever else stands in it. */
const comment = (text: string) => `{/* ${text.replaceAll('*/', '* /')} */}`;

/** The longest words: what a person replaces by what people call it. */
function keywordsOf(text: string): string {
  const words = new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const longest = [...words].sort((a, b) => b.length - a.length).slice(0, 3);
  return longest.join(', ') || 'sökord';
}
