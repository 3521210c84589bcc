import { guide, type ConditionalTasks, type FactsTest, type Meta } from './kit/setup';

const note = (fact: string) => ({ type: 'note', params: { fact } }) as const;
const notes = (...all: string[]) => all.map(note);
const facts = (params: FactsTest) => ({ type: 'facts', params }) as const;

interface Way {
  target: string;
  guard?: { type: 'facts'; params: FactsTest };
  actions?: readonly ReturnType<typeof note>[];
}

/** Ways on that are open only when some facts are noted and others aren't. */
const where = (ways: readonly Way[], { noted = [], notNoted = [] }: FactsTest) =>
  ways.map(({ guard, ...way }) => ({
    ...way,
    guard: facts({
      noted: [...noted, ...(guard?.params.noted ?? [])],
      notNoted: [...notNoted, ...(guard?.params.notNoted ?? [])],
    }),
  }));
const without = (ways: readonly Way[], ...gone: string[]) => where(ways, { notNoted: gone });

/** The same ways on, with a meta and more to note. */
const each = (ways: readonly Way[], meta?: Meta, notes: NonNullable<Way['actions']> = []) =>
  ways.map(({ actions = [], ...way }) => ({
    ...way,
    actions: [...new Set([...notes, ...actions])],
    ...(meta && { meta }),
  }));

/**
 * To the next question of a series whose own fact is noted; after the last to what follows.
 *
 * @param series questions, each with the fact that it waits for
 */
function nextIn(
  series: readonly (readonly [question: string, fact: string])[],
  after: string | undefined,
  then: readonly Way[],
): Way[] {
  const place = after === undefined ? -1 : series.findIndex(([question]) => question === after);
  const left = series.slice(place + 1);
  const [following] = left;
  if (following && following[1] === series[place]?.[1]) return [{ target: following[0] }];
  const waits = (index: number) => left.slice(0, index).map(([, fact]) => fact);
  return [
    ...left.flatMap(([target, fact], index) =>
      // The second of two questions that wait for the same fact follows on the first.
      waits(index).includes(fact)
        ? []
        : [{ target, guard: facts({ noted: [fact], notNoted: [...new Set(waits(index))] }) }],
    ),
    ...without(then, ...new Set(left.map(([, fact]) => fact))),
  ];
}

// What the reader must find out before the category can be told.
const maybeBanned = note('kanske-forbjuden');
/** Whether, or where, emotions are read isn't known: then nothing is known to be prohibited. */
const unclearEmotions = note('oklara-kanslor');
const toJudge = facts({ noted: ['kanske-forbjuden'] });

// A provider by article 25(1)(c) has the duties of article 16, not those of who made the system.
const mustComply = note('leverantorens-krav');
const provider = [note('leverantor'), mustComply];

const mustBeOpen = note('oppenhet');
const isOutside = note('utanfor');

// A hit in annex III is high risk only once article 6(3) has been asked. Point 2 has other duties.
const hit = [note('traff'), note('traff-3')];
const hit2 = [note('traff'), note('traff-2')];

// High risk, and whether chapter III applies: it doesn't to products of annex I, section B.
const highByProduct = note('hog-risk');
const highByAct = [highByProduct, note('kapitel-3')];
/** Where article 6(3) doesn't help, the hits are high risk. */
const highByAnnex3 = [...highByAct, note('bilaga-iii')];

const ask = (...tasks: string[]) => ({ unsure: true, basis: 'tolkning', tasks }) as const;
const unsure = (target: string, task: string) => ({ target, meta: ask(task) });
const lawful = (law: readonly string[], tasks: readonly string[] = []) => ({ law, tasks });

/** The duty of a provider, which a municipality that isn't one checks. */
const providerOwes = (own: string, check: string): ConditionalTasks[] => {
  // Nothing but the rules of the product applies to annex I, section B.
  const owed = [
    { noted: ['kapitel-3'] },
    { noted: [], notNoted: ['hog-risk', 'kanske-forbjuden'] },
  ];
  return owed.flatMap(({ noted, notNoted = [] }) => [
    { when: { noted: [...noted, 'leverantor'], notNoted }, tasks: [own] },
    { when: { noted, notNoted: [...notNoted, 'leverantor'] }, tasks: [check] },
  ]);
};

/** Article 50(2): binds the provider of what makes new content. */
const marking = providerOwes('mark-maskinlasbart', 'kontrollera-markningen');
const sayingSo = providerOwes('sag-att-det-ar-ai', 'kontrollera-att-ai-syns');

// The prohibitions that come one by one, to who can't rule them out at once.
const PRACTICES = [
  ['manipulation', 'nara-paverkan'],
  ['utsatthet', 'nara-paverkan'],
  ['intima-bilder', 'nara-bilder'],
  ['overgrepp', 'nara-bilder'],
  ['poangsattning', 'nara-poang'],
  ['brott', 'nara-brott'],
  ['ansikten', 'nara-ansikten'],
] as const;

const NEAR = [...new Set(PRACTICES.map(([, fact]) => fact))];

