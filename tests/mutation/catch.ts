import { join } from 'node:path';
import { replay } from '../../machines/kit/replay';
import type { GuideMachine } from '../../machines/kit/setup';
import { joinGuide, textsSchema } from '../../src/registry/read/guides';
import { readTrace, usesOf } from '../../src/registry/outputs/trace';
import { readYaml } from '../../src/registry/read/yaml';
import { CAUTION, checkCase, checkSources, COVERAGE, sourcesOf } from '../machines/checks';
import { registry } from '../machines/guides';
import { casesOf } from '../machines/worked-cases';
import type { Mutant } from './mutants';

/** What can catch a mutant, in the order in which it is tried: what is quickest comes first. */
export const CATCHERS = ['sources', 'cases', 'trace', 'proof and texts', 'properties'] as const;
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
  const coverage = Object.values(COVERAGE);
  const caution = Object.values(CAUTION);
  const checks: Record<Catcher, (mutated: GuideMachine, state: string) => boolean> = {
    sources: (mutated) => checkSources(mutated, sources).length > 0,
    cases: (mutated, state) =>
      casesAt(state).some((worked) => checkCase(mutated, worked).length > 0),
    trace: (mutated) => throws(() => trace(mutated)),
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

/** Traces all clauses as the site does, with another machine in a guide's place. */
function trace(machine: GuideMachine): void {
  const { clauses, tasks, guides, guidelines } = registry;
  const mutated = [...guides.values()].map((guide) =>
    guide.id === machine.id ? machine : guide.machine,
  );
  const uses = usesOf(clauses, tasks, mutated);
  for (const name of guidelines.keys())
    readTrace(
      join('content', name),
      [...clauses.values()].filter(({ guideline }) => guideline === name),
      uses,
    );
}
