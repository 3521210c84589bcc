import { describe, expect, test } from 'vitest';
import { blocksOf } from './page-text';
import { readability, sentencesOf, wordsOf } from './readability';
import { unknownWords } from './spelling';
import { brokenWordRules } from './word-rules';

describe('sentences', () => {
  test.each([
    ['Du får använda AI. Fråga It först!', ['Du får använda AI.', 'Fråga It först!']],
    ['Använd t.ex. Copilot i arbetet.', ['Använd t.ex. Copilot i arbetet.']],
    ['Se 2 kap. 3 § OSL. Den gäller.', ['Se 2 kap. 3 § OSL.', 'Den gäller.']],
    ['Villkoren i 6.1 gäller. Regeln heter 6.1.3.', ['Villkoren i 6.1 gäller.', 'Regeln heter 6.1.3.']], // prettier-ignore
    ['En rubrik utan punkt', ['En rubrik utan punkt']],
    ['', []],
  ])('%s', (block, sentences) => expect(sentencesOf(block)).toEqual(sentences));
});

describe('words', () => {
  test.each([
    ['ett AI-system från 2026', ['ett', 'AI-system', 'från', '2026']],
    ['”Skäl”, (och) då – alltså', ['Skäl', 'och', 'då', 'alltså']],
    ['chef och/eller jurist', ['chef', 'och', 'eller', 'jurist']],
    ['enligt 6.1.3.b och 5.forsiktighetsprincipen.c gäller', ['enligt', 'och', 'gäller']],
    ['läs på www.digg.se, /om/ eller https://digg.se/tdosanmalan', ['läs', 'på', 'eller']],
    ['→ · 2 kap. 3 §', ['2', 'kap', '3']],
    ['verktyg, t.ex. (bl.a.) Copilot', ['verktyg', 't.ex', 'bl.a', 'Copilot']],
  ])('%s', (text, words) => expect(wordsOf(text)).toEqual(words));
});

describe('LIX', () => {
  const measure = (blocks: string[], exempt: string[] = []) => readability(blocks, new Set(exempt));

  test('is words a sentence plus the percentage of long words', () => {
    // 10 words in 2 sentences, 2 of them long ("kommunen", "riktlinje").
    const text = measure(['Vår kommun har en riktlinje. Den gäller hela kommunen nu.']);
    expect(text.words).toBe(10);
    expect(text.mean).toBe(5);
    expect(text.lix).toBe(5 + 20);
  });

  test('a word is long from its seventh letter; hyphens and digits are no letters', () => {
    expect(measure(['abcdef abcdef abcdef']).lix).toBe(3);
    expect(measure(['abcdefg abcdef abcdef']).lix).toBeCloseTo(3 + 100 / 3);
    expect(measure(['ab-cd-ef abc2026 abcdef']).lix).toBe(3);
  });

  test('a term of art is not long', () =>
    expect(measure(['Detta är artificiell intelligens'], ['artificiell', 'intelligens']).lix).toBe(4)); // prettier-ignore

  test('labels of one or two words neither count nor make the text easier', () => {
    const plain = measure(['Kommunen beslutar om riktlinjer.']);
    expect(measure(['Ja', 'Till guiden', 'Kommunen beslutar om riktlinjer.'])).toEqual(plain);
  });

  test('the longest sentence comes first', () => {
    const { sentences } = measure(['Den är ganska kort. Den här meningen är lite längre.']);
    expect(sentences.map(({ words }) => words)).toEqual([6, 4]);
  });

  test('an empty text is 0', () => expect(measure([])).toMatchObject({ words: 0, lix: 0 }));
});

describe('the text of a page', () => {
  const inMain = (html: string) => blocksOf(`<header>Meny</header><main>${html}</main>`);

  test('is what stands in main, block by block', () =>
    expect(
      inMain('<h1>Om <em>AI</em></h1><ul><li>Ett <p>Två</p> tre</li></ul><nav>Bort</nav>'),
    ).toEqual(['Om AI', 'Ett', 'Två', 'tre']));

  test('elements set side by side are apart, elements in a sentence are not', () =>
    expect(
      inMain('<p><b>Nej</b><small>Jag gör det själv</small></p><p>Se <a>6.1</a>.</p>'),
    ).toEqual(['Nej', 'Jag gör det själv', 'Se 6.1.']));

  test('a missing space is not mended', () =>
    expect(inMain('<p>frågorna i<a>guiden</a></p>')).toEqual(['frågorna iguiden']));

  test('what only eyes see is no text', () =>
    expect(inMain('<p><span aria-hidden="true">§</span> Regeln</p>')).toEqual(['Regeln']));
});

describe('word rules', () => {
  test.each([
    ['Nämnden skall besluta', 'skall → ska'],
    ['Beträffande avtalet', 'Beträffande → om'],
    ['De erhåller stöd', 'erhåller → få'],
    ['på kommunens hemsida', 'hemsida → webbplats'],
    ['ett AI system', 'AI system → ett ord med bindestreck: AI-…'],
    ['en AI lösningen', 'AI lösningen → ett ord med bindestreck: AI-…'],
    ['känsliga person uppgifter', 'person uppgifter → ett ord'],
  ])('%s', (text, broken) => expect(brokenWordRules(text)).toEqual([broken]));

  test.each(['Ett skallband om AI-system', 'AI ska användas', 'skallgång', 'Får AI göra det?'])(
    'nothing against: %s',
    (text) => expect(brokenWordRules(text)).toEqual([]),
  );
});

test('spelling: knows Swedish words, compounds and the project’s own words, but no misspelt ones', () => {
  const known = ['Verksamheten', 'tredjelandsöverföring', 'chattbotar'];
  const misspelt = ['personuppgiffter', 'riktlinjjen', 'ansvrar', 'sakerhet', 'iguiden'];
  expect(unknownWords([...known, ...misspelt])).toEqual(new Set(misspelt));
});
