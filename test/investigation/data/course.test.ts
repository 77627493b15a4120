import { expect, test } from '@jest/globals';
import type { Block } from '../../../src/core/block.ts';
import { courseOf } from '../../../src/investigation/data/course.ts';
import { makeBlocks } from '../../support/make-block.ts';

const place = { suite: 'api', scenario: 'normal', route: null };

/** Blocks whose head needs `factor(k)` of the CPU in the k-th slice of the mix. */
const blocksWith = (factor: (k: number) => number, amount = 6): Block[] =>
  makeBlocks(amount, { slices: 9, solo: 0, noise: 0.01 }, 0).map((block) => ({
    ...block,
    slices: block.slices.map((slice, k) => ({
      ...slice,
      head: slice.head === null ? null : { ...slice.head, cpu: (slice.head.cpu ?? 0) * factor(k % 9) },
    })),
  }));

const kindOf = (blocks: readonly Block[]) => courseOf(blocks, place, 'cpu.per-request', 'CPU of api');

test('from the start, growing and fading', () => {
  expect(kindOf(blocksWith(() => 1.3))).toMatchObject({ kind: 'start' });
  const growing = kindOf(blocksWith((k) => 1 + k / 10));
  expect(growing).toMatchObject({ kind: 'growing' });
  expect(growing!.first).toBeCloseTo(0.1, 1);
  expect(growing!.last).toBeCloseTo(0.7, 1);
  expect(growing!.sentence).toContain('Something piles up.');
  expect(kindOf(blocksWith((k) => 1.9 - k / 10))).toMatchObject({ kind: 'fading' });
});

test('no change, too few blocks and metrics without slices', () => {
  expect(kindOf(blocksWith(() => 1))).toMatchObject({ kind: 'unclear' });
  expect(kindOf(blocksWith((k) => 1 + k / 10, 2))).toMatchObject({ kind: 'unclear' });
  expect(courseOf([], place, 'memory.growth', '')).toBeNull();
});
