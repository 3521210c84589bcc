/** Ids in the content, filled in by the build (see src/integrations/id-types.ts), so that an editor completes them. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- without a build it is empty, and ids are strings
export interface KnownIds {}

/** A clause or a part of one, for example `ostersund:6.1.3.b`. */
export type ClauseId = KnownIds extends { clause: infer Id extends string } ? Id : string;

/** A line of a checklist, from `content/uppgifter/`. */
export type TaskId = KnownIds extends { task: infer Id extends string } ? Id : string;

/** A law, or an article of one, from `content/lag/`. */
export type LawId = KnownIds extends { law: infer Id extends string } ? Id : string;
