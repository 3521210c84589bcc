// Prints how easy each page of the built site is to read, and what breaks the rules of plain language.
import { checkSite } from './gates.ts';

const pages = checkSite('dist');
console.log('  LIX  högst  ord/mening  längst   ord  sida');
for (const { path, text, mostLix } of pages.filter((page) => !page.path.startsWith('/r/'))) {
  const columns = [
    text.lix.toFixed(1).padStart(5),
    String(mostLix).padStart(6),
    text.mean.toFixed(1).padStart(11),
    String(text.sentences[0]?.words ?? 0).padStart(7),
    String(text.words).padStart(5),
  ];
  console.log(columns.join(' '), ` ${path}`);
}
const broken = pages.filter(({ faults }) => faults.length > 0);
for (const { path, faults } of broken) console.error(`\n${path}\n  ${faults.join('\n  ')}`);
console.log(`\n${pages.length} sidor prövade, ${broken.length} med något att rätta.`);
if (broken.length > 0) process.exitCode = 1;
