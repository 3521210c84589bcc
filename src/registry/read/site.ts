import { existsSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { MESSAGES } from '../messages';
import { aroundAccent, contrast, type Scheme } from './contrast';
import { ContentError, stop, type Report } from './content-error';
import { slug } from './ids';
import { anything, type Ids } from './known';
import { readYaml } from './yaml';

/** Where a site says what is its own. */
export const SITE = 'content/webbplats.yaml';

const text = z.string().min(1);
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, "write six digits after #: '#0e4a3f'");

/** `content/webbplats.yaml`: what a site doesn't share with other sites. */
export const siteSchema = z.strictObject({
  name: text,
  /** Who answers for the site. */
  owner: text,
  /** A mail address, or the address of a form. */
  contact: z
    .string()
    .regex(
      /^[^\s:]+@\S+$|^https?:\/\/|^ATT-FYLLA-I$/,
      'write a mail address, or the address of a form with https://',
    ),
  /** An intranet keeps search engines out. */
  audience: z.enum(['public', 'intranet']),
  /** Ids of the guidelines shown, in their order; null: all that `content/` has. */
  guidelines: z.array(slug).min(1).nullable().default(null),
  /** Ids of the guides shown; null: all that speak for a guideline shown. */
  guides: z.array(slug).nullable().default(null),
  /** The statement that the law on accessibility asks for: SFS 2018:1937, 13 §. */
  accessibility: z.strictObject({
    /** The day on which the site was last assessed. */
    assessed: z.iso.date(),
    method: text,
    /** What is known not to be accessible, a sentence each. */
    faults: z.array(text),
  }),
  /** What texts have in the place of `{rapportsystem}`: where faults are reported. */
  reportSystem: text.optional(),
  /** The colour of links and buttons, on light paper and on dark. */
  accent: z.strictObject({ light: colour, dark: colour }).optional(),
  /** A picture in `public/`, in the place of the signs beside the name. */
  logo: z
    .strictObject({
      file: z.string().regex(/^[\w-]+\.svg$/, 'write the name of an SVG in public/: vikstad.svg'),
      alt: text,
    })
    .optional(),
});

export type Site = z.output<typeof siteSchema>;

/** Stands in the place of what somebody must still write. */
export const PLACEHOLDER = 'ATT-FYLLA-I';

const REPORT_SYSTEM = '{rapportsystem}';

/** @returns texts with the site's report system in the place of `{rapportsystem}`, if it has one */
export const named = <T>(texts: T, reportSystem: string | undefined): T =>
  reportSystem === undefined
    ? texts
    : (JSON.parse(
        JSON.stringify(texts).replaceAll(REPORT_SYSTEM, JSON.stringify(reportSystem).slice(1, -1)),
      ) as T);

/** @throws {ContentError} if texts still have `{rapportsystem}` */
export function checkNamed(texts: unknown): void {
  const found = new RegExp(`"([^"]*${REPORT_SYSTEM}[^"]*)"`).exec(JSON.stringify(texts))?.[1];
  if (found === undefined) return;
  const { reason, remedy } = MESSAGES.noReportSystem(found);
  throw new ContentError(SITE, undefined, reason, remedy);
}

/**
 * @param files whose placeholders a reader would see
 * @returns a fault for each that is left, with file and line
 */
export function placeholdersIn(files: readonly string[]): ContentError[] {
  const { reason, remedy } = MESSAGES.placeholder();
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        line.includes(PLACEHOLDER) ? new ContentError(file, index + 1, reason, remedy) : [],
      ),
  );
}

/**
 * Reads what is the site's own.
 *
 * @param path `content/webbplats.yaml`
 * @param known the guidelines and guides that there are
 * @param report takes it if one that is to be shown is unknown, or a colour is too faint
 * @throws {ContentError | ContentErrors} if the file can't be read
 */
export function readSite(
  path: string,
  known: Record<'guidelines' | 'guides', Ids>,
  report: Report = stop,
): Site {
  const { data, file, lineOf } = readYaml(path, siteSchema);
  for (const kind of ['guidelines', 'guides'] as const)
    (data[kind] ?? []).forEach((id, index) => {
      if (known[kind].has(id)) return;
      const { reason, remedy } = MESSAGES.unknown(
        'the site is to show',
        kind.slice(0, -1),
        id,
        known[kind],
      );
      report(new ContentError(file, lineOf([kind, index]), reason, remedy));
    });
  for (const [scheme, accent] of Object.entries(data.accent ?? {}) as [Scheme, string][]) {
    const faintest = Math.min(...aroundAccent(scheme).map((other) => contrast(accent, other)));
    if (faintest >= 4.5) continue;
    const { reason, remedy } = MESSAGES.faint(`accent.${scheme}`, accent, faintest, scheme);
    report(new ContentError(file, lineOf(['accent', scheme]), reason, remedy));
  }
  if (data.logo && !existsSync(`public/${data.logo.file}`)) {
    const { reason, remedy } = MESSAGES.noLogo(data.logo.file);
    report(new ContentError(file, lineOf(['logo']), reason, remedy));
  }
  return data;
}

/** @returns the site for what is set up before the content is read, which tells what is wrong in it */
export function siteAsWritten(): Site {
  return readSite(SITE, { guidelines: anything, guides: anything }, () => undefined);
}
