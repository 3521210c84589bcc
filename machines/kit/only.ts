import {
  answersOf,
  branchesOf,
  DONE,
  guide,
  guideMeta,
  questionsOf,
  type GuideMachine,
  type Meta,
  type State,
} from './setup';

/** What a site shows: the ids of its guidelines and guides, in their order. */
export interface Shown {
  guidelines: ReadonlySet<string>;
  guides: ReadonlySet<string>;
}

/** @returns the guideline that a clause belongs to: `ostersund` of `ostersund:6.1.3` */
export const guidelineOf = (clause: string): string => clause.slice(0, clause.indexOf(':'));

/** @returns whether a guide holds for any municipality: an answer to it chooses no guideline at all. */
export function isGeneral(machine: GuideMachine): boolean {
  const { guidelines = [] } = guideMeta(machine);
  return (
    guidelines.length === 0 ||
    questionsOf(machine).some((question) =>
      answersOf(machine, question).some((answer) =>
        branchesOf(machine, question, answer).some(({ meta }) => meta.guidelines?.length === 0),
      ),
    )
  );
}

/** @returns whether a guide has something to say where only some guidelines are shown. */
export const fits = (machine: GuideMachine, guidelines: ReadonlySet<string>): boolean =>
  isGeneral(machine) || guideMeta(machine).guidelines!.some((id) => guidelines.has(id));

/** A transition as a guide's machine is written. */
interface Way {
  target?: string;
  guard?: unknown;
  actions?: unknown;
  meta?: Meta;
}
interface Written {
  type?: 'final';
  meta?: Meta;
  on?: Record<string, string | Way | Way[]>;
}

/**
 * The part of a guide that speaks for the guidelines shown: without the answers that choose another,
 * what follows on them alone, their clauses, and ways on to guides that aren't shown. A first
 * question with one answer left isn't asked: what that answer gives, each next one gives.
 */
export function only(machine: GuideMachine, { guidelines, guides }: Shown): GuideMachine {
  const isShown = (id: string) => guidelines.has(id);
  const kept = ({ guide: onward, ...meta }: Meta = {}): Meta => ({
    // What no rule that is left says, the law does.
    ...(meta.law &&
      !meta.clauses?.some((id) => isShown(guidelineOf(id))) && {
        basis: 'lag' as const,
      }),
    ...meta,
    ...(onward !== undefined && guides.has(onward) && { guide: onward }),
    ...(meta.guidelines && { guidelines: meta.guidelines.filter(isShown) }),
    ...(meta.clauses && { clauses: meta.clauses.filter((id) => isShown(guidelineOf(id))) }),
  });
  // What speaks for several guidelines, such as that none of them holds, says nothing beside one alone.
  const speaks = ({ meta }: Way) => !meta?.guidelines?.length || meta.guidelines.every(isShown);
  const states = new Map<string, Written & { on: Record<string, Way[]> }>();
  for (const [id, { meta, on = {}, ...rest }] of Object.entries(writtenIn(machine))) {
    const ways = Object.entries(on)
      .map(([answer, to]): [string, Way[]] => [
        answer,
        [to]
          .flat()
          .map((way) => (typeof way === 'string' ? { target: way } : way))
          .filter(speaks)
          .map((way) => ({ ...way, meta: kept(way.meta) })),
      ])
      .filter(([, those]) => those.length > 0);
    const answers = Object.fromEntries(ways);
    const order = meta?.mildToStrict?.filter((answer) => answer in answers);
    states.set(id, {
      ...rest,
      meta: { ...kept(meta), ...(order && { mildToStrict: order }) },
      on: answers,
    });
  }
  const first = String(machine.config.initial);
  const [chosen, ...others] = Object.values(states.get(first)!.on).flat();
  const isChoice = answersOf(machine, first).length > 1;
  const isPlain = [chosen?.actions ?? []].flat().length === 0 && chosen?.target !== undefined;
  const skips = isChoice && isPlain && others.length === 0;
  const initial = skips ? chosen!.target! : first;
  if (skips) giveAlong(states.get(initial)!, chosen!.meta ?? {});
  const reached = [initial];
  for (const id of reached)
    for (const { target = id } of Object.values(states.get(id)!.on).flat())
      if (!reached.includes(target)) reached.push(target);
  const left = [...states].filter(([id]) => reached.includes(id));
  return guide.createMachine({
    ...{ id: machine.id, context: {}, meta: kept(guideMeta(machine)), initial },
    states: Object.fromEntries(left) as Record<string, State>,
  });
}

/** Lets each answer to a question give what another answer would have given before it. */
function giveAlong({ meta: own, on }: Written & { on: Record<string, Way[]> }, before: Meta): void {
  const { [DONE]: _, ...answers } = on;
  for (const way of Object.values(answers).flat()) {
    const { meta = {} } = way;
    const lists = ['clauses', 'tasks', 'conditionalTasks', 'law'] as const;
    const along = lists.flatMap((list) => {
      const ownList = meta[list] ?? (list === 'clauses' ? own?.clauses : undefined) ?? [];
      return before[list] ? [[list, [...new Set([...before[list], ...ownList])]]] : [];
    });
    way.meta = { ...meta, ...(Object.fromEntries(along) as Meta) };
  }
}

const writtenIn = ({ config }: GuideMachine) => config.states as Record<string, Written>;
