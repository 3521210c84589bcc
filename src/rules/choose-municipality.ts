// The choice of municipality. The rules of all of them once stood on this page: an address that
// names one, as `#kommun=karlstad` or `#karlstad`, goes on to its page, with role and strength.
import { readings, writeChoices } from '../browser/address';
import { findAll } from '../browser/dom';

const read = readings(location.hash);
const fragment = read.find((text) => text.includes('=')) ?? read[0] ?? '';
const asked = new URLSearchParams(fragment);
const links = findAll<HTMLAnchorElement>(document.body, '[data-choose-rules] a');
// What the roles are, the page of the rules knows.
const onward = writeChoices([...asked].filter(([name]) => ['roll', 'styrka'].includes(name)));
for (const link of links) link.hash = onward;
const own = asked.get('kommun') ?? fragment;
const named = links.find(({ dataset }) => dataset.guideline === own);
if (named) location.replace(named.href);
