import { describe, expect, test } from 'vitest';
import { guess } from '../../src/draft/guess';

describe('how strongly a sentence binds, guessed', () => {
  test.each([
    ['Du får inte mata in namn.', 'får inte'],
    ['Namn ska aldrig matas in.', 'får inte'],
    ['Ingen får lämna datorn öppen.', 'får inte'],
    ['Använd inte tjänster som är nya.', 'får inte'],
    ['Detta innebär att namn inte får spridas.', 'får inte'],
    ['Nämnden måste först fråga en jurist.', 'måste'],
    ['För det krävs:', 'måste'],
    ['Innan du börjar ska du fråga din chef.', 'ska'],
    ['Den som använder robotar ska märka dem.', 'ska'],
    ['Fråga din chef om du är osäker.', 'ska'],
    ['Vi behöver arbeta med riskerna.', 'bör'],
    ['Det är därför viktigt att ni väljer.', 'bör'],
    ['Du får använda roboten i receptionen.', 'får'],
    // What only tells what something is about, or isn't a word of force, binds nobody.
    ['Riktlinjen beskriver hur du får använda robotar.', 'är'],
    ['Kunskap om vad som ska diarieföras finns hos registrator.', 'är'],
    ['Svaren som du får från roboten är korta.', 'är'],
    ['Det behövs en ny robot.', 'är'],
  ])('%s', (sentence, modality) => expect(guess(sentence, []).modality).toBe(modality));
});

test('an item without a verb of force has that of the sentence before the list, and is doubted', () => {
  const lead = guess('Verksamheten ska:', []);
  expect(guess('märka robotarna', [], lead)).toMatchObject({
    ...{ modality: 'ska', addressee: 'verksamhet' },
    doubts: ['styrkan är tagen från det som står före listan'],
  });
});

test('two forces in a sentence are told to the person who looks', () => {
  expect(guess('Du får öppna dörren men ska stänga den igen.', []).doubts).toEqual([
    'styrkan: "får" och "ska" i samma mening',
  ]);
});

test.each([
  ['Du får bara flyga när vinden är svag.', { kind: 'permission', effect: 'condition' }],
  ['Du får flyga.', { kind: 'permission', effect: 'none' }],
  ['Du får inte flyga.', { kind: 'prohibition', effect: 'stop' }],
  ['Rektorn ansvarar för boken.', { kind: 'responsibility', effect: 'duty' }],
])('what it does to a use: %s', (sentence, what) =>
  expect(guess(sentence, [])).toMatchObject(what),
);
