declare namespace App {
  interface Locals {
    /** The page shows a whole guideline: its headings stand one level lower, and guides are left out. */
    whole?: boolean;
  }
}
