/** The ways of practising: what a case is asked about. The first is the usual one. */
export const WAYS = [
  {
    id: 'snabbkoll',
    name: 'Snabbkoll',
    about: 'Läs fallet och välj besked. Sedan ser du varför.',
  },
  {
    id: 'steg',
    name: 'Steg för steg',
    about: 'Gå igenom guiden för fallet. Du får svar efter varje fråga.',
  },
  { id: 'regel', name: 'Hitta regeln', about: 'Leta upp regeln som avgör fallet.' },
] as const;

export type Way = (typeof WAYS)[number]['id'];
