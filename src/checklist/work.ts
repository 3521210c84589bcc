// What a reader notes at the items of a checklist. Kept nowhere until the reader asks for it.
import { itemsOf, type Checklist } from './model';

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

/** How much of a checklist is done. Items that don't apply aren't counted. */
export interface Progress {
  done: number;
  of: number;
  notApplicable: number;
}

/** @returns the progress of what can be ticked; steps have a status instead */
export function progressOf(checklist: Checklist, work: Work): Progress {
  const notes = itemsOf(checklist)
    .filter(({ step }) => step === undefined)
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
