import { expect, test } from '@jest/globals';
import { createRandom } from '../../../src/core/random.ts';
import { defaultPolicy } from '../../../src/core/policy.ts';
import { decide, estimateEffect, intervalTail } from '../../../src/gate/compare.ts';
import { planLooks } from '../../../src/statistics/looks.ts';
import { blocksFor, forecastSuite, type SuiteForecast, toleranceFor } from '../../../src/usecases/baseline/forecast.ts';
import { forecastNotices, forecastStep } from '../../../src/usecases/baseline/forecast-notices.ts';
import { makeRecord, makeRecordMetric } from '../../support/make-record.ts';
import { normalNoise } from '../../support/look-simulation.ts';

const shape = {
  name: 'api',
  scenarios: [{ name: 'normal', model: 'closed' }],
  routes: [{ name: 'GET /a', weight: 1 }],
  schedule: 'duet',
} as const;
const looks = planLooks(16);

const record = (number: number, spreads: Readonly<Record<string, number>>, blockTime = 10_000) => {
  const at = Date.UTC(2026, 2, 1) + number * 3_600_000;
  return makeRecord({
    number,
    blocks: [0, 1, 2, 3].map((index) => ({
      index,
      kind: 'comparison',
      startOrder: ['base', 'head'],
      startedAt: new Date(at + index * blockTime).toISOString(),
      discarded: null,
    })),
    metrics: Object.entries(spreads).map(([metric, spread]) =>
      makeRecordMetric({ metric, spread, scenario: metric === 'memory.rss.peak' ? null : 'normal' }),
    ),
  });
};

const forecastOf = (records: ReturnType<typeof record>[]): SuiteForecast | null => {
  const suite = { suite: 'api', records, others: [] };
  return forecastSuite(suite, shape, looks, { policy: defaultPolicy, all: [suite] });
};

const made = (spreads: Readonly<Record<string, number>>, count = 12): SuiteForecast =>
  forecastOf(Array.from({ length: count }, (_, k) => record(k, spreads)))!;

test('a quiet suite is decided at the first look, a noisy one later, a hopeless one never', () => {
  expect(made({ 'cpu.per-request': 0.005 }).blocks).toBe(4);
  expect(made({ 'cpu.per-request': 0.025 }).blocks).toBeGreaterThan(4);
  expect(made({ 'cpu.per-request': 0.2 }).blocks).toBeNull();
  // The widest decides, measured by its own tolerance: 15 % for peak memory.
  expect(made({ 'cpu.per-request': 0.005, 'memory.rss.peak': 0.015 }).blocks).toBe(4);
  expect(made({ 'cpu.per-request': 0.005, 'latency.p95': 0.05 }).blocks).toBeGreaterThan(4);
});

test('spreads are pooled over the newest twelve records, and the time of a block is the usual one', () => {
  const quiet = Array.from({ length: 12 }, (_, k) => record(k + 20, { 'cpu.per-request': 0.01 }));
  const forecast = forecastOf([record(0, { 'cpu.per-request': 0.9 }), ...quiet])!;
  expect(forecast).toMatchObject({ records: 12, blockTime: 10_000 });
  expect(forecast.spreads).toMatchObject([{ deviation: expect.closeTo(0.01, 10), tolerance: 0.05 }]);
  const mixed = forecastOf([record(0, { 'cpu.per-request': 0.01 }), record(1, { 'cpu.per-request': 0.03 })])!;
  expect(mixed.spreads[0]!.deviation).toBeCloseTo(Math.sqrt((0.01 ** 2 + 0.03 ** 2) / 2), 10);
});

test('with several suites a block ends where the next of any suite begins', () => {
  const api = record(1, { 'cpu.per-request': 0.01 });
  const web = { ...record(1, {}), suite: 'web' };
  const shifted = web.blocks.map((it) => ({
    ...it,
    startedAt: new Date(Date.parse(it.startedAt) + 4000).toISOString(),
  }));
  const stored = [
    { suite: 'api', records: [api], others: [] },
    { suite: 'web', records: [{ ...web, blocks: shifted }], others: [] },
  ];
  const forecast = forecastSuite(stored[0]!, shape, looks, { policy: defaultPolicy, all: stored })!;
  expect(forecast.blockTime).toBe(4000);
});

test('without a usable record nothing is foretold', () => {
  expect(forecastOf([])).toBeNull();
  expect(forecastOf([record(1, { 'latency.p50': 0.1 })])).toBeNull();
  expect(forecastOf([{ ...record(1, { 'cpu.per-request': 0.01 }), verdict: 'invalid' }])).toBeNull();
  expect(forecastOf([{ ...record(1, { 'cpu.per-request': 0.01 }), blocks: [] }])!.blockTime).toBeNull();
});