// What article 50 asks of what the AI does.
const OPENNESS = [
  ['samtal', 'chattar'],
  ['avbildar', 'gor-bild'],
  ['publicerad', 'gor-text'],
] as const;
const afterOpenness = (question?: string) => nextIn(OPENNESS, question, [{ target: 'omraden' }]);

// Where it isn't known whether it is prohibited, nothing else is asked.
const afterPractices = [
  { target: 'kanske-forbjuden', guard: toJudge },
  ...without(afterOpenness(), 'kanske-forbjuden'),
];
const afterPractice = (question?: string, then: readonly Way[] = afterPractices) =>
  nextIn(PRACTICES, question, [
    { target: 'kanslor', guard: facts({ noted: ['laser-av'] }) },
    ...without(then, 'laser-av'),
  ]);

/**
 * A prohibited practice: a hit stops; who doesn't know answers the other prohibitions, which may
 * stop, and must then ask before the rest.
 *
 * @param milder answers for what the prohibition leaves out
 */
const practice = (question: string, laws: readonly string[], milder: Record<string, Meta> = {}) => {
  const next = afterPractice(question);
  return {
    meta: {
      law: laws,
      basis: 'lag' as const,
      mildToStrict: ['nej', ...Object.keys(milder), 'vet-inte', 'ja'],
    },
    on: {
      nej: next,
      ...Object.fromEntries(
        Object.entries(milder).map(([answer, meta]) => [answer, each(next, meta)]),
      ),
      ja: { target: 'forbjuden', meta: { law: laws } },
      'vet-inte': each(
        afterPractice(question, [{ target: 'kanske-forbjuden' }]),
        ask('fraga-om-forbud'),
        [maybeBanned],
      ),
    },
  };
};

// The areas of annex III, and last the products of annex I, in the order in which they are asked
// about. Migration comes with law enforcement, for a municipality meets neither but for others.
const AREAS = [
  'utbildning',
  'arbete',
  'tjanster',
  'brottsbekampning',
  'rattsvasen',
  'infrastruktur',
  'produkt',
].map((area) => [area, area] as const);

/** On to what has to be known of a use in order to say who owes what. */
const toDutiesOfArticle50 = [
  { target: 'roll', guard: facts({ noted: ['oppenhet'] }) },
  { target: 'uppgifter', guard: facts({ notNoted: ['oppenhet'] }) },
];
const toDuties = [
  { target: 'roll', guard: facts({ noted: ['kapitel-3'] }) },
  ...without(toDutiesOfArticle50, 'kapitel-3'),
];

/** A hit leads through article 6(3). Who assesses people profiles them: that can't be exempt. */
const profiles = {
  target: 'roll',
  guard: facts({ noted: ['bedomer'] }),
  actions: highByAnnex3,
};
const mayBeExempt = { target: 'profilering', guard: facts({ notNoted: ['bedomer'] }) };
const afterHit = [profiles, mayBeExempt];
// Chapter III applies by a hit, or by a product, which comes last and leads on by itself.
const afterNoHit = [
  { target: 'narmare', guard: facts({ noted: ['nara'] }) },
  ...without(toDutiesOfArticle50, 'nara'),
];
const afterAreas = [...where(afterHit, { noted: ['traff'] }), ...without(afterNoHit, 'traff')];
/** The same, when the product was just found to be high risk by chapter III. */
const afterHighProduct = [
  ...where(afterHit, { noted: ['traff'] }),
  { target: 'narmare', guard: facts({ noted: ['nara'], notNoted: ['traff'] }) },
  { target: 'roll', guard: facts({ notNoted: ['traff', 'nara'] }) },
];
const afterArea = (name?: string) => nextIn(AREAS, name, afterAreas);
/** In an area of annex III, but in none of its points: never to a category without a closer look. */
const nearMiss = (name: string) => [
  ...where(nextIn(AREAS, name, afterHit), { noted: ['traff'] }),
  ...each(without(nextIn(AREAS, name, [{ target: 'narmare' }]), 'traff'), undefined, notes('nara')),
];

const afterHitIn = (name: string) => nextIn(AREAS, name, afterHit);

/** A point of annex III as an option. Who assesses people doesn't get past it by article 6(3). */
const point = (law: string, noted: string[] = [], meta?: Meta) => {
  const actions = [...hit, ...noted.map(note)];
  return [
    {
      guard: facts({ noted: ['bedomer'] }),
      actions,
      meta: { ...lawful([law, 'ai-6-2', 'ai-6-3']), ...meta },
    },
    {
      guard: facts({ notNoted: ['bedomer'] }),
      actions,
      meta: { ...lawful([law, 'ai-6-2']), ...meta },
    },
  ];
};

const inHigh = { noted: ['bilaga-iii'] };
const pointsOf = (laws: Record<string, string>) =>
  Object.fromEntries(Object.entries(laws).map(([option, law]) => [option, point(law)]));

/**
 * The sub-points of an area: which of them are met, as options.
 *
 * @param beside answers for what is in the area but, by the Act or our reading, in none of its points
 */
