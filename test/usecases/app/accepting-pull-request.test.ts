import { expect, test } from '@jest/globals';
import { acceptingPullRequest } from '../../../src/usecases/app/accepting-pull-request.ts';

test('a merge group is judged with what was accepted in its last pull request', () => {
  const headRef = `refs/heads/gh-readonly-queue/release/2/pr-12-${'a'.repeat(40)}`;
  expect(acceptingPullRequest({ kind: 'merge-group', headRef })).toBe(12);
  expect(acceptingPullRequest({ kind: 'pull-request', number: 7, isFork: true })).toBe(7);
});

test('nothing is accepted for a refresh, nor for a group whose branch names no pull request', () => {
  expect(acceptingPullRequest({ kind: 'refresh', branch: 'main' })).toBeNull();
  expect(acceptingPullRequest({ kind: 'merge-group', headRef: 'refs/heads/gh-readonly-queue/main/x' })).toBeNull();
});
