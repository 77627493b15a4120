import { expect, test } from '@jest/globals';
import { calibrate, round } from '../../src/measure/calibrate.ts';

test('the kernel is the same on every machine and in every version', () => {
  const items = [
    { key: 3, name: 'c', tags: ['x'] },
    { key: 1, name: 'aa', tags: ['x', 'y'] },
    { key: 1, name: 'a', tags: [] },
  ];
  // What figures that are stored already were measured with.
  expect(round(items)).toBe('f159e605356f790fa28ca3e00f7c65fd3bdd82d25a451e453714d4c3b3de9653');
  expect(items.map(({ key }) => key)).toEqual([3, 1, 1]);
});

test('rounds a second are the median of runs, whatever the first one was', async () => {
  let time = 0;
  let asked = 0;
  // A machine that takes 10 ms a round, with one run of seven that was disturbed.
  const now = (): number => {
    time += asked > 15 && asked < 20 ? 40 : 10;
    asked++;
    return time;
  };
  expect(await calibrate({ now })).toBeCloseTo(100, 0);
});

test('on this machine it gives a positive number, and again about the same size', async () => {
  const [one, two] = [await calibrate(), await calibrate()];
  expect(one).toBeGreaterThan(0);
  expect(two / one).toBeGreaterThan(0.05);
  expect(two / one).toBeLessThan(20);
});
