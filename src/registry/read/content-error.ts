import { resolve } from 'node:path';

/** Where an error page of `npm run dev` opens the file. */
const locOf = (file: string, line = 1) => ({ file: resolve(file), line, column: 1 });

/** A fault in a content file. Its message says where it is, what is wrong and how to mend it. */
export class ContentError extends Error {
  readonly loc: ReturnType<typeof locOf>;
  constructor(
    readonly file: string,
    readonly line: number | undefined,
    readonly reason: string,
    readonly remedy: string,
    /** What the ids of clauses begin with that aren't read because of it: citing them is no fault. */
    readonly hides?: string,
  ) {
    super(`${place(file, line)}: ${reason}\n  Remedy: ${remedy}`);
    this.name = 'ContentError';
    this.loc = locOf(file, line);
  }
}

/** All faults of a run. */
export class ContentErrors extends Error {
  readonly loc: ReturnType<typeof locOf> | undefined;
  constructor(readonly faults: readonly ContentError[]) {
    super(process.env.CI ? lineByLine(faults) : byFile(faults));
    this.name = 'ContentErrors';
    this.loc = faults[0]?.loc;
  }
}

/** Takes a fault, so that its finder can go on to the next. */
export type Report = (fault: ContentError) => void;

/** For who reads one thing alone. @throws {ContentError} the fault */
export const stop: Report = (fault) => {
  throw fault;
};

/** @throws {ContentError | ContentErrors} if there are any */
export function stopAt(faults: readonly ContentError[]): void {
  if (faults.length > 1) throw new ContentErrors(faults);
  if (faults[0]) throw faults[0];
}

/** @returns what a step reads; undefined if it has faults, which are reported. */
export function attempt<T>(report: Report, step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (error instanceof ContentErrors) error.faults.forEach(report);
    else if (error instanceof ContentError) report(error);
    else throw error;
    return undefined;
  }
}

const place = (file: string, line: number | undefined) =>
  line === undefined ? file : `${file}:${line}`;

const count = (faults: readonly unknown[]) =>
  faults.length === 1 ? '1 fault' : `${faults.length} faults`;

/** For a terminal: the files, and below each its faults by line. */
function byFile(faults: readonly ContentError[]): string {
  const files = [...Map.groupBy(faults, ({ file }) => file)].map(([file, own]) => {
    const sorted = own.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    const entries = sorted.map(
      ({ line, reason, remedy }) =>
        `  ${place(file, line)}\n    ${reason}\n    Remedy: ${remedy.replaceAll('\n', '\n    ')}`,
    );
    return `${file} (${count(own)})\n${entries.join('\n')}`;
  });
  return `${count(faults)} in the content:\n\n${files.join('\n\n')}`;
}

/** For CI: one line a fault. */
const lineByLine = (faults: readonly ContentError[]) =>
  faults
    .map(({ file, line, reason, remedy }) =>
      `${file}:${line ?? 1}: ${reason}. Remedy: ${remedy}`.replace(/\s*\n\s*/g, ' '),
    )
    .join('\n');
