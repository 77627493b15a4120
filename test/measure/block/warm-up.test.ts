import { expect, test } from '@jest/globals';
import type { Load, LoadOrder } from '../../../src/measure/load/protocol.ts';
import { isFlat, sliceLength, warmUp } from '../../../src/measure/block/warm-up.ts';
import { makeBlock } from '../../support/make-block.ts';
import { makeScenario } from '../load/load-support.ts';

/** A step of warm-up in which a request cost so much CPU; null where it can't be observed. */
const step = (base: number | null, head: number | null = base, requests = 100, duration = 500): Load => {
  const { start: _, ...load } = makeBlock({ noise: 0, solo: 0 }).slices[0]!;
  const side = (cost: number | null) => ({ ...load.base!, requests, cpu: cost === null ? null : cost * requests });
  return { ...load, duration, base: side(base), head: side(head) };
};

/** Runs a warm-up whose steps cost these, the last one for ever. */
const run = async (costs: readonly (number | null)[], min: number, max: number) => {
  const orders: LoadOrder[] = [];
  const result = await warmUp({
    load: async (order) => {
      orders.push(order);
      return step(costs[Math.min(orders.length, costs.length) - 1] ?? null);
    },
    scenario: makeScenario({ model: 'open', rate: 5, connections: 40 }),
    order: ['head', 'base'],
    min,
    max,
    slice: 200,
  });
  return { orders, result };
};

test('cost is flat when it fell by less than 8 % over two steps, on average over the sides', () => {
  expect(isFlat([step(1.07), step(1.2), step(1)])).toBe(true);
  expect(isFlat([step(1.1), step(1), step(1)])).toBe(false);
  expect(isFlat([step(1, 2), step(1, 1.5), step(1, 1)])).toBe(false);
  // One side's noise does not make a warm-up longer.
  expect(isFlat([step(1, 1.1), step(1), step(1, 1)])).toBe(true);
  // What grows is warm.
  expect(isFlat([step(1), step(1), step(1.5)])).toBe(true);
});

test('without a reading, or with fewer than three, length alone decides', () => {
  expect(isFlat([])).toBe(true);
  expect(isFlat([step(5), step(1)])).toBe(true);
  expect(isFlat([step(null), step(null), step(null)])).toBe(true);
});

test('it lasts for the least time where the service is warm at once', async () => {
  const { result, orders } = await run([1], 2000, 6000);
  expect(result).toMatchObject({ duration: 2000, flat: true });
  expect(orders).toHaveLength(4);
});

test('it goes on while cost falls, up to the limit', async () => {
  expect((await run([8, 6, 4, 2, 1, 1, 1], 1500, 6000)).result).toMatchObject({ duration: 3500, flat: true });
  const falling = Array.from({ length: 30 }, (_, k) => 0.8 ** k);
  expect((await run(falling, 1500, 4000)).result).toMatchObject({ duration: 4000, flat: false });
});

test('a length that was settled before is kept, and none at all is possible', async () => {
  expect((await run([5, 4, 3, 2, 1], 1500, 1500)).result).toMatchObject({ duration: 1500 });
  expect((await run([1], 0, 0)).result).toEqual({ duration: 0, flat: true, slice: 200 });
});

test.each([
  [0, 0],
  [500, 500],
  [2000, 2000],
])('what has it warm up again comes once, after the first step of %d ms', async (min, max) => {
  const calls: string[] = [];
  await warmUp({
    load: async () => {
      calls.push('load');
      return step(1);
    },
    scenario: makeScenario(),
    order: ['base', 'head'],
    min,
    max,
    slice: 200,
    early: async () => void calls.push('early'),
  });
  const loads = Array.from({ length: max / 500 }, () => 'load');
  expect(calls).toEqual([...loads.slice(0, 1), 'early', ...loads.slice(1)]);
});

test('it is a closed loop of both sides and the mix, whatever the scenario', async () => {
  const { orders } = await run([1], 500, 500);
  expect(orders[0]).toMatchObject({ route: null, order: ['head', 'base'], lead: 0, duration: 500 });
  expect(orders[0]!.scenario).toMatchObject({ model: 'closed', rate: null, connections: 10 });
});

test('a window is as long as the slower side needs for sixty requests, within limits', () => {
  expect(sliceLength([step(1, 1, 100)], 200)).toBe(300);
  expect(sliceLength([step(1, 1, 1000)], 200)).toBe(200);
  expect(sliceLength([step(1, 1, 1)], 200)).toBe(3000);
  expect(sliceLength([step(1, 1, 0)], 200)).toBe(3000);
  expect(sliceLength([], 200)).toBe(200);
  const uneven = step(1, 1, 1000);
  expect(sliceLength([{ ...uneven, head: { ...uneven.head!, requests: 50 } }], 200)).toBe(600);
  expect(sliceLength([{ ...uneven, base: null }], 200)).toBe(200);
  // Only the last step: those before ran cold code.
  expect(sliceLength([step(1, 1, 1), step(1, 1, 100)], 200)).toBe(300);
});
