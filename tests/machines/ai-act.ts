// What the Act asks of its guide, read from its text: for the tests of the guide, and for mutation.

import type { Situation } from '../../machines/kit/explore';
import { remembered } from '../../machines/kit/remembered';
import { replay, tasksOf, type Answers } from '../../machines/kit/replay';
import {
  answersOf,
  branchesOf,
  DONE,
  eventsOf,
  hold,
  isOption,
  questionsOf,
  type Facts,
  type GuideMachine,
} from '../../machines/kit/setup';
import { mildest } from './arbitraries';
import type { Faults } from './checks';
import type { WorkedCase } from './worked-cases';

const DEPLOYER = 'Tillhandahållaren';
const MUNICIPALITY_AS_PROVIDER = 'Leverantören (kommunen)';

/** Who owes what, by which article, in which column: the Act's duties, read from its text. */
interface Duty {
  task: string;
  who: string;
  law: string;
  columns: readonly string[];
  /** Only if the municipality is the provider, or only if it isn't. */
  asProvider?: boolean;
}

// Who isn't an authority has the duties of annex III without the register of the EU.
const annex3 = ['bilaga-3', 'bilaga-3-utan-register'];
const chapter3 = [...annex3, 'punkt-2', 'bilaga-1-a'];
export const DUTIES: readonly Duty[] = [
  {
    task: 'ai-kunnighet',
    who: 'Leverantören och tillhandahållaren',
    law: 'ai-4',
    columns: [...chapter3, 'begransad-risk', 'minimal-risk'],
  },
  ...Object.entries({
    'folj-bruksanvisningen': 'ai-26-1',
    'utse-uppsikt': 'ai-26-2',
    'kontrollera-indata': 'ai-26-4',
    'overvaka-systemet': 'ai-26-5',
    'spara-loggar': 'ai-26-6',
    'konsekvensbedom-dataskydd': 'ai-26-9',
    'samarbeta-med-myndigheter': 'ai-26-12',
  }).map(([task, law]) => ({ task, law, who: DEPLOYER, columns: chapter3 })),
  { task: 'registrera-anvandningen', law: 'ai-49-3', who: DEPLOYER, columns: ['bilaga-3'] },
  ...Object.entries({ 'bedom-rattigheter': 'ai-27', 'forklara-beslut': 'ai-86' }).map(
    ([task, law]) => ({ task, law, who: DEPLOYER, columns: annex3 }),
  ),
  {
    task: 'kontrollera-nationellt-register',
    who: 'Leverantören (ni kontrollerar)',
    law: 'ai-49-5',
    columns: ['punkt-2'],
    asProvider: false,
  },
  {
    task: 'registrera-nationellt',
    who: MUNICIPALITY_AS_PROVIDER,
    law: 'ai-49-5',
    columns: ['punkt-2'],
    asProvider: true,
  },
  { task: 'folj-produktreglerna', who: DEPLOYER, law: 'ai-2-2', columns: ['bilaga-1-b'] },
  ...Object.entries({
    'uppfyll-leverantorens-krav': 'ai-16',
    'ha-kvalitetssystem': 'ai-17',
    'bedom-overensstammelse': 'ai-43',
    'folj-upp-efter-start': 'ai-72',
  }).map(([task, law]) => ({ task, law, who: MUNICIPALITY_AS_PROVIDER, columns: ['leverantor'] })),
];

/** @returns the duties of a case that the guide doesn't give, or that it gives to none of its columns. */
export function checkDuties(
  machine: GuideMachine,
  { answers, table }: Pick<WorkedCase, 'answers' | 'table'>,
): Faults {
  const given = tasksOf(machine, replay(machine, answers));
  return DUTIES.flatMap(({ task, columns, asProvider }) => {
    const owed =
      columns.some((one) => table.includes(one)) && asProvider !== !table.includes('leverantor');
    if (owed === given.includes(task)) return [];
    return [owed ? `duty ${task} is missing` : `duty ${task} must not be there`];
  });
}

/** @returns the points of annex III that don't say by article 6(3) that who assesses people is in. */
export const checkPoints = (machine: GuideMachine): Faults =>
  questionsOf(machine).flatMap((question) =>
    answersOf(machine, question)
      .filter((answer) => isOption(machine, question, answer))
      .filter((answer) =>
        branchesOf(machine, question, answer).some(
          ({ when, meta }) => when?.noted?.includes('bedomer') && !meta.law?.includes('ai-6-3'),
        ),
      )
      .map((answer) => `${question}=${answer} doesn't cite ai-6-3`),
  );

