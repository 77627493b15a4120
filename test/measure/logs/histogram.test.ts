import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { coarse, createHistogram, fine } from '../../../src/measure/logs/histogram.ts';

const duration = fc.double({ min: 0.001, max: 4_000_000, noNaN: true });

test('a quantile is one of the values, to 0.4 %', () => {
  fc.assert(
    fc.property(
      fc.array(duration, { minLength: 1, maxLength: 300 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, q) => {
        const histogram = createHistogram(fine);
        for (const value of values) histogram.add(value);
        const exact = Float64Array.from(values).sort()[Math.floor(q * (values.length - 1))]!;
        expect(Math.abs(histogram.quantile(q)! / exact - 1)).toBeLessThan(0.004);
      },
    ),
  );
});

test('parts merged are the whole', () => {
  fc.assert(
    fc.property(fc.array(duration), fc.array(duration), (one, other) => {
      const [a, b, whole] = [createHistogram(coarse), createHistogram(coarse), createHistogram(coarse)];
      for (const value of one) a.add(value);
      for (const value of other) b.add(value);
      for (const value of [...one, ...other]) whole.add(value);
      a.merge(b);
      expect(a.counts).toEqual(whole.counts);
      expect([a.count, a.max]).toEqual([whole.count, whole.max]);
    }),
  );
});

test('what lies outside of the range is held at its ends', () => {
  const histogram = createHistogram(fine);
  expect(histogram.quantile(0.5)).toBeNull();
  expect(histogram.mean).toBeNull();
  for (const value of [0, 1e-9, 1e12]) histogram.add(value);
  expect(histogram.quantile(0)).toBe(0);
  expect(histogram.quantile(1)).toBeGreaterThan(4e6);
  expect(histogram.max).toBe(1e12);
});
