import { expect, test } from '@jest/globals';
import { type Block, blockSchema } from '../../src/core/block.ts';
import type { SuiteShape } from '../../src/gate/judge-input.ts';
import { type Observation, observe } from '../../src/gate/observe.ts';
import { type Effect, makeBlock } from '../support/make-block.ts';
import { makeSuiteInput } from '../support/make-judge-input.ts';

const duet = makeSuiteInput([]);
const alternate: SuiteShape = { ...duet, schedule: 'alternate' };
const open: SuiteShape = { ...duet, scenarios: [{ name: 'normal', model: 'open' }] };
const exact = { noise: 0 } as const;

const find = (block: Block, suite: SuiteShape, metric: string, route: string | null = null): Observation => {
  const found = observe(block, suite).find((it) => it.metric === metric && it.route === route);
  if (found === undefined) throw new Error(`${metric} was not observed at all`);
  return found;
};

const effectOf = (it: Observation): number => {
  if (it.kind !== 'seen') throw new Error(it.reason);
  return it.effect;
};

test('synthetic blocks are valid blocks', () => {
  for (const schedule of ['duet', 'alternate', 'one-at-a-time'] as const) {
    expect(() => blockSchema.parse(makeBlock({ schedule }))).not.toThrow();
  }
});

test.each([
  ['latency.mean', { latency: 0.1 }],
  ['latency.p50', { latency: 0.1 }],
  ['latency.p95', { latency: 0.1 }],
  ['cpu.per-request', { cpu: 0.1 }],
  ['allocation.per-request', { allocation: 0.1 }],
  ['memory.rss.peak', { memory: 0.1 }],
] as const satisfies readonly (readonly [string, Effect])[])(
  '%s shows what the head does, and only that',
  (metric, effect) => {
    const block = makeBlock({ ...exact, effect });
    expect(effectOf(find(block, duet, metric))).toBeCloseTo(Math.log(1.1), 3);
    const others = observe(block, duet).filter((it) => it.kind === 'seen' && it.metric !== metric && it.effect !== 0);
    const family = metric.startsWith('latency') ? 'latency' : metric;
    expect(others.filter((it) => !it.metric.startsWith(family))).toEqual([]);
  },
);

test('values are in the units of the catalogue, means over slices', () => {
  const block = makeBlock({ ...exact, requests: 60 });
  expect(find(block, duet, 'throughput')).toMatchObject({ base: 120, head: 120, effect: 0 });
  expect(find(block, duet, 'memory.rss.peak')).toMatchObject({ base: 100e6, scenario: null });
  expect(find(block, duet, 'allocation.per-request')).toMatchObject({ base: 20_000 });
  expect(find(block, duet, 'gc.pause')).toMatchObject({ kind: 'seen', effect: 0 });
});

test('more throughput is better, so its effect is negative', () => {
  const block = makeBlock({ ...exact });
  for (const { head } of block.slices) head?.routes['GET /a']?.durations.push(4000);
  expect(effectOf(find(block, duet, 'throughput'))).toBeCloseTo(-Math.log(61 / 60), 9);
});

test('a route is read from its own slices; the other routes are not touched by it', () => {
  const block = makeBlock({ ...exact, routeEffects: { 'GET /a': { cpu: 0.2 } } });
  expect(effectOf(find(block, duet, 'cpu.per-request', 'GET /a'))).toBeCloseTo(Math.log(1.2), 9);
  expect(effectOf(find(block, duet, 'cpu.per-request', 'GET /b'))).toBe(0);
  expect(effectOf(find(block, duet, 'cpu.per-request'))).toBe(0);
});

test('a pause of the machine that was charged to one side in one slice does not count as a change', () => {
  const block = makeBlock({ ...exact, effect: { cpu: 0.1 } });
  const struck = block.slices.find(({ route }) => route === null);
  struck!.head!.cpu! *= 20;
  for (const durations of Object.values(struck!.head!.routes).map((it) => it.durations)) durations[0]! += 1e6;
  expect(effectOf(find(block, duet, 'cpu.per-request'))).toBeCloseTo(Math.log(1.1), 9);
  expect(effectOf(find(block, duet, 'latency.mean'))).toBeCloseTo(0, 9);
});

test('an open model tells routes apart by their answers, and has no cost per route', () => {
  const block = makeBlock({ ...exact, scenarios: open.scenarios });
  for (const slice of block.slices) {
    if (slice.head === null) continue;
    const sample = slice.head.routes['GET /b']!;
    sample.durations = sample.durations.map((duration) => 2 * duration);
  }
  expect(effectOf(find(block, open, 'latency.mean', 'GET /a'))).toBe(0);
  expect(effectOf(find(block, open, 'latency.mean', 'GET /b'))).toBeCloseTo(Math.LN2, 9);
  expect(observe(block, open).filter(({ metric, route }) => route !== null && metric === 'cpu.per-request')).toEqual(
    [],
  );
});

test('slices of the head alone in a duet are not compared', () => {
  const block = makeBlock({ ...exact, solo: 2 });
  block.slices.reverse();
  for (const slice of block.slices) if (slice.base === null && slice.head !== null) slice.head.cpu = 1e6;
  expect(effectOf(find(block, duet, 'cpu.per-request'))).toBe(0);
});

test('sides that are loaded in turn are paired in the order they came', () => {
  const block = makeBlock({ ...exact, schedule: 'alternate', effect: { allocation: 0.5 } });
  expect(block.slices.every(({ order }) => order.length === 1)).toBe(true);
  expect(effectOf(find(block, alternate, 'allocation.per-request'))).toBeCloseTo(Math.log(1.5), 9);
  block.slices = block.slices.filter(({ base }) => base === null);
  expect(find(block, alternate, 'allocation.per-request')).toMatchObject({ kind: 'unseen' });
});

test('too few answers give no latency, and it is said which side lacks them', () => {
  const starve = (side: 'base' | 'head'): Block => {
    const block = makeBlock({ ...exact, requests: 20 });
    for (const slice of block.slices)
      for (const it of Object.values(slice[side]?.routes ?? {})) it.durations.length = 2;
    return block;
  };
  expect(find(starve('head'), duet, 'latency.mean')).toMatchObject({ kind: 'unseen', baseSeen: true });
  expect(find(starve('base'), duet, 'latency.mean')).toMatchObject({ kind: 'unseen', baseSeen: false });
  const few = makeBlock({ ...exact, requests: 48 });
  expect(find(few, duet, 'latency.p95')).toMatchObject({ kind: 'unseen' });
  expect(find(few, duet, 'latency.p50')).toMatchObject({ kind: 'seen' });
  expect(find(makeBlock({ ...exact, requests: 50 }), duet, 'latency.p95')).toMatchObject({ kind: 'seen' });
  expect(find(makeBlock({ ...exact, requests: 250 }), duet, 'latency.p99')).toMatchObject({ kind: 'seen' });
});

test('error shares are compared by their difference', () => {
  const block = makeBlock({ ...exact, requests: 80, errors: { head: 0.2 } });
  expect(find(block, duet, 'errors.rate')).toMatchObject({ base: 0, head: 0.2, effect: 0.2 });
});

test('what could not be observed is absent with a reason, never zero', () => {
  const block = makeBlock({ cpu: null, allocation: null });
  for (const metric of ['cpu.per-request', 'allocation.per-request', 'gc.pause']) {
    expect(find(block, duet, metric)).toMatchObject({
      kind: 'unseen',
      baseSeen: false,
      reason: expect.stringContaining('observed'),
    });
  }
});
