// A checklist on paper: the code that leads to it, the day, and a label as a card of its own.
import { find, findAll } from '../browser/dom';
import { load } from '../browser/load';
import { today } from '../browser/words';

const page = find(document, '[data-checklist-page]');
/** A module of the code is at least so wide, to be read at 150 dpi; and it has a border of four. */
const MODULE_MM = 0.35;
const BORDER = 4;
/** How long the code may keep the paper waiting. */
const PATIENCE = 3000;

let qr: typeof import('qr') | undefined;
let addressOf: () => string = () => location.href;

/** Draws the code of the list that is shown now, if the reader has asked for it. */
export function drawQr(): void {
  if (!qr) return;
  const place = find(page, '[data-qr]');
  const address = addressOf();
  const modules = qr.encodeQR(address, 'raw', { border: BORDER, ecc: 'medium' }).length;
  place.hidden = false;
  place.innerHTML = qr.encodeQR(address, 'svg', { border: BORDER, ecc: 'medium' });
  place.style.setProperty('--least', `${(modules * MODULE_MM).toFixed(1)}mm`);
  const svg = find<SVGElement>(place, 'svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', 'QR-kod till den här listan');
}

async function loadQr(): Promise<void> {
  qr = await import('qr');
  try {
    drawQr();
  } catch (error) {
    qr = undefined;
    throw error;
  }
}

async function print(): Promise<void> {
  // Without the code the address still stands at the foot.
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([loadQr(), late]).catch(() => undefined);
  globalThis.print();
}

async function showQr(): Promise<void> {
  await load(loadQr, {
    what: 'QR-koden',
    still: 'Adressen står längst ned på utskriften.',
    place: find(page, '[data-failed-load]'),
  });
}

/** @param address of the list that is shown */
export function makeReadyForPaper(address: () => string): void {
  addressOf = address;
  find(page, '[data-show-qr]').addEventListener('click', () => void showQr());
  find(page, '[data-print-button]').addEventListener('click', () => void print());
  // The code must be there before the browser's own command prints.
  addEventListener('keydown', (event) => {
    if (event.key !== 'p' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void print();
  });
  for (const card of findAll(page, '[data-label]')) {
    const button = find(card, '[data-print-label]');
    button.hidden = false;
    button.addEventListener('click', () => {
      const around: HTMLElement[] = [];
      for (let at = card.parentElement; at; at = at.parentElement) around.push(at);
      const mark = (isAlone: boolean) => {
        card.toggleAttribute('data-alone', isAlone);
        for (const part of around) part.toggleAttribute('data-around', isAlone);
      };
      mark(true);
      // Some browsers return from print() before they have printed.
      addEventListener('afterprint', () => mark(false), { once: true });
      globalThis.print();
    });
  }
  const stamp = () => (find(page, '[data-printed]').textContent = today());
  stamp();
  addEventListener('beforeprint', stamp);
}
