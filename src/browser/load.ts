import { clearAsked, made } from './dom';
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
 * it, with what still works, and can try again. Where another try fails though the site answers, the
 * page is loaded anew: Firefox and Safari never fetch a script again in a page where it has failed
 * (HTML, fetch a single module script), and after a change of the site it isn't there any more.
 *
 * @param importer is called anew at each try: `() => import('./word')`
 * @param isRetry whether the reader has asked for another try
 * @returns what is loaded, once it is: after a failure the promise waits for the reader's next try
 */
export async function load<T>(
  importer: () => Promise<T>,
  failing: Failing,
  isRetry = false,
): Promise<T> {
  const { what, still, place } = failing;
  try {
    const loaded = await importer();
    if (place.dataset.failed !== undefined) clear(place);
    return loaded;
  } catch (error) {
    console.error(error);
    clearAsked();
    if (isRetry && (await siteAnswers())) location.reload();
    return new Promise((resolve) => {
      const message = made('p', [notLoaded(what, still)]);
      message.setAttribute('role', 'alert');
      const again = made('button', ['Försök igen'], { type: 'button', className: 'btn quiet' });
      again.addEventListener('click', () => resolve(load(importer, failing, true)), {
        once: true,
      });
      place.replaceChildren(message, again);
      place.dataset.failed = '';
      place.hidden = false;
    });
  }
}

const siteAnswers = (): Promise<boolean> =>
  fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

function clear(place: HTMLElement): void {
  delete place.dataset.failed;
  place.hidden = true;
  place.replaceChildren();
}
