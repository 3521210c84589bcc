import { z } from 'astro/zod';
import { AS_SLUG, SLUG, slugOf } from './slug';

/** Of all that has a name of its own: a task, a law, a case, a term, a folder. */
export const slug = z.string().regex(SLUG, AS_SLUG);

/** The number of a clause in its guideline, `6.1.3` or `bakgrund.syfte`: a part of addresses. */
export const NUMBER = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;

/** What the document itself has before a part: a letter or a number, `a`, `2`, `iii`. Else it is a word. */
export const isMark = (part: string): boolean => /^(?:[^.]{1,2}|[ivx]+)$/.test(part);

/** @returns the last part of a number: of `3.2.1.a.i` it is `i` */
export const lastPart = (number: string): string => number.slice(number.lastIndexOf('.') + 1);

/** Whether a clause has a number that the document itself has: `6.1.3.b`, not `5.forsiktighet.b`. */
export const hasNumber = (number: string): boolean =>
  /^\d/.test(number) && number.split('.').every(isMark);

/** What a document calls an appendix: `Bilaga 1`, `Bilaga A`, or `Bilaga` where it has no other. */
export const APPENDIX = /^Bilaga(?: (?:\d{1,2}|[A-Z]))?$/;

/**
 * @returns a number as the document has it, which begins anew in an appendix: `3.b` of `bilaga-1.3.b`;
 *   '' of the appendix as a whole
 */
export const ownNumber = ({
  number,
  appendix,
}: {
  number: string;
  appendix?: string | undefined;
}) => (appendix === undefined ? number : number.slice(slugOf(appendix).length + 1));

/** `ostersund:6.1.3.b` */
export const clauseId = z
  .string()
  .regex(
    new RegExp(`^[a-z0-9-]+:${NUMBER.source.slice(1)}`),
    'write <guideline>:<number>, such as ostersund:6.1.3.b',
  );
