import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { mean } from '../../src/statistics/mean-and-deviation.ts';
import { trimmedMean } from '../../src/statistics/trimmed-mean.ts';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

test('a quarter goes at each end, rounded down', () => {
  // mean(c(...), trim = 0.25) in R
  expect(trimmedMean([1, 2, 3, 100])).toBe(2.5);
  expect(trimmedMean([100, 1, 3, 2, 4])).toBe(3);
  expect(trimmedMean([50, -50, 1, 2, 3, 4, 1000, -1000])).toBe(2.5);
});

test('of three values it is the middle one, below it the mean; of none there is none', () => {
  expect(trimmedMean([7, -1000, 1000])).toBe(7);
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1, maxLength: 2 }), (values) => {
      expect(trimmedMean(values)).toBeCloseTo(mean(values), 6);
    }),
    { seed: 1 },
  );
  expect(() => trimmedMean([])).toThrow(RangeError);
});

test('up to a quarter of wild values can not take it out of the range of the others', () => {
  const wild = fc.constantFrom(-1e300, 1e300);
  fc.assert(
    fc.property(fc.array(finite, { minLength: 3, maxLength: 40 }), fc.array(wild), (values, wilds) => {
      const few = wilds.slice(0, Math.floor(values.length / 3));
      const found = trimmedMean([...few, ...values]);
      const slack = 1e-9 * Math.max(...values.map(Math.abs), 1);
      expect(found).toBeGreaterThanOrEqual(Math.min(...values) - slack);
      expect(found).toBeLessThanOrEqual(Math.max(...values) + slack);
    }),
    { seed: 1 },
  );
});

test('the order of the values does not matter, and they are left as they are', () => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1 }), (values) => {
      const before = [...values];
      expect(trimmedMean(values.toReversed())).toBe(trimmedMean(values));
      expect(values).toEqual(before);
    }),
    { seed: 1 },
  );
});
