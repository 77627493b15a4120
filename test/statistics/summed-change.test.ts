import { expect, test } from '@jest/globals';
import { createRandom } from '../../src/core/random.ts';
import { meanAndDeviation } from '../../src/statistics/mean-and-deviation.ts';
import { sumOf, type Term } from '../../src/statistics/summed-change.ts';
import { upperQuantile } from '../../src/statistics/student-t.ts';
import { tInterval } from '../../src/statistics/t-interval.ts';
import { normal } from '../support/normal-noise.ts';

const term = (values: readonly number[]): Term => {
  const { n, mean, deviation } = meanAndDeviation(values);
  return { mean, error: deviation / Math.sqrt(n), freedom: n - 1 };
};

test('of one estimate it is its own t interval', () => {
  const values = [0.01, 0.03, 0.02, 0.05];
  const { low, high } = tInterval(meanAndDeviation(values), 0.05);
  expect(sumOf([term(values)], 0.05).low).toBeCloseTo(low, 12);
  expect(sumOf([term(values)], 0.05).high).toBeCloseTo(high, 12);
});

test('of a difference it is the interval of Welch', () => {
  // Of { mean 1.44, variance 0.103, n 5 } and { 0.866667, 0.0233333, 3 }: V = 0.0206 + 0.00777778, df = V^2 / (0.0206^2 / 4 + 0.00777778^2 / 2).
  const before = term([0.9, 0.7, 1]);
  const sum = sumOf([term([1.1, 1.4, 1.2, 1.9, 1.6]), { ...before, mean: -before.mean }], 0.05);
  expect(sum.mean).toBeCloseTo(0.573333, 5);
  expect(sum.high - sum.mean).toBeCloseTo(sum.mean - sum.low, 12);
  expect(sum.low).toBeCloseTo(0.573333 - upperQuantile(0.05, 5.9066) * 0.168457, 5);
});

test('no terms are no change; terms without error only shift the others', () => {
  expect(sumOf([], 0.05)).toEqual({ mean: 0, low: 0, high: 0 });
  const exact: Term = { mean: 0.5, error: 0, freedom: 3 };
  expect(sumOf([exact, exact], 0.05)).toEqual({ mean: 1, low: 1, high: 1 });
  const noisy = term([1, 2, 4]);
  expect(sumOf([exact, noisy], 0.05).low).toBeCloseTo(sumOf([noisy], 0.05).low + 0.5, 12);
});

test('an error that is known has the interval of the normal distribution', () => {
  const { high } = sumOf(
    [
      { mean: 0, error: 3, freedom: Infinity },
      { mean: 0, error: 4, freedom: Infinity },
    ],
    0.05,
  );
  expect(high).toBeCloseTo(5 * 1.6449, 1);
});

test.each([
  [1, 4],
  [5, 4],
  [30, 8],
])('each end of the sum of %i means of %i values fails in 5 %%', (count, blocks) => {
  const random = createRandom(count);
  const trials = 2000;
  let [below, above] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const terms = Array.from({ length: count }, (_, k) =>
      // Noise differs from day to day.
      term(Array.from({ length: blocks }, () => (0.5 + (k % 3)) * normal(random))),
    );
    const { low, high } = sumOf(terms, 0.05);
    if (low > 0) above++;
    if (high < 0) below++;
  }
  for (const missed of [above, below]) {
    expect(missed / trials).toBeGreaterThan(0.03);
    expect(missed / trials).toBeLessThan(0.065);
  }
});
