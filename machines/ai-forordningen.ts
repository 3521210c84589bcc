import { guide, type FactsTest, type Meta } from './kit/setup';

const note = (fact: string) => ({ type: 'note', params: { fact } }) as const;
const facts = (params: FactsTest) => ({ type: 'facts', params }) as const;

interface Way {
  target: string;
  guard?: { type: 'facts'; params: FactsTest };
}

/** Ways on that are open only when some facts aren't noted. */
const without = (ways: readonly Way[], ...gone: string[]) =>
  ways.map(({ target, guard }) => ({
    target,
    guard: facts({ ...guard?.params, notNoted: [...gone, ...(guard?.params.notNoted ?? [])] }),
  }));

/** The same ways on, with something more. */
const each = <W extends object, X extends object>(ways: readonly W[], extra: X) =>
  ways.map((way) => ({ ...way, ...extra }));

// What the reader must find out before the category can be told.
const maybeBanned = note('kanske-forbjuden');
/** Whether, or where, emotions are read isn't known: then nothing is known to be prohibited. */
const unclearEmotions = note('oklara-kanslor');
const toJudge = facts({ noted: ['kanske-forbjuden'] });
const allowed = facts({ notNoted: ['kanske-forbjuden'] });

const provider = note('leverantor');
const byProvider = facts({ noted: ['leverantor'] });
const byDeployer = facts({ notNoted: ['leverantor'] });

const mustBeOpen = note('oppenhet');

// A hit in annex III is high risk only once article 6(3) has been asked. Point 2 has other duties.
const hit = [note('traff'), note('traff-3')];
const hit2 = [note('traff'), note('traff-2')];

// High risk, and whether chapter III applies: it doesn't to products of annex I, section B.
const highByAct = [note('hog-risk'), note('kapitel-3')];
const highByProduct = note('hog-risk');

const ask = (...tasks: string[]) => ({ unsure: true, basis: 'tolkning', tasks }) as const;
const unsure = (target: string, task: string) => ({ target, meta: ask(task) });
const lawful = (law: readonly string[], tasks: readonly string[] = []) => ({ law, tasks });

/**
 * A prohibited practice: a hit stops; who doesn't know goes on, and must ask before the rest.
 *
 * @param milder answers for what the prohibition leaves out
 */
const practice = <M extends object>(next: string, laws: readonly string[], milder?: M) => ({
  meta: {
    law: laws,
    basis: 'lag' as const,
    mildToStrict: ['nej', ...Object.keys(milder ?? {}), 'vet-inte', 'ja'],
  },
  on: {
    nej: next,
    ...milder,
    ja: { target: 'forbjuden', meta: { law: laws } },
    'vet-inte': { ...unsure(next, 'fraga-om-forbud'), actions: maybeBanned },
  },
});

const afterPractices = [
  { target: 'kommun', guard: toJudge },
  { target: 'produkt', guard: allowed },
];

// Nothing but the rules of the product applies to section B, so article 50 is not asked about.
const onlyProduct: FactsTest = { noted: ['hog-risk'], notNoted: ['kapitel-3'] };
const toTransparency = [
  { target: 'uppgifter', guard: facts(onlyProduct) },
  { target: 'samtal', guard: facts({ noted: ['kapitel-3'] }) },
  { target: 'samtal', guard: facts({ notNoted: ['hog-risk', 'kapitel-3'] }) },
];

const afterAreas = [
  { target: 'profilering', guard: facts({ noted: ['traff'] }) },
  ...without(toTransparency, 'traff'),
];

// The areas of annex III in the order in which they are asked about; migration comes with law
// enforcement, for a municipality meets neither but on behalf of others.
const AREAS = [
  'utbildning',
  'arbete',
  'tjanster',
  'brottsbekampning',
  'rattsvasen',
  'infrastruktur',
];

/** To the next area that is ticked; after the last to what follows. */
function areasAfter(area: string | undefined, then: readonly Way[]) {
  const left = AREAS.slice(area === undefined ? 0 : AREAS.indexOf(area) + 1);
  return [
    ...left.map((target, index) => ({
      target,
      guard: facts({ noted: [target], notNoted: left.slice(0, index) }),
    })),
    ...without(then, ...left),
  ];
}

/** A point of annex III as an option. */
const point = (law: string) => ({ actions: hit, meta: lawful([law, 'ai-6-2']) });

