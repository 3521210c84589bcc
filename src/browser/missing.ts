// The page for unknown addresses: a link that was mangled on its way goes to the page it meant.
import { readings } from './address';

const { pathname, search, hash } = location;
const meant = new Set(readings(`#${pathname}`).map((path) => `${path}/`));
meant.delete(pathname);
for (const path of meant) {
  // Two slashes would begin the address of another site.
  if (path.startsWith('//')) continue;
  const isThere = await fetch(path, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isThere) continue;
  location.replace(path + search + hash);
  break;
}
