import * as fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { createRandom } from '../../src/core/random.ts';
import { changePoints } from '../../src/statistics/change-points.ts';
import { bimodalNoise, heavyNoise, type Noise, normalNoise } from '../support/look-simulation.ts';

const find = (values: readonly number[], seed = 1): number[] => changePoints(values, { random: createRandom(seed) });

/** A series with a level for each part: [how many values, level]. */
const series = (noise: Noise, seed: number, ...parts: readonly (readonly [number, number])[]): number[] => {
  const random = createRandom(seed);
  return parts.flatMap(([count, level]) => Array.from({ length: count }, () => level + noise(random)));
};

const step = Math.log(1.1);

test.each([
  ['normal', normalNoise(0.03)],
  ['heavy-tailed', heavyNoise(0.03)],
  ['two-humped', bimodalNoise],
] as const)('%s noise without a change has one in at most 1 %% of series', (_name, noise) => {
  const trials = 400;
  for (const length of [12, 30]) {
    const false_ = Array.from(
      { length: trials },
      (_, k) => find(series(noise, 1000 * length + k, [length, 0])).length > 0,
    );
    // A share of 1 % of 400 exceeds 11 with a chance of 0.2 %.
    expect(false_.filter(Boolean).length).toBeLessThanOrEqual(11);
  }
});

test('a test at 20 % says so in about 20 %: the one above could fail', () => {
  const found = Array.from({ length: 200 }, (_, k) => {
    const random = createRandom(k);
    return changePoints(series(normalNoise(0.03), k, [20, 0]), { random, level: 0.2, permutations: 99 }).length > 0;
  });
  const share = found.filter(Boolean).length / found.length;
  expect(share).toBeGreaterThan(0.12);
  expect(share).toBeLessThan(0.28);
});

test.each([
  ['normal', normalNoise(0.03)],
  ['heavy-tailed', heavyNoise(0.03)],
] as const)('a 10 %% step in 3 %% %s noise is found after five records, where it is', (_name, noise) => {
  const trials = 100;
  const found = Array.from({ length: trials }, (_, k) => find(series(noise, k, [20, 0], [5, step])));
  expect(found.filter((starts) => starts.length > 0).length).toBeGreaterThan(85);
  expect(found.filter((starts) => starts.some((at) => Math.abs(at - 20) <= 1)).length).toBeGreaterThan(80);
});

test('one record or two that are far off are no change for good', () => {
  const noise = normalNoise(0.03);
  const ends = Array.from({ length: 60 }, (_, k) => find(series(noise, k, [20, 0], [1, 0.6])));
  expect(ends.filter((starts) => starts.length > 0).length).toBeLessThan(6);
  const middles = Array.from({ length: 60 }, (_, k) => find(series(noise, k, [12, 0], [1, 0.6], [12, 0])));
  expect(middles.filter((starts) => starts.length > 0).length).toBeLessThan(4);
});

test('two steps are told apart, and a step there and back is two', () => {
  const noise = normalNoise(0.02);
  expect(find(series(noise, 3, [12, 0], [10, 0.2], [8, 0.5]))).toEqual([12, 22]);
  expect(find(series(noise, 4, [12, 0], [8, 0.3], [10, 0]))).toEqual([12, 20]);
});

test('the same series has the same changes, whatever its level and unit', () => {
  const values = series(normalNoise(0.03), 5, [15, 0], [6, step]);
  const starts = find(values);
  expect(starts).toEqual([15]);
  expect(find(values)).toEqual(starts);
  expect(find(values.map((it) => 40 + 7 * it))).toEqual(starts);
});

test('what is too short, or does not vary, has no change', () => {
  expect(find([])).toEqual([]);
  expect(find([1, 1, 1, 9, 9])).toEqual([]);
  expect(find(Array.from({ length: 30 }, () => 4))).toEqual([]);
});

test('any series: changes are inside, in order, and leave three values to each level', () => {
  const value = fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constantFrom(0, 1));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 40 }), (values) => {
      const starts = changePoints(values, { random: createRandom(1), permutations: 99, level: 0.05 });
      const ends = [0, ...starts, values.length];
      for (const [k, end] of ends.slice(1).entries())
        expect(end - ends[k]!).toBeGreaterThanOrEqual(Math.min(3, values.length));
    }),
    { seed: 1 },
  );
});
