import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createRandom } from '../../../src/core/random.ts';
import { drawArrivals } from '../../../src/measure/load/arrivals.ts';

test('requests come at the rate on average, and as irregularly as a Poisson process', () => {
  const [rate, seconds] = [200, 200];
  const times = drawArrivals(rate, seconds * 1000, createRandom(1));
  // Four standard errors of the count, and of the variance of counts per second.
  expect(Math.abs(times.length - rate * seconds)).toBeLessThan(4 * Math.sqrt(rate * seconds));
  const counts = Array.from({ length: seconds }, () => 0);
  for (const time of times) counts[Math.floor(time / 1000)]! += 1;
  const variance = counts.reduce((sum, count) => sum + (count - rate) ** 2, 0) / seconds;
  expect(Math.abs(variance / rate - 1)).toBeLessThan(4 * Math.sqrt(2 / seconds));
});

test('gaps do not remember: the share of gaps longer than the mean is 1/e', () => {
  const times = drawArrivals(100, 100_000, createRandom(2));
  const long = times.filter((time, k) => time - (times[k - 1] ?? 0) > 10).length;
  expect(Math.abs(long / times.length - Math.exp(-1))).toBeLessThan(4 * Math.sqrt(0.2325 / times.length));
});

test('times ascend, within the duration, and are the same for the same seed', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 2000, noNaN: true }),
      fc.integer({ min: 0, max: 2000 }),
      fc.integer(),
      (rate, duration, seed) => {
        const times = drawArrivals(rate, duration, createRandom(seed));
        expect(times).toEqual(drawArrivals(rate, duration, createRandom(seed)));
        expect(times.every((time, k) => time >= (times[k - 1] ?? 0) && time < duration)).toBe(true);
      },
    ),
    { seed: 1, numRuns: 50 },
  );
});