/** The sub-points of an area: which of them are met, as options. */
function area(
  points: Record<string, string>,
  then: readonly Way[],
  thenIfHit: readonly Way[] = then,
) {
  return {
    meta: { law: Object.values(points), basis: 'lag' as const },
    on: {
      ...Object.fromEntries(Object.entries(points).map(([option, law]) => [option, point(law)])),
      inget: then,
      'vet-inte': each(thenIfHit, { actions: hit, meta: ask('fraga-om-omradet') }),
      klar: then,
    },
  };
}
const afterArea = (name: string) => areasAfter(name, afterAreas);
const afterHitIn = (name: string) => areasAfter(name, [{ target: 'profilering' }]);

// Where article 6(3) doesn't help, the hits are high risk.
const annex3 = [
  {
    guard: facts({ noted: ['traff-3'], notNoted: ['traff-2'] }),
    actions: [...highByAct, note('bilaga-iii'), note('bilaga-3')],
  },
  {
    guard: facts({ noted: ['traff-2'], notNoted: ['traff-3'] }),
    actions: [...highByAct, note('bilaga-iii'), note('punkt-2')],
  },
  {
    guard: facts({ noted: ['traff-2', 'traff-3'] }),
    actions: [...highByAct, note('bilaga-iii'), note('bilaga-3'), note('punkt-2')],
  },
].map((branch) => ({ ...branch, target: 'samtal' }));
const annex3By = (meta: object) => each(annex3, { meta });

/** Not high risk, by a point of article 6(3). */
const exempt = (law: string) =>
  each(toTransparency, {
    meta: lawful(
      [law],
      ['dokumentera-undantaget', 'registrera-undantaget', 'begar-dokumentationen'],
    ),
  });

const afterTransparency = [
  { target: 'arbetsplats', guard: facts({ noted: ['kapitel-3'] }) },
  { target: 'uppgifter', guard: facts({ notNoted: ['kapitel-3'] }) },
];
const afterImages = [
  { target: 'publicerad', guard: facts({ noted: ['gor-text'] }) },
  ...without(afterTransparency, 'gor-text'),
];

/** The duty of a provider, which a municipality that isn't one checks. */
const providerOwes = <B extends object>(to: B, law: string, own: string, check: string) => [
  { ...to, guard: byProvider, meta: lawful([law], [own]) },
  { ...to, guard: byDeployer, meta: lawful([law], [check]) },
];

const afterWorkplace = [
  { target: 'beslut', guard: facts({ noted: ['bilaga-iii'] }) },
  { target: 'avsett', guard: facts({ notNoted: ['bilaga-iii'] }) },
];

const emotions = [...hit, mustBeOpen];
const emotionLaw = ['ai-bilaga-3-1-c', 'ai-6-2', 'ai-50-3'];
const informExposed = ['informera-om-avlasning'];

const deployerDuties = [
  'ai-kunnighet',
  'folj-bruksanvisningen',
  'utse-uppsikt',
  'kontrollera-indata',
  'overvaka-systemet',
  'spara-loggar',
  'konsekvensbedom-dataskydd',
  'samarbeta-med-myndigheter',
];
const providerDuties = [
  'uppfyll-leverantorens-krav',
  'ha-kvalitetssystem',
  'bedom-overensstammelse',
  'folj-upp-efter-start',
];

