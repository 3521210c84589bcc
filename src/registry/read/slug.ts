/** A name in an address: a-z and 0-9, with hyphens between words. Without imports, for the commands too. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What is said of a name that isn't one. */
export const AS_SLUG = 'use a-z, 0-9 and hyphens, such as fraga-chefen';

/** @returns a text without dots and accents, as many type it: "färdig" and "fardig" are the same */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/** @returns a text as a name in an address, `Upplands Väsby` as `upplands-vasby`; '' if nothing is left */
export const slugOf = (text: string): string =>
  fold(text.toLowerCase())
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
