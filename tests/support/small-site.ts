import { guide } from '../../machines/kit/setup';

/**
 * The guide of the site in tests/fixtures/small, which has its words.
 *
 * @param cites what its question cites beside 2.1
 */
export const smallGuide = (cites = 'testkommun:2.1.a') =>
  guide.createMachine({
    id: 'liten',
    context: {},
    meta: { guidelines: ['testkommun'] },
    initial: 'tipset',
    states: {
      tipset: {
        meta: { clauses: ['testkommun:2.1', cites] },
        on: { skriva: { target: 'nej', meta: { tasks: ['las-boken'] } }, stava: 'ja' },
      },
      nej: { type: 'final', meta: { verdict: 'nej' } },
      ja: { type: 'final', meta: { verdict: 'ja', tasks: ['skriv-under'] } },
    },
  });
