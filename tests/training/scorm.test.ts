import { afterEach, expect, test, vi } from 'vitest';
import { Platform } from '../../src/training/scorm';

afterEach(() => vi.unstubAllGlobals());

/** A platform around the course, which may refuse. */
function makePlatform(begins = 'true') {
  const told: Record<string, string> = {};
  const state = { takes: true };
  const own = {
    API: {
      LMSInitialize: () => begins,
      LMSGetValue: (name: string) => (name === 'cmi.core.lesson_status' ? 'incomplete' : ''),
      LMSSetValue: (name: string, value: string) => {
        if (state.takes) told[name] = value;
        return String(state.takes);
      },
      LMSCommit: () => String(state.takes),
      LMSFinish: () => 'true',
    },
  };
  vi.stubGlobal('window', own);
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('document', { addEventListener: () => undefined });
  return { state, told };
}

test('a pass that the platform refused at first is told once it takes it', () => {
  const { state, told } = makePlatform();
  const platform = new Platform();
  state.takes = false;
  expect(platform.report('passed', 100, '')).toBe(false);
  state.takes = true;
  expect(platform.report('passed', 100, '')).toBe(true);
  expect(told['cmi.core.lesson_status']).toBe('passed');
  expect(told['cmi.core.score.raw']).toBe('100');
});

test('a platform that had begun before the course asked it to gets the result', () => {
  const { told } = makePlatform('false');
  const platform = new Platform();
  expect(platform.isThere).toBe(true);
  platform.report('passed', 90, '');
  expect(told['cmi.core.lesson_status']).toBe('passed');
});
