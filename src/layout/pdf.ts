import { existsSync } from 'node:fs';
import { withBase } from '../registry/outputs/urls';

/**
 * @param pathname of a page, with the base
 * @returns the address of the page as a PDF; undefined unless `npm run pdf` has printed it
 */
export function pdfOf(pathname: string): string | undefined {
  const path = pathname.slice(withBase('/').length).replace(/\/$/, '');
  const file = `/pdf/${path.replaceAll('/', '-')}.pdf`;
  return existsSync(`public${file}`) ? withBase(file) : undefined;
}
