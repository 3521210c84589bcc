// The choice of municipality. The rules of all of them once stood on this page: an address that
// names one, as `#kommun=karlstad` or `#karlstad`, goes on to its page, with role and strength.
import { isState, readings, writeChoices } from '../browser/address';
import { find, findAll, made } from '../browser/dom';
import { unknownChoices } from '../browser/words';

const read = readings(location.hash);
const fragment = read.find((text) => text.includes('=')) ?? read[0] ?? '';
const asked = new URLSearchParams(fragment);
const links = findAll<HTMLAnchorElement>(document.body, '[data-choose-rules] a');
// What the roles are, the page of the rules knows.
const isOnward = ([name]: readonly [string, string]) => ['roll', 'styrka'].includes(name);
const onward = writeChoices([...asked].filter(isOnward));
for (const link of links) link.hash = onward;
const own = asked.get('kommun') ?? fragment;
const named = links.find(({ dataset }) => dataset.guideline === own);
const unknown = [...asked].filter((choice) => !isOnward(choice)).length;
if (named) location.replace(named.href);
else if (unknown > 0 && isState(location.hash))
  find(document.body, '[data-choose-rules]').before(
    made('p', [unknownChoices(unknown)], { className: 'notice' }),
  );
