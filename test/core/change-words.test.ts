import { expect, test } from '@jest/globals';
import { changeWords } from '../../src/core/change-words.ts';
import { makeMetric } from '../support/make-result.ts';

const words = (metric: string, [base, head]: readonly [number, number], interval: readonly [number, number] | null) => {
  const estimate = metric === 'page.cls' ? head - base : head / base - 1;
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
])('%s from and to %j reads as people say it', (metric, values, interval, text) => {
  expect(words(metric, values, interval)).toBe(text);
});
