import { copied, find, findOptional, made, whenSent } from '../browser/dom';
import { load } from '../browser/load';
import type { TrainingCase } from './case';
import type { Asking } from './case-training';
import { choice } from './question';

/** Hitta regeln: asks for a rule that decides, to be searched for or found in its chapter. */
export function askRule({ one, place, training, explain, say }: Asking): void {
  const template = find<HTMLTemplateElement>(training, 'template[data-rules]');
  const { pagefind = '', vocabulary = '' } = template.dataset;
  const field = made('input', [], { type: 'search', id: 'sok-regel', autocomplete: 'off' });
  const label = made('label', ['Sök bland reglerna'], { htmlFor: field.id });
  const found = made('div', [], { className: 'found-rules' });
  const search = made(
    'form',
    [label, made('div', [field, made('button', ['Sök'], { className: 'btn quiet' })])],
    { className: 'search find-rule' },
  );
  search.setAttribute('role', 'search');
  search.setAttribute('aria-label', label.textContent);
  const form = choice(
    made('h3', ['Vilken regel avgör?']),
    [found, ...[...template.content.children].map(copied)],
    (value) => {
      const right = one.rules.includes(value);
      const name = find(form, `[data-rule="${value}"]`).dataset.label ?? '';
      explain(right, right ? [] : [`Du valde ${name}. ${aboutRule(one, value)}`]);
    },
  );
  whenSent(search, () => void show(field.value));
  let latest = '';
  const show = async (text: string) => {
    latest = text;
    const ids = await load(
      async () => {
        const { findRules } = await import('./find-rules');
        return findRules(text, training.dataset.guideline ?? '', { pagefind, vocabulary });
      },
      { what: 'Sökningen', still: 'Leta i kapitlen i stället.', place: found },
    );
    // A slower answer to an older query is thrown away.
    if (text !== latest) return;
    const labels = ids.flatMap((id) => findOptional(form, `details [data-rule="${id}"]`) ?? []);
    const count = `${labels.length} ${labels.length === 1 ? 'träff' : 'träffar'}`;
    const told =
      labels.length === 0
        ? `Inga regler passar ”${text}”. Pröva ett annat ord, eller leta i kapitlen.`
        : count;
    found.hidden = false;
    found.replaceChildren(made('p', [told]), ...labels.map(copied));
    say(told);
  };
  place.replaceChildren(search, form);
}

function aboutRule({ rules, passed }: TrainingCase, chosen: string): string {
  if (rules.some((rule) => rule.startsWith(`${chosen}.`) || chosen.startsWith(`${rule}.`)))
    return 'Det är rätt avsnitt, men en annan del av det avgör.';
  return passed.includes(chosen)
    ? 'Den gäller också i fallet, men den avgör inte.'
    : 'Den prövas inte i det här fallet.';
}
