import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { machines as all } from '../machines/guides';
import { guide } from '../../machines/kit/setup';
import { readRegistry } from '../../src/registry';
import { ContentError, ContentErrors } from '../../src/registry/read/content-error';

const CHAPTER = 'ostersund/oppen-ai.mdx';
const TASKS = 'uppgifter/oppen-ai.yaml';
const TEXTS = 'guider/oppen-ai/texter.yaml';

let content: string;

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync('content', content, { recursive: true });
});

afterEach(() => rmSync(content, { recursive: true }));

/**
 * Breaks one file of the copied content: the first `sound` becomes `broken`.
 *
 * @returns the number of the line where the first change stands
 */
function breakFile(file: string, sound: string, broken: string): number {
  const path = join(content, file);
  const text = readFileSync(path, 'utf8');
  const at = text.indexOf(sound);
  if (at === -1) throw new Error(`the test is out of date: ${file} lacks ${sound}`);
  writeFileSync(
    path,
    text.replace(sound, () => broken),
  );
  let same = 0;
  while (sound[same] === broken[same] && same < sound.length) same += 1;
  return text.slice(0, at + same).split('\n').length;
}

/** @returns the number of the line on which a text stands for the first time in a file. */
function lineOf(file: string, text: string): number {
  const before = readFileSync(join(content, file), 'utf8').split(text);
  if (before.length < 2) throw new Error(`the test is out of date: ${file} lacks ${text}`);
  return before[0]!.split('\n').length;
}

/** Reads the copied content, which must stop with a message of the given parts. */
function expectStop({ file, line, reason, remedy }: Stop, machines = all): void {
  const [fault] = faultsOf(machines);
  expect(`${fault?.file}:${fault?.line}`).toBe(`${relative('.', content)}/${file}:${line}`);
  expect(fault?.reason).toMatch(reason);
  expect(fault?.remedy).toMatch(remedy);
}

/** Reads the copied content. @returns all that it stops with */
function faultsOf(machines = all): readonly ContentError[] {
  try {
    readRegistry(content, machines);
  } catch (error) {
    if (error instanceof ContentErrors) return error.faults;
    if (error instanceof ContentError) return [error];
    throw error;
  }
  throw new Error('the content was read as if it were sound');
}

interface Stop {
  file: string;
  line: number;
  reason: RegExp;
  remedy: RegExp;
}

test('the copy is sound before it is broken', () => {
  expect(readRegistry(content, all).clauses.size).toBeGreaterThanOrEqual(347);
});

