import { expect, test } from '@jest/globals';
import { changeWords, metricChangeWords, toleranceWords, usualToleranceWords } from '../../src/core/change-words.ts';
import { makeMetric } from '../support/make-result.ts';

const words = (metric: string, [base, head]: readonly [number, number], interval: readonly [number, number] | null) => {
  const isDifference = ['page.cls', 'memory.growth', 'db.connections'].includes(metric) || Math.min(base, head) === 0;
  const estimate = isDifference ? head - base : head / base - 1;
  const [low, high] = interval ?? [estimate, estimate];
  return changeWords({
    ...makeMetric({ metric }),
    base: { value: base, blocks: [base] },
    head: { value: head, blocks: [head] },
    change: { estimate, low, high, confidence: interval === null || metric === 'bundle.total.gzip' ? 1 : 0.9 },
  });
};

test.each<[string, readonly [number, number], readonly [number, number] | null, string]>([
  ['latency.mean', [10, 11.8], [0.14, 0.22], '+18 % (14 to 22)'],
  ['bundle.initial.gzip', [182_000, 240_100], null, '+58.1 KB (+32 %)'],
  ['bundle.initial.gzip', [182_000, 181_900], null, '-100 B (-0.1 %)'],
  ['bundle.initial.gzip', [182_000, 182_000], null, '0 %'],
  ['page.requests', [12, 14], null, '+2 (+17 %)'],
  // Builds that differ by themselves leave an interval.
  ['bundle.total.gzip', [100_000, 102_200], [0.018, 0.026], '+2.2 % (1.8 to 2.6)'],
  ['page.cls', [0, 0.2], [0.18, 0.22], '+0.20 (0.18 to 0.22)'],
  ['page.cls', [0.2, 0.1], [-0.12, -0.08], '-0.10 (-0.12 to -0.080)'],
  ['page.cls', [0.1, 0.1], [-0.01, 0.01], '0 (-0.010 to 0.010)'],
  ['memory.growth', [-12, 200], [180, 244], '+212 B/request (180 to 244)'],
  ['memory.growth', [10, 4210], [3900, 4500], '+4.20 KB/request (3.90 to 4.50)'],
  ['db.queries', [3, 29], null, '+26.0/request (+867 %)'],
  ['db.queries', [0, 29], null, '+29/request'],
  ['io.sync-calls', [0, 0.5], [0.4, 0.6], '+0.50/request (0.40 to 0.60)'],
  ['db.connections', [0, 1], [0.9, 1.1], '+1/request (0.90 to 1.10)'],
])('%s from and to %j reads as people say it', (metric, values, interval, text) => {
  expect(words(metric, values, interval)).toBe(text);
});

test('what is accepted has the unit of the change', () => {
  const tolerated = (metric: string, base: number): string =>
    toleranceWords({ ...makeMetric({ metric, base }), tolerance: metric === 'memory.growth' ? 50 : 0.02 });
  expect(tolerated('db.queries', 3)).toBe('2 %');
  expect(tolerated('db.queries', 0)).toBe('0.020/request');
  expect(tolerated('memory.growth', 3)).toBe('50.0 B/request');
  expect(usualToleranceWords('memory.growth', 50)).toBe('50.0 B/request');
  expect(usualToleranceWords('errors.rate', 0.001)).toBe('0.1 %');
});

test('of control blocks only the metric is known', () => {
  const change = { estimate: 120, low: 80, high: 160, confidence: 0.999 };
  expect(metricChangeWords('memory.growth', change)).toBe('+120 B/request (80 to 160)');
  expect(metricChangeWords('cpu.per-request', { ...change, estimate: 0.04, low: 0.01, high: 0.07 })).toBe(
    '+4.0 % (1.0 to 7.0)',
  );
});