/**
 * What is owed by whom beside the Act's table, each with the uses it is owed for: `@` is the category
 * of the use, `!` what isn't so.
 */
const OWED: Readonly<Record<string, readonly string[]>> = {
  // Articles 27, 49(3) and 111(2): who uses it, with our reading of who must ask.
  'registrera-anvandningen': ['bilaga-iii traff-3 !kommun=utforare'],
  'bedom-rattigheter': ['bilaga-iii traff-3'],
  'fraga-om-myndighet': ['bilaga-iii traff-3 kommun=bolag', 'aldre kommun=bolag'],
  'klart-aldre-system': ['aldre !kommun=utforare'],
  'aldre-utanfor-myndighet': ['aldre kommun=utforare'],
  'folj-andra-lagar': ['@utanfor !kommun=privat'],
  // Östersund's guideline, and Karlstad's.
  'oppna-for-jurist': ['@kanske-forbjuden kommun=ostersund'],
  'skriv-ned-varfor-inte-ai': ['@utanfor kommun=ostersund'],
  'riktlinjen-kan-galla-anda': ['@utanfor kommun=ostersund'],
  ...Object.fromEntries(
    ['dokumentera-kategorin', 'utbilda-anvandarna', 'ga-igenom-22-punkter'].map((task) => [
      task,
      ['kommun=ostersund !@utanfor !@kanske-forbjuden'],
    ]),
  ),
  'bedom-risker': ['@hog-risk kommun=ostersund'],
  'lista-atgarderna': ['@hog-risk kommun=ostersund', '@begransad-risk kommun=ostersund'],
  'gor-systemet-forklarligt': ['@hog-risk kommun=ostersund', '@begransad-risk kommun=ostersund'],
  'mark-material-fran-ai-system': ['text', 'bild', 'vet-inte'].map(
    (made) => `kommun=ostersund funktioner=${made} !@kanske-forbjuden !@utanfor`,
  ),
  'karlstad-folj-upp-lagen': ['kommun=karlstad !@utanfor'],
  'karlstad-vidare-begrepp': ['kommun=karlstad @utanfor'],
  'karlstad-minska-risker': ['kommun=karlstad @hog-risk'],
  'karlstad-kunna-informera': ['kommun=karlstad @hog-risk', 'kommun=karlstad @begransad-risk'],
  // Article 50(2): the provider marks what the AI makes; but nothing beside the rules of the product
  // is owed by annex I, section B.
  ...Object.fromEntries(
    ['mark-maskinlasbart', 'kontrollera-markningen'].map((task) => [
      task,
      ['text', 'bild', 'vet-inte'].flatMap((made) =>
        ['kapitel-3', '!@hog-risk !@kanske-forbjuden !@utanfor'].map(
          (owing) =>
            `funktioner=${made} ${owing} ${task === 'mark-maskinlasbart' ? 'leverantor' : '!leverantor'}`,
        ),
      ),
    ]),
  ),
  // Where it is known already that people are assessed, nobody asks whether data on them is used.
  ...Object.fromEntries(
    Object.entries({
      'prova-dataskyddet': 'personuppgifter',
      'prova-sekretessen': 'sekretess',
    }).map(([task, data]) => [
      task,
      [`uppgifter=${data}`, 'uppgifter=vet-inte', '@hog-risk bedomer kapitel-3'],
    ]),
  ),
  'fraga-om-rollen': ['roll=vet-inte', 'roll=staller-in', 'roll=for-vidare'],
  'fraga-om-andamalet': ['roll=vet-inte kapitel-3'],
};

/** The answers that make the municipality a provider, or may. */
const PROVIDERS = ['bygger', 'staller-in', 'andrar', 'vet-inte'].map((role) => `roll=${role}`);

/**
 * @returns what is owed for a use and isn't given, or is given and not owed; nothing where the use is
 *   prohibited, which makes all else moot
 */
