import { expect, test } from 'vitest';
import { branchesOf } from '../../../machines/kit/setup';
import { waysOf } from '../../../src/components/Guide/condition';
import { registry } from '../guides';

const guide = registry.guides.get('ai-forordningen')!;
const waysFrom = (question: string, answer: string) =>
  waysOf(guide, branchesOf(guide.machine, question, answer), ({ target }) => target).map(
    ({ branch, branches, condition }) => [branch.target, branches.length, condition],
  );

test('a single way has no condition, however many branches come to it', () => {
  expect(waysFrom('manipulation', 'nej')).toEqual([['utsatthet', 1, undefined]]);
  expect(waysFrom('paverkan', 'ja')).toEqual([['samtal', 3, undefined]]);
});

test('ways are read in order: what the ones before ask for is not said again', () => {
  expect(waysFrom('kommun', 'annan')).toEqual([
    ['kanske-forbjuden', 1, 'om något kan vara förbjudet'],
    ['utanfor', 1, 'annars om förordningen inte gäller'],
    ['hog-risk', 1, 'annars om AI:n har hög risk'],
    ['begransad-risk', 1, 'annars om det finns krav på öppenhet'],
    ['minimal-risk', 1, 'annars'],
  ]);
});

test('the last way is for all else, with all branches that come to it', () => {
  expect(waysFrom('uppgift', 'snav')).toEqual([
    ['uppgifter', 1, 'om AI:n har hög risk och om kraven på hög risk inte gäller direkt'],
    ['samtal', 2, 'annars'],
  ]);
});
