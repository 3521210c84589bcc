import { explore } from '../../machines/kit/explore';
import type { Answers } from '../../machines/kit/replay';
import type { GuideMachine } from '../../machines/kit/setup';

/** An answer to a question. */
export type Given = readonly [question: string, answer: string];

/** Answers from the first question to an outcome, in order. */
export type Route = readonly Given[];

export const answersOfRoute = (route: Route): Answers => Object.fromEntries(route);

/** The mildest answers to `oppen-ai`: every question is asked, and the outcome is a plain yes. */
export const MILD: Route = [
  ['uppdrag', 'ja'],
  ['slag', 'alla'],
  ['verktyg', 'nej'],
  ['atkomst', 'nej'],
  ['sekretess', 'nej'],
  ['personuppgifter', 'nej'],
  ['kansligt', 'nej'],
  ['arende', 'nej'],
  ['lagligt', 'nej'],
  ['bedomning', 'nej'],
  ['verksamhetssystem', 'nej'],
  ['lamplighet', 'nej'],
  ['kunskap', 'ja'],
  ['kontroll', 'ja'],
  ['resultat', 'nej'],
];

/** A usual route to each outcome of `oppen-ai`. */
export const ROUTE_TO = {
  nej: [...MILD.slice(0, 5), ['personuppgifter', 'ja']],
  'fraga-forst': [
    ...MILD.slice(0, 2),
    ['verktyg', 'osaker'],
    ...MILD.slice(3, 4),
    ['sekretess', 'osaker'],
    ...MILD.slice(5, -1),
  ],
  'ja-med-villkor': [...MILD.slice(0, -1), ['resultat', 'ja']],
  ja: MILD,
} as const satisfies Record<string, Route>;

/** @returns the route in words, `uppdrag=ja, slag=alla`. */
export const nameOfRoute = (route: Route) => route.map((given) => given.join('=')).join(', ');

/** @returns routes to outcomes that together give every answer in every situation. */
export function coveringRoutes(machine: GuideMachine): Route[] {
  const situations = explore(machine);
  const [start = ''] = situations.keys();
  const routes: Route[] = [];
  const given = new Set<string>();
  /** The way to the nearest answer not given yet, or to the nearest outcome if there is none. */
  const onwards = (from: string, done: (key: string, answer: string | undefined) => boolean) => {
    const queue = [{ key: from, way: [] as { key: string; answer: string }[] }];
    const queued = new Set([from]);
    for (const { key, way } of queue) {
      const { next } = situations.get(key)!;
      if (next.length === 0 && done(key, undefined)) return way;
      for (const { answer, key: target } of next) {
        const longer = [...way, { key, answer }];
        if (done(key, answer)) return longer;
        if (!queued.has(target)) queue.push({ key: target, way: longer });
        queued.add(target);
      }
    }
    return [];
  };
  for (;;) {
    const route: Given[] = [];
    let at = start;
    const walk = (way: { key: string; answer: string }[]) => {
      for (const { key, answer } of way) {
        given.add(`${key} ${answer}`);
        const { state, next } = situations.get(key)!;
        route.push([state, answer]);
        at = next.find((edge) => edge.answer === answer)!.key;
      }
      return way.length > 0;
    };
    const toNew = () =>
      onwards(at, (key, answer) => answer !== undefined && !given.has(`${key} ${answer}`));
    if (!walk(toNew())) return routes;
    while (walk(toNew()));
    walk(onwards(at, (_, answer) => answer === undefined));
    routes.push(route);
  }
}