// What the municipality's own guideline adds, by outcome.
const own: Record<string, Record<string, readonly string[]>> = {
  ostersund: {
    'kanske-forbjuden': ['oppna-for-jurist'],
    utanfor: ['skriv-ned-varfor-inte-ai', 'riktlinjen-kan-galla-anda'],
    'hog-risk': [
      'dokumentera-kategorin',
      'lista-atgarderna',
      'bedom-risker',
      'utse-roller',
      'sakra-underlaget',
      'gor-systemet-forklarligt',
      'tillsyn-och-revision',
      'provning-och-rattelse',
    ],
    'begransad-risk': [
      'dokumentera-kategorin',
      'lista-atgarderna',
      'gor-systemet-forklarligt',
      'mark-material-fran-ai-system',
    ],
    'minimal-risk': ['dokumentera-kategorin', 'utbilda-anvandarna', 'ga-igenom-22-punkter'],
  },
  karlstad: {
    'kanske-forbjuden': ['karlstad-folj-upp-lagen'],
    utanfor: ['karlstad-vidare-begrepp'],
    'hog-risk': ['karlstad-folj-upp-lagen', 'karlstad-minska-risker', 'karlstad-kunna-informera'],
    'begransad-risk': ['karlstad-folj-upp-lagen', 'karlstad-kunna-informera'],
    'minimal-risk': ['karlstad-folj-upp-lagen'],
  },
};
const outcomeBy = {
  'kanske-forbjuden': toJudge,
  utanfor: facts({ noted: ['utanfor'] }),
  'hog-risk': facts({ noted: ['hog-risk'], notNoted: ['kanske-forbjuden'] }),
  'begransad-risk': facts({ noted: ['oppenhet'], notNoted: ['kanske-forbjuden', 'hog-risk'] }),
  'minimal-risk': facts({ notNoted: ['kanske-forbjuden', 'utanfor', 'hog-risk', 'oppenhet'] }),
};
const MUNICIPALITIES: Record<string, Meta> = {
  ostersund: {
    guidelines: ['ostersund'],
    clauses: ['ostersund:7.5.a', 'ostersund:7.5.b'],
    basis: 'riktlinje',
    guide: 'infora-ai',
  },
  karlstad: {
    guidelines: ['karlstad'],
    clauses: ['karlstad:principer.hallbar-ai.ansvar.1'],
    basis: 'tolkning',
    guide: 'hallbar-ai',
  },
  annan: { guidelines: [], clauses: [], basis: 'lag' },
};
const inMunicipality = (name: string) =>
  Object.entries(outcomeBy).map(([target, guard]) => ({
    target,
    guard,
    meta: { ...MUNICIPALITIES[name], tasks: own[name]?.[target] ?? [] },
  }));

