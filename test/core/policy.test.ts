import { expect, test } from '@jest/globals';
import { defaultPolicy, toleranceOf, type Policy } from '../../src/core/policy.ts';

const policy: Policy = { ...defaultPolicy, tolerance: { default: 0.07, metrics: { 'memory.rss.peak': 0.3 } } };

test('what the team set for a metric goes before its own tolerance, and that before the default', () => {
  expect(toleranceOf(policy, 'memory.rss.peak')).toBe(0.3);
  expect(toleranceOf(policy, 'latency.p95')).toBe(0.1);
  expect(toleranceOf(policy, 'cpu.per-request')).toBe(0.07);
});

test('without settings a change of 5 % is accepted, and 1 of 100 innocent changes may be blocked', () => {
  expect(toleranceOf(defaultPolicy, 'cpu.per-request')).toBe(0.05);
  expect(toleranceOf(defaultPolicy, 'allocation.per-request')).toBe(0.02);
  expect(defaultPolicy.falseAlarmRate).toBe(0.01);
});

test('a first load may grow by 2 %, what is loaded later and the total by 5 %', () => {
  expect(['initial', 'async', 'total'].map((part) => toleranceOf(defaultPolicy, `bundle.${part}.gzip`))).toEqual([
    0.02, 0.05, 0.05,
  ]);
  expect(toleranceOf(defaultPolicy, 'page.transfer')).toBe(0.02);
  expect(toleranceOf(policy, 'bundle.modules')).toBe(0.07);
});

test('growth is tolerated in bytes a request, new connections in connections, counts that vary in per cent', () => {
  const of = (metric: string): number => toleranceOf(defaultPolicy, metric);
  expect(['memory.growth', 'db.connections', 'db.queries', 'io.sync-calls', 'db.rows'].map(of)).toEqual([
    50, 0.02, 0.02, 0.02, 0.05,
  ]);
});
