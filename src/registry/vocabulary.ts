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

/** The colours of a traffic-light table. */
export const LIGHTS = ['röd', 'gul', 'grön'] as const;
export type Light = (typeof LIGHTS)[number];

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
