import { findAll, made, whenSent } from '../browser/dom';

/** @returns something to choose in {@link choice} */
export function option(
  name: string,
  value: string,
  text: (Node | string)[],
  type: 'radio' | 'checkbox' = 'radio',
): HTMLElement {
  return made('label', [made('input', [], { type, name, value }), made('span', text)], {
    className: 'opt',
  });
}

/**
 * A form with one question.
 *
 * @param content what can be chosen, and what stands before it
 * @param answer is called with what is chosen, options joined by a dot
 */
export function choice(
  question: HTMLElement,
  content: Element[],
  answer: (value: string) => void,
): HTMLFormElement {
  const error = made('p', ['Välj ett svar först.'], { className: 'error', id: 'valj' });
  error.hidden = true;
  const form = made('form', [
    made('fieldset', [made('legend', [question]), error, ...content]),
    made('p', [made('button', ['Svara'], { className: 'btn' })], { className: 'row' }),
  ]);
  form.noValidate = true;
  whenSent(form, () => {
    const inputs = findAll<HTMLInputElement>(form, '[type=radio], [type=checkbox]');
    const value = inputs
      .filter(({ checked }) => checked)
      .map((input) => input.value)
      .join('.');
    if (value !== '') return answer(value);
    error.hidden = false;
    const first = inputs.find((input) => input.getClientRects().length > 0);
    (first ?? form.querySelector('summary'))?.focus();
    first?.setAttribute('aria-describedby', error.id);
  });
  return form;
}

/** @returns a button that acts, in a row of its own */
export function button(text: string, act: () => void, className = 'btn'): HTMLElement {
  const pressed = made('button', [text], { type: 'button', className });
  pressed.addEventListener('click', act);
  return made('p', [pressed], className === 'btn' ? { className: 'row' } : {});
}

/** @returns whether an answer was right, in words and in look, above what explains it */
export function explained(
  heading: HTMLElement,
  right: boolean,
  content: (Node | string)[],
): HTMLElement {
  heading.className = 'right-or-wrong';
  heading.tabIndex = -1;
  return made('div', [heading, ...content], {
    className: right ? 'explained' : 'explained missed',
  });
}

export const youSaid = (text: string) => `Du svarade ”${text}”.`;
