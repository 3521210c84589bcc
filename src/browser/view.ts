// A press that began before the view changed was meant for what stood there then: the second click
// of a double click, or a slow one. It does nothing in the new view.
let pressed = 0;
let changed = 0;
/** Whether a press waits for its click. Enter on a link gives one without, with detail 1 in Firefox. */
let isPressed = false;

addEventListener(
  'mousedown',
  ({ detail, timeStamp }) => {
    isPressed = true;
    // The later presses of a double click count as part of its first.
    if (detail <= 1) pressed = timeStamp;
  },
  true,
);
addEventListener('keydown', () => (isPressed = false), true);
addEventListener(
  'click',
  (event) => {
    const isOfPress = isPressed;
    isPressed = false;
    if (!isOfPress || pressed >= changed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

/** Tells that what the reader sees has been changed for something else: the next question or case. */
export function viewChanged(): void {
  changed = performance.now();
}
