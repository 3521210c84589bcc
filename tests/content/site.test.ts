import { expect, test } from 'vitest';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { named, placeholdersIn, readSite, SITE } from '../../src/registry/read/site';
import { faultOf, folderOf } from '../support/folder';
import { registry as content } from '../machines/guides';

const SOUND = {
  name: 'AI i Vikstad',
  owner: 'Vikstads kommun',
  contact: 'ai@vikstad.example',
  audience: 'public',
  accessibility: { assessed: '2026-11-29', method: 'Vi har prövat sidorna.', faults: [] },
};
const known = {
  guidelines: new Set(['vikstad', 'karlstad']),
  guides: new Set(['oppen-ai', 'ai-forordningen']),
};
const read = (more: object = {}) => {
  const folder = folderOf({ 'webbplats.yaml': stringify({ ...SOUND, ...more }) });
  return readSite(join(folder, 'webbplats.yaml'), known);
};
const told = (more: object) => {
  const { line, reason, remedy } = faultOf(() => read(more));
  return { line, reason, remedy };
};

test('a site that names nothing shows all that there is', () => {
  expect(read()).toMatchObject({ guidelines: null, guides: null });
});

test('a guideline or a guide that is not there is named with the nearest one', () => {
  expect(told({ guidelines: ['karlstad', 'vikstat'] })).toEqual({
    line: 11,
    reason: 'the site is to show the unknown guideline "vikstat": did you mean "vikstad"?',
    remedy: 'correct the id, or add the guideline: a folder in content/ that has a guideline.yaml',
  });
  expect(told({ guides: ['oppen-ais'] }).reason).toBe(
    'the site is to show the unknown guide "oppen-ais": did you mean "oppen-ai"?',
  );
});

test('a site that shows no guideline at all is refused, one without guides is not', () => {
  expect(told({ guidelines: [] }).reason).toBe('"guidelines" is empty');
  expect(read({ guides: [] }).guides).toEqual([]);
});

test('a colour that is too faint to read is told with its contrast', () => {
  expect(told({ accent: { light: '#7fd3bf', dark: '#7fd3bf' } })).toMatchObject({
    line: 10,
    reason: '"accent.light" is #7fd3bf, whose contrast is 1.5 where 4.5 is needed',
  });
  expect(told({ accent: { light: '#0e4a3f', dark: '#0e4a3f' } }).reason).toMatch(/^"accent\.dark"/);
  expect(read({ accent: { light: '#0e4a3f', dark: '#7fd3bf' } }).accent).toBeDefined();
});

test.each([
  [{ audience: 'intranät' }, 'write one of public, intranet: audience: intranet'],
  [{ contact: 'växeln' }, 'write a mail address, or the address of a form with https://'],
  [{ accent: { light: 'grön', dark: '#7fd3bf' } }, "write six digits after #: '#0e4a3f'"],
  [
    { logo: { file: 'logo.png', alt: 'Vikstad' } },
    'write the name of an SVG in public/: vikstad.svg',
  ],
  [{ logo: { file: 'borta.svg', alt: 'Vikstad' } }, 'put the SVG there, or delete logo:'],
])('%j is answered with what to write', (more, remedy) => {
  expect(told(more).remedy).toBe(remedy);
});

test('the report system stands where texts name it', () => {
  const texts = [{ help: 'Rapportera i {rapportsystem}.' }];
  expect(named(texts, 'Felrapport "24"')).toEqual([{ help: 'Rapportera i Felrapport "24".' }]);
  expect(JSON.stringify([...content.tasks.values()])).not.toContain('{rapportsystem}');
});

test('each placeholder that is left is told with file and line', () => {
  const folder = folderOf({ 'regler.mdx': 'Skrivet.\n\nATT-FYLLA-I Du ska fråga.\n' });
  expect(placeholdersIn([join(folder, 'regler.mdx')])).toMatchObject([
    { file: join(folder, 'regler.mdx'), line: 3, reason: 'a placeholder is left' },
  ]);
  expect(SITE).toBe('content/webbplats.yaml');
});
