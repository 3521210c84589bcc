import { describe, expect, it } from 'vitest';
import { stemOf } from '../../src/search/swedish';

/** Forms of words of the guidelines that Snowball's own stemmer parts. */
const SAME_STEM = [
  'människa människan människans människor människornas',
  'regel regeln regler reglerna',
  'register registret registren',
  'brev brevet breven',
  'möte mötet möten mötena',
  'program programmet programmen',
  'handling handlingen handlingar handlingarnas',
  'enhet enheten enheter enheternas',
  'kvalitet kvaliteten kvaliteternas',
  'rättelse rättelsen rättelser',
  'kurs kursen kurser kurserna',
  'analys analysen analyser analyserna',
  'databas databasen databaser databaserna',
  'prognos prognosen prognoser',
  'kompetens kompetensen kompetenser',
  'arbetsplats arbetsplatsen arbetsplatser',
  'uppsats uppsatsen uppsatser',
  'utkast utkastet utkasten',
  'dator datorn datorer datorerna',
  'lärare läraren lärarna',
  'hållbar hållbart hållbara hållbarare',
  'oklar oklart oklara',
  'generativ generativt generativa',
  'allmän allmänt allmänna',
  'budget budgeten budgetar',
  'märkning märkningen märkningar markning markningen',
  'handlingsplan handlingsplanen',
  'inför införa införs',
  'enkät enkäten enkäter',
  'handlande handlandet',
];

/** Different words that rules for endings could take for one. */
const DIFFERENT = [
  ['rätt', 'rättelse'],
  ['leda', 'ledigheter'],
  ['inte', 'intern'],
  ['intern', 'internet'],
  ['skriva', 'skrivaren'],
  ['lära', 'lärare'],
  ['data', 'dator'],
  ['enhet', 'en'],
  ['plan', 'pla'],
  ['kort', 'kor'],
] as const;

describe('the stem', () => {
  it.each(SAME_STEM)('of %s is one', (forms) => {
    expect(new Set(forms.split(' ').map(stemOf)).size).toBe(1);
  });

  it.each(DIFFERENT)('of %s is not that of %s', (a, b) => {
    expect(stemOf(a)).not.toBe(stemOf(b));
  });
});
