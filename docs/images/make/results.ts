import { findings } from '../../../src/advice/find.ts';
import type { MetricResult, Result, TrendResult } from '../../../src/core/result.ts';
import { type ComparisonSketch, makeMetric, makeResult } from '../../../test/support/make-result.ts';

const routes = ['product', 'category', 'search', 'checkout'];
const primaries = ['cpu.per-request', 'latency.mean'];
const others = ['latency.p50', 'latency.p95', 'latency.p99', 'throughput', 'allocation.per-request'];

type Sketch = ComparisonSketch & { readonly head?: number };

/** What `npm run demo` measured of its slow change, as README.md shows it. Everything else changed by next to nothing. */
const slowSearch: Readonly<Record<string, Sketch>> = {
  'search latency.mean': { base: 6.75, head: 8.09, change: 0.21, spread: 0.04, decision: 'regressed' },
  'search cpu.per-request': { base: 0.338, head: 0.404, change: 0.21, spread: 0.04, decision: 'regressed' },
  'search allocation.per-request': { base: 210_000, change: 0.19, decision: 'regressed' },
  'api allocation.per-request': { base: 196_000, change: 0.062, spread: 0.011, decision: 'regressed' },
};

/** A comparison. The value of the head is a median of its own, so that it may differ a little from what the change says. */
const comparison = ({ head, ...sketch }: Sketch): MetricResult => {
  const metric = makeMetric(sketch);
  return { ...metric, head: { ...metric.head, value: head ?? metric.head.value } };
};

const shopOf = (changes: Readonly<Record<string, Sketch>>): Result['metrics'] => [
  ...[...primaries, 'latency.p95', 'allocation.per-request', 'memory.rss.peak'].map((metric, i) =>
    comparison({ metric, change: 0.004 - i / 1000, spread: 0.016, ...changes[`api ${metric}`] }),
  ),
  ...routes.flatMap((route) => [
    ...primaries.map((metric, i) => comparison({ route, metric, change: i / 500, ...changes[`${route} ${metric}`] })),
    ...others.map((metric) =>
      comparison({ route, metric, change: 0.001, primary: false, ...changes[`${route} ${metric}`] }),
    ),
  ]),
];

const judged = (differences: Partial<Result>): Result => {
  const result = makeResult({
    base: { ...makeResult().base, ref: 'main' },
    head: { ...makeResult().head, ref: 'search-snippets' },
    duration: 73_000,
    baseline: {
      store: 'branch pacegate-baselines of acme/shop',
      environment: 'linux-amd-epyc-7763-2c-8g-node24',
      records: 24,
      newest: { commit: makeResult().base.commit, recordedAt: '2026-03-01T05:02:11.000Z' },
      notice: null,
    },
    ...differences,
  });
  return { ...result, findings: findings(result) };
};

/** Records of a metric that grew for good ten records ago, and grows again by this change. */
const allocationTrend = (): TrendResult => {
  const noise = [0.4, -0.5, 0.1, 0.7, -0.3, 0.2, -0.6, 0.3, 0, -0.2];
  const values = Array.from({ length: 24 }, (_, i) => (i < 14 ? 189_000 : 196_000) * (1 + (noise[i % 10] ?? 0) / 200));
  const { base, startedAt, head } = makeResult();
  const points = values.map((value, i) => ({ commit: `${i}`.repeat(40), at: startedAt, value, head: false }));
  return {
    suite: 'api',
    scenario: 'load',
    route: null,
    metric: 'allocation.per-request',
    unit: 'bytes',
    better: 'lower',
    points: [
      ...points.map((it, i) => (i === 14 ? { ...it, commit: base.commit } : it)),
      { commit: head.commit, at: startedAt, value: 208_000, head: true },
    ],
    shifts: [
      { commit: base.commit, at: startedAt, change: { estimate: 0.037, low: 0.034, high: 0.04, confidence: 0.9 } },
    ],
    total: { estimate: 0.101, low: 0.087, high: 0.116, confidence: 0.9 },
  };
};

/** Results that the pictures show, by the name of the picture. */
export const results = {
  fail: judged({ verdict: 'fail', metrics: shopOf(slowSearch) }),
  pass: judged({ metrics: shopOf({}) }),
  trend: judged({
    verdict: 'fail',
    metrics: shopOf(slowSearch),
    trends: [allocationTrend()],
    goals: [
      {
        suite: 'api',
        metric: 'latency.p95',
        since: 'v1.0.0',
        improve: 0.5,
        progress: { estimate: 0.32, low: 0.29, high: 0.35 },
        decision: 'open',
        reason: null,
      },
    ],
  }),
} as const satisfies Record<string, Result>;
