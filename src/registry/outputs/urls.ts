import type { Clause } from '../read/clauses';

// As addresses have it: `BASE_PATH` may be given with its å, ä, ö encoded or not.
const base = encodeURI(decodeURI(import.meta.env.BASE_URL)).replace(/\/$/, '');

/** @returns a path from the site's root with the base that the site is built for. */
export const withBase = (path: string) => base + path;

/** @returns the clause in its section. */
export const clauseUrl = ({ guideline, chapter, number }: Clause) =>
  withBase(`/${guideline}/${chapter}/#${number}`);

/** @returns the permanent short address of a clause, without the base. */
export const shortAddress = ({ guideline, number }: Pick<Clause, 'guideline' | 'number'>) =>
  `/r/${guideline}/${number}/`;

export const permalinkUrl = (clause: Clause) => withBase(shortAddress(clause));

/** @returns the list of all municipalities. */
export const allGuidelinesUrl = () => withBase('/kommuner/');

/** @returns the picture that link previews of a guideline show. */
export const previewUrl = (guideline: string) => withBase(`/r/${guideline}/forhandsvisning.png`);

export const guideUrl = (guide: string) => withBase(`/guider/${guide}/`);

/** @returns a guide alone, for a frame on another page. */
export const embeddedUrl = (guide: string) => withBase(`/inbaddat/${guide}/`);

export const checklistUrl = (guide: string) => withBase(`/guider/${guide}/checklista/`);

/** @returns the rules of a chapter as a checklist. */
export const chapterChecklistUrl = (guideline: string, chapter: string) =>
  withBase(`/${guideline}/${chapter}/checklista/`);

/** @returns the rules of a municipality that concern a role, as a checklist. */
export const roleChecklistUrl = (guideline: string, role: string) =>
  withBase(`/regler/${guideline}/${role}/`);

/** @returns all ways through a guide: as a picture and as a numbered list. */
export const allWaysUrl = (guide: string) => withBase(`/guider/${guide}/alla-vagar/`);

/** @returns the comparison, which only a site of several guidelines has. */
export const comparisonUrl = () => withBase('/jamfor/');

/** @returns a topic of the comparison. */
export const topicUrl = (topic: string) => `${comparisonUrl()}#${topic}`;

/** @returns what has changed. */
export const changesUrl = () => withBase('/andringar/');

/** @returns a change on the page of changes. */
export const changeUrl = ({ guideline, id }: { guideline: string; id: string }) =>
  `${changesUrl()}#${guideline}.${id}`;

/** @returns the guideline as one page. */
export const wholeUrl = (guideline: string) => withBase(`/${guideline}/hela/`);

/** @returns the tools that the staff of a municipality may use, if it has such a list. */
export const toolsUrl = (guideline: string) => withBase(`/${guideline}/verktyg/`);

/** @returns a guideline's rules, to be filtered by role and strength; without one, the choice of it. */
export const rulesUrl = (guideline?: string) =>
  withBase(guideline === undefined ? '/regler/' : `/regler/${guideline}/`);

/** @returns where a guideline isn't clear; without one, how much of that each of them has. */
export const unclaritiesUrl = (guideline?: string) =>
  withBase(guideline === undefined ? '/oklarheter/' : `/oklarheter/${guideline}/`);

/** @returns a question or an outcome of a guide, as a reader of the whole guide finds it. */
export const stateUrl = (guide: string, state: string) => `${guideUrl(guide)}#${guide}.${state}`;

/** @returns how a guideline's rules are carried out; without one, how many of each guideline's are. */
export const traceUrl = (guideline?: string) =>
  withBase(guideline === undefined ? '/om/sparbarhet/' : `/om/sparbarhet/${guideline}/`);

/** @returns the word list, at a term if one is given. */
export const glossaryUrl = (term?: string) =>
  withBase(term === undefined ? '/ordlista/' : `/ordlista/#${term}`);

/** @returns the training; of a guideline, if one is given. */
export const trainingUrl = (guideline?: string) =>
  withBase(guideline === undefined ? '/ova/' : `/ova/${guideline}/`);

/** @returns a training case as a page and a card. */
export const caseUrl = (id: string) => withBase(`/ova/fall/${id}/`);

/** @returns a course of a guideline. */
export const courseUrl = (guideline: string, course: string) =>
  withBase(`/ova/${guideline}/kurs/${course}/`);

/** @returns all cases of a guideline, to hand out. */
export const handoutUrl = (guideline: string) => withBase(`/ova/${guideline}/utskrift/`);

/** @returns the rules of a guideline that no case trains; without one, how many they are. */
export const untrainedUrl = (guideline?: string) =>
  withBase(guideline === undefined ? '/ova/luckor/' : `/ova/${guideline}/luckor/`);
