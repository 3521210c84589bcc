/** The components that MDX pages may use. */
export { default as Accessibility } from './Accessibility/Accessibility.astro';
export { default as Clause } from './Clause/Clause.astro';
export { default as Rule } from './Clause/Rule.astro';
export { default as Note } from './Clause/Note.astro';
export { default as Embedding } from './Embedding/Embedding.astro';
export { default as Guide } from './Guide/Guide.astro';
export { default as Home } from './Home/Home.astro';
export { default as OpenData } from './OpenData/OpenData.astro';
export { default as Start } from './Start/Start.astro';
