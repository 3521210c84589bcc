import { find } from '../../browser/dom';
import { load } from '../../browser/load';

/** Loads a piece of a guide's script. Without it the guide stands whole, to be read and followed. */
export const loadForGuide = <T>(guide: HTMLElement, importer: () => Promise<T>): Promise<T> =>
  load(
    async () => {
      try {
        const loaded = await importer();
        delete guide.dataset.whole;
        return loaded;
      } catch (error) {
        // The style shows one question, or the outcome linked to: as if that were the answer.
        guide.dataset.whole = '';
        throw error;
      }
    },
    {
      what: 'Guiden som visar en fråga i taget',
      still: 'Här står i stället alla frågor. Följ länken under ditt svar.',
      place: find(guide, '[data-notice]'),
    },
  );
