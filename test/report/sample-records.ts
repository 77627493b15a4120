import type { Result, TrendResult } from '../../src/core/result.ts';
import { makeMetric, makeResult } from '../support/make-result.ts';

const commitOf = (i: number): string => (0x9f2c1e7 + 7919 * i).toString(16).padStart(40, '0').slice(-7).padEnd(40, 'b');

/** The records of one metric, a day apart, with the head as the last point unless `head` is null. */
export const trendOf = (
  { route, metric, base }: { route: string | null; metric: string; base: number },
  factors: readonly number[],
  { head, ...rest }: { head: number | null } & Partial<TrendResult>,
): TrendResult => {
  const { unit, better } = makeMetric({ metric });
  const known = factors.map((factor, i) => ({
    commit: commitOf(i),
    at: new Date(Date.UTC(2026, 1, 1 + i, 5)).toISOString(),
    value: base * factor,
    head: false,
  }));
  const last = { commit: makeResult().head.commit, at: makeResult().startedAt, value: base * (head ?? 1), head: true };
  return {
    suite: 'api',
    scenario: 'load',
    route,
    metric,
    unit,
    better,
    points: head === null ? known : [...known, last],
    shifts: [],
    total: null,
    ...rest,
  };
};

/** Values of a metric that only varies, as factors. */
export const wobble = [1, 1.012, 0.991, 1.004, 0.997, 1.009, 0.995, 1.003, 1.001, 0.992, 1.006, 0.999];

/** A stored record that the run was given. */
export const recorded = (notice: string | null = null): Result['baseline'] => ({
  store: 'branch pacegate-baselines of acme/shop',
  environment: 'linux-amd-epyc-7763-2c-8g-node24',
  records: wobble.length,
  newest: { commit: commitOf(wobble.length - 1), recordedAt: '2026-03-01T05:02:11.000Z' },
  notice,
});

/** It varies until this change. */
export const cpuTrend = trendOf({ route: null, metric: 'cpu.per-request', base: 2.4 }, wobble, {
  head: 1.066,
  total: { estimate: 0.072, low: 0.041, high: 0.104, confidence: 0.9 },
});

/** It grew by some per cent for good in the middle. */
export const shiftedTrend = trendOf(
  { route: null, metric: 'latency.mean', base: 24.9 },
  wobble.map((it, i) => (i < 7 ? it : it * 1.081)),
  {
    head: 1.085,
    shifts: [
      {
        commit: commitOf(7),
        at: '2026-02-08T05:00:00.000Z',
        change: { estimate: 0.081, low: 0.062, high: 0.1, confidence: 0.9 },
      },
    ],
    total: { estimate: 0.084, low: 0.055, high: 0.114, confidence: 0.9 },
  },
);
