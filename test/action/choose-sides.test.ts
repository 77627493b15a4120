import { expect, test } from '@jest/globals';
import { chooseSides } from '../../src/action/choose-sides.ts';
import type { CheckTask } from '../../src/action/decide-task.ts';
import { baseSha, headSha } from './payloads.ts';

const merge = 'c'.repeat(40);
const newerBase = 'd'.repeat(40);

const task = (differences: Partial<CheckTask> = {}): CheckTask => ({
  mode: 'check',
  subject: 'pull request #12',
  headSha,
  baseSha,
  number: 12,
  externalId: 'pr-12',
  isFork: false,
  event: 'pull_request',
  ...differences,
});

test("the test merge is set beside what it was merged into, not beside the event's older base", () => {
  expect(chooseSides(task(), { commit: merge, parents: [newerBase, headSha] }, null)).toEqual({
    base: newerBase,
    head: merge,
  });
});

test('the head itself is set beside the base of the event', () => {
  expect(chooseSides(task(), { commit: headSha, parents: [baseSha] }, null)).toEqual({ base: baseSha, head: headSha });
});

test('a merge commit that is the head itself is not taken for a test merge', () => {
  const sides = chooseSides(task(), { commit: headSha, parents: ['e'.repeat(40), 'f'.repeat(40)] }, null);
  expect(sides).toEqual({ base: baseSha, head: headSha });
});

test('the input `base` wins', () => {
  expect(chooseSides(task(), { commit: merge, parents: [newerBase, headSha] }, 'v1').base).toBe('v1');
  expect(chooseSides(task(), { commit: headSha, parents: [] }, 'v1').base).toBe('v1');
});

test.each([
  ['another commit', 'e'.repeat(40), [baseSha]],
  ['a merge of another head', merge, [newerBase, 'e'.repeat(40)]],
  ['a merge the other way round', merge, [headSha, newerBase]],
  ['a merge of three', merge, [newerBase, headSha, 'e'.repeat(40)]],
])('%s is refused: the check would say of one commit what was measured of another', (_, commit, parents) => {
  expect(() => chooseSides(task(), { commit, parents }, 'v1')).toThrow(/neither the head a1b2c3d4e5/);
});

test('a merge group is its own commit, never a merge of it', () => {
  const group = task({ event: 'merge_group', subject: 'merge group of pull request #12', number: null });
  expect(chooseSides(group, { commit: headSha, parents: [baseSha] }, null)).toEqual({ base: baseSha, head: headSha });
  expect(() => chooseSides(group, { commit: merge, parents: [newerBase, headSha] }, null)).toThrow(/merge group/);
});
