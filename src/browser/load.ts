import { made } from './dom';
import { notLoaded } from './words';

/** What a failed load says, and where. */
interface Failing {
  /** What is loaded, as the subject of a sentence: `Guiden`. */
  what: string;
  /** What works without it, as a sentence of its own. */
  still: string;
  /** Is shown with the message and a button to try again; emptied and hidden once that helps. */
  place: HTMLElement;
}

/**
 * Loads a piece of script, or anything that comes over the network. If that fails the reader hears
 * it, with what still works, and can try again.
 *
 * @param importer is called anew at each try: `() => import('./word')`
 * @returns what is loaded, once it is: after a failure the promise waits for the reader's next try
 */
export async function load<T>(importer: () => Promise<T>, failing: Failing): Promise<T> {
  const { what, still, place } = failing;
  try {
    const loaded = await importer();
    if (place.dataset.failed !== undefined) clear(place);
    return loaded;
  } catch (error) {
    console.error(error);
    return new Promise((resolve) => {
      const message = made('p', [notLoaded(what, still)]);
      message.setAttribute('role', 'alert');
      const again = made('button', ['Försök igen'], { type: 'button', className: 'btn quiet' });
      again.addEventListener('click', () => resolve(load(importer, failing)), { once: true });
      place.replaceChildren(message, again);
      place.dataset.failed = '';
      place.hidden = false;
    });
  }
}

function clear(place: HTMLElement): void {
  delete place.dataset.failed;
  place.hidden = true;
  place.replaceChildren();
}
