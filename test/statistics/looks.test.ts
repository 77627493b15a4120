import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { lookAfter, looksReached, planLooks } from '../../src/statistics/looks.ts';

const blocksOf = (looks: readonly { blocks: number }[]): number[] => looks.map(({ blocks }) => blocks);

test('the standard plan', () => {
  const { looks } = planLooks(16);
  expect(blocksOf(looks)).toEqual([4, 6, 8, 12, 16]);
  for (const [index, share] of [0.1, 0.15, 0.2, 0.25, 0.3].entries())
    expect(looks[index]!.share).toBeCloseTo(share, 12);
});

test('short and long runs', () => {
  expect(planLooks(2).looks).toEqual([{ blocks: 2, share: 1 }]);
  expect(planLooks(3).looks).toEqual([{ blocks: 3, share: 1 }]);
  expect(blocksOf(planLooks(7).looks)).toEqual([4, 6]);
  expect(planLooks(7).looks[0]!.share).toBeCloseTo(0.4, 12);
  expect(blocksOf(planLooks(64).looks)).toEqual([4, 6, 8, 12, 16, 24, 32, 48, 64]);
  for (const blocks of [1, 0, 4.5, Number.NaN]) expect(() => planLooks(blocks)).toThrow(RangeError);
});

test('shares sum to one and grow, whatever the number of blocks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 200 }), (most) => {
      const shares = planLooks(most).looks.map(({ share }) => share);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    }),
    { seed: 1 },
  );
});

test('looks happen at planned numbers only, and once more where the run ends', () => {
  const plan = planLooks(16);
  expect(blocksOf(looksReached(plan, 7, false))).toEqual([4, 6]);
  const ended = looksReached(plan, 7, true);
  expect(blocksOf(ended)).toEqual([4, 6, 7]);
  expect(ended.at(-1)!.share).toBeCloseTo(0.2, 12);
  expect(blocksOf(looksReached(plan, 6, true))).toEqual([4, 6]);
  expect(blocksOf(looksReached(plan, 3, true))).toEqual([3]);
  expect(looksReached(plan, 1, true)).toEqual([]);
  expect(blocksOf(looksReached(plan, 20, true))).toEqual([4, 6, 8, 12, 16]);
  expect(lookAfter(plan, 6)?.blocks).toBe(8);
  expect(lookAfter(plan, 16)).toBeNull();
});

test('no run spends more than the whole error, wherever it ends', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 64 }), fc.integer({ min: 0, max: 80 }), fc.boolean(), (most, n, final) => {
      const spent = looksReached(planLooks(most), n, final).reduce((sum, { share }) => sum + share, 0);
      expect(spent).toBeLessThanOrEqual(1 + 1e-12);
    }),
    { seed: 1 },
  );
});
