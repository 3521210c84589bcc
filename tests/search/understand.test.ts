import { describe, expect, it } from 'vitest';
import { search, type Engine } from '../../src/search/query';
import type { Vocabulary } from '../../src/search/record';
import { SURE } from '../../src/search/rank';
import { slipsIfMeant, stemOf, wordsOf } from '../../src/search/swedish';
import { Understanding } from '../../src/search/understand';

const vocabulary: Vocabulary = {
  records: 10,
  names: ['sekretess', 'personuppgift', 'märkning', 'handling', 'allmän', 'informationsklassning'],
  asked: [],
  others: ['mata', 'verktyg', 'öppen', 'ai', 'lång', 'klassning', 'information', 'skydd'],
  terms: {
    'allman-handling': ['allmän handling', 'offentlig handling'],
    'oppen-ai': ['öppen AI', 'chatgpt', 'chat gpt'],
  },
  anchors: ['oppen-ai'],
  synonyms: [['verktyg', 'pryl']],
  parts: ['information', 'klassning', 'verktyg', 'skydd'],
  stop: ['är', 'en', 'får', 'jag', 'hur', 'i'],
  municipalities: { vik: 'Vik' },
};
const understanding = new Understanding(vocabulary);
const read = (typed: string, unfinished?: boolean) => understanding.read(typed, unfinished);
const said = (typed: string, unfinished?: boolean) =>
  read(typed, unfinished).meanings.flatMap(({ expressions }) =>
    expressions.map(({ indexed }) => indexed.join(' ')),
  );
const stemsOf = (words: string) => wordsOf(words).map(stemOf).join(' ');

describe('misspelt words', () => {
  it.each([
    ['sekretes', 'sekretess'],
    ['pesonuppgift', 'personuppgift'],
    ['infromationsklassning', 'informationsklassning'],
  ])('%s is taken for %s', (typed, meant) => {
    expect(said(typed)).toContain(stemsOf(meant));
  });

  it('are not guessed when they are short, unless two letters have changed places', () => {
    expect(slipsIfMeant('instans', 'insats')).toBe(Infinity);
    expect(slipsIfMeant('mata', 'meta')).toBe(Infinity);
    expect(slipsIfMeant('bais', 'bias')).toBe(1);
    // Of stems, the word that was typed decides: "anvnda" is long enough, "väder" isn't.
    expect(slipsIfMeant('anvnd', 'anvand', 'anvnda')).toBe(1);
    expect(slipsIfMeant('vader', 'varder', 'väder')).toBe(Infinity);
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

  it('are the same whoever asks, and with a stop word in between', () => {
    const known = new Understanding({
      ...vocabulary,
      terms: { prov: ['lita på svaret', 'vad kan jag mata in'] },
      stop: [...vocabulary.stop, 'på', 'det', 'kan', 'in'],
    });
    const termsOf = (typed: string) => known.read(typed).meanings.flatMap(({ terms }) => terms);
    expect(termsOf('vad kan man mata in')).toEqual(['prov']);
    expect(termsOf('lita på det svaret')).toEqual([]);
    const plain = new Understanding({ ...known.vocabulary, terms: { prov: ['mata svaret'] } });
    expect(plain.read('mata in det svaret').meanings).toMatchObject([{ terms: ['prov'] }]);
  });

  it('count as a phrase, not as the one word that is left without its stop words', () => {
    const terms = { prov: ['mätning', 'hur lång är en'] };
    const known = new Understanding({ ...vocabulary, terms });
    const [meaning] = known.read('hur lång är en').meanings;
    expect(meaning!.terms).toEqual(['prov']);
    expect(Math.max(...meaning!.expressions.map(({ weight }) => weight))).toBeLessThan(SURE);
  });

  it('may be stop words alone, if there are three', () => {
    const terms = { prov: ['hur är jag'], annat: ['är jag'], långt: ['får jag i en hur lång'] };
    const known = new Understanding({ ...vocabulary, terms });
    expect(known.read('hur är jag').meanings).toMatchObject([{ terms: ['prov'] }]);
    expect(known.read('är jag').meanings).toEqual([]);
    expect(known.read('får jag i en hur lång').meanings).toMatchObject([{ terms: ['långt'] }]);
  });

  it('are not made of stop words: "lång är" is not a compound', () => {
    expect(read('hur lång är en handling').meanings.map(({ typed }) => typed)).toEqual([
      ['lång'],
      ['handling'],
    ]);
  });

  it('are joined and parted: a compound, its tail and its parts', () => {
    expect(said('informations klassning')).toContain(stemsOf('informationsklassning'));
    expect(said('klassning')).toContain(stemsOf('informationsklassning'));
    expect(said('verktygsinformation')).toContain(stemsOf('verktyg information'));
    expect(said('informationsskydd')).toContain(stemsOf('information skydd'));
  });

  it('mean what their last part means, if the rest is unknown and the query names AI', () => {
    expect(said('xyzverktyg')).toEqual([]);
    expect(said('xyzverktyg chatgpt')).toContain(stemsOf('verktyg'));
  });

  it('are misspelt if a letter more makes a known one of them', () => {
    const known = new Understanding({
      ...vocabulary,
      names: [...vocabulary.names, 'skyddsklassning'],
    });
    const [meaning] = known.read('skyddklassning').meanings;
    expect(meaning!.expressions[0]!.indexed).toEqual([stemOf('skyddsklassning')]);
  });

  it('are parted too if the compound only stands in what people ask', () => {
    const known = new Understanding({ ...vocabulary, asked: ['verktygsskydd'] });
    const [meaning] = known.read('verktygsskydd').meanings;
    expect(meaning!.expressions.map(({ indexed }) => indexed.join(' '))).toEqual(
      ['verktygsskydd', 'verktyg skydd'].map(stemsOf),
    );
  });
});

it('knows everyday words by their term, and other words by their synonyms', () => {
  expect(read('chatgpt').meanings[0]?.terms).toEqual(['oppen-ai']);
  expect(said('chatgpt')).toContain(stemsOf('öppen ai'));
  expect(said('pryl')).toEqual([stemsOf('verktyg')]);
});

it('finishes the last word only while the reader types', () => {
  expect(said('sekr')).toEqual([]);
  expect(said('sekr', true)).toContain(stemsOf('sekretess'));
});

it('tells a question, a definition and a named municipality', () => {
  expect(read('får jag mata in sekretess')).toMatchObject({ question: true, definition: false });
  expect(read('vad är öppen ai')).toMatchObject({ definition: true });
  expect(read('sekretess i vik').guidelines).toEqual(['vik']);
});

it('is not silenced by one unknown word where another one is an anchor', async () => {
  const record = { id: 'vik:1', kind: 'regel', guidelines: ['vik'], number: '1', aside: false };
  const entry = {
    url: '',
    title: 'Öppen AI',
    text: 'chatgpt',
    keywords: [],
    terms: {},
    parts: [],
    asked: [],
  };
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
