import { guide } from './kit/setup';

/**
 * Is this an official document? The guidelines only say that the user and the organisation must
 * know (Östersund 6.1.9, 7.21); every answer here rests on law.
 */
export default guide.createMachine({
  id: 'allman-handling',
  context: {},
  meta: { guidelines: ['ostersund'] },
  initial: 'handling',
  states: {
    handling: {
      meta: {
        clauses: ['ostersund:6.1.9.a', 'ostersund:7.21.a'],
        law: ['tf-2-3'],
        basis: 'lag',
      },
      on: {
        ja: 'forvarad',
        nej: 'inte',
        'vet-inte': { target: 'oklart', meta: { tasks: ['fraga-registrator'] } },
      },
    },
    forvarad: {
      meta: { law: ['tf-2-4', 'tf-2-6', 'osl-2-3'], basis: 'lag' },
      on: {
        ja: 'inkommen',
        nej: 'inte',
        'vet-inte': { target: 'oklart', meta: { tasks: ['fraga-registrator'] } },
      },
    },
    inkommen: {
      meta: { law: ['tf-2-9'], basis: 'lag' },
      on: {
        ja: 'ringa',
        // What came from outside is not ours to mark.
        nej: { target: 'upprattad', meta: { tasks: ['anteckna-ai'] } },
        'vet-inte': { target: 'oklart', meta: { tasks: ['fraga-registrator'] } },
      },
    },
    upprattad: {
      meta: { law: ['tf-2-10'], basis: 'lag' },
      on: {
        ja: 'utkast',
        nej: 'inte-annu',
        'vet-inte': { target: 'oklart', meta: { tasks: ['fraga-registrator'] } },
      },
    },
    utkast: {
      meta: { law: ['tf-2-12'], basis: 'lag' },
      on: {
        ja: 'inte-annu',
        nej: 'ringa',
        'vet-inte': { target: 'oklart', meta: { tasks: ['fraga-registrator'] } },
      },
    },
    ringa: {
      meta: { law: ['osl-5-1'], basis: 'lag', mildToStrict: ['ja', 'vet-inte', 'nej'] },
      on: {
        ja: 'ringa-betydelse',
        nej: 'sekretess',
        // Kept until someone knows: the stricter reading.
        'vet-inte': {
          target: 'sekretess',
          meta: { tasks: ['fraga-registrator'], basis: 'tolkning' },
        },
      },
    },
    sekretess: {
      meta: { law: ['osl-5-1'], basis: 'lag', mildToStrict: ['nej', 'vet-inte', 'ja'] },
      on: {
        ja: 'diariefor',
        nej: 'ordna',
        'vet-inte': {
          target: 'diariefor',
          meta: { tasks: ['fraga-registrator'], basis: 'tolkning' },
        },
      },
    },
    diariefor: {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: ['ostersund:6.1.9.b', 'ostersund:7.21.b'],
        tasks: ['registrera-genast', 'arkivera-enligt-plan'],
      },
    },
    ordna: {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        clauses: ['ostersund:6.1.9.b', 'ostersund:7.21.b'],
        tasks: ['registrera-eller-ordna', 'gallra-enligt-beslut'],
      },
    },
    'ringa-betydelse': {
      type: 'final',
      meta: {
        verdict: 'ja',
        clauses: ['ostersund:6.1.9.b', 'ostersund:7.21.b'],
        tasks: ['gallra-enligt-beslut'],
      },
    },
    inte: {
      type: 'final',
      meta: {
        verdict: 'nej',
        clauses: ['ostersund:6.1.9.a', 'ostersund:7.21.a'],
        tasks: ['prova-om-den-sparas'],
      },
    },
    'inte-annu': {
      type: 'final',
      meta: {
        verdict: 'nej',
        clauses: ['ostersund:6.1.9.a', 'ostersund:7.21.a', 'ostersund:6.1.2.a'],
        tasks: ['prova-nar-den-ar-fardig', 'spara-inte-i-chatten'],
      },
    },
    oklart: {
      type: 'final',
      meta: {
        verdict: 'fraga-forst',
        clauses: ['ostersund:6.1.9.a', 'ostersund:7.21.a', 'ostersund:5.forsiktighetsprincipen.e'],
        tasks: ['spara-tills-vidare'],
      },
    },
  },
});
