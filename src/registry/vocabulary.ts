import type { Basis } from '../../machines/kit/setup';

/** How strongly a clause binds, from its own words. */
export const MODALITIES = ['får inte', 'måste', 'ska', 'bör', 'får', 'är'] as const;
export type Modality = (typeof MODALITIES)[number];

export const KINDS = [
  'background',
  'choice',
  'definition',
  'effect',
  'enabler',
  'example',
  'footnote',
  'information-duty',
  'motivation',
  'need',
  'obligation',
  'permission',
  'principle',
  'prohibition',
  'purpose',
  'recommendation',
  'reference',
  'responsibility',
  'risk',
  'scope',
  'solution',
] as const;

/** The modalities that a kind may have, where it doesn't have all. */
export const STRENGTH: Partial<Record<string, readonly Modality[]>> = {
  prohibition: ['får inte', 'får'],
  obligation: ['ska', 'måste', 'bör', 'är', 'får inte'],
  permission: ['får'],
  recommendation: ['bör'],
};

/** What a clause does to a use of AI. */
export const EFFECTS = ['stop', 'condition', 'duty', 'none'] as const;

/** What a step or a task rests on, in words. */
export const BASIS: Record<Basis, string> = {
  riktlinje: 'riktlinje',
  lag: 'lag',
  tolkning: 'vår tolkning',
};
export const BASES = Object.keys(BASIS) as Basis[];

/** When a task is done, in the order of a checklist. */
export const WHEN = { fore: 'Före', under: 'Under', efter: 'Efter' } as const;
export const TIMES = Object.keys(WHEN) as (keyof typeof WHEN)[];

/** Those a clause may be addressed to, as `addressee` has them, and as a reader meets them. */
export const ADDRESSEES: Readonly<Record<string, string>> = {
  medarbetare: 'medarbetare',
  förtroendevald: 'förtroendevalda',
  'den som upptäcker felet': 'den som upptäcker ett fel',
  verksamhet: 'verksamheter',
  'system/leverantör': 'system och leverantörer',
  kommun: 'kommunen',
  kommunkoncern: 'kommunkoncernen',
  ingen: 'ingen särskild',
};

interface Role {
  /** Used in addresses: `/regler/<guideline>/#roll=chef`. */
  id: string;
  name: string;
  addressees: readonly string[];
  /** Rules that give the role a part without addressing it, told by a word in their text. */
  named?: RegExp;
}

/**
 * A reader's roles and the rules that concern each. Anyone may discover an error, so those rules
 * are for employees and elected representatives too. No guideline addresses managers: theirs are
 * the rules whose text names the manager.
 */
export const ROLES: readonly Role[] = [
  {
    id: 'medarbetare',
    name: 'Medarbetare',
    addressees: ['medarbetare', 'den som upptäcker felet'],
  },
  {
    id: 'fortroendevald',
    name: 'Förtroendevald',
    addressees: ['förtroendevald', 'den som upptäcker felet'],
  },
  { id: 'chef', name: 'Chef', addressees: [], named: /(?<!\p{L})chef(?:en|er|erna)?s?(?!\p{L})/iu },
  { id: 'verksamhet', name: 'Verksamhet', addressees: ['verksamhet'] },
  { id: 'system', name: 'System eller leverantör', addressees: ['system/leverantör'] },
  {
    id: 'felupptackare',
    name: 'Den som upptäcker ett fel',
    addressees: ['den som upptäcker felet'],
  },
  { id: 'kommun', name: 'Kommun eller kommunkoncern', addressees: ['kommun', 'kommunkoncern'] },
];