export function checkOwed(machine: GuideMachine, answers: Answers): Faults {
  const route = replay(machine, answers);
  if (route.verdict === undefined || route.at === 'forbjuden') return [];
  const given = tasksOf(machine, route);
  const said = route.steps.map(({ question, answer }) => `${question}=${answer}`);
  const { leverantor: _, ...noted } = route.facts;
  const facts = { ...noted };
  for (const fact of [...said, `@${route.at}`]) facts[fact] = true;
  if (PROVIDERS.some((place) => place in facts)) facts.leverantor = true;
  return Object.entries(OWED).flatMap(([task, uses]) => {
    const owed = uses.some((words) => isSo(words, facts));
    if (owed === given.includes(task)) return [];
    return [`${task} ${owed ? 'is missing' : 'must not be there'} (${said.join(', ')})`];
  });
}

/** Answers that the reader is sure of, but the Act isn't clear about: somebody must be asked. */
export const UNCLEAR_LAW = [
  'tjanster=anmalningar',
  'arbete=schema',
  'narmare=annat',
  'roll=staller-in',
];
/** … and those that are unclear only for who has said something more. */
const UNCLEAR_WHERE: Readonly<Record<string, string>> = { 'narmare=hjalper': 'bedomer' };

/** @returns the answers of a case, with another user, another role or other functions. */
export const variedAnswers = (machine: GuideMachine, answers: Answers): Answers[] =>
  ['kommun', 'roll', 'funktioner'].flatMap((question) =>
    answersOf(machine, question).map((answer) => ({
      ...mildest(machine),
      ...answers,
      [question]: answer,
    })),
  );

/** @returns the ways on that are preliminary and shouldn't be, or aren't and should. */
export const checkUnsure = (machine: GuideMachine): Faults =>
  questionsOf(machine).flatMap((question) =>
    answersOf(machine, question).flatMap((answer) => {
      const place = `${question}=${answer}`;
      const isUnclear = answer === 'vet-inte' || UNCLEAR_LAW.includes(place);
      const where = UNCLEAR_WHERE[place];
      return branchesOf(machine, question, answer)
        .filter(
          ({ meta, when }) =>
            (meta.unsure === true) !==
            (isUnclear || (where !== undefined && when?.noted?.includes(where) === true)),
        )
        .map(({ target, meta }) => `${place} is ${meta.unsure ? 'unsure' : 'sure'} to ${target}`);
    }),
  );

/** A use without anything that the Act asks about but its product, which has a part that protects. */
const PRODUCT: Answers = {
  ...{ kommun: 'annan', system: 'ja', omraden: 'produkt', produktroll: 'skydd' },
  // What an area beside it leads to: exempt by article 6(3).
  ...{ utbildning: 'antagning', profilering: 'nej', paverkan: 'nej', uppgift: 'snav' },
  ...{ narmare: 'annat', forbud: 'inget', samtal: 'ja', publicerad: 'nej' },
  ...{ roll: 'anvander-som-avsett', arbetsplats: 'nej', beslut: 'nej' },
  ...{ 'i-bruk': 'nej', uppgifter: 'inget' },
};

/** @returns the products that aren't high risk by article 6(1), or that have the wrong duties. */
export function checkProducts(machine: GuideMachine): Faults {
  const beside: Answers[] = [
    { funktioner: 'kod' },
    { funktioner: 'chattar' },
    { funktioner: 'kod', omraden: 'utbildning.produkt' },
    { funktioner: 'kod', omraden: 'utbildning.produkt', utbildning: 'inget' },
    { funktioner: 'bedomer', omraden: 'utbildning.produkt' },
  ];
  const kinds = {
    'avsnitt-a': 'ai-kunnighet',
    'avsnitt-b': 'folj-produktreglerna',
    maskin: 'folj-produktreglerna',
  };
  return beside.flatMap((own) =>
    Object.entries(kinds).flatMap(([produkt, duty]) =>
      ['ja', 'vet-inte'].flatMap((third) => {
        const route = replay(machine, { ...PRODUCT, ...own, produkt, 'tredje-part': third });
        return route.at === 'hog-risk' && tasksOf(machine, route).includes(duty)
          ? []
          : [`${produkt}, ${third}, ${JSON.stringify(own)}: ${route.at}`];
      }),
    ),
  );
}

/**
 * In what order the guide on the AI Act asks, and of whom. After a question comes the first row below
 * its own whose facts are so; `!` is a fact that isn't noted. A third column has what is known then.
 */
