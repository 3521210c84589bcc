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
type Onward = string | readonly Way[];

/** @returns the same ways on, with something more. */
const each = (onward: Onward, more: Row = {}): Way[] =>
  (typeof onward === 'string' ? [{ to: onward }] : onward).map((way) => ({ ...way, ...more }));

/** @returns the way on by the gravest fact noted, which is listed first; and where none is. */
export function byGravest(facts: Readonly<Record<string, string>>, otherwise: string): Way[] {
  const grave = Object.keys(facts);
  const ways = grave.map((fact, index) => ({
    to: facts[fact],
    when: { noted: [fact], notNoted: grave.slice(0, index) },
  }));
  return [...ways, { to: otherwise, when: { notNoted: grave } }];
}

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
export const toAskOr = (asking: string, otherwise: string): Way[] =>
  byGravest({ [TO_ASK]: asking }, otherwise);

/** What an answer does where it doesn't lead on by itself, as a row of a {@link stopQuestion}. */
export type Row = Omit<Way, 'to' | 'when'>;

/** @returns a row that ends the guide, which then lists every row ticked that does. */
export const stops = (row: Row): Row => ({ ...row, stop: true, notes: STOPPED });

/**
 * @returns an answer that somebody must be asked about. The guide goes on, so that a later stop is
 *   still found and everything to ask about is gathered in one result.
 */
export const asks = (way: Way): Way => ({ ...way, notes: TO_ASK });

/** @returns the answer as our reading: the guideline doesn't say so itself. */
export const ourReading = (way: Way): Way => ({ ...way, basis: 'tolkning' });

/** @returns the answer of one who doesn't know: the result is preliminary, and our reading. */
export const dontKnow = (way: Way): Way => ({ ...ourReading(way), unsure: true });

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

/** @returns a multiple-choice question where everything is ticked that stops, or must be asked about; or nothing. */
export function stopQuestion({ rows, stop, next, ...meta }: StopQuestion): State {
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
        ...each(next).map((way) => ({
          ...way,
          when: { ...way.when, notNoted: [...(way.when?.notNoted ?? []), STOPPED] },
        })),
      ],
    },
  });
}

export interface GapQuestion extends Omit<Declared, 'stop'> {
  /** The answers that tell of a gap. */
  gaps?: readonly string[];
  /** What a gap does. */
  gap: Row;
  /** What is otherwise for single gaps, by answer. */
  but?: Readonly<Record<string, Row>>;
  /** What is otherwise for one who doesn't know, to whom the gap counts too. */
  ask?: Row;
  next: Onward;
  /** Where a gap leads, if not to `next`. */
  gapNext?: Onward;
}

/** @returns a question on what should be so. Anything but a yes is a gap, which the result lists. */
export function gapQuestion({
  gaps = ['nej'],
  gap,
  but = {},
  ask,
  next,
  gapNext = next,
  ...meta
}: GapQuestion): State {
  return question({
    mildToStrict: ['ja', 'vet-inte', 'nej'],
    ...meta,
    answers: {
      ja: next,
      ...Object.fromEntries(
        gaps.map((answer) => [answer, each(gapNext, { ...gap, ...but[answer] })]),
      ),
      'vet-inte': each(gapNext, { ...dontKnow(gap), ...ask }),
    },
  });
}
