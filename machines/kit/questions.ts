import type { ClauseId, LawId, TaskId } from './ids';
import { DONE, NONE, type FactsTest, type Meta, type State, type Verdict } from './setup';

/** What a place in a guide declares, by ids that an editor completes. */
interface Declared extends Omit<Meta, 'clauses' | 'tasks' | 'law' | 'conditionalTasks'> {
  clauses?: readonly ClauseId[];
  tasks?: readonly TaskId[];
  law?: readonly LawId[];
  conditionalTasks?: readonly { when: FactsTest; tasks: readonly TaskId[] }[];
}

/** What an answer does. */
export interface Way extends Declared {
  /** The question or outcome that it leads to; without it, the answer is an option among others. */
  to?: string;
  /** Facts that the guide remembers from here on. */
  notes?: string | readonly string[];
  /** The facts for which this way is open, where an answer has several. */
  when?: FactsTest;
  /** Clauses beside its own, or beside those of the question if it has none of its own. */
  also?: readonly ClauseId[];
}

/** Where something leads: to a state, or by the one way that is open. */
export type Onward = string | readonly Way[];

interface Question extends Declared {
  /** By answer id, in the order in which they are shown. */
  answers: Readonly<Record<string, Onward | Way>>;
}

/** @returns the state of a question. It rests on the guideline unless it says otherwise. */
export function question({ answers, ...meta }: Question): State {
  const transitionOf = ({ to, when, notes = [], also, ...own }: Way) => ({
    target: to,
    guard: when && ({ type: 'facts', params: when } as const),
    actions: [notes].flat().map((fact) => ({ type: 'note', params: { fact } }) as const),
    meta: also ? { ...own, clauses: [...(own.clauses ?? meta.clauses ?? []), ...also] } : own,
  });
  const on = Object.entries(answers).map(([answer, ways]) => [
    answer,
    typeof ways === 'string' ? ways : [ways].flat().map(transitionOf),
  ]);
  return { meta: { basis: 'riktlinje', ...meta }, on: Object.fromEntries(on) };
}

/** @returns the state of an outcome. */
export function outcome(verdict: Verdict, meta: Declared = {}): State {
  return { type: 'final', meta: { verdict, ...meta } };
}

/** The fact that something ticked ends the guide. Only the question that noted it asks for it. */
const STOPPED = 'stopp';

/** The fact that somebody must be asked about something. */
const TO_ASK = 'fraga';

/** @returns the way on for who has something to ask about, here or before, and for who hasn't. */
export const toAskOr = (asking: string, otherwise: string): Way[] => [
  { to: asking, when: { noted: [TO_ASK] } },
  { to: otherwise, when: { notNoted: [TO_ASK] } },
];

/** A row of a {@link stopQuestion}: what it rests on, what there is to do about it. */
export type Row = Omit<Way, 'to' | 'when'>;

/** @returns a row that ends the guide, which then lists every row ticked that does. */
export const stops = (row: Row): Row => ({ ...row, stop: true, notes: STOPPED });

/**
 * @returns a row that somebody must be asked about. The guide goes on, so that a later stop is still
 *   found and everything to ask about is gathered in one result.
 */
export const asks = <R extends Row>(row: R) => ({ ...row, notes: TO_ASK });

interface StopQuestion extends Omit<Declared, 'stop' | 'mildToStrict'> {
  /** Left out, the question rests on what its rows that stop rest on. */
  clauses?: readonly ClauseId[];
  /** What can be ticked, in the order in which it is shown: {@link stops} and {@link asks}. */
  rows: Readonly<Record<string, Row>>;
  /** The outcome that a row that stops leads to. */
  stop: string;
  /** Where the guide goes on when nothing stops. */
  next: Onward;
}

/** @returns the row as our reading: the guideline doesn't say so itself. */
export const ourReading = (row: Row): Row => ({ ...row, basis: 'tolkning' });

/** @returns a multiple-choice question where everything is ticked that stops, or must be asked about; or nothing. */
export function stopQuestion({ rows, stop, next, ...meta }: StopQuestion): State {
  const ways = typeof next === 'string' ? [{ to: next }] : next;
  const isStop = (row: string) => rows[row]?.stop === true;
  const ids = Object.keys(rows);
  const rules = ids.filter(isStop).flatMap((row) => rows[row]?.clauses ?? []);
  return question({
    clauses: [...new Set(rules)],
    ...meta,
    mildToStrict: [NONE, ...ids.filter((row) => !isStop(row)), ...ids.filter(isStop)],
    answers: {
      ...rows,
      [NONE]: next,
      [DONE]: [
        { to: stop, when: { noted: [STOPPED] } },
        ...ways.map((way) => ({
          ...way,
          when: { ...way.when, notNoted: [...(way.when?.notNoted ?? []), STOPPED] },
        })),
      ],
    },
  });
}