const STAGES: readonly (readonly [when: string, to: string, known?: string])[] = [
  ['nara-forbud', 'forbud'],
  // Article 5: each practice for who comes near it, and what is read off from people.
  ['nara-paverkan', 'manipulation'],
  ['nara-paverkan', 'utsatthet'],
  ['nara-bilder', 'intima-bilder'],
  ['nara-bilder', 'overgrepp'],
  ['nara-poang', 'poangsattning'],
  ['nara-brott', 'brott'],
  ['nara-ansikten', 'ansikten'],
  ['laser-av', 'kanslor'],
  ['sorterar', 'sortering'],
  ['identifierar', 'realtid'],
  ['kanske-forbjuden', 'kanske-forbjuden'],
  // Article 50, by what the AI does.
  ['chattar', 'samtal'],
  ['gor-bild', 'avbildar'],
  ['gor-text', 'publicerad'],
  ['', 'omraden'],
  // Annex III by area, and the products of article 6(1).
  ['utbildning', 'utbildning'],
  ['arbete', 'arbete'],
  ['tjanster', 'tjanster'],
  ['kredit', 'bedrageri'],
  ['brottsbekampning', 'brottsbekampning'],
  ['rattsvasen', 'rattsvasen'],
  ['infrastruktur', 'infrastruktur'],
  ['produkt', 'produkt'],
  ['nara !traff', 'narmare'],
  // Article 6(3), for who has a hit; who profiles can't be exempt.
  ['traff bedomer', 'roll', 'hog-risk kapitel-3 bilaga-iii'],
  ['traff', 'profilering'],
  // Who owes what.
  ['kapitel-3', 'roll'],
  ['oppenhet', 'roll'],
  ['kapitel-3 !i-arbetet', 'arbetsplats'],
  ['kapitel-3 bilaga-iii !bedomer', 'beslut'],
  ['kapitel-3', 'i-bruk'],
  ['kapitel-3 bedomer', 'hog-risk'],
  ['', 'uppgifter'],
  ['hog-risk', 'hog-risk'],
  ['oppenhet', 'begransad-risk'],
  ['', 'minimal-risk'],
];

/** Questions that follow on another whatever the facts, by that other. */
const PART_OF: Readonly<Record<string, string>> = {
  biometri: 'kanslor',
  deepfake: 'avbildar',
  verk: 'avbildar',
  migration: 'brottsbekampning',
  produktroll: 'produkt',
  'tredje-part': 'produkt',
  paverkan: 'profilering',
  uppgift: 'profilering',
};

const isSo = (words: string, facts: Facts) =>
  words
    .split(' ')
    .filter(Boolean)
    .every((word) => (word.startsWith('!') ? !(word.slice(1) in facts) : word in facts));

/**
 * @param situations of the guide, by key; all are looked at, or those of one question
 * @returns the answers that facts lead elsewhere than the order says
 */
export function checkOrder(
  machine: GuideMachine,
  situations: ReadonlyMap<string, Situation>,
  only?: string,
): Faults {
  const faults = new Set<string>();
  // What stands alone is answered before anything is ticked.
  const fresh = freshOf(situations);
  for (const [key, { snapshot, state }] of situations) {
    // Whether it is known where emotions are read is a matter of that question alone.
    if ((only !== undefined && state !== only) || state === 'kanslor-syfte') continue;
    const place = STAGES.findLastIndex(([, to]) => to === (PART_OF[state] ?? state));
    for (const answer of eventsOf(machine, state)) {
      const ways = branchesOf(machine, state, answer);
      // What leads one way only is in the cases.
      if (ways.length < 2 || isOption(machine, state, answer)) continue;
      if (answer !== DONE && !fresh.has(key)) continue;
      const way = ways.find(({ when = {} }) => hold(snapshot.context, when));
      if (way === undefined) continue;
      const facts = { ...snapshot.context };
      for (const fact of way.notes) facts[fact] = true;
      const [, wanted, known = ''] = STAGES.slice(place + 1).find(([when]) => isSo(when, facts))!;
      if (way.target !== wanted)
        faults.add(`${state}=${answer} leads to ${way.target}, not to ${wanted}`);
      if (!isSo(known, facts)) faults.add(`${state}=${answer} should note ${known}`);
    }
  }
  return [...faults];
}

/** The situations in which a question has just come up, by key. */
const freshOf = remembered(
  (situations: ReadonlyMap<string, Situation>) =>
    new Set(
      [...situations.values()].flatMap(({ state, next }) =>
        next.map(({ key }) => key).filter((key) => situations.get(key)!.state !== state),
      ),
    ),
);