/** Blocks after which five quiet comparisons are all unchanged, as the gate decides it. */
const blocksTaken = (deviation: number, seed: number): number => {
  const random = createRandom(seed);
  const noise = normalNoise(deviation);
  const family = Array.from({ length: 5 }, () => Array.from({ length: 16 }, () => noise(random)));
  const open = new Set(family);
  for (const { blocks, share } of looks.looks) {
    for (const effects of open) {
      const estimate = estimateEffect(effects.slice(0, blocks), intervalTail * share, false)!;
      const yardstick = { scale: { kind: 'ratio', better: 'lower' }, tolerance: 0.05, exact: false } as const;
      if (decide(estimate, false, yardstick) !== 'inconclusive') open.delete(effects);
    }
    if (open.size === 0) return blocks;
  }
  return Infinity;
};

test.each([0.01, 0.02, 0.03, 0.04])(
  'at a spread of %d most runs are decided at the look that is foretold, or one look off',
  (spread) => {
    const foretold = made({ 'cpu.per-request': spread }).blocks!;
    const taken = Array.from({ length: 200 }, (_, seed) => blocksTaken(spread, seed));
    const lookOf = (blocks: number): number => looks.looks.findIndex((look) => look.blocks >= blocks);
    const near = taken.filter((blocks) => blocks < Infinity && Math.abs(lookOf(blocks) - lookOf(foretold)) <= 1).length;
    expect(near / taken.length).toBeGreaterThan(0.75);
  },
);

test('the tolerance that would do is one with which it is decided', () => {
  const { spreads } = made({ 'cpu.per-request': 0.08 });
  const tolerance = toleranceFor(spreads[0]!, 16, 0.3);
  const wider = { ...spreads[0]!, tolerated: Math.log1p(tolerance * 1.001) };
  expect(blocksFor([wider], looks, 16)).toBe(16);
  expect(blocksFor([{ ...wider, tolerated: Math.log1p(tolerance * 0.99) }], looks, 16)).toBeNull();
});

const time = { left: 600_000, spent: 20_000 };

test('nothing is said of a run that is likely to decide in time', () => {
  expect(forecastNotices([made({ 'cpu.per-request': 0.01 })], time)).toEqual([]);
  expect(forecastNotices([], time)).toEqual([]);
});

test('a spread that the last look is unlikely to decide is said, with what would do', () => {
  const [notice, ...others] = forecastNotices([made({ 'cpu.per-request': 0.08 })], time);
  expect(others).toEqual([]);
  expect(notice).toMatch(
    /^This run is likely to end undecided: by the last 12 records cpu\.per-request of api in normal varies too much for the 16 blocks that the gate allows\. Set gate\.max-blocks to \d+ \(.+ of measuring\), or a tolerance of \d+(\.5)? % would do\.$/,
  );
  expect(forecastNotices([made({ 'cpu.per-request': 0.5 })], time)[0]).toContain(
    'More blocks alone are unlikely to do; a tolerance of',
  );
});

test('a time limit that comes too early is said, with the time or the tolerance that would do', () => {
  const forecast = made({ 'cpu.per-request': 0.03 });
  const [notice] = forecastNotices([forecast], { left: 50_000, spent: 60_000 });
  expect(notice).toMatch(
    /^The time limit is likely to come before a decision: by the last 12 records it takes about \d+ blocks, .+, and 50 s are left\. Allow \dm with gate\.time-limit or --time-limit, or a tolerance of \d+(\.5)? % for cpu\.per-request\.$/,
  );
  expect(forecastNotices([{ ...forecast, blockTime: null }], { left: 1, spent: 1 })).toEqual([]);
});

test('the plan is told in one line', () => {
  expect(forecastStep([made({ 'cpu.per-request': 0.01 })])).toBe('planned from 12 records: about 4 blocks, 48 s');
  expect(
    forecastStep([made({ 'cpu.per-request': 0.01 }, 1), { ...made({ 'cpu.per-request': 0.01 }), suite: 'web' }]),
  ).toBe('planned from 12 records: api about 4 blocks, web about 4 blocks, 96 s');
  expect(forecastStep([{ ...made({ 'cpu.per-request': 0.01 }), blockTime: null }])).toBe(
    'planned from 12 records: about 4 blocks',
  );
  expect(forecastStep([])).toBeNull();
});
