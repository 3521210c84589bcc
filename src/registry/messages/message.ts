/** What was read, and what to do about it. */
export interface Message {
  reason: string;
  remedy: string;
}

export const message = (reason: string, remedy: string): Message => ({ reason, remedy });
