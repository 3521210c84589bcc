import { made } from './dom';
import { NOT_COPIED } from './words';

/**
 * Copies a text; as rich text too, if its HTML is given. Where the browser has no clipboard (plain
 * http) or refuses it (a frame), the old command is tried. Call it in the click that asks for it.
 *
 * @returns whether it went well; if not, {@link offer} the text
 */
export async function copyText(text: string, html?: string): Promise<boolean> {
  try {
    if (html === undefined) await navigator.clipboard.writeText(text);
    else {
      const blob = (type: string, part: string) => ({ [type]: new Blob([part], { type }) });
      const item = { ...blob('text/html', html), ...blob('text/plain', text) };
      await navigator.clipboard.write([new ClipboardItem(item)]);
    }
    return true;
  } catch {
    return copyByCommand(text, html);
  }
}

function copyByCommand(text: string, html: string | undefined): boolean {
  const focused = document.activeElement;
  // The command copies what is selected; in what the listener puts there, the HTML comes along.
  const field = made('textarea', [], { value: text, readOnly: true, className: 'vh' });
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
  };
  document.body.append(field);
  field.select();
  document.addEventListener('copy', put, { once: true });
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    document.removeEventListener('copy', put);
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}

const field = made('textarea', [], { readOnly: true, rows: 4 });
const offered = made('label', [NOT_COPIED, field], { className: 'refused' });

/**
 * Shows a text that could not be copied, selected, for the reader to copy.
 *
 * @param place is given the field at its end; the one shown before goes away
 */
export function offer(text: string, place: Element): void {
  place.append(offered);
  field.value = text;
  field.select();
}

/** Takes away what {@link offer} shows. */
export const withdraw = (): void => offered.remove();
