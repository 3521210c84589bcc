import type { ChecklistSource } from './model';

/** Said when the browser refuses to keep anything, as in a frame of another site. */
export const NO_STORAGE =
  'Webbläsaren tillåter inte att listan sparas på den här datorn. Spara den som fil i stället.';

const keyOf = ({ id }: ChecklistSource) => `checklista:${id}`;

/**
 * What is kept on this computer. Storage can throw, so each of these says whether it went well.
 */
export const computer = {
  /** @returns the saved JSON; undefined if there is none or the browser refuses */
  read(source: ChecklistSource): string | undefined {
    try {
      return localStorage.getItem(keyOf(source)) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(source: ChecklistSource, json: string): boolean {
    try {
      localStorage.setItem(keyOf(source), json);
      return true;
    } catch {
      return false;
    }
  },
  clear(source: ChecklistSource): boolean {
    try {
      localStorage.removeItem(keyOf(source));
      return true;
    } catch {
      return false;
    }
  },
};
