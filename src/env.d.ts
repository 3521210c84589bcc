declare namespace App {
  interface Locals {
    /** The page shows a whole guideline: its headings stand one level lower, and guides are left out. */
    whole?: boolean;
    /** The page stands in a frame of another: nothing but a guide. */
    embedded?: boolean;
  }
}

interface ImportMetaEnv {
  /** The folder of the decided texts, from `--originals DIR`. */
  readonly ORIGINALS?: string;
}
