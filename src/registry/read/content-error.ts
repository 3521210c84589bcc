/** A fault in a content file. Its message says where it is, what is wrong and how to mend it. */
export class ContentError extends Error {
  constructor(
    readonly file: string,
    readonly line: number | undefined,
    readonly reason: string,
    readonly remedy: string,
  ) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${reason}\n  Remedy: ${remedy}`);
    this.name = 'ContentError';
  }
}
