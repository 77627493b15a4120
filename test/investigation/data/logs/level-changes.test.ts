import { expect, test } from '@jest/globals';
import { createRandom } from '../../../../src/core/random.ts';
import { levelChanges } from '../../../../src/investigation/data/logs/level-changes.ts';
import { normal } from '../../../support/normal-noise.ts';

const random = createRandom(5);
const series = (size: number, level: (k: number) => number, noise: number, of = random) =>
  Array.from({ length: size }, (_, k) => ({ value: level(k) + noise * normal(of), weight: 1 }));

test('a step is found at its place, though only means of neighbours are tested', () => {
  const [step, ...rest] = levelChanges(
    series(200, (k) => (k < 137 ? 2 : 3), 0.05, random.fork('a')),
    random.fork('b'),
  );
  expect(rest).toEqual([]);
  expect(step).toMatchObject({ index: 137 });
  expect(step!.before).toBeCloseTo(2, 1);
  expect(step!.after).toBeCloseTo(3, 1);
  expect(step!.difference.low).toBeLessThan(1);
  expect(step!.difference.high).toBeGreaterThan(1);
});

test('there and back are two', () => {
  const values = series(96, (k) => (k >= 32 && k < 64 ? 5 : 1), 0.1, random.fork('c'));
  expect(levelChanges(values, random.fork('d')).map(({ index }) => index)).toEqual([32, 64]);
});

test('noise has hardly ever a change, and few points have none', () => {
  const told = Array.from({ length: 60 }, (_, k) =>
    levelChanges(
      series(60, () => 1, 0.3, random.fork(`n${k}`)),
      random.fork(`r${k}`),
    ),
  );
  expect(told.filter((it) => it.length > 0).length).toBeLessThanOrEqual(1);
  expect(
    levelChanges(
      series(7, (k) => (k < 3 ? 1 : 9), 0.01),
      random,
    ),
  ).toEqual([]);
});
