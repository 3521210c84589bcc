import { describe, expect, it } from 'vitest';
import { search, type Engine } from '../../src/search/query';
import type { Vocabulary } from '../../src/search/record';
import { familyOf, slipsIfMeant, stemOf } from '../../src/search/swedish';
import { Understanding } from '../../src/search/understand';

const vocabulary: Vocabulary = {
  records: 10,
  names: ['sekretess', 'personuppgift', 'märkning', 'handling', 'allmän', 'informationsklassning'],
  others: ['mata', 'verktyg', 'öppen', 'ai', 'lång', 'klassning', 'information', 'skydd'],
  terms: {
    'allman-handling': ['allmän handling', 'offentlig handling'],
    'oppen-ai': ['öppen AI', 'chatgpt', 'chat gpt'],
  },
  ai: ['oppen-ai'],
  synonyms: [['verktyg', 'pryl']],
  parts: ['information', 'klassning', 'verktyg', 'skydd'],
  stop: ['är', 'en', 'får', 'jag', 'hur', 'i'],
  municipalities: { vik: 'Vik' },
};
const understanding = new Understanding(vocabulary);
const read = (typed: string, unfinished?: boolean) => understanding.read(typed, unfinished);
const said = (typed: string, unfinished?: boolean) =>
  read(typed, unfinished).meanings.flatMap(({ expressions }) => expressions.map((e) => e.words));

describe('stems', () => {
  it('are the same for all inflections, with and without dots', () => {
    const forms = ['märkning', 'märkningen', 'märkningar', 'markning'];
    expect(new Set(forms.map(stemOf)).size).toBe(1);
  });

  it.each([
    ['kurs', 'kursen', 'kurser', 'kurserna'],
    ['uppsats', 'uppsatsen', 'uppsatser'],
  ])('do not lose the s of %s in one form only', (...forms) => {
    expect(new Set(forms.map(stemOf)).size).toBe(1);
  });

  it('have the neuter and the supine in their family', () => {
    for (const [word, form] of [
      ['rättssäker', 'rättssäkert'],
      ['förbjuden', 'förbjudet'],
      ['skriva', 'skrivit'],
    ])
      expect(familyOf(stemOf(form!))).toBe(familyOf(stemOf(word!)));
  });

  it('keep apart what Snowball takes for one word', () => {
    expect(stemOf('rättelse')).not.toBe(stemOf('rätt'));
    expect(stemOf('intern')).not.toBe(stemOf('inte'));
    expect(stemOf('ledigheter')).not.toBe(stemOf('leda'));
  });
});

describe('misspelt words', () => {
  it.each([
    ['sekretes', 'sekretess'],
    ['pesonuppgift', 'personuppgift'],
    ['infromationsklassning', 'informationsklassning'],
  ])('%s is taken for %s', (typed, meant) => {
    expect(said(typed)).toContain(meant);
  });

  it('are not guessed when they are short, unless two letters have changed places', () => {
    expect(slipsIfMeant('instans', 'insats')).toBe(Infinity);
    expect(slipsIfMeant('mata', 'meta')).toBe(Infinity);
    expect(slipsIfMeant('bais', 'bias')).toBe(1);
  });

  it.each(['xyzzy', 'matsedel', 'lönebesked', 'instans', 'mat'])(
    '%s means nothing here',
    (word) => {
      expect(said(word)).toEqual([]);
    },
  );
});

describe('words that belong together', () => {
  it.each(['allmän handling', 'allmanhandling', 'allmänna handlingen', 'offentlig handling'])(
    '%s is the term',
    (typed) => {
      const [meaning, ...others] = read(typed).meanings;
      expect(meaning?.terms).toEqual(['allman-handling']);
      expect(others).toEqual([]);
    },
  );

  it('are not made of stop words: "lång är" is not a compound', () => {
    expect(read('hur lång är en handling').meanings.map(({ typed }) => typed)).toEqual([
      ['lång'],
      ['handling'],
    ]);
  });

  it('are joined and parted: a compound, its tail and its parts', () => {
    expect(said('informations klassning')).toContain('informationsklassning');
    expect(said('klassning')).toContain('informationsklassning');
    expect(said('verktygsinformation')).toContain('verktyg information');
    expect(said('informationsskydd')).toContain('information skydd');
  });
});

it('knows everyday words by their term, and other words by their synonyms', () => {
  expect(read('chatgpt').meanings[0]?.terms).toEqual(['oppen-ai']);
  expect(said('chatgpt')).toContain('öppen ai');
  expect(said('pryl')).toEqual(['verktyg']);
});

it('finishes the last word only while the reader types', () => {
  expect(said('sekr')).toEqual([]);
  expect(said('sekr', true)).toContain('sekretess');
});

it('tells a question, a definition and a named municipality', () => {
  expect(read('får jag mata in sekretess')).toMatchObject({ question: true, definition: false });
  expect(read('vad är öppen ai')).toMatchObject({ definition: true });
  expect(read('sekretess i vik').guidelines).toEqual(['vik']);
});

it('is not silenced by one unknown word where the query names AI', async () => {
  const record = { id: 'vik:1', kind: 'regel', guidelines: ['vik'], number: '1', aside: false };
  const entry = { url: '', title: 'Öppen AI', text: 'chatgpt', keywords: [], terms: {}, parts: [] };
  const data = async () => ({ filters: { post: [JSON.stringify({ ...record, ...entry })] } });
  const engine: Engine = {
    search: async (words) =>
      words === 'chatgpt' || words === 'verktyg'
        ? { unfilteredResultCount: 3, results: [{ id: 'a', score: 1, data }] }
        : { unfilteredResultCount: 0, results: [] },
  };
  const known = new Understanding({ ...vocabulary, others: [...vocabulary.others, 'chatgpt'] });
  const hits = (typed: string) => search(engine, known, known.read(typed));
  expect(await hits('chatgpt tandläkartid')).toHaveLength(1);
  expect(await hits('verktyg tandläkartid')).toHaveLength(0);
});
