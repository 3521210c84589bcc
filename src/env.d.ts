declare namespace App {
  interface Locals {
    /** The guideline that the page belongs to. */
    guideline?: import('./registry/read/guidelines').Guideline | undefined;
    /** What the page is a translation of: a chapter. */
    translation?: import('./registry/read/translations').Translation | undefined;
    /** The page shows a whole guideline: its headings stand one level lower, and guides are left out. */
    whole?: boolean;
    /** The page stands in a frame of another: nothing but a guide. */
    embedded?: boolean;
    /** The page uses the width of the grid: a start, a municipality's own, a guide. */
    isWide?: boolean;
  }
}

interface ImportMetaEnv {
  /** The folder of the decided texts, from `--originals DIR`. */
  readonly ORIGINALS?: string;
  /** Ids of what the site shows, from `content/webbplats.yaml`; none if that is all. */
  readonly SHOWN?: Record<'guidelines' | 'guides', string[]>;
}
