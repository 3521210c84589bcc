import { assign, initialTransition, setup, transition, type SnapshotFrom } from 'xstate';
import type { Way } from './ways';

/**
 * Leitner's boxes: a case that was right moves on to the next box, a missed one back to the first.
 * The higher the box, the longer until the case comes again.
 */
export type Box = 1 | 2 | 3;
export type Boxes = Readonly<Record<string, Box>>;

/** A missed case comes back in the same round, after this many others. */
const AFTER = 3;

export interface Result {
  id: string;
  right: boolean;
}

export interface Round {
  way: Way;
  /** Ids of the cases, in the order of asking. */
  cases: readonly string[];
  /** Missed cases come back. Not in a course, where each case counts once. */
  repeat: boolean;
  boxes: Boxes;
}

interface Memory extends Omit<Round, 'cases'> {
  current: string | undefined;
  /** What is still to be asked. */
  queue: readonly string[];
  results: readonly Result[];
}

/** A round of training: a case is asked, then explained, until none is left or the reader stops. */
export const trainingMachine = setup({
  types: {} as {
    context: Memory;
    input: Round;
    events: { type: 'answer'; right: boolean } | { type: 'next' } | { type: 'stop' };
  },
  actions: {
    note: assign(({ context }, { right }: { right: boolean }) => {
      const { queue, results, boxes, repeat } = context;
      const id = context.current!;
      const box: Box = right ? (Math.min((boxes[id] ?? 1) + 1, 3) as Box) : 1;
      const place = Math.min(AFTER, queue.length);
      return {
        results: [...results, { id, right }],
        boxes: { ...boxes, [id]: box },
        queue: right || !repeat ? queue : [...queue.slice(0, place), id, ...queue.slice(place)],
      };
    }),
    take: assign(({ context: { queue } }) => ({ current: queue[0], queue: queue.slice(1) })),
  },
  guards: { isMore: ({ context }) => context.queue.length > 0 },
}).createMachine({
  id: 'training',
  context: ({ input: { cases, ...round } }) => ({
    ...round,
    current: cases[0],
    queue: cases.slice(1),
    results: [],
  }),
  initial: 'asking',
  states: {
    asking: {
      on: {
        answer: {
          target: 'explaining',
          actions: { type: 'note', params: ({ event }) => ({ right: event.right }) },
        },
        stop: 'done',
      },
    },
    explaining: {
      on: {
        next: [{ guard: 'isMore', target: 'asking', actions: 'take' }, { target: 'done' }],
        stop: 'done',
      },
    },
    done: { type: 'final' },
  },
});

export type TrainingState = SnapshotFrom<typeof trainingMachine>;
export type TrainingEvent = Parameters<typeof transition<typeof trainingMachine>>[2];

/** @returns the first state of a round. */
export function beginRound(round: Round): TrainingState {
  const [state] = initialTransition(trainingMachine, round);
  return state;
}

/** @returns the state after an event. */
export function proceed(state: TrainingState, event: TrainingEvent): TrainingState {
  const [next] = transition(trainingMachine, state, event);
  return next;
}

/**
 * Walks a round again, to where it was left: to the question after the last answer. What doesn't fit
 * the round ends the walk.
 */
export function resumeRound(round: Round, results: readonly Result[]): TrainingState {
  let state = beginRound(round);
  for (const { id, right } of results) {
    if (state.context.current !== id || state.value !== 'asking') break;
    state = proceed(proceed(state, { type: 'answer', right }), { type: 'next' });
  }
  return state;
}
