// Sentences that several programs say.

export const COPIED = 'Kopierat.';
export const NOT_COPIED = 'Webbläsaren tillät inte kopiering. Kopiera texten här:';
export const UNREADABLE = 'Länken gick inte att läsa. Den kan ha skadats på vägen.';

/** @returns what is said of choices in a link that a page doesn't have. */
export const unknownChoices = (count: number): string =>
  count === 1
    ? 'Ett val i länken finns inte här. Det har hoppats över.'
    : `${count} val i länken finns inte här. De har hoppats över.`;

/** @param what what could not be loaded, as the subject of the sentence; @param still what works */
export const notLoaded = (what: string, still: string): string =>
  `${what} kunde inte laddas. ${still}`.trim();

/** @param what what has not come yet, as the subject of the sentence */
export const stillLoading = (what: string): string => `${what} hämtas fortfarande.`;

/** @returns the day by the reader's own clock, `2026-11-21` */
export const today = (): string => new Date().toLocaleDateString('sv-SE');
