import {
  guide,
  type ConditionalTasks,
  type FactsTest,
  type GuideMachine,
  type Meta,
} from '../../machines/kit/setup';

/** What a mutant does to a guide, from the one change to the next. */
export const KINDS = {
  drop: 'an answer’s way on is dropped',
  swap: 'two ways on change targets',
  negate: 'a condition is turned round',
  unguard: 'a condition is removed',
  task: 'a task is removed',
  cite: 'a clause or law is removed',
  mark: 'a stop, a doubt or a noted fact is removed',
} as const;
export type Kind = keyof typeof KINDS;

/** A guide with one fault in it. */
export interface Mutant {
  /** Where the fault is, `drop sekretess=osaker`. */
  id: string;
  kind: Kind;
  /** The question or outcome that it is in. */
  state: string;
  /**
   * Makes the faulty machine.
   *
   * @throws Error if XState refuses it
   */
  make(): GuideMachine;
}

interface Transition {
  target?: string;
  guard?: { type: string; params: FactsTest };
  actions?: unknown[];
  meta?: Meta;
}
interface State {
  meta?: Meta;
  on?: Record<string, string | Transition | (string | Transition)[]>;
}
interface Config {
  states: Record<string, State>;
}

/** A copy of the config of a guide, in which every answer has a list of transitions. */
function configOf(machine: GuideMachine): Config {
  // Not structuredClone: what a machine writes once and uses twice must be changed in one place.
  const config = JSON.parse(JSON.stringify(machine.config)) as Config;
  for (const { on = {} } of Object.values(config.states))
    for (const [answer, ways] of Object.entries(on))
      on[answer] = [ways]
        .flat()
        .map((way) => (typeof way === 'string' ? { target: way } : way))
        .map((way) => ({ ...way, actions: [way.actions ?? []].flat() }));
  return config;
}

const waysOf = (state: State | undefined, answer: string) =>
  (state?.on?.[answer] ?? []) as Transition[];

const nameOf = (action: unknown) => (action as { params: { fact: string } }).params.fact;

const negated = ({ noted, notNoted }: FactsTest): FactsTest => ({
  ...(notNoted && { noted: notNoted }),
  ...(noted && { notNoted: noted }),
});

/** @returns every mutant of a guide: one change each, to its machine's config. */
export function mutantsOf(machine: GuideMachine): Mutant[] {
  const mutants: Mutant[] = [];
  const add = (kind: Kind, state: string, place: string, change: (config: Config) => void) =>
    mutants.push({
      id: `${kind} ${place}`,
      kind,
      state,
      make: () => {
        const config = configOf(machine);
        change(config);
        return guide.createMachine(config as never) as unknown as GuideMachine;
      },
    });

  /** The mutants of what a state or a transition declares. */
  const addMeta = (
    state: string,
    place: string,
    meta: Meta = {},
    metaIn: (config: Config) => Meta,
  ) => {
    const without = (key: 'tasks' | 'clauses' | 'law', kind: Kind) => {
      for (const id of meta[key] ?? [])
        add(kind, state, `${place}: ${id}`, (config) => {
          const own = metaIn(config);
          own[key] = own[key]!.filter((other) => other !== id);
        });
    };
    without('tasks', 'task');
    without('clauses', 'cite');
    without('law', 'cite');
    for (const mark of ['stop', 'unsure'] as const)
      if (meta[mark])
        add('mark', state, `${place}: ${mark}`, (config) => (metaIn(config)[mark] = undefined));
    for (const [index, { when, tasks }] of (meta.conditionalTasks ?? []).entries()) {
      const those = (config: Config) => metaIn(config).conditionalTasks as ConditionalTasks[];
      const name = `${place}: tasks ${index + 1}`;
      add('negate', state, name, (config) => (those(config)[index]!.when = negated(when)));
      add('unguard', state, name, (config) => (those(config)[index]!.when = {}));
      for (const task of tasks)
        add('task', state, `${name}: ${task}`, (config) => {
          those(config)[index]!.tasks = tasks.filter((other) => other !== task);
        });
    }
  };

  for (const [question, state] of Object.entries(configOf(machine).states)) {
    addMeta(question, question, state.meta, (config) => config.states[question]!.meta!);
    const all = Object.keys(state.on ?? {}).flatMap((answer) =>
      waysOf(state, answer).map((way, index, ways) => ({
        ...{ answer, way, index },
        place: `${question}=${answer}${ways.length > 1 ? ` (${index + 1})` : ''}`,
        of: (config: Config) => waysOf(config.states[question], answer)[index]!,
      })),
    );
    for (const [number, { answer, way, index, place, of }] of all.entries()) {
      addMeta(question, place, way.meta, (config) => of(config).meta!);
      add('drop', question, place, (config) => {
        const left = waysOf(config.states[question], answer).toSpliced(index, 1);
        const on = Object.entries({ ...config.states[question]!.on, [answer]: left });
        config.states[question]!.on = Object.fromEntries(
          on.filter(([, ways]) => (ways as Transition[]).length > 0),
        );
      });
      // Each with the next that leads elsewhere: all pairs are too many, and no harder to catch.
      const other = all.slice(number + 1).find((next) => next.way.target !== way.target);
      if (other)
        add('swap', question, `${place} ↔ ${other.place}`, (config) => {
          const [one, two] = [of(config), other.of(config)];
          [one.target, two.target] = [two.target, one.target];
        });
      if (way.guard) {
        add(
          'negate',
          question,
          place,
          (config) => (of(config).guard!.params = negated(way.guard!.params)),
        );
        add('unguard', question, place, (config) => delete of(config).guard);
      }
      for (const [fact, action] of way.actions!.entries())
        add('mark', question, `${place}: ${nameOf(action)}`, (config) =>
          of(config).actions!.splice(fact, 1),
        );
    }
  }
  return mutants;
}
