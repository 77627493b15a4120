import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isMergeGroupRef, parseMergeGroupRef } from '../../src/github/merge-group-ref.ts';
import { sha } from './make-github.ts';

test('the branch of a merge queue names base, pull request and the commit it is built upon', () => {
  const branch = fc.stringMatching(/^[\w.-]+(\/[\w.-]+){0,3}$/);
  fc.assert(
    fc.property(branch, fc.integer({ min: 1, max: 999_999 }), fc.boolean(), (base, number, isFull) => {
      const ref = `${isFull ? 'refs/heads/' : ''}gh-readonly-queue/${base}/pr-${number}-${sha}`;
      expect(parseMergeGroupRef(ref)).toEqual({ base, number, baseSha: sha });
      expect(isMergeGroupRef(ref)).toBe(true);
    }),
  );
});

test('a base that looks like the end of the name', () => {
  expect(parseMergeGroupRef(`gh-readonly-queue/pr-1-${sha}/pr-2-${sha}`)).toEqual({
    base: `pr-1-${sha}`,
    number: 2,
    baseSha: sha,
  });
});

test.each([
  'main',
  'refs/heads/main',
  `gh-readonly-queue/pr-1-${sha}`,
  `gh-readonly-queue/main/pr-0-${sha}`,
  'gh-readonly-queue/main/pr-1-abc',
  `gh-readonly-queue/main/pr-1-${sha}/x`,
  `x/gh-readonly-queue/main/pr-1-${sha}`,
  `refs/tags/gh-readonly-queue/main/pr-1-${sha}`,
  '',
])('%j names no pull request', (ref) => {
  expect(parseMergeGroupRef(ref)).toBe(null);
});

test('a queue ref that can not be read is a queue ref all the same: nothing is stored from it', () => {
  expect(isMergeGroupRef('refs/heads/gh-readonly-queue/main/whatever')).toBe(true);
  expect(isMergeGroupRef('refs/heads/gh-readonly-queues')).toBe(false);
});
