import { join } from 'node:path';
import { explore } from '../../machines/kit/explore';
import { checkGuards } from '../../machines/kit/prove';
import { replay } from '../../machines/kit/replay';
import type { GuideMachine } from '../../machines/kit/setup';
import { joinGuide, textsSchema } from '../../src/registry/read/guides';
import { readYaml } from '../../src/registry/read/yaml';
import {
  checkDuties,
  checkOrder,
  checkOwed,
  checkPoints,
  checkProducts,
  checkUnsure,
  variedAnswers,
} from '../machines/ai-act';
import {
  CAUTION,
  checkCase,
  checkSame,
  checkSources,
  COVERAGE,
  sourcesOf,
} from '../machines/checks';
import { registry } from '../machines/guides';
import { casesOf } from '../machines/worked-cases';
import type { Mutant } from './mutants';

/** What can catch a mutant, in the order in which it is tried: what is quickest comes first. */
export const CATCHERS = [
  'sources',
  'same for all',
  'ways on',
  'cases',
  'the AI Act',
  'properties',
  'proof and texts',
] as const;
export type Catcher = (typeof CATCHERS)[number];

/** Random answers to try on what nothing else caught; more take long and catch no more. */
const RUNS = 30;

/** @returns a function that says what catches a mutant of the guide; undefined if nothing does. */
export function catcherOf(machine: GuideMachine): (mutant: Mutant) => Catcher | undefined {
  const { id } = machine;
  const texts = readYaml(join('content/guider', id, 'texter.yaml'), textsSchema);
  const cases = casesOf(machine);
  const sources = sourcesOf(machine);
  const routes = cases.map((worked) => ({ worked, route: replay(machine, worked.answers) }));
  /** The cases that come to a state: those that a fault in it can touch. */
  const casesAt = (state: string) =>
    routes
      .filter(
        ({ route }) => route.at === state || route.steps.some((one) => one.question === state),
      )
      .map(({ worked }) => worked);
  const situations = explore(machine);
  const at = Map.groupBy(situations.values(), ({ state }) => state);
  const coverage = Object.values(COVERAGE);
  const caution = Object.values(CAUTION);
  const checks: Record<Catcher, (mutated: GuideMachine, state: string) => boolean> = {
    sources: (mutated) => checkSources(mutated, sources).length > 0,
    'same for all': (mutated) => checkSame(mutated).length > 0,
    // A fault at a question doesn't change how a reader comes to it.
    'ways on': (mutated, state) =>
      at.get(state)!.some((situation) => checkGuards(mutated, situation).length > 0),
    cases: (mutated, state) =>
      casesAt(state).some((worked) => checkCase(mutated, worked).length > 0),
    'the AI Act': (mutated, state) =>
      id === 'ai-forordningen' &&
      [
        () => checkPoints(mutated),
        () => checkUnsure(mutated),
        () => checkOrder(mutated, situations, state),
        () => checkProducts(mutated),
        () => casesAt(state).flatMap((worked) => checkDuties(mutated, worked)),
        () =>
          casesAt(state).flatMap(({ answers }) =>
            variedAnswers(machine, answers).flatMap((varied) => checkOwed(mutated, varied)),
          ),
      ].some((check) => check().length > 0),
    'proof and texts': (mutated) => throws(() => joinGuide(mutated, texts, registry)),
    properties: (mutated) =>
      coverage.some((check) => check(mutated, cases).length > 0) ||
      caution.some((check) => check(mutated, RUNS).length > 0),
  };
  return ({ make, state }) => {
    const mutated = make();
    return CATCHERS.find((name) => checks[name](mutated, state));
  };
}

function throws(check: () => unknown): boolean {
  try {
    check();
    return false;
  } catch {
    return true;
  }
}
