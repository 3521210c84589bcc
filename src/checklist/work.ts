// What a reader notes at the items of a checklist. Kept nowhere until the reader asks for it.
import { groupBy } from '../browser/group-by';
import { itemsOf, type Checklist, type ChecklistSource, type Item } from './model';

/** What a reader has noted at an item; a field that is left empty isn't there. */
export interface Note {
  done?: true;
  owner?: string;
  date?: string;
  /** Of a step: what shows how it stands. */
  evidence?: string;
  /** The item doesn't apply; why, if the reader says it. */
  notApplicable?: string;
}

export const TEXT_FIELDS = ['owner', 'date', 'evidence', 'notApplicable'] as const;

/** What a reader has noted, by item. */
export type Work = Readonly<Record<string, Note>>;

/** @returns what is noted at an item; never what every object has by itself */
export const noteOf = (work: Work, item: string): Note =>
  Object.hasOwn(work, item) ? work[item]! : {};

/**
 * What mends a gap in a step once had a row of its own: what was noted there stands on the row of the step.
 *
 * @returns the notes by the rows of today, nothing lost
 */
export function onSteps(
  notes: Iterable<readonly [row: string, note: Note]>,
  { items }: ChecklistSource,
): [row: string, note: Note][] {
  const stepOf = new Map(items.flatMap(({ id, mend }) => (mend ? [[mend.id, id]] : [])));
  return [...groupBy(notes, ([id]) => stepOf.get(id) ?? id)].map(([row, entries]) => {
    const own = entries.map(([, note]) => note);
    const both: Note = own.some(({ done }) => done) ? { done: true } : {};
    for (const field of TEXT_FIELDS) {
      const texts = own.flatMap((note) => note[field] ?? []);
      if (texts.length > 0) both[field] = [...new Set(texts.filter(Boolean))].join('; ');
    }
    return [row, both];
  });
}

/** How much of a checklist is done. Items that don't apply aren't counted. */
export interface Progress {
  done: number;
  of: number;
  notApplicable: number;
}

/** @returns whether an item is to be ticked: a task, or a gap in a step. Other steps have a status instead. */
export const isTicked = ({ step }: Item): boolean => step === undefined || step.state === 'gap';

/** @returns the progress of what can be ticked */
export function progressOf(checklist: Checklist, work: Work): Progress {
  const notes = itemsOf(checklist)
    .filter(isTicked)
    .map(({ id }) => noteOf(work, id));
  const applying = notes.filter(({ notApplicable }) => notApplicable === undefined);
  return {
    done: applying.filter(({ done }) => done).length,
    of: applying.length,
    notApplicable: notes.length - applying.length,
  };
}

/** @returns for example "4 av 11 klara, 1 gäller inte" */
export function inWords({ done, of, notApplicable }: Progress): string {
  const rest = notApplicable === 0 ? '' : `, ${notApplicable} gäller inte`;
  return `${done} av ${of} klara${rest}`;
}
