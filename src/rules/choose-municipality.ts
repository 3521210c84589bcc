// The choice of municipality. The rules of all of them once stood on this page: an address that
// names one, as `#kommun=karlstad` or `#karlstad`, goes on to its page, with role and strength.
const asked = new URLSearchParams(location.hash.slice(1));
const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-choose-rules] a')];
const own = asked.get('kommun') ?? location.hash.slice(1);
const choices = new URLSearchParams(
  ['roll', 'styrka'].flatMap((name) => asked.getAll(name).map((value) => [name, value])),
);
for (const link of links) link.hash = choices.toString();
const named = links.find(({ dataset }) => dataset.guideline === own);
if (named) location.replace(named.href);

export {};
