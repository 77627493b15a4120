import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createRandom, type Random } from '../../src/core/random.ts';
import { ratioOfMeans } from '../../src/statistics/fieller.ts';
import { meanAndDeviation } from '../../src/statistics/mean-and-deviation.ts';
import { upperQuantile } from '../../src/statistics/student-t.ts';
import { normal } from '../support/normal-noise.ts';

const of = (n: number, mean: number, deviation: number) => ({ n, mean, deviation });

test('with one spread only it is the interval of a mean, divided', () => {
  const half = (upperQuantile(0.025, 4) * 0.2) / Math.sqrt(5);
  const { estimate, low, high } = ratioOfMeans(of(5, 0.3, 0.2), of(6, 2, 0), 0.025)!;
  expect(estimate).toBeCloseTo(0.15, 12);
  expect([low, high]).toEqual([expect.closeTo((0.3 - half) / 2, 10), expect.closeTo((0.3 + half) / 2, 10)]);
});

test('without any spread it is the ratio itself, and where the denominator may be 0 there is none', () => {
  expect(ratioOfMeans(of(2, 1, 0), of(2, 4, 0), 0.025)).toEqual({ estimate: 0.25, low: 0.25, high: 0.25 });
  expect(ratioOfMeans(of(4, 1, 0.1), of(4, 0, 0), 0.025)).toBeNull();
  expect(ratioOfMeans(of(4, 1, 0.1), of(4, 0.1, 0.2), 0.025)).toBeNull();
  expect(ratioOfMeans(of(4, 1, 0.1), of(1, 5, 1), 0.025)).toBeNull();
});

test('at each end the numerator is as many standard errors off as the quantile says', () => {
  const positive = fc.double({ min: 0.01, max: 0.3, noNaN: true });
  const count = fc.integer({ min: 3, max: 9 });
  fc.assert(
    fc.property(fc.double({ min: -1, max: 2, noNaN: true }), positive, positive, count, count, (mean, a, b, n, m) => {
      const interval = ratioOfMeans(of(n, mean, a), of(m, 1, b), 0.025);
      if (interval === null) return;
      expect(interval.low).toBeLessThanOrEqual(interval.estimate);
      expect(interval.high).toBeGreaterThanOrEqual(interval.estimate);
      for (const ratio of [interval.low, interval.high]) {
        const t = Math.abs(mean - ratio) / Math.sqrt((a * a) / n + (ratio * ratio * b * b) / m);
        // Between the quantiles of all degrees of freedom that there may be, and of the fewest.
        expect(t).toBeGreaterThan(upperQuantile(0.025, n + m - 2) - 0.01);
        expect(t).toBeLessThan(upperQuantile(0.025, Math.min(n, m) - 1) + 0.01);
      }
    }),
  );
});

const draw = (random: Random, n: number, mean: number, deviation: number) =>
  meanAndDeviation(Array.from({ length: n }, () => mean + deviation * normal(random)));

test.each([
  [4, 4, 0, 1],
  [4, 8, 0.5, 1],
  [6, 6, 1, 1],
  [8, 8, 0, 3],
])('it holds the true ratio as often as it says: %s and %s blocks, ratio %s, numerator x%s', (n, m, ratio, more) => {
  const random = createRandom(11).fork(`${n} ${m} ${ratio}`);
  const trials = 3000;
  let [missed, unbounded] = [0, 0];
  for (let k = 0; k < trials; k++) {
    const interval = ratioOfMeans(draw(random, n, ratio, 0.2 * more), draw(random, m, 1, 0.2), 0.025);
    if (interval === null) unbounded++;
    else if (interval.low > ratio || interval.high < ratio) missed++;
  }
  expect(unbounded / trials).toBeLessThan(0.02);
  expect(missed / trials).toBeGreaterThan(0.02);
  expect(missed / trials).toBeLessThan(0.075);
});
