import type { Formerly } from '../kit/formerly';

/**
 * Before the guide let the reader tick what is so, it had fifteen questions. Four of them asked two
 * things in one, and their "ja" (or "nej") doesn't tell which: it is asked again.
 */
export const formerly: Formerly = {
  slag: { uppdrag: { ja: null, nej: 'utanfor' } },
  inmatning: {
    sekretess: { nej: 'inget', ja: 'sekretess', osaker: 'osaker' },
    personuppgifter: { nej: 'inget', ja: 'personuppgifter', osaker: 'osaker' },
    kansligt: { nej: 'inget', ja: 'kansligt', osaker: 'osaker' },
    lamplighet: { nej: 'inget' },
  },
  verktyget: {
    verktyg: { nej: 'inget', osaker: 'osaker' },
    atkomst: { nej: 'inget', ja: 'atkomst', osaker: 'osaker-atkomst' },
  },
  uppgiften: {
    arende: { nej: 'inget', osaker: 'osaker' },
    lagligt: { nej: 'inget', osaker: 'osaker' },
    bedomning: { nej: 'inget', ja: 'bedomning', osaker: 'osaker' },
    verksamhetssystem: { nej: 'inget', ja: 'verksamhetssystem', osaker: 'osaker' },
  },
  'du-sjalv': {
    lamplighet: { nej: 'inget' },
    kunskap: { ja: 'inget' },
    kontroll: { ja: 'inget', nej: 'granskas-inte' },
  },
};