/** Which category and which duties by the AI Act? Östersund 7.5. */
export default guide.createMachine({
  id: 'ai-forordningen',
  context: {},
  meta: { guidelines: ['ostersund', 'karlstad'] },
  initial: 'system',
  states: {
    system: {
      meta: { law: ['ai-3-1'], basis: 'lag' },
      on: {
        ja: 'undantag',
        nej: { target: 'kommun', actions: note('utanfor'), meta: lawful(['ai-3-1']) },
        'vet-inte': unsure('undantag', 'fraga-om-tekniken'),
      },
    },
    undantag: {
      meta: {
        law: ['ai-2-3', 'ai-2-6', 'ai-2-8', 'ai-2-10', 'ai-2-12'],
        basis: 'lag',
      },
      on: {
        nej: 'roll',
        prov: { target: 'roll', meta: lawful(['ai-2-8', 'ai-60']) },
        'oppen-kallkod': { target: 'roll', meta: lawful(['ai-2-12']) },
        labb: { target: 'kommun', actions: note('utanfor'), meta: lawful(['ai-2-8']) },
        forskning: { target: 'kommun', actions: note('utanfor'), meta: lawful(['ai-2-6']) },
        privat: { target: 'kommun', actions: note('utanfor'), meta: lawful(['ai-2-10']) },
        militart: { target: 'kommun', actions: note('utanfor'), meta: lawful(['ai-2-3']) },
        'vet-inte': unsure('roll', 'fraga-om-undantag'),
      },
    },
    roll: {
      meta: {
        law: ['ai-3-3', 'ai-3-4', 'ai-3-6', 'ai-25-1-a', 'ai-25-1-b'],
        basis: 'lag',
        mildToStrict: ['anvander', 'for-vidare', 'andrar', 'bygger', 'vet-inte'],
      },
      on: {
        bygger: {
          target: 'manipulation',
          actions: provider,
          meta: lawful(['ai-3-3', 'ai-3-4']),
        },
        andrar: {
          target: 'manipulation',
          actions: provider,
          meta: {
            law: ['ai-3-4', 'ai-25-1-a', 'ai-25-1-b'],
            tasks: ['prova-om-ni-blir-leverantor'],
            basis: 'tolkning',
          },
        },
        'for-vidare': {
          target: 'manipulation',
          meta: lawful(['ai-3-6'], ['fraga-om-rollen']),
        },
        anvander: { target: 'manipulation', meta: lawful(['ai-3-4']) },
        'vet-inte': { ...unsure('manipulation', 'fraga-om-rollen'), actions: provider },
      },
    },

    // Article 5: one question for each practice.
    manipulation: practice('utsatthet', ['ai-5-1-a']),
    utsatthet: practice('intima-bilder', ['ai-5-1-b']),
    'intima-bilder': practice('overgrepp', ['ai-5-1-ba', 'ai-5-1a']),
    overgrepp: practice('poangsattning', ['ai-5-1-bb', 'ai-5-1a']),
    poangsattning: practice('brott', ['ai-5-1-c']),
    brott: practice('ansikten', ['ai-5-1-d'], {
      stod: { target: 'ansikten', meta: lawful(['ai-5-1-d-undantag']) },
    }),
    ansikten: practice('kanslor', ['ai-5-1-e']),
    kanslor: {
      meta: {
        law: ['ai-5-1-f', 'ai-skal-18'],
        basis: 'lag',
        mildToStrict: ['nej', 'text', 'trotthet', 'vet-inte', 'ja'],
      },
      on: {
        ja: 'kanslor-var',
        trotthet: { target: 'biometri', meta: lawful(['ai-skal-18']) },
        text: 'biometri',
        nej: 'biometri',
        'vet-inte': { ...unsure('kanslor-var', 'fraga-om-avlasning'), actions: unclearEmotions },
      },
    },
    'kanslor-var': {
      meta: {
        law: ['ai-5-1-f', 'ai-bilaga-3-1-c'],
        basis: 'lag',
        mildToStrict: ['annanstans', 'vet-inte', 'arbete-skola'],
      },
      on: {
        'arbete-skola': 'kanslor-syfte',
        annanstans: {
          target: 'biometri',
          actions: emotions,
          meta: lawful(emotionLaw, informExposed),
        },
        'vet-inte': { ...unsure('kanslor-syfte', 'fraga-om-forbud'), actions: unclearEmotions },
      },
    },
    'kanslor-syfte': {
      meta: { law: ['ai-5-1-f'], basis: 'lag', mildToStrict: ['ja', 'vet-inte', 'nej'] },
      on: {
        ja: {
          target: 'biometri',
          actions: emotions,
          meta: lawful(['ai-5-1-f-undantag', ...emotionLaw], informExposed),
        },
        nej: [
          {
            target: 'forbjuden',
            guard: facts({ notNoted: ['oklara-kanslor'] }),
            meta: lawful(['ai-5-1-f']),
          },
          {
            target: 'biometri',
            guard: facts({ noted: ['oklara-kanslor'] }),
            actions: maybeBanned,
            meta: { law: ['ai-5-1-f'], tasks: ['fraga-om-forbud'], basis: 'tolkning' },
          },
        ],
        'vet-inte': { ...unsure('biometri', 'fraga-om-forbud'), actions: maybeBanned },
      },
    },
    biometri: {
      meta: {
        law: ['ai-bilaga-3-1-a', 'ai-5-1-g', 'ai-5-1-h'],
        basis: 'lag',
      },
      on: {
        bekraftar: { meta: lawful(['ai-bilaga-3-1-a-undantag']) },
        identifierar: {
          actions: [...hit, note('identifierar')],
          meta: lawful(['ai-bilaga-3-1-a', 'ai-6-2']),
        },
        sorterar: { actions: note('sorterar') },
        inget: afterPractices,
        'vet-inte': {
          ...unsure('sortering', 'fraga-om-avlasning'),
          actions: [...hit, note('identifierar')],
        },
        klar: [
          { target: 'sortering', guard: facts({ noted: ['sorterar'] }) },
          {
            target: 'realtid',
            guard: facts({ noted: ['identifierar'], notNoted: ['sorterar'] }),
          },
          ...without(afterPractices, 'sorterar', 'identifierar'),
        ],
      },
    },
    sortering: (() => {
      const then = [
        { target: 'realtid', guard: facts({ noted: ['identifierar'] }) },
        ...without(afterPractices, 'identifierar'),
      ];
      const categorised = ['ai-bilaga-3-1-b', 'ai-6-2', 'ai-50-3'];
      return {
        meta: {
          law: ['ai-5-1-g', 'ai-bilaga-3-1-b', 'ai-50-3'],
          basis: 'lag' as const,
          mildToStrict: ['nej', 'bisak', 'andra', 'skyddade', 'filter', 'vet-inte', 'kansliga'],
        },
        on: {
          nej: then,
          bisak: then,
          filter: each(then, {
            actions: emotions,
            meta: lawful(['ai-5-1-g-undantag', ...categorised], informExposed),
          }),
          kansliga: { target: 'forbjuden', meta: lawful(['ai-5-1-g']) },
          skyddade: each(then, { actions: emotions, meta: lawful(categorised, informExposed) }),
          andra: each(then, {
            actions: mustBeOpen,
            meta: lawful(['ai-50-3'], informExposed),
          }),
          'vet-inte': each(
            [
              { target: 'realtid', guard: facts({ noted: ['identifierar'] }) },
              { target: 'kommun', guard: facts({ notNoted: ['identifierar'] }) },
            ],
            { actions: maybeBanned, meta: ask('fraga-om-forbud') },
          ),
        },
      };
    })(),
    realtid: {
      meta: {
        law: ['ai-5-1-h', 'ai-5-2'],
        basis: 'lag',
        mildToStrict: ['nej', 'tillstand', 'vet-inte', 'ja'],
      },
      on: {
        nej: afterPractices,
        tillstand: each(afterPractices, { meta: lawful(['ai-5-2']) }),
        ja: { target: 'forbjuden', meta: lawful(['ai-5-1-h', 'ai-5-2']) },
        'vet-inte': { ...unsure('kommun', 'fraga-om-forbud'), actions: maybeBanned },
      },
    },

    // Article 6(1) and annex I.
    produkt: {
      meta: {
        law: ['ai-6-1', 'ai-bilaga-1-a', 'ai-bilaga-1-b', 'ai-bilaga-1-b-21'],
        basis: 'lag',
        mildToStrict: ['nej', 'maskin', 'avsnitt-b', 'avsnitt-a', 'vet-inte'],
      },
      on: {
        'avsnitt-a': 'produktroll',
        'avsnitt-b': { target: 'produktroll', actions: note('avsnitt-b') },
        maskin: { target: 'produktroll', actions: note('maskin') },
        nej: 'omraden',
        'vet-inte': unsure('produktroll', 'fraga-om-produkten'),
      },
    },
    produktroll: {
      meta: { law: ['ai-3-14', 'ai-6-1a', 'ai-6-1b'], basis: 'lag' },
      on: {
        sjalv: { meta: lawful(['ai-6-1']) },
        skydd: { meta: lawful(['ai-3-14']) },
        fara: { meta: lawful(['ai-3-14', 'ai-6-1b']) },
        annat: { target: 'omraden', meta: lawful(['ai-6-1a']) },
        'vet-inte': unsure('tredje-part', 'fraga-om-produkten'),
        klar: 'tredje-part',
      },
    },
    'tredje-part': (() => {
      const products = [
        {
          guard: facts({ noted: ['maskin'] }),
          actions: [highByProduct, note('avsnitt-b-hog')],
          law: ['ai-6-1', 'ai-bilaga-1-b-21', 'ai-2-2'],
        },
        {
          guard: facts({ noted: ['avsnitt-b'] }),
          actions: [highByProduct, note('avsnitt-b-hog')],
          law: ['ai-6-1', 'ai-bilaga-1-b', 'ai-2-2'],
        },
        {
          guard: facts({ notNoted: ['maskin', 'avsnitt-b'] }),
          actions: highByAct,
          law: ['ai-6-1', 'ai-bilaga-1-a'],
        },
      ];
      return {
        meta: {
          law: ['ai-6-1', 'ai-6-1c'],
          basis: 'lag' as const,
          mildToStrict: ['nej', 'radio', 'vet-inte', 'ja'],
        },
        on: {
          ja: products.map(({ guard, actions, law }) => ({
            ...{ target: 'omraden', guard, actions },
            meta: lawful(law),
          })),
          radio: { target: 'omraden', meta: lawful(['ai-6-1c']) },
          nej: 'omraden',
          'vet-inte': products.map(({ guard, actions, law }) => ({
            ...{ target: 'omraden', guard, actions },
            meta: { ...ask('fraga-om-produkten'), law },
          })),
        },
      };
    })(),

    // Article 6(2) and annex III. Biometrics, its first point, was asked about with article 5.
    omraden: {
      meta: { law: ['ai-6-2'], basis: 'lag' },
      on: {
        ...Object.fromEntries(AREAS.map((name) => [name, { actions: note(name) }])),
        inget: afterAreas,
        'vet-inte': { ...unsure('profilering', 'fraga-om-omradet'), actions: hit },
        klar: areasAfter(undefined, afterAreas),
      },
    },
    utbildning: area(
      {
        antagning: 'ai-bilaga-3-3-a',
        resultat: 'ai-bilaga-3-3-b',
        niva: 'ai-bilaga-3-3-c',
        fusk: 'ai-bilaga-3-3-d',
      },
      afterArea('utbildning'),
      afterHitIn('utbildning'),
    ),
    arbete: area(
      {
        rekrytering: 'ai-bilaga-3-4-a',
        anstallda: 'ai-bilaga-3-4-b',
      },
      afterArea('arbete'),
      afterHitIn('arbete'),
    ),
    tjanster: (() => {
      const points = area(
        {
          forsakring: 'ai-bilaga-3-5-c',
          larm: 'ai-bilaga-3-5-d',
        },
        afterArea('tjanster'),
        afterHitIn('tjanster'),
      );
      return {
        meta: { ...points.meta, law: ['ai-bilaga-3-5-a', 'ai-bilaga-3-5-b', ...points.meta.law] },
        on: {
          // Before credit, where the reader looks for it.
          bidrag: point('ai-bilaga-3-5-a'),
          kredit: { actions: note('kredit') },
          ...points.on,
          klar: [
            { target: 'bedrageri', guard: facts({ noted: ['kredit'] }) },
            ...without(afterArea('tjanster'), 'kredit'),
          ],
        },
      };
    })(),
    bedrageri: {
      meta: {
        law: ['ai-bilaga-3-5-b'],
        basis: 'lag',
        mildToStrict: ['ja', 'vet-inte', 'nej'],
      },
      on: {
        ja: each(afterArea('tjanster'), { meta: lawful(['ai-bilaga-3-5-b-undantag']) }),
        nej: each(afterHitIn('tjanster'), {
          actions: hit,
          meta: lawful(['ai-bilaga-3-5-b', 'ai-6-2']),
        }),
        'vet-inte': each(afterHitIn('tjanster'), {
          actions: hit,
          meta: { ...ask('fraga-om-omradet'), law: ['ai-bilaga-3-5-b', 'ai-6-2'] },
        }),
      },
    },
    brottsbekampning: area(
      {
        'utsatt-for-brott': 'ai-bilaga-3-6-a',
        logndetektor: 'ai-bilaga-3-6-b',
        bevis: 'ai-bilaga-3-6-c',
        aterfall: 'ai-bilaga-3-6-d',
        'brott-profil': 'ai-bilaga-3-6-e',
      },
      [{ target: 'migration' }],
    ),
    migration: area(
      {
        logndetektor: 'ai-bilaga-3-7-a',
        'risk-vid-inresa': 'ai-bilaga-3-7-b',
        ansokningar: 'ai-bilaga-3-7-c',
        identifiering: 'ai-bilaga-3-7-d',
      },
      afterArea('brottsbekampning'),
      afterHitIn('brottsbekampning'),
    ),
    rattsvasen: area(
      {
        domstol: 'ai-bilaga-3-8-a',
        val: 'ai-bilaga-3-8-b',
      },
      afterArea('rattsvasen'),
      afterHitIn('rattsvasen'),
    ),
    infrastruktur: {
      meta: { law: ['ai-bilaga-3-2', 'ai-3-14', 'ai-6-1a', 'ai-6-1b'], basis: 'lag' },
      on: {
        skydd: { actions: hit2, meta: lawful(['ai-bilaga-3-2', 'ai-6-2', 'ai-3-14']) },
        fara: {
          actions: hit2,
          meta: lawful(['ai-bilaga-3-2', 'ai-6-2', 'ai-3-14', 'ai-6-1b']),
        },
        annat: each(afterAreas, { meta: lawful(['ai-6-1a']) }),
        'vet-inte': {
          target: 'profilering',
          actions: hit2,
          meta: { ...ask('fraga-om-omradet'), law: ['ai-bilaga-3-2', 'ai-6-2'] },
        },
        klar: afterAreas,
      },
    },

    // Article 6(3): profiling first, for it can't be exempt.
    profilering: {
      meta: { law: ['ai-6-3'], basis: 'lag', mildToStrict: ['nej', 'vet-inte', 'ja'] },
      on: {
        ja: annex3By(lawful(['ai-6-3'])),
        nej: 'paverkan',
        'vet-inte': annex3By(ask('fraga-om-omradet')),
      },
    },
    paverkan: {
      meta: {
        law: ['ai-6-3-a', 'ai-6-3-b', 'ai-6-3-c', 'ai-6-3-d'],
        basis: 'lag',
        mildToStrict: ['nej', 'vet-inte', 'manniska', 'ja'],
      },
      on: {
        nej: 'uppgift',
        manniska: annex3,
        ja: annex3,
        'vet-inte': annex3By(ask('fraga-om-omradet')),
      },
    },
    uppgift: {
      meta: {
        law: ['ai-6-3-a', 'ai-6-3-b', 'ai-6-3-c', 'ai-6-3-d', 'ai-6-4'],
        basis: 'lag',
        mildToStrict: ['snav', 'forbattra', 'monster', 'forbereda', 'vet-inte', 'inget'],
      },
      on: {
        snav: exempt('ai-6-3-a'),
        forbattra: exempt('ai-6-3-b'),
        monster: exempt('ai-6-3-c'),
        forbereda: exempt('ai-6-3-d'),
        inget: annex3,
        'vet-inte': annex3By(ask('fraga-om-omradet')),
      },
    },

    // Article 50: also after high risk.
    samtal: {
      meta: {
        law: ['ai-50-1', 'ai-50-5'],
        basis: 'lag',
        mildToStrict: ['nej', 'uppenbart', 'vet-inte', 'ja'],
      },
      on: {
        ja: providerOwes(
          { target: 'skapar', actions: mustBeOpen },
          'ai-50-1',
          'sag-att-det-ar-ai',
          'kontrollera-att-ai-syns',
        ),
        uppenbart: { target: 'skapar', meta: lawful(['ai-50-1-undantag']) },
        nej: 'skapar',
        'vet-inte': {
          target: 'skapar',
          actions: mustBeOpen,
          meta: { ...ask('fraga-om-oppenhet'), law: ['ai-50-1'] },
        },
      },
    },
    skapar: {
      meta: { law: ['ai-50-2'], basis: 'lag' },
      on: {
        text: providerOwes(
          { actions: [note('gor-text'), mustBeOpen] },
          'ai-50-2',
          'mark-maskinlasbart',
          'kontrollera-markningen',
        ),
        bild: providerOwes(
          { actions: [note('gor-bild'), mustBeOpen] },
          'ai-50-2',
          'mark-maskinlasbart',
          'kontrollera-markningen',
        ),
        redigerar: each(afterTransparency, { meta: lawful(['ai-50-2-undantag']) }),
        inget: afterTransparency,
        'vet-inte': {
          target: 'deepfake',
          actions: [note('gor-text'), mustBeOpen],
          meta: { ...ask('fraga-om-oppenhet'), law: ['ai-50-2'] },
        },
        klar: [
          { target: 'deepfake', guard: facts({ noted: ['gor-bild'] }) },
          { target: 'publicerad', guard: facts({ notNoted: ['gor-bild'] }) },
        ],
      },
    },
    deepfake: {
      meta: {
        law: ['ai-50-4-bild', 'ai-3-60'],
        basis: 'lag',
        mildToStrict: ['nej', 'konst', 'vet-inte', 'ja'],
      },
      on: {
        ja: each(afterImages, {
          meta: lawful(['ai-50-4-bild', 'ai-3-60'], ['mark-deepfake']),
        }),
        konst: each(afterImages, {
          meta: lawful(['ai-50-4-bild', 'ai-3-60'], ['mark-konsten']),
        }),
        nej: afterImages,
        'vet-inte': each(afterImages, {
          meta: { ...ask('fraga-om-oppenhet', 'mark-deepfake'), law: ['ai-50-4-bild', 'ai-3-60'] },
        }),
      },
    },
    publicerad: {
      meta: {
        law: ['ai-50-4-text'],
        basis: 'lag',
        mildToStrict: ['nej', 'granskad', 'vet-inte', 'ja'],
      },
      on: {
        ja: each(afterTransparency, { meta: lawful(['ai-50-4-text'], ['mark-texten']) }),
        granskad: each(afterTransparency, { meta: lawful(['ai-50-4-text-undantag']) }),
        nej: afterTransparency,
        'vet-inte': each(afterTransparency, {
          meta: { ...ask('fraga-om-oppenhet', 'mark-texten'), law: ['ai-50-4-text'] },
        }),
      },
    },

    // High risk by chapter III: which duties, and from when.
    arbetsplats: {
      meta: { law: ['ai-26-7'], basis: 'lag' },
      on: {
        ja: each(afterWorkplace, { meta: lawful(['ai-26-7'], ['informera-anstallda']) }),
        nej: afterWorkplace,
        'vet-inte': each(afterWorkplace, { meta: ask('informera-anstallda') }),
      },
    },
    beslut: {
      meta: { law: ['ai-26-11'], basis: 'lag' },
      on: {
        ja: { target: 'avsett', meta: lawful(['ai-26-11'], ['informera-berorda']) },
        nej: 'avsett',
        'vet-inte': unsure('avsett', 'informera-berorda'),
      },
    },
    avsett: {
      meta: { law: ['ai-25-1-c'], basis: 'lag' },
      on: {
        ja: 'i-bruk',
        nej: {
          target: 'i-bruk',
          actions: provider,
          meta: lawful(['ai-25-1-c'], ['undvik-att-bli-leverantor']),
        },
        'vet-inte': { ...unsure('i-bruk', 'fraga-om-andamalet'), actions: provider },
      },
    },
    'i-bruk': {
      meta: { law: ['ai-113', 'ai-111-2'], basis: 'lag' },
      on: {
        nej: { target: 'uppgifter', meta: lawful(['ai-113'], ['klart-fore-start']) },
        'ja-oandrat': { target: 'uppgifter', meta: lawful(['ai-111-2'], ['klart-aldre-system']) },
        'ja-andrat': { target: 'uppgifter', meta: lawful(['ai-113'], ['klart-fore-start']) },
        'vet-inte': unsure('uppgifter', 'klart-fore-start'),
      },
    },

    uppgifter: {
      meta: { law: ['gdpr-6', 'osl-8-1'], basis: 'lag' },
      on: {
        personuppgifter: { meta: lawful(['gdpr-6'], ['prova-dataskyddet']) },
        sekretess: { meta: lawful(['osl-8-1'], ['prova-sekretessen']) },
        inget: 'kommun',
        'vet-inte': {
          target: 'kommun',
          meta: ask('prova-dataskyddet', 'prova-sekretessen'),
        },
        klar: 'kommun',
      },
    },
    kommun: {
      meta: { clauses: ['ostersund:7.5.a', 'karlstad:principer.hallbar-ai.ansvar.1'] },
      on: {
        ...Object.fromEntries(
          Object.keys(MUNICIPALITIES).map((name) => [name, inMunicipality(name)]),
        ),
      },
    },

    forbjuden: {
      type: 'final',
      meta: { verdict: 'nej', stop: true, tasks: ['infor-inte', 'dokumentera-forbudet'] },
    },
    'kanske-forbjuden': {
      type: 'final',
      meta: { verdict: 'nej', tasks: ['vanta-pa-jurist'] },
    },
    'hog-risk': {
      type: 'final',
      meta: {
        verdict: 'ja-med-villkor',
        conditionalTasks: [
          { when: { noted: ['kapitel-3'] }, tasks: deployerDuties },
          {
            when: { noted: ['bilaga-3'] },
            tasks: ['registrera-anvandningen', 'bedom-rattigheter', 'forklara-beslut'],
          },
          {
            when: { noted: ['punkt-2'], notNoted: ['leverantor'] },
            tasks: ['kontrollera-nationellt-register'],
          },
          { when: { noted: ['punkt-2', 'leverantor'] }, tasks: ['registrera-nationellt'] },
          { when: { noted: ['leverantor', 'kapitel-3'] }, tasks: providerDuties },
          { when: { noted: ['avsnitt-b-hog'] }, tasks: ['folj-produktreglerna'] },
          { when: onlyProduct, tasks: ['lar-personalen-anda'] },
        ],
      },
    },
    'begransad-risk': {
      type: 'final',
      meta: { verdict: 'ja-med-villkor', tasks: ['ai-kunnighet'] },
    },
    'minimal-risk': { type: 'final', meta: { verdict: 'ja', tasks: ['ai-kunnighet'] } },
    utanfor: { type: 'final', meta: { verdict: 'ja', tasks: ['folj-andra-lagar'] } },
  },
});
