import { expect, test } from '@jest/globals';
import { policyDifferences } from '../../src/config/policy-change.ts';
import type { Policy } from '../../src/core/policy.ts';
import { defaultPolicy } from '../../src/core/policy.ts';

const base: Policy = {
  ...defaultPolicy,
  budgets: [
    { metric: 'latency.p95', limit: 200, target: 150 },
    { metric: 'errors.rate', limit: 0.001, target: null },
  ],
  tolerance: { default: 0.05, metrics: { 'cpu.per-request': 0.03 } },
};

test('the same policy has no differences, whatever the order of its budgets', () => {
  expect(policyDifferences(base, base)).toEqual([]);
  expect(policyDifferences(base, { ...base, budgets: base.budgets.toReversed() })).toEqual([]);
});

test('each changed value is one sentence', () => {
  const head: Policy = {
    budgets: [
      { metric: 'latency.p95', limit: 400, target: null },
      { metric: 'memory.rss.peak', limit: 2e8, target: null },
    ],
    tolerance: { default: 0.1, metrics: { 'latency.mean': 0.2 } },
    inconclusive: 'block',
    timeLimit: 1_200_000,
    falseAlarmRate: 0.05,
    maxBlocks: 8,
  };
  expect(policyDifferences(base, head)).toEqual([
    'budget errors.rate limit: 0.10 % -> none',
    'budget latency.p95 limit: 200 ms -> 400 ms',
    'budget latency.p95 target: 150 ms -> none',
    'budget memory.rss.peak limit: none -> 200 MB',
    'tolerance default: 5 % -> 10 %',
    'tolerance cpu.per-request: 3 % -> none',
    'tolerance latency.mean: none -> 20 %',
    'gate inconclusive: warn -> block',
    'gate time-limit: 10 min -> 20 min',
    'gate false-alarm-rate: 1 % -> 5 %',
    'gate max-blocks: 16 -> 8',
  ]);
});

test('tolerances of differences are told in their own units, and prices as they are written', () => {
  const tolerance = (metrics: Policy['tolerance']['metrics']): Policy => ({
    ...base,
    tolerance: { default: 0.05, metrics },
  });
  const before = tolerance({ 'memory.growth': 50, 'errors.rate': 0.001 });
  const after = tolerance({ 'memory.growth': 2000, 'errors.rate': 0.002, 'db.connections': 0.5, 'page.cls': 0.1 });
  expect(policyDifferences(before, { ...after, prices: { cpuHour: 0.04, gigabyteHour: 0.005 } })).toEqual([
    'tolerance db.connections: none -> 0.50/request',
    'tolerance errors.rate: 0.1 % -> 0.2 %',
    'tolerance memory.growth: 50.0 B/request -> 2.00 KB/request',
    'tolerance page.cls: none -> 0.10',
    'price cpu-hour: none -> 0.04',
    'price gigabyte-hour: none -> 0.005',
  ]);
  const priced: Policy = { ...base, prices: { cpuHour: 0.04, gigabyteHour: 0 } };
  expect(policyDifferences(priced, { ...base, prices: null })).toEqual([
    'price cpu-hour: 0.04 -> none',
    'price gigabyte-hour: 0 -> none',
  ]);
});

test('a change too small for rounded values is shown unrounded', () => {
  const head: Policy = { ...base, budgets: [{ metric: 'latency.p95', limit: 200.2, target: 150 }, base.budgets[1]!] };
  expect(policyDifferences(base, head)).toEqual(['budget latency.p95 limit: 200 ms -> 200.2 ms']);
});
