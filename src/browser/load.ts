import { clearAsked, made } from './dom';
import { notLoaded, stillLoading } from './words';

/** How long a load may take before the reader is told that it goes on. */
const PATIENCE = 3000;

/** What a failed load says, and where. */
interface Failing {
  /** What is loaded, as the subject of a sentence: `Guiden`. */
  what: string;
  /** What works without it, as a sentence of its own. */
  still: string;
  /** Is shown with the message and a button to try again; emptied, and as it was, once that helps. */
  place: HTMLElement;
}

/**
 * Loads a piece of script, or anything that comes over the network. If that takes long or fails the reader hears
 * it, with what still works, and can try again. Where another try fails though the site answers, the
 * page is loaded anew: Firefox and Safari never fetch a script again in a page where it has failed
 * (HTML, fetch a single module script), and after a change of the site it isn't there any more.
 *
 * @param importer is called anew at each try: `() => import('./word')`. What is made with it is best made in it:
 *   a piece that came damaged fails when it is used
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
    return await patiently(importer(), failing);
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
      say(place, message, again);
    });
  }
}

/** Waits for something, and tells the reader if that takes long. */
export async function patiently<T>(
  coming: Promise<T>,
  { what, place }: Pick<Failing, 'what' | 'place'>,
): Promise<T> {
  const tell = () => {
    if (!place.hidden && place.childElementCount > 0) return;
    const message = made('p', [stillLoading(what)]);
    message.setAttribute('role', 'status');
    say(place, message);
  };
  const late = setTimeout(tell, PATIENCE);
  try {
    const come = await coming;
    withdraw(place);
    return come;
  } finally {
    clearTimeout(late);
  }
}

const siteAnswers = (): Promise<boolean> =>
  fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

function say(place: HTMLElement, ...content: HTMLElement[]): void {
  place.dataset.before ??= place.hidden ? 'hidden' : '';
  place.hidden = false;
  place.replaceChildren(...content);
}

/** Takes away what {@link say} has said there. */
function withdraw(place: HTMLElement): void {
  const { before } = place.dataset;
  if (before === undefined) return;
  delete place.dataset.before;
  place.hidden = before === 'hidden';
  place.replaceChildren();
}
