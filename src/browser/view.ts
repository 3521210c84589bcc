// A press that began before the view changed was meant for what stood there then: the second click
// of a double click, or a slow one. It does nothing in the new view.
let pressed = 0;
let changed = 0;

addEventListener(
  'mousedown',
  ({ detail, timeStamp }) => {
    // The later presses of a double click count as part of its first.
    if (detail <= 1) pressed = timeStamp;
  },
  true,
);
addEventListener(
  'click',
  (event) => {
    // A click by keyboard or script has no presses, and its detail is 0.
    if (event.detail === 0 || pressed >= changed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

/** Tells that what the reader sees has been changed for something else: the next question or case. */
export function viewChanged(): void {
  changed = performance.now();
}
