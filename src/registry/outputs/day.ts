const long = new Intl.DateTimeFormat('sv', { dateStyle: 'long', timeZone: 'UTC' });

/**
 * @param date `2026-08-02`
 * @returns the day as running text has it: "2 augusti 2026". All running text with dates is Swedish: a
 *   translated chapter has none of ours, and a date alone stands as `2026-08-02` in any language.
 */
export const longDay = (date: string): string => long.format(new Date(date));
