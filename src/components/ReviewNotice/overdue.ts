import { findAll } from '../../browser/dom';
import { today } from '../../browser/words';

/** Shows what has become overdue since the site was built, by the reader's own clock. */
export function showOverdue(part: HTMLElement): void {
  const day = today();
  for (const notice of findAll(part, '[data-review-by]'))
    if ((notice.dataset.reviewBy ?? day) < day) notice.hidden = false;
}
