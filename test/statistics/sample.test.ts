import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { mean, meanAndDeviation } from '../../src/statistics/mean-and-deviation.ts';
import { median, quantile } from '../../src/statistics/quantile.ts';
import { standardError, tInterval, tTestAboveZero } from '../../src/statistics/t-interval.ts';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

test('mean and deviation of a known sample', () => {
  expect(meanAndDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ n: 8, mean: 5, deviation: Math.sqrt(32 / 7) });
  expect(() => mean([])).toThrow(RangeError);
});

test('equal values have no deviation at all, whatever rounding does to their mean', () => {
  for (const n of [1, 2, 3, 7, 10]) {
    expect(meanAndDeviation(Array.from({ length: n }, () => 0.1))).toEqual({ n, mean: 0.1, deviation: 0 });
  }
});

test('quantiles are those of R type 7', () => {
  // quantile(c(1, 2, 4, 8, 16), c(0, .25, .5, .9, 1)) in R
  expect([0, 0.25, 0.5, 0.9, 1].map((q) => quantile([1, 2, 4, 8, 16], q))).toEqual([1, 2, 4, 12.8, 16]);
  expect(median([3, 1, 2, 10])).toBe(2.5);
  expect(median([])).toBeNull();
  expect(() => quantile([], 0.5)).toThrow(RangeError);
  expect(() => quantile([1], 1.5)).toThrow(RangeError);
});

test('a quantile lies within the values and grows with q', () => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
      const sorted = values.toSorted((a, b) => a - b);
      const at = quantile(sorted, q);
      expect(at).toBeGreaterThanOrEqual(sorted[0]!);
      expect(at).toBeLessThanOrEqual(sorted.at(-1)!);
      expect(quantile(sorted, Math.min(1, q + 0.1))).toBeGreaterThanOrEqual(at);
    }),
    { seed: 1 },
  );
});

test('the t interval of a known sample', () => {
  const summary = meanAndDeviation([1.1, 0.9, 1.3, 1.2, 0.8]);
  const { low, high } = tInterval(summary, 0.05);
  const half = 2.131846786326649 * standardError(summary);
  expect(low).toBeCloseTo(1.06 - half, 12);
  expect(high).toBeCloseTo(1.06 + half, 12);
});

test('the test rejects exactly when the lower end of the interval with the same error is above zero', () => {
  fc.assert(
    fc.property(
      fc.array(finite, { minLength: 2, maxLength: 20 }),
      fc.double({ min: 0.001, max: 0.4, noNaN: true }),
      (values, tail) => {
        const summary = meanAndDeviation(values);
        const { low } = tInterval(summary, tail);
        fc.pre(Math.abs(low) > 1e-9 * Math.abs(summary.mean));
        expect(tTestAboveZero(summary) < tail).toBe(low > 0);
      },
    ),
    { seed: 1 },
  );
});

test('one value has neither interval nor test', () => {
  expect(() => tInterval(meanAndDeviation([1]), 0.05)).toThrow(RangeError);
  expect(() => tTestAboveZero(meanAndDeviation([1]))).toThrow(RangeError);
});
