import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { MESSAGES, type Message } from '../messages';
import { nearest } from '../messages/nearest';
import { ContentError, type Report } from './content-error';
import { SLUG, slugOf } from './slug';

/** The folders of content/ that are the site's own. Every other one is a guideline. */
const OWN = ['guider', 'lag', 'om', 'ova', 'uppgifter'];
/** What the others lead to. */
const OVERVIEW = 'index.mdx';
const OF_THE_SITE = [
  ...['begrepp.yaml', 'ids.lock.json', 'jamforelse.yaml'],
  ...['omdirigeringar.yaml', 'roller.yaml', 'sokord.yaml', 'stoppord.txt', 'webbplats.yaml'],
];

/** What systems and programs leave in a folder: no mistake of the editor's. */
const LEFT_BEHIND = /^(?:\.|~\$)|~$|^(?:thumbs\.db|desktop\.ini)$/i;
const COPY =
  /^(?:kopia av |copy of )?(.+?)(?: \(\d+\)| - kopia(?: \(\d+\))?| - copy| copy)?(\.\w+)$/i;

/** What a folder may hold. */
interface Holds {
  /** Files with names of their own. */
  names?: readonly string[];
  /** Any number of files with this ending, named a-z, 0-9 and hyphens. */
  ending?: '.mdx' | '.yaml';
  /** Folders; any number of any name if left out. */
  folders?: readonly string[];
  /** A file that it must hold. */
  needs?: string;
}

interface Held {
  files: string[];
  folders: string[];
}

/**
 * Lists a folder of content, which need not exist.
 *
 * @param report takes each file or folder that nothing would read
 * @param hides what the ids of clauses begin with that are not read because of it
 * @returns the names that are as they should be, sorted
 */
export function listFolder(folder: string, holds: Holds, report: Report, hides?: string): Held {
  const { names = [], ending, folders, needs } = holds;
  const entries = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !LEFT_BEHIND.test(name))
    : [];
  const all = entries.map(({ name }) => name);
  const held: Held = { files: [], folders: [] };
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name } = entry;
    const isOther = (file: string) => ending !== undefined && file.endsWith(ending);
    const fail = ({ reason, remedy }: Message, all = hides) =>
      report(new ContentError(relative('.', join(folder, name)), undefined, reason, remedy, all));
    if (entry.isDirectory()) {
      if (folders ? folders.includes(name) : SLUG.test(name)) held.folders.push(name);
      else if (folders) fail(MESSAGES.unreadFolder(name, folders));
      // What stands in it is cited by the name that it should have.
      else fail(MESSAGES.badName(name, slugOf(name)), '');
    } else if (names.includes(name) || (isOther(name) && SLUG.test(basename(name, ending))))
      held.files.push(name);
    else {
      const [, start = '', end = ''] = COPY.exec(name) ?? [];
      const original = `${start}${end}`;
      if (original !== name && all.includes(original)) fail(MESSAGES.copy(original));
      else if (isOther(name))
        fail(MESSAGES.badName(name, `${slugOf(basename(name, ending))}${ending}`));
      else fail(MESSAGES.unreadFile(name, meantBy(name, holds)));
    }
  }
  if (needs !== undefined && !held.files.includes(needs)) reportMissing(folder, needs, report);
  return held;
}

function reportMissing(folder: string, name: string, report: Report): void {
  const { reason, remedy } = MESSAGES.missingFile();
  report(new ContentError(relative('.', join(folder, name)), undefined, reason, remedy));
}

/** @returns the name that a file should have, if it can be told */
function meantBy(name: string, { names = [], ending }: Holds): string | undefined {
  const stem = name.replace(/(?:\.(?:mdx?|ya?ml|txt))+$/i, '');
  const near = names.includes(`${slugOf(stem)}.yaml`)
    ? `${slugOf(stem)}.yaml`
    : nearest(`${stem}.yaml`, names);
  if (near !== undefined) return near;
  const isText = stem !== name || !name.includes('.');
  return ending !== undefined && isText ? `${slugOf(stem)}${ending}` : undefined;
}

/**
 * @param guides the ids of all guides, if they are known
 * @returns the folders of the guidelines, and the pages outside them, as paths from the content folder
 */
export function listContent(
  content: string,
  report: Report,
  guides?: readonly string[],
): { guidelines: string[]; pages: string[] } {
  const site = listFolder(content, { names: OF_THE_SITE, ending: '.mdx', needs: OVERVIEW }, report);
  const pagesIn = (folder: string, { files }: Held) =>
    files.filter((name) => name.endsWith('.mdx')).map((name) => join(folder, name));
  const holds = { names: ['fragor.yaml'], folders: guides };
  const ofGuides = listFolder(join(content, 'guider'), holds, report);
  const guidelines = site.folders.filter((name) => !OWN.includes(name));
  // The page that every other page of the guideline leads to.
  for (const name of guidelines)
    if (!existsSync(join(content, name, OVERVIEW)))
      reportMissing(join(content, name), OVERVIEW, report);
  return {
    guidelines,
    pages: [
      ...pagesIn('', site),
      ...pagesIn('om', listFolder(join(content, 'om'), { ending: '.mdx' }, report)),
      ...ofGuides.folders.flatMap((guide) => {
        const folder = join('guider', guide);
        const holds = { names: [OVERVIEW, 'texter.yaml'], folders: [], needs: OVERVIEW };
        return pagesIn(folder, listFolder(join(content, folder), holds, report));
      }),
    ],
  };
}