test('a note that cites an unknown law stops the build', () => {
  const file = 'ostersund/inledning.mdx';
  const line = breakFile(file, 'laws="ai-sverige"', 'laws="ai-norge"');
  expectStop({ file, line, reason: /unknown law "ai-norge"/, remedy: /content\/lag\// });
});

describe('a clause stops the build', () => {
  const CLAUSE = '<Clause nr="6.1.7" ';
  const withoutPage = (text: string) => text.replace(/ page="\d+"/, '');
  const openingTag = () => {
    const text = readFileSync(join(content, CHAPTER), 'utf8');
    return text.slice(text.indexOf(CLAUSE)).split('\n')[0]!;
  };

  test('with an unknown modality', () => {
    const tag = openingTag();
    const line = breakFile(CHAPTER, tag, tag.replace(/ modality="[^"]*"/, ' modality="borde"'));
    expectStop({
      file: CHAPTER,
      line,
      reason: /Clause "ostersund:6\.1\.7": modality/,
      remedy: /^write one of får inte, måste, ska, bör, får, är: modality="[^"]+"$/,
    });
  });

  test('without a page', () => {
    const tag = openingTag();
    const line = breakFile(CHAPTER, tag, withoutPage(tag));
    expectStop({
      file: CHAPTER,
      line,
      reason: /Clause "ostersund:6\.1\.7": page/,
      remedy: /^write page="5"$/,
    });
  });

  test('with an attribute that nobody reads', () => {
    const line = breakFile(CHAPTER, CLAUSE, `${CLAUSE}adressee="kommun" `);
    expectStop({
      file: CHAPTER,
      line,
      reason: /"ostersund:6\.1\.7".*adressee/,
      remedy: /\S/,
    });
  });

  test('with a line range that is none', () => {
    const tag = openingTag();
    const line = breakFile(CHAPTER, tag, tag.replace(/ lines="[^"]*"/, ' lines="s. 5"'));
    expectStop({
      file: CHAPTER,
      line,
      reason: /"ostersund:6\.1\.7": lines/,
      remedy: /^write a line number or a range such as 133-138$/,
    });
  });

  test('without a number', () => {
    const line = breakFile(CHAPTER, CLAUSE, '<Clause ');
    expectStop({
      file: CHAPTER,
      line,
      reason: /a Clause without a number/,
      remedy: /write nr="/,
    });
  });

  test('with an id that stands already', () => {
    const line = breakFile(CHAPTER, CLAUSE, '<Clause nr="6.1.6" ');
    const first = lineOf(CHAPTER, '<Clause nr="6.1.6" ');
    expectStop({
      file: CHAPTER,
      line,
      reason: new RegExp(`"ostersund:6\\.1\\.6" stands already in .*oppen-ai\\.mdx:${first}$`),
      remedy: /give one of them another number/,
    });
  });

  test('without a text', () => {
    const rule = /<Rule id="a" title="Använd inte ett helt nytt AI-system".*\n\n(.*)\n/.exec(
      readFileSync(join(content, CHAPTER), 'utf8'),
    );
    const line = lineOf(CHAPTER, rule![0]);
    breakFile(CHAPTER, rule![1]!, '');
    expectStop({
      file: CHAPTER,
      line,
      reason: /Rule "ostersund:6\.1\.6\.a" has no text/,
      remedy: /write the restated rule/,
    });
  });

  test('if its tag is never closed', () => {
    const tag = openingTag();
    const line = lineOf(CHAPTER, tag);
    const text = readFileSync(join(content, CHAPTER), 'utf8');
    const end = text.indexOf('</Clause>', text.indexOf(tag));
    writeFileSync(join(content, CHAPTER), text.slice(0, end) + text.slice(end + 9));
    expectStop({
      file: CHAPTER,
      line,
      reason: /not valid MDX: .*`<Clause>`/,
      remedy: /close the tag/,
    });
  });

  test('in a chapter whose frontmatter is not YAML', () => {
    const line = breakFile(CHAPTER, '\ntitle: ', '\ntitle: [');
    expectStop({
      file: CHAPTER,
      // The bracket is missed where the next line begins.
      line: line + 1,
      reason: /not valid YAML/,
      remedy: /mend the indentation, the colon or the quotes/,
    });
  });
});

test('a rule written on one line is read, or stops the build; it is never lost', () => {
  const { file, line } = readRegistry(content, all).clauses.get('ostersund:6.1.6.c')!;
  expect(file).toContain(CHAPTER);
  const lines = readFileSync(join(content, CHAPTER), 'utf8').split('\n');
  const [tag, , text, , end] = lines.slice(line! - 1);
  expect([tag?.slice(0, 5), end]).toEqual(['<Rule', '</Rule>']);
  lines.splice(line! - 1, 5, `${tag}${text}${end}`);
  writeFileSync(join(content, CHAPTER), lines.join('\n'));
  try {
    expect(readRegistry(content, all).clauses.get('ostersund:6.1.6.c')?.text).toBe(text);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    expect(error.message).toContain(`${CHAPTER}:${line}: `);
  }
});

describe('a YAML file stops the build', () => {
  test('if it is not YAML', () => {
    const line = breakFile(TASKS, '  when: fore', '  when: [fore');
    expectStop({
      file: TASKS,
      line: line + 1,
      reason: /not valid YAML/,
      remedy: /mend the indentation, the colon or the quotes/,
    });
  });

  test('with a key that nobody reads', () => {
    const line = breakFile('ostersund/guideline.yaml', 'municipality:', 'owner: It\nmunicipality:');
    expectStop({
      file: 'ostersund/guideline.yaml',
      line,
      reason: /owner/,
      remedy: /\S/,
    });
  });

  test('with a value that is none of the known ones', () => {
    const line = breakFile(TASKS, '  when: fore', '  when: sen');
    expectStop({
      file: TASKS,
      line,
      reason: /^"0\.when" is "sen"$/,
      remedy: /^write one of fore, under, efter: when: fore$/,
    });
  });
});

describe('a task stops the build', () => {
  const FIRST = '- id: vanta-med-att-mata-in';

  test('that cites an unknown clause', () => {
    const line = lineOf(TASKS, FIRST);
    breakFile(TASKS, 'clauses: [', 'clauses: [ostersund:99, ');
    expectStop({
      file: TASKS,
      line,
      reason: /task "vanta-med-att-mata-in" cites the unknown clause "ostersund:99"/,
      remedy: /correct the id, or add the clause/,
    });
  });

  test('that cites an unknown law', () => {
    const line = lineOf(TASKS, FIRST);
    breakFile(TASKS, '  clauses: [', '  law: [jantelagen]\n  clauses: [');
    expectStop({
      file: TASKS,
      line,
      reason: /task "vanta-med-att-mata-in" cites the unknown law "jantelagen"/,
      remedy: /lag\/andra-lagar\.yaml/,
    });
  });

  test('that stands twice', () => {
    const line = breakFile(TASKS, '- id: fraga-uppdragsgivaren', FIRST);
    expectStop({
      file: TASKS,
      line,
      reason: /task "vanta-med-att-mata-in" stands twice/,
      remedy: /another id/,
    });
  });
});

describe("a guide's texts stop the build", () => {
  /** Takes a question with its answers out of the texts. */
  function cutQuestion(question: string): void {
    const path = join(content, TEXTS);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(new RegExp(`^  ${question}:\\n(?: {4}.*\\n|\\n)*`, 'm'), ''));
  }

  test('if a question has none', () => {
    cutQuestion('verktyget');
    expectStop({
      file: TEXTS,
      line: lineOf(TEXTS, '  slag:'),
      reason: /question "verktyget" of machines\/oppen-ai\.ts has no text/,
      remedy: /write questions\.verktyget, or take the question out/,
    });
  });

  test('if an answer has none', () => {
    breakFile(TEXTS, '      vet-inte:', '      vet-ej:');
    expectStop({
      file: TEXTS,
      line: lineOf(TEXTS, '      alla:'),
      reason: /answer "vet-inte" of machines\/oppen-ai\.ts has no text/,
      remedy: /write questions\.slag\.answers\.vet-inte/,
    });
  });

  test('if answers stand in another order than in the machine', () => {
    breakFile(TEXTS, '      alla:', '      inte-alla:');
    breakFile(TEXTS, '      stangd:', '      alla:');
    breakFile(TEXTS, '      inte-alla:', '      stangd:');
    expectStop({
      file: TEXTS,
      line: lineOf(TEXTS, '      stangd:'),
      reason: /answers to "slag" stand in another order than in machines\/oppen-ai\.ts/,
      remedy: /the machine has alla, stangd, vet-inte, utanfor/,
    });
  });

  test('if an outcome has none', () => {
    breakFile(TEXTS, '\n  ja-med-villkor:', '\n  kanske:');
    expectStop({
      file: TEXTS,
      line: lineOf(TEXTS, '\noutcomes:') + 2,
      reason: /outcome "ja-med-villkor" of machines\/oppen-ai\.ts has no text/,
      remedy: /write outcomes\.ja-med-villkor/,
    });
  });

  test('if they say what the machine never asks', () => {
    const extra = '  kanske: { title: a, lead: a, ask: a, related: a }\n';
    breakFile(TEXTS, '\noutcomes:\n', `\noutcomes:\n${extra}`);
    expectStop({
      file: TEXTS,
      line: lineOf(TEXTS, extra),
      reason: /the text of outcome "kanske" has nothing to say it/,
      remedy: /delete outcomes\.kanske/,
    });
  });
});

describe('a machine stops the build', () => {
  /** A guide of one question, whose texts are written into the copied content. */
  function tinyGuide(cited: string) {
    const texts = [
      'title: a',
      'short: a',
      'lead: a',
      'time: a',
      'questions: { fraga: { text: a, answers: { ja: { text: a, because: a } } } }',
      'outcomes: { klart: { title: a, lead: a, ask: a, related: a } }',
    ];
    cpSync(join(content, 'guider/oppen-ai'), join(content, 'guider/liten'), { recursive: true });
    writeFileSync(join(content, 'guider/liten/texter.yaml'), texts.join('\n'));
    return guide.createMachine({
      id: 'liten',
      context: {},
      initial: 'fraga',
      states: {
        fraga: { meta: { clauses: [cited] }, on: { ja: 'klart' } },
        klart: { type: 'final', meta: { verdict: 'ja' } },
      },
    });
  }

  test('never, if it cites what is there', () => {
    expect(readRegistry(content, [...all, tinyGuide('ostersund:6')]).guides.has('liten')).toBe(
      true,
    );
  });

  test('that cites an unknown clause', () => {
    const cite = () => readRegistry(content, [...all, tinyGuide('ostersund:99')]);
    expect(cite).toThrow(ContentError);
    expect(cite).toThrow(/^machines\/liten\.ts.*"fraga" cites the unknown clause "ostersund:99"/);
    expect(cite).toThrow(/Remedy: correct the id/);
  });

  test('without texts', () => {
    const machine = tinyGuide('ostersund:6');
    rmSync(join(content, 'guider/liten/texter.yaml'));
    const read = () => readRegistry(content, [...all, machine]);
    expect(read).toThrow(ContentError);
    expect(read).toThrow(/guider\/liten\/texter\.yaml/);
  });
});

describe('a mistake that was taken in silence, or answered with what does not help,', () => {
  const CLAUSE = '<Clause nr="6.1.7" ';
  const told = () =>
    faultsOf().map(
      ({ file, line, reason, remedy }) =>
        `${relative(relative('.', content), file)}:${line}: ${reason} → ${remedy}`,
    );

  test.each([
    ['a space', '6.1.7 ', '6.1.7'],
    ['a slash', '6/1', '6.1'],
    ['a section sign', '§6.1', '6.1'],
    ['a colon', '6:1', '6.1'],
    ['a bracket', '6.1)', '6.1'],
    ['a Swedish letter', '6.å', '6.a'],
  ])('is told whole: %s in a number', (_, number, better) => {
    breakFile(CHAPTER, CLAUSE, `<Clause nr="${number}" `);
    expect(told()).toEqual([
      `${CHAPTER}:${lineOf(CHAPTER, `<Clause nr="${number}" `)}: Clause: nr is "${number}", which can't stand in an address → ` +
        `use a-z, 0-9, full stops and hyphens: addresses and QR codes are made from it: nr="${better}"`,
    ]);
  });

  test.each([
    [
      'a tag in lower case',
      '\n<Rule id="a" ',
      '\n<rule id="a" ',
      /^<rule> is no component: did you mean <Rule>\?|not valid MDX/,
      /^(?:write <Rule …>|close the tag)/,
    ],
    [
      'a forgotten import',
      "import { Clause, Guide, Note, Rule } from '#components';",
      "import { Clause, Guide, Note } from '#components';",
      /^Rule is used, but not imported$/,
      /^write below the frontmatter: import \{ Clause, Guide, Note, Rule \} from '#components';$/,
    ],
    [
      'a chapter without a title',
      '\ntitle: Öppen AI\n',
      '\n',
      /^"title" is missing$/,
      /^write title: Fråga först$/,
    ],
    [
      'a curly quote',
      CLAUSE,
      '<Clause nr=”6.1.7” ',
      /^a curly quote ” in a tag$/,
      /^use straight quotes: title="Fråga först"$/,
    ],
    [
      'an HTML comment',
      CLAUSE,
      `<!-- obs -->\n\n${CLAUSE}`,
      /^<!-- --> is no MDX$/,
      /^write a comment as \{\/\* … \*\/\}$/,
    ],
    [
      'a value without quotes',
      CLAUSE,
      '<Clause nr=6.1.7 ',
      /^nr=6\.1\.7 has no quotes$/,
      /^write nr="6\.1\.7"$/,
    ],
  ])('is told: %s', (_, sound, broken, reason, remedy) => {
    breakFile(CHAPTER, sound, broken);
    const [fault, ...rest] = faultsOf();
    expect(fault?.reason).toMatch(reason);
    expect(fault?.remedy).toMatch(remedy);
    expect(rest).toEqual([]);
  });

  test('is told whole: a chapter called .md, Latin-1, an empty file', () => {
    writeFileSync(join(content, 'ostersund/extra.md'), '# Extra\n');
    writeFileSync(join(content, 'ostersund/tom.mdx'), '');
    writeFileSync(join(content, 'ostersund/latin.mdx'), Buffer.from('title: \xe5\n', 'latin1'));
    expect(told().sort()).toEqual([
      'ostersund/extra.md:undefined: nothing reads a file called extra.md here → a chapter is called extra.mdx: rename it, or move it out of content/',
      'ostersund/latin.mdx:1: not UTF-8, so its å, ä and ö are lost → save the file with the encoding UTF-8',
      'ostersund/tom.mdx:undefined: the file is empty → write it, as its neighbours are, or delete it',
    ]);
  });

  test.each([
    [
      'no value',
      '',
      '"decided" is empty',
      "write decided: 2026-11-21, or null if the value isn't known",
    ],
    [
      'no date',
      ' 21 november 2026',
      '"decided" is "21 november 2026", which is no date',
      'write year, month and day: decided: 2026-11-21',
    ],
  ])('is told whole: a date with %s', (_, value, reason, remedy) => {
    breakFile('ostersund/guideline.yaml', 'decided:', `decided:${value}\n#`);
    expect(faultsOf()).toMatchObject([{ reason, remedy }]);
  });

  test('is told whole: a version that YAML reads as a number, and a field misspelt', () => {
    breakFile('ostersund/guideline.yaml', 'version:', 'version: 1.0\n#');
    breakFile('ostersund/guideline.yaml', 'reviewBy:', 'reviewby:');
    const reasons = faultsOf().map(({ reason, remedy }) => `${reason} → ${remedy}`);
    expect(reasons[0]).toBe(
      `"version" is 1.0, which YAML reads as something else than text → put it in quotes: version: '1.0'`,
    );
    expect(reasons[1]).toBe('"reviewBy" is missing → write reviewBy: 2026-11-21');
    expect(reasons[2]).toMatch(
      /^unknown field "reviewby": did you mean "reviewBy"\? → correct its name/,
    );
    expect(reasons).toHaveLength(3);
  });

  test('is told with all others of the run, and with none that only follows', () => {
    breakFile(CHAPTER, CLAUSE, '<Clause nr="6.1.7" adressee="kommun" ');
    breakFile(TASKS, 'clauses: [', 'clauses: [ostersund:99, ');
    breakFile('begrepp.yaml', '\nterms:', '\nterm:');
    const files = faultsOf().map(({ file }) => relative(relative('.', content), file));
    expect([...new Set(files)]).toEqual([CHAPTER, TASKS, 'begrepp.yaml']);
    // On a terminal by file, in CI a line each.
    vi.stubEnv('CI', '');
    expect(() => readRegistry(content, all)).toThrow(/\d faults in the content:/);
    vi.stubEnv('CI', 'true');
    expect(() => readRegistry(content, all)).toThrow(/oppen-ai\.mdx:\d+: [^\n]*adressee/);
    vi.unstubAllEnvs();
  });
});
