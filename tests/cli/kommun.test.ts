import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { namesOf } from '../../src/cli/new-guideline';
import { ANY } from '../../src/registry/read/chapter';
import { readClauses } from '../../src/registry/read/clauses';
import { readGuideline } from '../../src/registry/read/guidelines';
import { readTranslations } from '../../src/registry/read/translations';
import { readUnclarities } from '../../src/registry/read/unclarities';
import { folderOf } from '../support/folder';

let project: string;
beforeEach(() => {
  project = folderOf({ 'content/karlstad/guideline.yaml': 'name: Karlstad\n' });
  // Whatever the project's own site shows.
  const own = readFileSync('content/webbplats.yaml', 'utf8');
  const all = own.replace(/^guidelines: (?:null|\[.*?\])/m, 'guidelines: null');
  writeFileSync(join(project, 'content/webbplats.yaml'), all);
});

/** Runs the command in the made-up project. @returns what it says, also if it fails */
function kommun(...args: string[]): string {
  try {
    return execFileSync(process.execPath, [resolve('src/cli/kommun.ts'), ...args], {
      cwd: project,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    return (error as { stderr: string }).stderr;
  }
}
const site = () => readFileSync(join(project, 'content/webbplats.yaml'), 'utf8');

test.each([
  ['Vikstads kommun', 'vikstad', 'Vikstad'],
  ['Upplands Väsby kommun', 'upplands-vasby', 'Upplands Väsby'],
  ['Borås Stad', 'boras', 'Borås'],
  ['Kramfors kommun', 'kramfors', 'Kramfors'],
  ['Region Skåne', 'skane', 'Skåne'],
  ['kommun', '', ''],
])('%s is called %s in addresses', (municipality, id, name) => {
  expect(namesOf(municipality)).toEqual({ id, name });
});

describe('kommun ny', () => {
  test('makes a guideline that is sound as it stands, with each shape', () => {
    expect(kommun('ny', 'Vikstads kommun')).toContain('npm run kommun -- bara vikstad');
    const folder = join(project, 'content/vikstad');
    const clauses = readClauses(folder);
    expect(clauses.map(({ kind }) => kind).sort()).toEqual([
      'obligation',
      'obligation',
      'permission',
      'prohibition',
      'recommendation',
      'recommendation',
    ]);
    expect(readUnclarities(join(folder, 'oklarheter'), clauses)).toHaveLength(1);
    const ids = new Set(clauses.map(({ id }) => id));
    const translated = readTranslations(folder, { own: clauses, shown: ANY, known: ids });
    expect(translated).toMatchObject([{ chapter: 'regler', lang: 'en' }]);
    expect(clauses.find(({ appendix }) => appendix === 'Bilaga 1')?.number).toBe('bilaga-1.1');
    expect(clauses.flatMap(({ carriesOut }) => carriesOut)).toEqual(['ai-50-4-bild']);
    expect(readGuideline(join(folder, 'guideline.yaml'), 'vikstad', ids)).toMatchObject({
      municipality: 'Vikstads kommun',
      name: 'Vikstad',
      versions: [{ decided: null }],
    });
  });

  test('leaves what is there alone', () => {
    expect(kommun('ny', 'Karlstads kommun')).toContain('content/karlstad is there already');
  });

  test('says what is missing in a name that gives no id', () => {
    expect(kommun('ny', '§§')).toContain('"§§" gives no id: write the name of a municipality');
    expect(existsSync(join(project, 'content/index.mdx'))).toBe(false);
  });
});

// What the README says to do: an example that is left has the numbers of the document's own rules.
test('kommun las takes the place of examples that nobody has touched, and of no others', () => {
  kommun('ny', 'Vikstads kommun');
  const folder = join(project, 'content/vikstad');
  const example = join(folder, 'regler.mdx');
  writeFileSync(example, readFileSync(example, 'utf8').replace('Fråga först', 'Fråga chefen'));
  writeFileSync(
    join(project, 'vikstad.txt'),
    '1 Ansvar\n1.1 Du ska fråga.\nBilaga 1\nDu får gå.\n',
  );
  expect(kommun('las', 'vikstad.txt', '--till', 'vikstad')).toContain(
    'Away are the examples: bilaga-1.mdx, en/regler.mdx, oklarheter/regler.yaml\n',
  );
  expect(existsSync(example)).toBe(true);
  expect(existsSync(join(folder, 'en/regler.mdx'))).toBe(false);
  expect(readFileSync(join(folder, 'guideline.yaml'), 'utf8')).toContain("'Vikstads kommun'");
});

describe('kommun bara', () => {
  test('changes one line of the file, and no comment', () => {
    const before = site();
    kommun('bara', 'karlstad');
    expect(site()).toBe(before.replace('guidelines: null', 'guidelines: [karlstad]'));
  });

  test('shows several in the order asked for', () => {
    mkdirSync(join(project, 'content/vikstad'));
    writeFileSync(join(project, 'content/vikstad/guideline.yaml'), 'name: Vikstad\n');
    kommun('bara', 'vikstad', 'karlstad');
    expect(site()).toContain('guidelines: [vikstad, karlstad] #');
  });

  test('names the nearest of those there are, and changes nothing', () => {
    const before = site();
    expect(kommun('bara', 'karlsta')).toContain(
      'there is no guideline "karlsta": did you mean "karlstad"?',
    );
    expect(site()).toBe(before);
  });
});

test('anything else is answered with how it is used', () => {
  expect(kommun()).toContain('npm run kommun -- ny "Vikstads kommun"');
  expect(kommun('bra', 'karlstad')).toContain('did you mean "bara"?');
  expect(kommun('--help')).toContain('npm run kommun -- bara vikstad');
});
