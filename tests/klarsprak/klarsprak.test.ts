import { expect, test } from 'vitest';
import { checkSite } from './gates';

const pages = checkSite('dist');

test('all pages are checked', () => {
  const paths = pages.map(({ path }) => path);
  expect(paths).toContain('/ostersund/oppen-ai/');
  expect(paths).toContain('/guider/oppen-ai/');
  // A page whose text isn't found would pass.
  expect(pages.filter(({ text }) => text.words === 0)).toEqual([]);
});

test.each(pages.filter(({ path }) => !path.startsWith('/r/')).map((page) => [page.path, page]))(
  '%s is plain Swedish',
  (_path, { faults }) => expect(faults).toEqual([]),
);

test('the permalinks are spelt right and break no word rule', () =>
  expect(pages.filter(({ path, faults }) => path.startsWith('/r/') && faults.length > 0)).toEqual(
    [],
  ));
