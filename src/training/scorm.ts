// SCORM 1.2 Run-Time Environment: how a course tells a learning platform how it went.

/** What SCORM 1.2 (3.2.2) has a platform offer as `API` in a window around the course. */
interface ScormApi {
  LMSInitialize(empty: ''): string;
  LMSGetValue(name: string): string;
  LMSSetValue(name: string, value: string): string;
  LMSCommit(empty: ''): string;
  LMSFinish(empty: ''): string;
}

/** A window may lie this deep in others (SCORM's own sample looks no further). */
const MOST_LEVELS = 7;
/** SCORM 1.2, 3.4.4: the most that `suspend_data` holds. */
export const MOST_SUSPENDED = 4096;

export type Status = 'incomplete' | 'passed' | 'failed';

/** Looks for the platform in the windows around this one, then around those that opened it or them. */
function findApi(): ScormApi | undefined {
  const around = (start: Window): ScormApi | undefined => {
    let here = start;
    for (let level = 0; level <= MOST_LEVELS; level += 1) {
      // Another origin's window throws when it is asked.
      const { API } = here as Window & { API?: ScormApi };
      if (API) return API;
      if (here.parent === here) return undefined;
      here = here.parent;
    }
    return undefined;
  };
  const attempt = (start: () => Window | null | undefined) => {
    try {
      const found = start();
      return found ? around(found) : undefined;
    } catch {
      return undefined;
    }
  };
  return (
    attempt(() => window) ??
    attempt(() => window.opener as Window | null) ??
    attempt(() => window.top?.opener as Window | null)
  );
}

/** @returns a time as SCORM 1.2 writes a CMITimespan: HHHH:MM:SS. */
export function timespan(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join(':');
}

/** A learning platform. Without one, or with one that fails, all of it does nothing. */
export class Platform {
  #api: ScormApi | undefined = findApi();
  readonly #began = Date.now();
  #status: string | undefined;
  /** What was told when the course was left, or empty. */
  readonly suspended: string;

  constructor() {
    const isNew = this.#ask((api) => api.LMSInitialize('')) === 'true';
    this.#status = this.#ask((api) => api.LMSGetValue('cmi.core.lesson_status'));
    // A platform that has begun already (a player does so, or the frame was loaded anew) refuses to once more.
    if (!isNew && !this.#status) this.#api = undefined;
    this.suspended = this.#ask((api) => api.LMSGetValue('cmi.suspend_data')) ?? '';
    if (this.#status === 'not attempted') this.#set('cmi.core.lesson_status', 'incomplete');
    addEventListener('pagehide', ({ persisted }) => (persisted ? this.#commit() : this.#finish()));
    // A page that comes back from the browser's cache may have been finished, by us or the platform.
    addEventListener(
      'pageshow',
      ({ persisted }) => persisted && this.#ask((api) => api.LMSInitialize('')),
    );
    // Once the page is closing, a platform's synchronous requests are refused (Chromium).
    document.addEventListener('visibilitychange', () => document.hidden && this.#commit());
  }

  /** Whether somebody listens. */
  get isThere(): boolean {
    return this.#api !== undefined;
  }

  /**
   * Tells how it goes. A result stands until there is another: a try under way doesn't take it away,
   * and whoever has passed stays so.
   *
   * @param percent of all cases that are right
   * @param suspended what is needed to go on another time; too much of it isn't sent
   * @returns whether the platform took it
   */
  report(status: Status, percent: number, suspended: string): boolean {
    const stands =
      this.#status === 'passed' || (this.#status === 'failed' && status === 'incomplete');
    const result = {
      'cmi.core.lesson_status': status,
      'cmi.core.score.min': '0',
      'cmi.core.score.max': '100',
      'cmi.core.score.raw': String(Math.round(percent)),
    };
    const values = {
      ...(!stands && result),
      'cmi.core.exit': status === 'incomplete' ? 'suspend' : '',
      ...(suspended.length <= MOST_SUSPENDED && { 'cmi.suspend_data': suspended }),
    };
    const taken = Object.entries(values).map(([name, value]) => this.#set(name, value));
    const isTaken = this.#commit() && taken.every(Boolean);
    // What the platform refused is told again.
    if (isTaken && !stands) this.#status = status;
    return isTaken;
  }

  #finish() {
    this.#commit();
    this.#ask((api) => api.LMSFinish(''));
  }

  #set(name: string, value: string): boolean {
    return this.#ask((api) => api.LMSSetValue(name, value)) === 'true';
  }

  /** Hands over what is told, with the time so far: whatever comes last may not get through. */
  #commit(): boolean {
    this.#set('cmi.core.session_time', timespan(Date.now() - this.#began));
    return this.#ask((api) => api.LMSCommit('')) === 'true';
  }

  /** @returns what the platform says, as a string; undefined if it isn't there or throws. */
  #ask(question: (api: ScormApi) => unknown): string | undefined {
    const api = this.#api;
    if (!api) return undefined;
    try {
      return String(question(api));
    } catch {
      return undefined;
    }
  }
}
