import { expect, it } from 'vitest';
import { ContentError } from '../../src/registry/read/content-error';
import { searchWordsSchema, termsById, wordsSchema } from '../../src/registry/read/terms';

const known = {
  clauses: new Set(['vik:1']),
  guides: new Set(['oppen-ai']),
  guidelines: new Set(['vik', 'nas']),
};
const read = (terms: object[], shown?: Set<string>) => {
  const data = wordsSchema.parse({ terms });
  const searched = searchWordsSchema.parse({ ord: { everyday: 'glosa, vokabel' } });
  const place = { lineOf: () => 7 };
  return termsById(
    { data, file: 'begrepp.yaml', ...place },
    { data: searched, file: 'sokord.yaml', ...place },
    known,
    undefined,
    shown,
  );
};
const term = { id: 'ord', term: 'ord', explanation: 'Ett ord.' };

it('reads terms by id, with what may be left out', () => {
  expect(read([term]).get('ord')).toMatchObject({
    forms: [],
    everyday: ['glosa', 'vokabel'],
    clauses: [],
    anchor: false,
    termOfArt: false,
  });
});

it.each([
  ['a double id', [term, term], 'stands twice'],
  ['an unknown clause', [{ ...term, clauses: ['vik:2'] }], 'vik:2'],
  ['an unknown guide', [{ ...term, guides: ['stangd-ai'] }], 'stangd-ai'],
  ['an unknown guideline', [{ ...term, said: { vk: 'Ett ord.' } }], 'vk'],
  ['a term without explanation', [{ id: 'ord', term: 'ord' }], 'no explanation'],
])('refuses %s, with file and line', (_, terms, reason) => {
  expect(() => read(terms)).toThrow(ContentError);
  expect(() => read(terms)).toThrow(/begrepp\.yaml:7/);
  expect(() => read(terms)).toThrow(reason);
});

it('refuses search words of a term that is not there', () => {
  expect(() => read([{ ...term, id: 'annat' }])).toThrow(/sokord\.yaml:7.*"ord"/);
});

it('says what the guidelines shown say, and leaves out what only another explains', () => {
  const terms = [
    { ...term, said: { vik: 'I Vik är det kort.', nas: 'I Näs är det långt.' } },
    { id: 'bara-i-nas', term: 'udde', said: { nas: 'Näs är en udde.' } },
  ];
  expect([...read(terms, new Set(['vik'])).values()].map((one) => one.explanation)).toEqual([
    'Ett ord. I Vik är det kort.',
  ]);
  expect(read(terms).get('bara-i-nas')?.explanation).toBe('Näs är en udde.');
});
