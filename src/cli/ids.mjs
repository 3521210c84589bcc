// Adds the clause ids of the built site to the list of published ids. It never takes one away.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const LOCK = 'content/ids.lock.json';
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

const published = existsSync(LOCK) ? read(LOCK) : [];
const built = read('dist/api/clauses.json').map(({ id }) => id);
const all = [...new Set([...published, ...built])].sort();
writeFileSync(LOCK, `${JSON.stringify(all, null, 2)}\n`);
console.log(`${LOCK}: ${all.length} ids, ${all.length - published.length} of them new`);
