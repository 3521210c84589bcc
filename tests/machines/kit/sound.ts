import { guide } from '../../../machines/kit/setup';

/** Answers such as `osaker` note that someone must be asked. */
export const ask = { type: 'note', params: { fact: 'fraga' } } as const;
export const mustAsk = { type: 'facts', params: { noted: ['fraga'] } } as const;
export const nothingToAsk = { type: 'facts', params: { notNoted: ['fraga'] } } as const;

/** The states of a small sound guide about a coffee break. The tests break them one at a time. */
export const states = {
  hungrig: {
    meta: { clauses: ['prov:1'], tasks: ['satt-pa-kaffe'] },
    on: {
      ja: 'notter',
      nej: { target: 'nej', meta: { clauses: ['prov:1.a'], tasks: ['vanta'] } },
    },
  },
  notter: {
    meta: { clauses: ['prov:2'], mildToStrict: ['nej', 'osaker', 'ja'] },
    on: {
      nej: 'sallskap',
      osaker: {
        target: 'sallskap',
        actions: ask,
        meta: { clauses: ['prov:2.a'], tasks: ['fraga-bagaren', 'satt-pa-kaffe'] },
      },
      ja: { target: 'nej', meta: { tasks: ['valj-annat'] } },
    },
  },
  sallskap: {
    meta: { clauses: ['prov:3'] },
    on: {
      ja: [
        { target: 'fraga-forst', guard: mustAsk, meta: { tasks: ['fraga-sallskapet'] } },
        { target: 'ja', guard: nothingToAsk, meta: { tasks: ['duka-for-tva'] } },
      ],
      nej: [
        { target: 'fraga-forst', guard: mustAsk },
        { target: 'ja', guard: nothingToAsk },
      ],
    },
  },
  nej: {
    type: 'final',
    meta: { verdict: 'nej', stop: true, clauses: ['prov:4'], tasks: ['ta-en-promenad'] },
  },
  'fraga-forst': { type: 'final', meta: { verdict: 'fraga-forst' } },
  ja: { type: 'final', meta: { verdict: 'ja', clauses: ['prov:1', 'prov:5'] } },
} as const;

/** The small sound guide. */
export const fika = guide.createMachine({
  id: 'fika',
  context: {},
  meta: { guidelines: ['prov'] },
  initial: 'hungrig',
  states,
});

/** A small sound guide with a question that takes several options. */
export const breakfast = {
  palagg: {
    on: {
      ost: { meta: { tasks: ['hyvla'] } },
      sylt: {},
      notkram: {
        actions: { type: 'note', params: { fact: 'notter' } },
        meta: { law: ['notlagen'] },
      },
      inget: 'drick',
      klar: 'drick',
    },
  },
  drick: { on: { te: 'ja', kaffe: { target: 'ja', meta: { guidelines: ['borta'] } } } },
  ja: {
    type: 'final',
    meta: {
      verdict: 'ja',
      tasks: ['duka'],
      conditionalTasks: [{ when: { noted: ['notter'] }, tasks: ['varna'] }],
    },
  },
} as const;

export const frukost = guide.createMachine({
  id: 'frukost',
  context: {},
  meta: { guidelines: ['hemma', 'borta'] },
  initial: 'palagg',
  states: breakfast,
});
