import { fold } from '../read/slug';
import { exampleOf } from './example';
import { message } from './message';
import { didYouMean, nearest } from './nearest';

const TWO_LINES =
  'put its tags on lines of their own, with an empty line before and after the text';
const LETTERS = 'use a-z, 0-9, full stops and hyphens: addresses and QR codes are made from it';

/** What files, YAML and MDX can say. */
export const WRITTEN = {
  // Files
  missingFile: () => message('the file is missing', 'write it, as its neighbours are'),
  notUtf8: (encoding: string) =>
    message(
      `not UTF-8 but ${encoding}, so its å, ä and ö are lost`,
      'save the file with the encoding UTF-8: "Save as" in the editor has the choice',
    ),
  notText: () =>
    message('a sign that is no text (NUL)', 'delete it, or take back the last good version'),
  oldLineBreaks: () =>
    message(
      'line breaks of one kind only that old systems had (CR)',
      'save the file with LF or CRLF',
    ),
  empty: () => message('the file is empty', 'write it, as its neighbours are, or delete it'),
  unreadFile: (name: string, meant: string | undefined) =>
    message(
      `nothing reads a file called ${name} here${meant === undefined ? '' : `: did you mean "${meant}"?`}`,
      meant === undefined
        ? 'move it out of content/'
        : `rename it to ${meant}, or move it out of content/`,
    ),
  unreadFolder: (name: string, known: readonly string[]) =>
    message(
      `nothing reads a folder called ${name} here${didYouMean(name, known)}`,
      known.length === 0
        ? 'move its files up'
        : `rename it to ${nearest(name, known) ?? (known.length > 1 ? `one of ${known.join(', ')}` : known[0])}, or move it out of content/`,
    ),
  badName: (name: string, better: string) =>
    message(
      `the name "${name}" can't stand in an address`,
      `use a-z, 0-9 and hyphens: rename it to ${better}`,
    ),
  copy: (original: string) =>
    message(`a copy of ${original} beside it`, 'delete the one of them that is out of date'),

  // YAML
  strayBrace: (text: string) =>
    message(
      `"${text}" has a brace, which stands for nothing`,
      'write the word itself; {rapportsystem} is the only name in braces',
    ),
  colourSign: (colour: string) =>
    message(`${colour} begins a comment in YAML`, `put it in quotes: '${colour}'`),
  notYaml: (line: string) =>
    message(
      `not valid YAML at "${line}"`,
      'write a field as title: Fråga först, an entry of a list as - id: fraga-chefen, each indented as its neighbours',
    ),
  tab: () => message('a tab in the indentation', 'indent with spaces, two for each level'),
  hardSpace: () => message('a hard space in the indentation', 'indent with common spaces'),
  fieldTwice: (field: string) =>
    message(`"${field}" stands twice in the same entry`, 'delete one of the two lines'),
  twoDocuments: () => message('a line of hyphens in the middle of the file', 'delete the line ---'),
  sign: (field: string, value: string) =>
    message(
      `${value} has a sign that means something else in YAML`,
      `put the text in quotes: ${asField(field)}${quoted(value)}`,
    ),
  colon: (field: string, value: string) =>
    message(
      `a colon in the text of "${field}", which YAML takes for a new field`,
      `put the text in quotes: ${asField(field)}${quoted(value)}`,
    ),
  indentation: (line: string) =>
    message(
      `"${line.trim()}" is indented otherwise than its neighbours`,
      'begin it in the same column as the other fields of its entry',
    ),
  openQuote: (line: string) =>
    message(`a quote that is never closed: ${line}`, `write ${line}${/['"]/.exec(line)![0]}`),
  openBracket: (line: string) =>
    message(
      `a bracket that is never closed: ${line}`,
      `write ${line}${line.includes('[') ? ']' : '}'}`,
    ),
  afterQuote: (field: string, value: string) =>
    message(
      `text after the closing quote of "${field}"`,
      `put all of it in one pair of quotes: ${asField(field)}${quoted(value.replace(/^(['"])(.*)\1$/, '$2').replaceAll('"', ''))}`,
    ),
  hyphen: (field: string) =>
    message(
      `"${field}" has a hyphen on its own line`,
      `write ${field}: null if the value isn't known, or the entries of a list on lines of their own below it`,
    ),
  noSpace: (line: string) =>
    message(`"${line}" has no space after its hyphen`, `write ${line.replace('-', '- ')}`),
  noColon: (line: string, better: string) =>
    message(`"${line}" has no colon and space after the name of the field`, `write ${better}`),
  numberAsName: (number: string) =>
    message(`${number} has no quotes, so YAML reads it as a number`, `write '${number}':`),
  emptyField: (field: string, isNull: boolean) =>
    message(
      `"${field}" is empty`,
      isNull
        ? `write ${field}: ${exampleOf(field)}, or null if the value isn't known`
        : `write the text between the quotes: ${field}: '${exampleOf(field)}'`,
    ),
  emptyEntry: () => message('an entry of the list is empty', 'write it, or delete its hyphen'),
  unknownField: (
    place: string,
    kind: 'attribute' | 'field',
    key: string,
    known: readonly string[],
  ) =>
    message(
      `${place}unknown ${kind} "${key}"${didYouMean(key, known)}`,
      known.length === 0
        ? 'delete it'
        : `correct its name or delete it; known are ${known.join(', ')}`,
    ),

  // MDX
  noFrontmatter: (isOpen: boolean) =>
    isOpen
      ? message(
          'the frontmatter is never closed',
          'write --- on a line of its own below its fields',
        )
      : message(
          "the file doesn't begin with its frontmatter",
          'write as its first lines:\n---\ntitle: Fråga först\n---',
        ),
  curlyQuotes: (quote: string, attribute: string, value: string) =>
    message(
      `a curly quote ${quote} at ${attribute}`,
      `use straight quotes: ${attribute}="${value}"`,
    ),
  voidTag: (tag: string, name: string) =>
    message(
      `${tag} is HTML, not MDX`,
      name === 'br'
        ? 'delete it, and leave an empty line where a new paragraph begins'
        : `write ${tag.slice(0, -1).trimEnd()} />`,
    ),
  htmlComment: () =>
    message('<!-- --> is HTML, not MDX', 'write a comment as {/* … */}, or delete it'),
  link: (address: string) => message(`<${address}> is no link in MDX`, `write [text](${address})`),
  wrongTag: (tag: string, name: string, isOpening: boolean) =>
    message(`${tag} is no tag`, `write ${isOpening ? `<${name} …>` : `</${name}>`}`),
  selfClosed: (name: string) =>
    message(`a ${name} that is closed in its own tag`, 'end the tag with > in the place of />'),
  unquoted: (attribute: string, value: string) =>
    message(`${attribute}=${value} has no quotes`, `write ${attribute}="${value}"`),
  openAttribute: (attribute: string, value: string) =>
    message(`${attribute} lacks one of its quotes`, `write ${attribute}="${value}"`),
  innerQuotes: (attribute: string, text: string, better: string) =>
    message(
      `straight quotes inside ${attribute}: ${text}`,
      `use curly ones inside: ${attribute}="${better}"`,
    ),
  comma: () => message('a comma between attributes', 'delete it: nr="6.1.3" title="Fråga först"'),
  colonInTag: (attribute: string, value: string) =>
    message(`${attribute} has a colon for its equals sign`, `write ${attribute}="${value}"`),
  noBracket: (tag: string) => message(`${tag} has no closing bracket`, `write ${tag}>`),
  attributeTwice: (name: string, attribute: string) =>
    message(`${name}: ${attribute} stands twice`, 'delete one of the two'),
  brace: (text: string) =>
    message(
      `"${text}" begins code in MDX`,
      `write \\${text[0]} for the sign itself: \\${text.replace(/\}$/, '\\}')}`,
    ),
  openTag: (name: string) =>
    message(
      `<${name}> begins a tag that is never closed`,
      `write \\<${name}> for the signs themselves, or </${name}> where it ends`,
    ),
  noSlash: (name: string) =>
    message(`a second <${name}> where one is open`, `write </${name}>, with a slash, to close it`),
  unclosed: (name: string, where: string) =>
    message(
      `<${name}> isn't closed ${where}`,
      !/^(?:Clause|Rule|Note)$/.test(name)
        ? `write <${name} /> instead`
        : `write </${name}> on a line of its own where its text ends, with an empty line before it`,
    ),
  stray: (name: string) =>
    message(`</${name}> closes nothing`, `delete it, or write <${name} …> where it begins`),
  notMdx: (why: string) =>
    message(
      `not valid MDX: ${why}`,
      'write the tags as <Note date="2026-11-21"> and </Note>, on lines of their own with empty lines around',
    ),
  belowImport: () => message('text right below an import', 'leave an empty line between them'),
  badImport: (what: string, names: readonly string[]) =>
    message(
      `"${what}" imports nothing that pages have`,
      `write ${importOf(names.length > 0 ? names : ['Clause', 'Note', 'Rule'])}`,
    ),
  notImported: (name: string, all: readonly string[]) =>
    message(`${name} is used, but not imported`, `write below the frontmatter: ${importOf(all)}`),
  noComponent: (name: string, meant: string | undefined, known: readonly string[]) =>
    message(
      `<${name}> is no component${meant === undefined ? '' : `: did you mean <${meant}>?`}`,
      meant === undefined
        ? `use one of ${known.join(', ')}`
        : `write <${meant} …>, and ${meant} in the import`,
    ),
  misspelt: (name: string, component: string) =>
    message(
      `<${name}> is no component: did you mean <${component}>?`,
      component.startsWith('/')
        ? `write <${component}>`
        : `write <${component} …> and </${component}>`,
    ),
  shows: (name: string, attribute: string, known: Iterable<string>) =>
    message(
      `${name} has no ${attribute}`,
      `write <${name} ${attribute}="${[...known][0] ?? '…'}" />`,
    ),
  noGuideline: (name: string) =>
    message(
      `a ${name} on a page of no guideline`,
      'move it to a chapter in the folder of its guideline',
    ),
  heading: (name: string) =>
    message(
      `a heading inside a ${name}`,
      'move it above the Clause, or make it bold: **Fråga först**',
    ),
  firstLevel: (text: string) =>
    message(
      `"# ${text}" is a heading of the page, which its title is already`,
      `write it one level down: ## ${text}`,
    ),
  noHeading: (text: string) =>
    message(`"${text}" is no heading`, `write a space after ${/^#+/.exec(text)![0]}`),
  noAlt: () =>
    message(
      'a picture without a text for those who do not see it',
      'write what it shows: ![Två elever vid en dator](bild.png)',
    ),
  noAddress: (text: string) =>
    message(`the link "${text}" leads nowhere`, `write its address: [${text}](https://…)`),
  borrowedTitle: (what: string, title: string) =>
    message(
      `${what} has the title "${title}", which is cut or a whole sentence`,
      'write a short title of your own, without … or full stop: title="Fråga först"',
    ),
  inCode: (name: string) =>
    message(`a ${name} inside code, so that nothing reads it`, 'delete the lines ``` around it'),
  inText: (name: string) =>
    message(`a ${name} inside a line of text, a list or the like`, TWO_LINES),
  noteAlone: () =>
    message('a Note that belongs to no clause', 'move it straight into a Clause or a Rule'),
  nested: (name: string, outer: string) =>
    message(
      `a ${name} inside a ${outer}`,
      name === 'Rule'
        ? `close the ${outer} before it, and give it an id such as a.i`
        : `close the ${outer} before it; a part of a Clause is a Rule: <Rule id="a" …>`,
    ),
  ruleAlone: () => message('a Rule inside no Clause', 'move it into the Clause that it is part of'),
  noNumber: (name: string, meant = name === 'Rule' ? 'a' : '6.1.3') =>
    message(
      `a ${name} without a number`,
      name === 'Rule' ? `write id="${meant}" on it` : `write nr="${meant}" on it`,
    ),
  numberAgain: (number: string, above: string) =>
    message(
      `Rule: id is "${number}", which begins with the number of its Clause`,
      `write what comes after ${above} only: id="${number.slice(above.length + 1) || 'a'}"`,
    ),
  notInAppendix: (number: string, appendix: string, start: string) =>
    message(
      `Clause: nr is "${number}", but the file is ${appendix}, whose numbers begin with ${start}`,
      `write nr="${start}.${number.replace(/^bilaga(?:-[^.]+)?\./, '')}"`,
    ),
  noAppendix: (number: string, appendix: string) =>
    message(
      `Clause: nr is "${number}", but the file isn't said to be an appendix`,
      `write in its frontmatter: appendix: ${appendix}`,
    ),
  strength: (what: string, kind: string, modality: string, fitting: readonly string[]) =>
    message(
      `${what} has kind="${kind}", but its modality is "${modality}"`,
      `correct the kind, or write modality="${fitting[0]}"${fitting.length > 1 ? ` (kind="${kind}" has ${fitting.join(', ')})` : ''}`,
    ),
  lightAlone: (id: string) =>
    message(
      `"${id}" is a Clause with light=, but the rows of a table are its Rules`,
      'write <Rule id="a" light="röd" …> inside it, a Rule for each row',
    ),
  condition: (what: string, condition: string) =>
    message(
      `${what} has a condition, but isn't a permission with one`,
      `write kind="permission" modality="får" effect="condition" beside condition="${condition}", or delete it`,
    ),
  badNumber: (name: string, attribute: string, number: string) =>
    message(
      `${name}: ${attribute} is "${number}", which can't stand in an address`,
      `${LETTERS}: ${attribute}="${asNumber(number.replace(/^[a-z][a-z0-9-]*:/, ''))}"`,
    ),
  noString: (attribute: string, what: string, value = exampleOf(attribute)) =>
    message(`${what}: ${attribute} has no text in quotes`, `write ${attribute}="${value}"`),
  noSection: (id: string) =>
    message(
      `"${id}" has no source section`,
      `write section: '6. Öppen AI' in the frontmatter of the file, or section="…" on the Clause`,
    ),
  noTitle: (what: string) =>
    message(`${what} has no title`, `write title="Ask first" on it, in the language of the folder`),

  // Translations
  noOriginalChapter: (original: string, chapter: string, known: readonly string[]) =>
    message(
      `${original} is no chapter that this can translate${didYouMean(chapter, known)}`,
      `call it as its chapter is called: ${nearest(chapter, known) ?? known[0] ?? 'regler'}.mdx`,
    ),
  ofOriginal: (what: string, names: readonly string[], own: string) =>
    message(
      `${what} has ${names.join(', ')}, which only the Swedish chapter says`,
      `keep its number and its title: ${own} title="Ask first"`,
    ),
  notTranslated: (name: string) =>
    message(
      `a ${name} in a translation`,
      'delete it: a translation has only the words of its Clauses and Rules',
    ),
  notInOriginal: (id: string, original: string, known: Iterable<string>) =>
    message(
      `"${id}" doesn't stand in ${original}${didYouMean(id, known)}`,
      'correct its number, or delete it: a new rule is written in the Swedish chapter first',
    ),
  notInTranslation: (id: string, place: string, tag: string) =>
    message(
      `the translation lacks "${id}", which stands in ${place}`,
      `write ${tag} title="Ask first"> with its text in its place; or draft: true in the frontmatter while it isn't done`,
    ),
  originalIsDraft: (original: string) =>
    message(`${original} is a draft, but its translation isn't`, 'write draft: true here too'),
  noText: (what: string) => message(`${what} has no text`, 'write the restated rule inside it'),
  emptyNote: () =>
    message(
      'a Note with no text',
      'write the remark inside it, with empty lines around, or delete it',
    ),
  noteDate: (date: string) =>
    message(
      date === '' ? 'a Note without a date' : `a Note dated "${date}", which is no date`,
      'write year, month and day: date="2026-11-21"',
    ),
  addressee: (id: string, addressee: string, known: readonly string[]) => {
    const parts = addressee.split(/\s*[,;/]\s*|\s+och\s+/);
    const better = parts.every((part) => known.includes(part))
      ? parts.join('; ')
      : (nearest(addressee, known) ?? known[0]!);
    return message(
      `"${id}" is addressed to "${addressee}", which no reader's role knows${parts.length > 1 ? '' : didYouMean(addressee, known)}`,
      `write one of ${known.join(', ')}, or several with "; " between: addressee="${better}"; a new one is added to content/roller.yaml`,
    );
  },
} as const;

const importOf = (names: readonly string[]) => `import { ${names.join(', ')} } from '#components';`;
const asField = (name: string) => (name === '' ? '- ' : `${name}: `);
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** @returns a number that may stand in an address, as near as can be to one that may not */
const asNumber = (number: string) =>
  fold(number.toLowerCase())
    .replace(/[^a-z0-9.-]+/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '')
    .replace(/([.-])[.-]+/g, '$1') || '6.1.3';
