// Keeping a checklist: as a file, on this computer, and as text. All of it only when asked for.
import type { GuideMachine } from '../../machines/kit/setup';
import { copyText, offer, withdraw } from '../browser/copy';
import { announce, find, findAll, made } from '../browser/dom';
import { load } from '../browser/load';
import { stored, storedKeys } from '../browser/storage';
import { COPIED, today } from '../browser/words';
import type { Checklist, ChecklistSource } from './model';
import type { State } from './saved';
import { signShown } from './sign-picture';
import { NO_STORAGE } from './storage';

/** What the page gives to keep, and how it takes what is opened. */
interface Keeping {
  source: ChecklistSource;
  machine: GuideMachine | undefined;
  list(): { checklist: Checklist; state: State };
  open(state: State, texts: string[]): void;
  notify(texts: string[]): void;
  /** Is called when what is noted has been saved. */
  isSaved(): void;
}

const page = find(document, '[data-checklist-page]');

let saving: Promise<typeof import('./saved')> | undefined;
const loadSaving = () =>
  (saving ??= import('./saved').catch((error: unknown) => {
    saving = undefined;
    throw error;
  }));

/** Fetches what saves a list before it is needed: later the network, or the file, may be gone. */
export const prepareSaving = (): void => void loadSaving().catch(() => undefined);

const STILL = 'Det du har skrivit står kvar i listan. Skriv ut den om du vill ha det på papper.';

const REPLACE =
  'En lista för samma svar är redan sparad på den här datorn. Vill du ersätta den med den som du ser nu?';
const NOT_REPLACED =
  'Listan är inte sparad, och den som fanns ligger kvar. Spara som fil om du vill ha båda.';

/** @returns what a kept list is of, as far as it can be read: its verdict and the day */
function nameOfKept(json: string): string {
  try {
    const { saved, title, checklist } = JSON.parse(json) as Partial<{
      saved: string;
      title: string;
      checklist: { verdict?: { title?: string } };
    }>;
    const name = (checklist?.verdict?.title ?? title ?? 'Lista').replace(/\.$/, '');
    return `${name}, sparad ${saved ?? ''}`.trim();
  } catch {
    return 'Lista som inte går att läsa';
  }
}

/** Makes the buttons work that keep and open the list. */
export function makeKeeping({ source, machine, list, open, notify, isSaved }: Keeping): void {
  const place = find(page, '[data-failed-load]');
  const done = find(page, '[data-done]');
  const say = (text: string) => announce(done, text);
  const need = <T>(what: string, make: () => Promise<T>): Promise<T> =>
    load(make, { what, still: STILL, place });
  const on = (selector: string, act: () => unknown) =>
    find(page, selector).addEventListener('click', () => void act());
  const all = `checklista:${source.id}`;
  /** The kept lists as this tab has written or opened them, by key; another tab's may be newer. */
  const known = new Map<string, string>();

  const toJson = async () => {
    const json = await need('Det som sparar listan', async () => {
      const { writeSaved } = await loadSaving();
      const { checklist, state } = list();
      return writeSaved(source, checklist, state, today());
    });
    // Each case, that is its answers, has a place of its own.
    return { json, key: all + new URL(list().checklist.address).hash };
  };
  const openJson = async (json: string, from: string) => {
    const opened = await need('Det som öppnar listan', async () =>
      (await loadSaving()).readSaved(json, source, machine),
    );
    if (opened.ok) return open(opened.state, [`${from} är öppnad.`, ...opened.changed]);
    notify([opened.message]);
    find(page, '[data-notice]').scrollIntoView({ block: 'nearest' });
  };
  const download = (content: Blob, ending: string) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(content);
    link.download = `checklista-${source.id.replaceAll('/', '-')}-${today()}.${ending}`;
    link.click();
    // Some browsers fetch it only when the reader has said where to.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  /** Offers what is kept on this computer, a row a list. */
  const showKept = () => {
    const rows = storedKeys(all).map((key) => {
      const json = stored(key).read() ?? '';
      const name = nameOfKept(json);
      const button = (text: string, act: () => void) => {
        const what = made('span', [`: ${name}`], { className: 'vh' });
        const pressed = made('button', [text, what], { type: 'button', className: 'btn quiet' });
        pressed.addEventListener('click', act);
        return pressed;
      };
      const restore = button('Öppna', () => {
        known.set(key, json);
        void openJson(json, 'Den sparade listan');
      });
      const clear = button('Ta bort', () => {
        const isCleared = stored(key).clear();
        showKept();
        find(page, '[data-keep]').focus();
        say(isCleared ? 'Listan är borttagen från den här datorn.' : NO_STORAGE);
      });
      return made('li', [made('span', [name]), restore, clear]);
    });
    const kept = find(page, '[data-kept]');
    kept.hidden = rows.length === 0;
    find(kept, 'ul').replaceChildren(...rows);
  };

  on('[data-keep]', async () => {
    const { json, key } = await toJson();
    const slot = stored(key);
    const before = slot.read();
    if (before !== undefined && before !== known.get(key) && !confirm(REPLACE))
      return say(NOT_REPLACED);
    const isKept = slot.write(json);
    if (isKept) known.set(key, json);
    showKept();
    if (isKept) isSaved();
    say(isKept ? 'Listan är sparad på den här datorn.' : NO_STORAGE);
  });
  stored(all).subscribe(showKept);

  const file = find<HTMLInputElement>(page, '[data-file]');
  on('[data-open]', () => file.click());
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const json = await chosen.text().catch(() => '');
    file.value = '';
    await openJson(json, `Filen ${chosen.name}`);
  });

  on('[data-save="json"]', async () => {
    const { json } = await toJson();
    download(new Blob([json], { type: 'application/json' }), 'json');
    isSaved();
  });
  on('[data-save="csv"]', async () => {
    const csv = await need('Tabellen', async () => {
      const { toCsv } = await import('./text');
      const { checklist, state } = list();
      return toCsv(checklist, state.work);
    });
    download(new Blob([csv], { type: 'text/csv' }), 'csv');
  });
  on('[data-save="word"]', async () => {
    const name = find<HTMLMetaElement>(document.head, '[property="og:site_name"]').content;
    const file = await need('Word-filen', async () => {
      const { toWord } = await import('./word');
      const { checklist, state } = list();
      return toWord(checklist, state.work, today(), name, await signShown());
    });
    download(file, 'docx');
  });
  const copy = async (text: string) => {
    withdraw();
    const isCopied = await copyText(text);
    if (!isCopied) offer(text, done.parentElement ?? page);
    say(isCopied ? COPIED : '');
    return isCopied;
  };
  for (const button of findAll(page, '[data-copy]'))
    button.addEventListener('click', async () => {
      const text = await need('Texten', async () => {
        const { toText, toMarkdown } = await import('./text');
        const { checklist, state } = list();
        const write = button.dataset.copy === 'text' ? toText : toMarkdown;
        return write(checklist, state.work, today());
      });
      await copy(text);
    });
  for (const label of findAll(page, '[data-label]')) {
    const button = find(label, '[data-copy-label]');
    button.hidden = false;
    button.addEventListener('click', async () => {
      if (await copy(label.dataset.label ?? '')) button.textContent = COPIED;
    });
  }
  showKept();
}
