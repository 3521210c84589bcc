import { CITED } from './cited';
import { WRITTEN } from './written';

export type { Message } from './message';

/** All that a fault in the content can say: how it is written, and what it cites. */
export const MESSAGES = { ...WRITTEN, ...CITED };
