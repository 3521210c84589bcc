/** Runs in the page: @returns what is wider than the window, or cut by the box it stands in. */
export function cutOff(): string[] {
  const faults: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth)
    faults.push(`scrolls sideways: ${scrollWidth} of ${clientWidth} px`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    const parent = text.parentElement!;
    // Text for screen readers alone, the skip link before it has the focus, and data tables and
    // diagrams, which WCAG 1.4.10 lets scroll in two dimensions.
    const exempt =
      '.vh, .sl-skip-link, .wide-table[tabindex="0"] table, .diagram[tabindex="0"] svg';
    if (text.data.trim() === '' || !parent.checkVisibility() || parent.closest(exempt)) continue;
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
    const say = (what: string) => faults.push(`${what}: "${text.data.trim().slice(0, 60)}"`);
    if (boxes.some(({ left, right }) => left < -1 || right > clientWidth + 1))
      say('outside the window');
    for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const around = box.getBoundingClientRect();
      const holds = box.matches('button, .btn, .mod, .basis');
      const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      if (
        (holds || cuts(overflowX) || scrolls) &&
        boxes.some(({ left, right }) => left < around.left - 2 || right > around.right + 2)
      )
        say(`wider than its ${box.className || box.tagName}`);
      if (
        (holds || cuts(overflowY)) &&
        boxes.some(({ top, bottom }) => top < around.top - 2 || bottom > around.bottom + 2)
      )
        say(`higher than its ${box.className || box.tagName}`);
    }
  }
  for (const field of document.querySelectorAll<HTMLInputElement>('input[type="search"]'))
    if (
      field.checkVisibility() &&
      field.clientHeight < parseFloat(getComputedStyle(field).fontSize)
    )
      faults.push(`field too low for its text: ${field.id}`);
  return faults;
}

/** Runs in the page: @returns badges, buttons and verdicts that have lost their shape. */
export function shapeless(): string[] {
  const faults: string[] = [];
  const drawn = (element: Element, side: string) => {
    const style = getComputedStyle(element);
    return (
      style.getPropertyValue(`border-${side}-style`) !== 'none' &&
      parseFloat(style.getPropertyValue(`border-${side}-width`)) >= 1
    );
  };
  for (const element of document.querySelectorAll('.mod, .btn, .basis, .find button'))
    if (
      element.checkVisibility() &&
      !['top', 'right', 'bottom', 'left'].every((side) => drawn(element, side))
    )
      faults.push(
        `no border: ${element.className || element.tagName} "${element.textContent.trim()}"`,
      );
  for (const verdict of document.querySelectorAll('.verdict')) {
    if (!verdict.checkVisibility()) continue;
    const { stroke } = getComputedStyle(verdict.querySelector('svg .mark')!);
    if (!drawn(verdict, 'left')) faults.push('verdict without its frame');
    if (stroke === 'none') faults.push('verdict without its figure');
  }
  return faults;
}
