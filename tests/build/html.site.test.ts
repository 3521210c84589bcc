import { HtmlValidate, type ConfigData } from 'html-validate';
import { expect, test } from 'vitest';
import { sampleOf } from '../support/sample';
import { pages } from './site';

const config: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // A matter of style; Astro writes some void elements as <meta/>, which is valid.
    'void-style': 'off',
    // A button without a type submits its form, which is what the search buttons are for.
    'no-implicit-button-type': 'off',
    // Advice for search engines; the title of a rule's page is the rule's title and may be long.
    'long-title': 'off',
    // HTML allows any id without white space; ours hold the numbers of clauses, "6.1.3.b".
    // The rules' filter acts at once and sends nothing, so it has nothing to submit.
    'wcag/h32': 'off',
    // Checkboxes of one question share its name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    'valid-id': ['error', { relaxed: true }],
  },
};

const validator = new HtmlValidate(config);

/** A fault of a page, and where the faulty element is. */
interface Fault {
  what: string;
  where: string;
}

async function faultsOf(source: string): Promise<Fault[]> {
  const { results } = await validator.validateString(source);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => ({
      what: `${ruleId}: ${message}`,
      where: selector ?? 'the page',
    })),
  );
}

test('the checker finds what is not HTML', async () => {
  const faults = await faultsOf('<!DOCTYPE html><p id="a"><div id="a"></p></b>');
  const found = faults.map(({ what }) => what).join('\n');
  expect(found).toMatch(/no-dup-id/);
  expect(found).toMatch(/close-order/);
});

test('every page is valid HTML', async () => {
  const found = new Map<string, string[]>();
  // Of the permanent pages, which differ in words only, those that have something new.
  const seen = sampleOf([...pages.values()], ({ elements }) => [
    ...new Set(
      elements.map(({ tagName, attrs, parentNode }) => {
        const parent = parentNode && 'tagName' in parentNode ? parentNode.tagName : '';
        const names = attrs.map(({ name, value }) => (name === 'class' ? value : name));
        return [parent, tagName, ...names].join(' ');
      }),
    ),
  ]);
  for (const { path, source } of seen)
    for (const { what, where } of await faultsOf(source))
      found.set(what, [...(found.get(what) ?? []), `${where} on ${path}`]);
  const told = [...found].map(
    ([what, places]) => `${what} ${places.length} times, first at ${places[0]}`,
  );
  expect(told).toEqual([]);
});
