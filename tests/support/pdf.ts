import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfPage {
  /** The text without any white space, so that line breaks don't matter. */
  text: string;
  /** In points. */
  width: number;
  height: number;
}

/** Takes the white space out of a text, to look for it in a {@link PdfPage}. */
export const squeeze = (text: string) => text.replace(/\s+/g, '');

/** Reads the pages of a PDF. */
export async function readPdf(data: Uint8Array): Promise<PdfPage[]> {
  const loading = getDocument({ data: new Uint8Array(data), verbosity: 0 });
  const document = await loading.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    pages.push({
      text: squeeze(items.map((item) => ('str' in item ? item.str : '')).join('')),
      ...{ width: right - left, height: top - bottom },
    });
  }
  await loading.destroy();
  return pages;
}
