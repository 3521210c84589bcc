import type { Guide } from '../../registry/read/guides';

/** @returns the id of a question or an outcome in the page of its guide, `oppen-ai.inmatning` */
export const anchorOf = ({ id }: Guide, state: string): string => `${id}.${state}`;
