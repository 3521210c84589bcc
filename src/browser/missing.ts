// The page for unknown addresses: a link that was mangled on its way goes to the page it meant.
import { readings } from './address';

const { pathname, search, hash } = location;
const meant = new Set(readings(`#${pathname}`).map((path) => `${path}/`));
meant.delete(pathname);
for (const path of meant) {
  const { ok } = await fetch(path, { method: 'HEAD' });
  if (!ok) continue;
  location.replace(path + search + hash);
  break;
}
