import { findAll } from '../../browser/dom';

/** Shows what has become overdue since the site was built, by the reader's own clock. */
export function showOverdue(part: HTMLElement): void {
  const today = new Date().toLocaleDateString('sv-SE');
  for (const notice of findAll(part, '[data-review-by]'))
    if ((notice.dataset.reviewBy ?? today) < today) notice.hidden = false;
}
