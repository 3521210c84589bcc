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
  expect(waysFrom('profilering', 'ja')).toEqual([['roll', 1, undefined]]);
});

test('ways are read in order: what the ones before ask for is not said again', () => {
  expect(waysFrom('uppgifter', 'inget')).toEqual([
    ['hog-risk', 1, 'om AI:n har hög risk'],
    ['begransad-risk', 1, 'annars om öppenhet krävs'],
    ['minimal-risk', 1, 'annars'],
  ]);
});

test('the last way is for all else, with all branches that come to it', () => {
  expect(waysFrom('i-bruk', 'ja-andrat')).toEqual([
    ['hog-risk', 1, 'om AI:n bedömer personer'],
    ['uppgifter', 1, 'annars'],
  ]);
  expect(waysFrom('arbetsplats', 'nej')).toEqual([
    ['beslut', 1, 'om bilaga III ger hög risk och om AI:n inte bedömer personer'],
    ['i-bruk', 2, 'annars'],
  ]);
  expect(waysFrom('uppgift', 'snav')).toEqual([
    ['roll', 1, 'om kapitel III gäller'],
    ['roll', 1, 'annars om öppenhet krävs'],
    ['uppgifter', 1, 'annars'],
  ]);
});
