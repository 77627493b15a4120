import { expect, test } from '@jest/globals';
import { createNaming } from '../../src/advice/naming.ts';
import { goalText } from '../../src/report/goals.ts';
import { tellingTrends, trendText } from '../../src/report/trends.ts';
import type { Result } from '../../src/core/result.ts';
import { makeResult, makeShop } from '../support/make-result.ts';
import { cases } from './cases.ts';

test('goals say how far they are', () => {
  expect(cases['goals-in-progress'].goals.map(goalText)).toEqual([
    'Goal: latency.p95 of api 50 % better than v1.0.0: 32 % so far (29 to 35)',
    'Goal reached: memory.rss.peak of api 20 % better than v1.0.0: 24 % (22 to 27)',
    'Goal: cpu.per-request of api 10 % better than v1.0.0: 4.0 % worse so far (1.8 to 6.2)',
    'Goal: throughput of api 30 % better than v1.0.0: not known. v1.0.0 was never recorded.',
  ]);
});

const [cpu, latency, p95] = cases['fail-with-trend'].trends;
const naming = createNaming(makeShop());

const told = (differences: Partial<Result>): (string | boolean)[][] =>
  tellingTrends(makeResult(differences)).map((it) => [it.trend.metric, it.changed]);

test('a trend is told that shifted, that moved beyond the tolerance, or whose metric changed in this run', () => {
  const plain = { ...p95!, shifts: [], total: null };
  expect(told({ trends: [plain] })).toEqual([]);
  expect(told({ trends: [latency!] })).toEqual([['latency.mean', false]]);
  const total = { estimate: 0.12, low: 0.02, high: 0.2, confidence: 0.9 };
  expect(told({ trends: [{ ...plain, total }] })).toEqual([['latency.p95', false]]);
  // By chance, and within the tolerance of 10 %.
  expect(told({ trends: [{ ...plain, total: { ...total, low: -0.01 } }] })).toEqual([]);
  expect(told({ trends: [{ ...plain, total: { ...total, estimate: 0.09 } }] })).toEqual([]);
  const metrics = makeShop({ 'latency.p95': { change: 0.3 } });
  expect(told({ metrics, trends: [latency!, plain] })).toEqual([
    ['latency.p95', true],
    ['latency.mean', false],
  ]);
});

test('a few records show no course', () => {
  expect(told({ trends: [{ ...latency!, points: latency!.points.slice(-4) }] })).toEqual([]);
});

test('a trend says its total, its newest shift and how long ago that was', () => {
  expect(trendText(latency!, naming)).toBe(
    'api: mean latency over 12 records of the default branch and this change: +8.4 % (5.5 to 11); it shifted by +8.1 % (6.2 to 10) at 9f39a70, 4 records ago.',
  );
  expect(trendText({ ...cpu!, points: cpu!.points.filter(({ head }) => !head), total: null }, naming)).toBe(
    'api: CPU time per request over 12 records of the default branch: no lasting shift.',
  );
  const newest = { ...latency!.shifts[0]!, commit: latency!.points.at(-2)!.commit };
  expect(trendText({ ...latency!, shifts: [latency!.shifts[0]!, newest] }, naming)).toMatch(
    /, the newest record \(and 1 time before\)\.$/u,
  );
});
