import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  bucketOf,
  createHistogram,
  meanOf,
  mergeCounts,
  quantileOf,
  totalOf,
  valueOf,
} from '../../src/core/histogram.ts';

const durations = fc.array(fc.double({ min: 0.01, max: 60_000, noNaN: true }), { minLength: 1, maxLength: 200 });

const countsOf = (values: readonly number[]) => {
  const histogram = createHistogram();
  for (const value of values) histogram.add(value);
  return histogram.take();
};

test('a duration is within 0.5 % of the middle of its bucket', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100_000, noNaN: true }), (duration) => {
      expect(Math.abs(valueOf(bucketOf(duration)) / duration - 1)).toBeLessThan(0.0052);
    }),
  );
});

test('quantiles and mean are those of the values, within half a per cent', () => {
  fc.assert(
    fc.property(durations, fc.constantFrom(0.5, 0.95, 0.99), (values, q) => {
      const counts = countsOf(values);
      const exact = values.toSorted((a, b) => a - b)[Math.ceil(q * values.length) - 1] ?? 0;
      expect(Math.abs((quantileOf(counts, q) ?? 0) / exact - 1)).toBeLessThan(0.0052);
      const mean = values.reduce((sum, it) => sum + it, 0) / values.length;
      expect(Math.abs((meanOf(counts) ?? 0) / mean - 1)).toBeLessThan(0.0052);
    }),
  );
});

test('parts merge to exactly the histogram of all', () => {
  fc.assert(
    fc.property(fc.array(durations, { maxLength: 6 }), (parts) => {
      expect(mergeCounts(parts.map(countsOf))).toEqual(countsOf(parts.flat()));
    }),
  );
});

test('taking forgets, and of nothing there is no quantile', () => {
  const histogram = createHistogram();
  histogram.add(5);
  expect(totalOf(histogram.take())).toBe(1);
  expect(histogram.take()).toEqual([]);
  expect(quantileOf([], 0.5)).toBeNull();
  expect(meanOf([])).toBeNull();
});