function area(
  name: string,
  points: Record<string, ReturnType<typeof point>>,
  laws: readonly string[],
  beside: Record<string, Meta> = {},
) {
  return {
    meta: { law: laws, basis: 'lag' as const },
    on: {
      ...points,
      ...Object.fromEntries(
        Object.entries(beside).map(([answer, meta]) => [answer, each(afterArea(name), meta)]),
      ),
      inget: nearMiss(name),
      'vet-inte': each(afterHitIn(name), ask('fraga-om-omradet'), hit),
      klar: afterArea(name),
    },
  };
}

/** Not high risk, by a point of article 6(3). */
const exempt = (law: string) =>
  each(
    toDuties,
    lawful([law], ['dokumentera-undantaget', 'registrera-undantaget', 'begar-dokumentationen']),
  );

// The duties of chapter III: what isn't known of a use already is asked about.
const toOlder = [{ target: 'i-bruk' }];
const toDecisions = [
  // Who assesses people in such an area helps decide about them.
  { target: 'beslut', guard: facts({ noted: ['bilaga-iii'], notNoted: ['bedomer'] }) },
  ...where(toOlder, { noted: ['bilaga-iii', 'bedomer'] }),
  ...without(toOlder, 'bilaga-iii'),
];
const ofChapter3 = [
  ...where([{ target: 'arbetsplats' }], { noted: ['kapitel-3'], notNoted: ['i-arbetet'] }),
  ...where(toDecisions, { noted: ['kapitel-3', 'i-arbetet'] }),
];
const ofOthers = [{ target: 'uppgifter', guard: facts({ notNoted: ['kapitel-3'] }) }];
const afterRole = [...ofChapter3, ...ofOthers];
// Who assesses people handles personal data, so that needn't be asked.
const afterOlder = [
  { target: 'hog-risk', guard: facts({ noted: ['bedomer'] }) },
  { target: 'uppgifter', guard: facts({ notNoted: ['bedomer'] }) },
];
const toOutcome = [
  { target: 'hog-risk', guard: facts({ noted: ['hog-risk'] }) },
  { target: 'begransad-risk', guard: facts({ noted: ['oppenhet'], notNoted: ['hog-risk'] }) },
  { target: 'minimal-risk', guard: facts({ notNoted: ['hog-risk', 'oppenhet'] }) },
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

/** Annex III without its second point, which has a register of its own and neither 27 nor 86. */
const inAnnex3 = { noted: ['bilaga-iii', 'traff-3'] };
const inPoint2 = ['bilaga-iii', 'traff-2'];
const older = { noted: ['aldre'] };
const known = { notNoted: ['kanske-forbjuden', 'utanfor'] };
const unknown = { noted: ['kanske-forbjuden'] };
const outside = { noted: ['utanfor'] };
const high = { noted: ['hog-risk'] };
const open = { noted: ['oppenhet'], notNoted: ['hog-risk', 'kanske-forbjuden'] };

// Who uses the AI decides what is owed, and which guideline adds something. Articles 26(8), 49(3)
// and the rule on older systems speak of authorities, article 27 also of who serves the public.
const byAuthority: ConditionalTasks[] = [
  { when: inAnnex3, tasks: ['registrera-anvandningen', 'bedom-rattigheter'] },
  { when: older, tasks: ['klart-aldre-system'] },
];
const byCompany: ConditionalTasks[] = [
  ...byAuthority,
  { when: inAnnex3, tasks: ['fraga-om-myndighet'] },
  { when: { noted: ['aldre'] }, tasks: ['fraga-om-myndighet'] },
];
const byContractor: ConditionalTasks[] = [
  { when: inAnnex3, tasks: ['bedom-rattigheter'] },
  { when: older, tasks: ['aldre-utanfor-myndighet'] },
];
const byLaw = (conditionalTasks: ConditionalTasks[]): Meta => ({
  ...{ guidelines: [], clauses: [], basis: 'lag' },
  conditionalTasks,
});
const USERS: Record<string, Meta> = {
  ostersund: {
    guidelines: ['ostersund'],
    clauses: ['ostersund:7.5.a', 'ostersund:7.5.b'],
    basis: 'riktlinje',
    guide: 'infora-ai',
    conditionalTasks: [
      ...byAuthority,
      { when: unknown, tasks: ['oppna-for-jurist'] },
      { when: outside, tasks: ['skriv-ned-varfor-inte-ai', 'riktlinjen-kan-galla-anda'] },
      {
        when: known,
        tasks: ['dokumentera-kategorin', 'utbilda-anvandarna', 'ga-igenom-22-punkter'],
      },
      {
        when: high,
        tasks: [
          'lista-atgarderna',
          'bedom-risker',
          'utse-roller',
          'sakra-underlaget',
          'gor-systemet-forklarligt',
          'tillsyn-och-revision',
          'provning-och-rattelse',
        ],
      },
      { when: open, tasks: ['lista-atgarderna', 'gor-systemet-forklarligt'] },
      // By what the AI makes, whatever its category.
      {
        when: { noted: ['nytt-innehall'], notNoted: ['kanske-forbjuden'] },
        tasks: ['mark-material-fran-ai-system'],
      },
    ],
  },
  karlstad: {
    guidelines: ['karlstad'],
    clauses: ['karlstad:principer.hallbar-ai.ansvar.1'],
    basis: 'tolkning',
    guide: 'hallbar-ai',
    conditionalTasks: [
      ...byAuthority,
      { when: { notNoted: ['utanfor'] }, tasks: ['karlstad-folj-upp-lagen'] },
      { when: outside, tasks: ['karlstad-vidare-begrepp'] },
      { when: high, tasks: ['karlstad-minska-risker', 'karlstad-kunna-informera'] },
      { when: open, tasks: ['karlstad-kunna-informera'] },
    ],
  },
  annan: byLaw(byAuthority),
  bolag: byLaw(byCompany),
  utforare: byLaw(byContractor),
};

/** Which category and which duties by the AI Act? Östersund 7.5. */
export default guide.createMachine({
  id: 'ai-forordningen',
  context: {},
  meta: {
    guidelines: ['ostersund', 'karlstad'],
    dates: {
      scopes: {
        'bilaga-iii': { noted: ['bilaga-iii'] },
        'bilaga-i': { notNoted: ['bilaga-iii'] },
      },
      older,
    },
  },
  initial: 'kommun',
  states: {
    kommun: {
      meta: {
        law: ['ai-3-4'],
        clauses: ['ostersund:7.5.a', 'karlstad:principer.hallbar-ai.ansvar.1'],
      },
      on: {
        ...Object.fromEntries(
          Object.entries(USERS).map(([name, meta]) => [
            name,
            { target: 'system', meta: { ...meta, law: ['ai-3-4'] } },
          ]),
        ),
        privat: {
          target: 'utanfor',
          actions: note('privat'),
          meta: { guidelines: [], clauses: [], basis: 'lag', law: ['ai-2-10'] },
        },
      },
    },
    system: {
      meta: { law: ['ai-3-1'], basis: 'lag' },
      on: {
        ja: 'funktioner',
        'ja-men': 'undantag',
        nej: { target: 'utanfor', actions: isOutside, meta: lawful(['ai-3-1']) },
        'vet-inte': unsure('funktioner', 'fraga-om-tekniken'),
      },
    },
    undantag: {
      meta: { law: ['ai-2-3', 'ai-2-6', 'ai-2-8', 'ai-2-12'], basis: 'lag' },
      on: {
        nej: 'funktioner',
        prov: { target: 'funktioner', meta: lawful(['ai-2-8', 'ai-60']) },
        'oppen-kallkod': { target: 'funktioner', meta: lawful(['ai-2-12']) },
        labb: { target: 'utanfor', actions: isOutside, meta: lawful(['ai-2-8']) },
        forskning: { target: 'utanfor', actions: isOutside, meta: lawful(['ai-2-6']) },
        militart: { target: 'utanfor', actions: isOutside, meta: lawful(['ai-2-3']) },
        'vet-inte': unsure('funktioner', 'fraga-om-undantag'),
      },
    },

    // What the AI does tells which prohibitions and which points of article 50 must be asked about.
    // Only code, and help with standard editing, can be left out of all of them.
    funktioner: {
      meta: { law: ['ai-3-52', 'ai-50-1-undantag', 'ai-50-2'], basis: 'lag' },
      on: {
        text: {
          actions: notes('gor-text', 'nytt-innehall', 'nara-forbud', 'oppenhet'),
          meta: { ...lawful(['ai-50-2']), conditionalTasks: marking },
        },
        bild: {
          actions: notes('gor-bild', 'nytt-innehall', 'nara-forbud', 'oppenhet'),
          meta: { ...lawful(['ai-50-2']), conditionalTasks: marking },
        },
        kod: { meta: { law: ['ai-50-2-kod'], basis: 'tolkning' } },
        redigerar: { meta: lawful(['ai-50-2-undantag']) },
        chattar: { actions: notes('chattar', 'nara-forbud'), meta: lawful(['ai-50-5']) },
        // Who assesses people is near annex III whatever area is ticked: few would look for theirs there.
        bedomer: { actions: notes('bedomer', 'nara-forbud', 'nara'), meta: lawful(['ai-3-52']) },
        'laser-av': { actions: notes('laser-av', 'nara-forbud'), meta: lawful(['ai-skal-18']) },
        paverkar: { actions: notes('nara-forbud') },
        inget: 'forbud',
        'vet-inte': {
          target: 'forbud',
          actions: notes(
            'gor-text',
            'gor-bild',
            'nytt-innehall',
            'chattar',
            'laser-av',
            'oppenhet',
          ),
          meta: { ...ask('fraga-om-funktionerna'), law: ['ai-50-2'], conditionalTasks: marking },
        },
        klar: [
          { target: 'forbud', guard: facts({ noted: ['nara-forbud'] }) },
          { target: 'omraden', guard: facts({ notNoted: ['nara-forbud'] }) },
        ],
      },
    },

    // Article 5: first what comes near a prohibition, then each of those by itself.
    forbud: {
      meta: { law: ['ai-5'], basis: 'lag' },
      on: {
        ...Object.fromEntries(
          NEAR.map((fact) => [fact.replace('nara-', ''), { actions: notes(fact) }]),
        ),
        // For who only here sees that the AI reads people off.
        avlasning: { actions: note('laser-av') },
        inget: afterPractice(PRACTICES.at(-1)![0], afterOpenness()),
        'vet-inte': {
          target: PRACTICES[0][0],
          actions: notes(...NEAR),
          meta: ask('fraga-om-forbud'),
        },
        klar: afterPractice(undefined, afterOpenness()),
      },
    },
    manipulation: practice('manipulation', ['ai-5-1-a']),
    utsatthet: practice('utsatthet', ['ai-5-1-b']),
    'intima-bilder': practice('intima-bilder', ['ai-5-1-ba', 'ai-5-1a']),
    overgrepp: practice('overgrepp', ['ai-5-1-bb', 'ai-5-1a']),
    poangsattning: practice('poangsattning', ['ai-5-1-c']),
    brott: practice('brott', ['ai-5-1-d'], {
      fakta: lawful(['ai-5-1-d-undantag']),
      stod: lawful(['ai-5-1-d-undantag']),
    }),
    ansikten: practice('ansikten', ['ai-5-1-e']),
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
          filter: each(
            then,
            {
              ...lawful(['ai-5-1-g-undantag', ...categorised], informExposed),
              basis: 'tolkning' as const,
            },
            emotions,
          ),
          kansliga: { target: 'forbjuden', meta: lawful(['ai-5-1-g']) },
          skyddade: each(then, lawful(categorised, informExposed), emotions),
          andra: each(then, lawful(['ai-50-3'], informExposed), [mustBeOpen]),
          'vet-inte': each(
            [
              { target: 'realtid', guard: facts({ noted: ['identifierar'] }) },
              { target: 'kanske-forbjuden', guard: facts({ notNoted: ['identifierar'] }) },
            ],
            ask('fraga-om-forbud'),
            [maybeBanned],
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
        tillstand: each(afterPractices, lawful(['ai-5-2'])),
        ja: { target: 'forbjuden', meta: lawful(['ai-5-1-h', 'ai-5-2']) },
        'vet-inte': { ...unsure('kanske-forbjuden', 'fraga-om-forbud'), actions: maybeBanned },
      },
    },

    // Article 50: who talks with the AI, and what becomes of what it makes.
    samtal: {
      meta: {
        law: ['ai-50-1', 'ai-50-5'],
        basis: 'lag',
        mildToStrict: ['nej', 'uppenbart', 'vet-inte', 'ja'],
      },
      on: {
        ja: each(
          afterOpenness('samtal'),
          {
            ...lawful(['ai-50-1']),
            conditionalTasks: sayingSo,
          },
          [mustBeOpen],
        ),
        uppenbart: each(afterOpenness('samtal'), lawful(['ai-50-1-undantag'])),
        nej: afterOpenness('samtal'),
        'vet-inte': each(
          afterOpenness('samtal'),
          {
            ...ask('fraga-om-oppenhet'),
            law: ['ai-50-1'],
            conditionalTasks: sayingSo,
          },
          [mustBeOpen],
        ),
      },
    },
    avbildar: {
      meta: {
        law: ['ai-3-60'],
        basis: 'lag',
        mildToStrict: ['nej', 'kunde-finnas', 'vet-inte', 'ja'],
      },
      on: {
        ja: { target: 'deepfake', meta: lawful(['ai-3-60']) },
        'kunde-finnas': { target: 'deepfake', meta: { law: ['ai-3-60'], basis: 'tolkning' } },
        nej: afterOpenness('avbildar'),
        'vet-inte': unsure('deepfake', 'fraga-om-oppenhet'),
      },
    },
    deepfake: {
      meta: {
        law: ['ai-50-4-bild', 'ai-3-60'],
        basis: 'lag',
        mildToStrict: ['nej', 'vet-inte', 'ja'],
      },
      on: {
        ja: { target: 'verk', meta: lawful(['ai-50-4-bild', 'ai-3-60']) },
        nej: afterOpenness('avbildar'),
        'vet-inte': {
          target: 'verk',
          meta: { ...ask('fraga-om-oppenhet'), law: ['ai-50-4-bild', 'ai-3-60'] },
        },
      },
    },
    verk: {
      meta: { law: ['ai-50-4-bild'], basis: 'lag', mildToStrict: ['ja', 'vet-inte', 'nej'] },
      on: {
        ja: each(afterOpenness('avbildar'), lawful(['ai-50-4-bild'], ['mark-konsten'])),
        nej: each(afterOpenness('avbildar'), lawful(['ai-50-4-bild'], ['mark-deepfake'])),
        'vet-inte': each(afterOpenness('avbildar'), {
          ...ask('fraga-om-oppenhet', 'mark-deepfake'),
          law: ['ai-50-4-bild'],
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
        ja: { target: 'omraden', meta: lawful(['ai-50-4-text'], ['mark-texten']) },
        granskad: { target: 'omraden', meta: lawful(['ai-50-4-text-undantag']) },
        nej: 'omraden',
        'vet-inte': {
          target: 'omraden',
          meta: { ...ask('fraga-om-oppenhet', 'mark-texten'), law: ['ai-50-4-text'] },
        },
      },
    },

    // Article 6(2) and annex III, with article 6(1). Biometrics, the first point of the annex, was
    // asked about with article 5.
    omraden: {
      meta: { law: ['ai-6-1', 'ai-6-2'], basis: 'lag' },
      on: {
        ...Object.fromEntries(AREAS.map(([name]) => [name, { actions: note(name) }])),
        inget: afterAreas,
        'vet-inte': each(afterHit, ask('fraga-om-omradet'), hit),
        klar: afterArea(),
      },
    },
    utbildning: area(
      'utbildning',
      {
        antagning: point('ai-bilaga-3-3-a'),
        resultat: point('ai-bilaga-3-3-b'),
        niva: point('ai-bilaga-3-3-c'),
        fusk: point('ai-bilaga-3-3-d'),
      },
      ['ai-bilaga-3-3-a', 'ai-bilaga-3-3-b', 'ai-bilaga-3-3-c', 'ai-bilaga-3-3-d'],
      { ovningar: { basis: 'tolkning' } },
    ),
    arbete: area(
      'arbete',
      {
        rekrytering: point('ai-bilaga-3-4-a', ['i-arbetet'], {
          conditionalTasks: [{ when: inHigh, tasks: ['informera-sokande-anstallda'] }],
        }),
        anstallda: point('ai-bilaga-3-4-b', ['i-arbetet'], {
          conditionalTasks: [{ when: inHigh, tasks: ['informera-anstallda'] }],
        }),
        schema: point('ai-bilaga-3-4-b', ['i-arbetet'], {
          ...ask('fraga-om-omradet'),
          conditionalTasks: [{ when: inHigh, tasks: ['informera-anstallda'] }],
        }),
      },
      ['ai-bilaga-3-4-a', 'ai-bilaga-3-4-b'],
      { planering: { basis: 'tolkning' } },
    ),
    tjanster: (() => {
      const points = area(
        'tjanster',
        {
          bidrag: point('ai-bilaga-3-5-a'),
          anmalningar: point('ai-bilaga-3-5-a', [], ask('fraga-om-anmalningar')),
          kredit: [],
          forsakring: point('ai-bilaga-3-5-c'),
          larm: point('ai-bilaga-3-5-d'),
        },
        [
          'ai-bilaga-3-5-a',
          'ai-bilaga-3-5-b',
          'ai-bilaga-3-5-b-undantag',
          'ai-bilaga-3-5-c',
          'ai-bilaga-3-5-d',
        ],
        { foretag: { basis: 'tolkning' }, 'andra-arenden': { basis: 'tolkning' } },
      );
      return {
        meta: points.meta,
        on: {
          ...points.on,
          kredit: { actions: note('kredit') },
          klar: [
            { target: 'bedrageri', guard: facts({ noted: ['kredit'] }) },
            ...without(afterArea('tjanster'), 'kredit'),
          ],
        },
      };
    })(),
    bedrageri: {
      meta: {
        law: ['ai-bilaga-3-5-b', 'ai-bilaga-3-5-b-undantag'],
        basis: 'lag',
        mildToStrict: ['ja', 'vet-inte', 'nej'],
      },
      on: {
        ja: each(afterArea('tjanster'), lawful(['ai-bilaga-3-5-b-undantag'])),
        nej: each(afterHitIn('tjanster'), lawful(['ai-bilaga-3-5-b', 'ai-6-2']), hit),
        'vet-inte': each(
          afterHitIn('tjanster'),
          { ...ask('fraga-om-omradet'), law: ['ai-bilaga-3-5-b', 'ai-6-2'] },
          hit,
        ),
      },
    },
    brottsbekampning: (() => {
      const laws = {
        'utsatt-for-brott': 'ai-bilaga-3-6-a',
        logndetektor: 'ai-bilaga-3-6-b',
        bevis: 'ai-bilaga-3-6-c',
        aterfall: 'ai-bilaga-3-6-d',
        'brott-profil': 'ai-bilaga-3-6-e',
      };
      return {
        meta: { law: Object.values(laws), basis: 'lag' as const },
        on: {
          ...pointsOf(laws),
          inget: 'migration',
          'vet-inte': { target: 'migration', actions: hit, meta: ask('fraga-om-omradet') },
          klar: 'migration',
        },
      };
    })(),
    migration: (() => {
      const laws = {
        logndetektor: 'ai-bilaga-3-7-a',
        'risk-vid-inresa': 'ai-bilaga-3-7-b',
        ansokningar: 'ai-bilaga-3-7-c',
        identifiering: 'ai-bilaga-3-7-d',
      };
      return area('brottsbekampning', pointsOf(laws), Object.values(laws));
    })(),
    rattsvasen: area(
      'rattsvasen',
      pointsOf({ domstol: 'ai-bilaga-3-8-a', val: 'ai-bilaga-3-8-b' }),
      ['ai-bilaga-3-8-a', 'ai-bilaga-3-8-b'],
      { 'egen-juridik': { basis: 'tolkning' } },
    ),
    infrastruktur: (() => {
      const base = ['ai-bilaga-3-2', 'ai-3-14'];
      return {
        meta: { law: [...base, 'ai-6-1a', 'ai-6-1b', 'ai-skal-55'], basis: 'lag' as const },
        on: {
          skydd: { actions: hit2, meta: lawful([...base, 'ai-6-2']) },
          fara: { actions: hit2, meta: lawful([...base, 'ai-6-2', 'ai-6-1b']) },
          intrang: each(afterArea('infrastruktur'), lawful(['ai-skal-55'])),
          annat: each(afterArea('infrastruktur'), lawful([...base, 'ai-6-1a'])),
          avlopp: each(afterArea('infrastruktur'), {
            law: ['ai-bilaga-3-2'],
            basis: 'tolkning' as const,
          }),
          'vet-inte': each(
            afterHitIn('infrastruktur'),
            { ...ask('fraga-om-omradet'), law: [...base, 'ai-6-2'] },
            hit2,
          ),
          klar: afterArea('infrastruktur'),
        },
      };
    })(),
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
        nej: afterArea('produkt'),
        'vet-inte': unsure('produktroll', 'fraga-om-produkten'),
      },
    },
    produktroll: {
      meta: { law: ['ai-3-14', 'ai-6-1a', 'ai-6-1b'], basis: 'lag' },
      on: {
        sjalv: { meta: lawful(['ai-6-1']) },
        skydd: { meta: lawful(['ai-3-14']) },
        fara: { meta: lawful(['ai-3-14', 'ai-6-1b']) },
        annat: each(afterArea('produkt'), lawful(['ai-6-1a'])),
        'vet-inte': unsure('tredje-part', 'fraga-om-produkten'),
        klar: 'tredje-part',
      },
    },
    'tredje-part': (() => {
      const products = [
        {
          when: { noted: ['maskin'] },
          notes: [highByProduct, note('avsnitt-b-hog')],
          law: ['ai-6-1', 'ai-bilaga-1-b-21', 'ai-2-2'],
          then: afterAreas,
        },
        {
          when: { noted: ['avsnitt-b'] },
          notes: [highByProduct, note('avsnitt-b-hog')],
          law: ['ai-6-1', 'ai-bilaga-1-b', 'ai-2-2'],
          then: afterAreas,
        },
        {
          when: { notNoted: ['maskin', 'avsnitt-b'] },
          notes: highByAct,
          law: ['ai-6-1', 'ai-bilaga-1-a'],
          then: afterHighProduct,
        },
      ];
      return {
        meta: {
          law: ['ai-6-1', 'ai-6-1c'],
          basis: 'lag' as const,
          mildToStrict: ['nej', 'radio', 'vet-inte', 'ja'],
        },
        on: {
          ja: products.flatMap(({ when, notes, law, then }) =>
            each(where(then, when), lawful(law), notes),
          ),
          radio: each(afterArea('produkt'), lawful(['ai-6-1c'])),
          nej: afterArea('produkt'),
          'vet-inte': products.flatMap(({ when, notes, law, then }) =>
            each(where(then, when), { ...ask('fraga-om-produkten'), law }, notes),
          ),
        },
      };
    })(),

    // In an area or assessing people, but in no point as it is worded: is a narrow task part of one?
    narmare: {
      meta: {
        law: ['ai-6-2', 'ai-6-3-a', 'ai-6-3-b', 'ai-6-3-c', 'ai-6-3-d'],
        basis: 'lag',
        mildToStrict: ['annat', 'hjalper', 'vet-inte'],
      },
      on: {
        hjalper: [
          // Article 6(3) doesn't help who assesses people, so that they are near must be sure.
          ...each([profiles], { ...ask('fraga-om-omradet'), law: ['ai-6-2'] }, hit),
          ...each([mayBeExempt], { law: ['ai-6-2'], basis: 'tolkning' }, hit),
        ],
        annat: each(toDuties, ask('fraga-om-omradet')),
        'vet-inte': each(afterHit, ask('fraga-om-omradet'), hit),
      },
    },

    // Article 6(3): profiling first, for it can't be exempt.
    profilering: {
      meta: { law: ['ai-6-3', 'ai-3-52'], basis: 'lag', mildToStrict: ['nej', 'vet-inte', 'ja'] },
      on: {
        ja: {
          target: 'roll',
          actions: highByAnnex3,
          meta: lawful(['ai-6-3']),
        },
        nej: 'paverkan',
        'vet-inte': { ...unsure('roll', 'fraga-om-omradet'), actions: highByAnnex3 },
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
        manniska: { target: 'roll', actions: highByAnnex3 },
        ja: { target: 'roll', actions: highByAnnex3 },
        'vet-inte': { ...unsure('roll', 'fraga-om-omradet'), actions: highByAnnex3 },
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
        inget: { target: 'roll', actions: highByAnnex3 },
        'vet-inte': { ...unsure('roll', 'fraga-om-omradet'), actions: highByAnnex3 },
      },
    },

    // Who owes what: asked where it matters.
    roll: {
      meta: {
        law: ['ai-3-3', 'ai-3-4', 'ai-3-6', 'ai-25-1-a', 'ai-25-1-b', 'ai-25-1-c'],
        basis: 'lag',
        mildToStrict: [
          'anvander-som-avsett',
          'for-vidare',
          'annat-andamal',
          'staller-in',
          'andrar',
          'bygger',
          'vet-inte',
        ],
      },
      on: {
        bygger: each(afterRole, lawful(['ai-3-3', 'ai-3-4']), provider),
        'staller-in': each(
          afterRole,
          { ...ask('fraga-om-rollen'), law: ['ai-3-3', 'ai-3-4'] },
          provider,
        ),
        andrar: each(
          afterRole,
          {
            law: ['ai-3-4', 'ai-25-1-a', 'ai-25-1-b'],
            tasks: ['prova-om-ni-blir-leverantor'],
            basis: 'tolkning',
          },
          provider,
        ),
        'annat-andamal': [
          ...each(ofChapter3, lawful(['ai-25-1-c'], ['undvik-att-bli-leverantor']), [mustComply]),
          ...each(ofOthers, lawful(['ai-3-4'])),
        ],
        'for-vidare': each(afterRole, lawful(['ai-3-6'], ['fraga-om-rollen'])),
        'anvander-som-avsett': each(afterRole, lawful(['ai-3-4'])),
        'vet-inte': [
          ...each(ofChapter3, ask('fraga-om-rollen', 'fraga-om-andamalet'), provider),
          ...each(ofOthers, ask('fraga-om-rollen'), [note('leverantor')]),
        ],
      },
    },

    // High risk by chapter III: which duties, and from when.
    arbetsplats: {
      meta: { law: ['ai-26-7'], basis: 'lag' },
      on: {
        ja: each(toDecisions, lawful(['ai-26-7'], ['informera-anstallda'])),
        nej: toDecisions,
        'vet-inte': each(toDecisions, ask('informera-anstallda')),
      },
    },
    beslut: {
      meta: { law: ['ai-26-11'], basis: 'lag' },
      on: {
        ja: { target: 'i-bruk', meta: lawful(['ai-26-11'], ['informera-berorda']) },
        nej: 'i-bruk',
        'vet-inte': unsure('i-bruk', 'informera-berorda'),
      },
    },
    'i-bruk': {
      meta: { law: ['ai-113', 'ai-111-2'], basis: 'lag' },
      on: {
        nej: each(afterOlder, lawful(['ai-113'], ['klart-fore-start'])),
        'ja-oandrat': each(afterOlder, lawful(['ai-111-2']), [note('aldre')]),
        'ja-andrat': each(afterOlder, lawful(['ai-113'], ['klart-fore-start'])),
        'vet-inte': each(afterOlder, ask('klart-fore-start')),
      },
    },

    uppgifter: {
      meta: { law: ['gdpr-6', 'osl-8-1'], basis: 'lag' },
      on: {
        personuppgifter: { meta: lawful(['gdpr-6'], ['prova-dataskyddet']) },
        sekretess: { meta: lawful(['osl-8-1'], ['prova-sekretessen']) },
        inget: toOutcome,
        'vet-inte': each(toOutcome, ask('prova-dataskyddet', 'prova-sekretessen')),
        klar: toOutcome,
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
          { when: inAnnex3, tasks: ['forklara-beslut'] },
          {
            when: { noted: ['bilaga-iii', 'bedomer'] },
            tasks: ['informera-berorda'],
          },
          {
            when: { noted: inPoint2, notNoted: ['leverantorens-krav'] },
            tasks: ['kontrollera-nationellt-register'],
          },
          {
            when: { noted: [...inPoint2, 'leverantorens-krav'] },
            tasks: ['registrera-nationellt'],
          },
          { when: { noted: ['leverantorens-krav', 'kapitel-3'] }, tasks: providerDuties },
          { when: { noted: ['avsnitt-b-hog'] }, tasks: ['folj-produktreglerna'] },
          {
            when: { noted: ['hog-risk'], notNoted: ['kapitel-3'] },
            tasks: ['lar-personalen-anda'],
          },
          {
            when: { noted: ['bedomer', 'kapitel-3'] },
            tasks: ['prova-dataskyddet', 'prova-sekretessen'],
          },
        ],
      },
    },
    'begransad-risk': {
      type: 'final',
      meta: { verdict: 'ja-med-villkor', tasks: ['ai-kunnighet'] },
    },
    'minimal-risk': { type: 'final', meta: { verdict: 'ja', tasks: ['ai-kunnighet'] } },
    utanfor: {
      type: 'final',
      meta: {
        verdict: 'ja',
        // A private person has no use for a list of the laws of public bodies.
        conditionalTasks: [{ when: { notNoted: ['privat'] }, tasks: ['folj-andra-lagar'] }],
      },
    },
  },
});
