import { explore, type Situation } from '../../machines/kit/explore';
import type { Answers } from '../../machines/kit/replay';
import { answersOf, DONE, isOption, type GuideMachine } from '../../machines/kit/setup';

/** An answer to a question, several options joined by a dot. */
export type Given = readonly [question: string, answer: string];

/** Answers from the first question to an outcome, in order. */
export type Route = readonly Given[];

export const answersOfRoute = (route: Route): Answers => Object.fromEntries(route);

/** The mildest answers to `oppen-ai`: every question is asked, and the outcome is a plain yes. */
export const MILD: Route = [
  ['slag', 'alla'],
  ['inmatning', 'inget'],
  ['verktyget', 'inget'],
  ['uppgiften', 'inget'],
  ['du-sjalv', 'inget'],
  ['resultat', 'nej'],
];

/** A usual route to each outcome of `oppen-ai`. */
export const ROUTE_TO = {
  nej: [...MILD.slice(0, 1), ['inmatning', 'personuppgifter']],
  'fraga-forst': [
    ...MILD.slice(0, 1),
    ['inmatning', 'osaker'],
    ['verktyget', 'osaker'],
    ...MILD.slice(3, -1),
  ],
  'ja-med-villkor': [...MILD.slice(0, -1), ['resultat', 'ja']],
  ja: MILD,
} as const satisfies Record<string, Route>;

/** @returns the route in words, `uppdrag=ja, slag=alla`. */
export const nameOfRoute = (route: Route) => route.map((given) => given.join('=')).join(', ');

/** An answer in a situation, and the situation it leads to. */
interface Edge {
  from: Situation;
  answer: string;
  to: Situation;
}

/** @returns routes to outcomes that together give every answer and take each of its ways on. */
export function coveringRoutes(machine: GuideMachine): Route[] {
  const situations = explore(machine);
  const [start] = situations.values();
  const after = (from: Situation, answer: string) =>
    situations.get(from.next.find((edge) => edge.answer === answer)!.key)!;
  /** The ways on; where options go together, by each alone and by all of them. */
  const edgesFrom = (from: Situation): Edge[] => {
    const answers = answersOf(machine, from.state);
    const options = answers.filter((answer) => isOption(machine, from.state, answer));
    const alone = answers.filter((answer) => !options.includes(answer));
    const ticked = [...options.map((option) => [option]), options].filter(
      (some) => some.length > 0,
    );
    return [
      ...alone.map((answer) => ({ from, answer, to: after(from, answer) })),
      ...ticked.map((some) => ({
        from,
        answer: some.join('.'),
        to: after(some.reduce(after, from), DONE),
      })),
    ];
  };
  const isEnd = ({ to }: Edge) => to.next.length === 0;
  const taken = new Set<string>();
  const nameOf = ({ from, answer, to }: Edge) => `${from.state}=${answer} → ${to.state}`;
  /** The shortest way on that ends as wanted; none if there is no such way. */
  const onwards = (at: Situation, isWanted: (edge: Edge) => boolean): Edge[] => {
    const queue = [{ at, way: [] as Edge[] }];
    const queued = new Set([at]);
    for (const { at: from, way } of queue)
      for (const edge of edgesFrom(from)) {
        if (isWanted(edge)) return [...way, edge];
        if (!queued.has(edge.to)) queue.push({ at: edge.to, way: [...way, edge] });
        queued.add(edge.to);
      }
    return [];
  };
  const routes: Route[] = [];
  for (;;) {
    const route: Given[] = [];
    let at = start!;
    const walk = (way: Edge[]) => {
      for (const edge of way) {
        taken.add(nameOf(edge));
        route.push([edge.from.state, edge.answer]);
        at = edge.to;
      }
      return way.length > 0;
    };
    const toNew = () => onwards(at, (edge) => !taken.has(nameOf(edge)));
    if (!walk(toNew())) return routes;
    while (walk(toNew()));
    walk(onwards(at, isEnd));
    routes.push(route);
  }
}
