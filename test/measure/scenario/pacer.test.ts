import { setTimeout as delay } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { totalOf } from '../../../src/core/histogram.ts';
import { createRandom } from '../../../src/core/random.ts';
import { createPacer } from '../../../src/measure/scenario/pacer.ts';

jest.setTimeout(300_000);

test('calls are due at the rate on average and as irregularly as those of independent users, however late they come', async () => {
  const dues: number[] = [];
  using pacer = createPacer(createRandom(1), (due) => void dues.push(due));
  const rate = 20_000;
  pacer.setRate(rate);
  while (dues.length < 20_000) await delay(5);
  pacer.setRate(null);
  const number = dues.length;
  const gaps = dues.slice(1).map((due, at) => due - (dues[at] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(0);
  // A machine that stands still for seconds loses the time for good.
  const usual = gaps.filter((gap) => gap < 1000);
  const mean = usual.reduce((sum, gap) => sum + gap, 0) / usual.length;
  expect(Math.abs((mean * rate) / 1000 - 1)).toBeLessThan(0.05);
  const longer = usual.filter((gap) => gap > mean).length / usual.length;
  expect(Math.abs(longer - Math.exp(-1))).toBeLessThan(0.03);
  expect(totalOf(pacer.takeLateness())).toBe(number);
  expect(totalOf(pacer.takeLateness())).toBe(0);
  await delay(20);
  expect(dues).toHaveLength(number);
});
