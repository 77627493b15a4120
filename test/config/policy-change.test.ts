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

test('a change too small for rounded values is shown unrounded', () => {
  const head: Policy = { ...base, budgets: [{ metric: 'latency.p95', limit: 200.2, target: 150 }, base.budgets[1]!] };
  expect(policyDifferences(base, head)).toEqual(['budget latency.p95 limit: 200 ms -> 200.2 ms']);
});
