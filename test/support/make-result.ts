import type { Unit } from '../../src/core/metrics.ts';
import { metricOf } from '../../src/core/metrics.ts';
import { defaultPolicy, toleranceOf } from '../../src/core/policy.ts';
import type { Decision, MetricResult, Result } from '../../src/core/result.ts';

/** What a comparison of a test says; everything else follows from the metric. */
export interface ComparisonSketch {
  readonly suite?: string;
  readonly scenario?: string | null;
  readonly route?: string | null;
  readonly metric?: string;
  /** Relative change, 0.19 for +19 %, and half the width of its interval. */
  readonly change?: number;
  readonly spread?: number;
  readonly base?: number;
  readonly blocks?: number;
  readonly primary?: boolean;
  readonly decision?: Decision;
  readonly needed?: MetricResult['needed'];
}

const typical = { ms: 3.12, bytes: 96e6, 'requests/s': 640, share: 0 } as const satisfies Partial<Record<Unit, number>>;

const baseOf = (metric: string): number => {
  if (metric === 'allocation.per-request') return 41_300;
  const { unit } = metricOf(metric);
  return unit === 'ms' || unit === 'bytes' || unit === 'requests/s' || unit === 'share' ? typical[unit] : 1;
};

const decide = (worse: number, spread: number, tolerance: number): Decision => {
  if (worse - spread > 0 && worse >= tolerance) return 'regressed';
  if (worse + spread < 0 && worse <= -tolerance / 2) return 'improved';
  return worse + spread < tolerance ? 'unchanged' : 'inconclusive';
};

/** A comparison as the judge would give it: by default the CPU of the whole suite `api`, hardly changed. */
export const makeMetric = (sketch: ComparisonSketch = {}): MetricResult => {
  const { metric = 'cpu.per-request', change = 0.004, blocks = 6, route = null } = sketch;
  const spread = sketch.spread ?? (metric === 'allocation.per-request' ? 0.005 : 0.02);
  const { unit, better } = metricOf(metric);
  const tolerance = toleranceOf(defaultPolicy, metric);
  const base = sketch.base ?? baseOf(metric);
  const head = unit === 'share' ? base + change : base * (1 + change);
  const scenario = metric === 'memory.rss.peak' ? null : 'load';
  return {
    suite: sketch.suite ?? 'api',
    scenario: sketch.scenario === undefined ? scenario : sketch.scenario,
    route,
    metric,
    unit,
    better,
    primary: sketch.primary ?? true,
    base: { value: base, blocks: Array.from({ length: blocks }, () => base) },
    head: { value: head, blocks: Array.from({ length: blocks }, () => head) },
    change: { estimate: change, low: change - spread, high: change + spread, confidence: 0.9 },
    tolerance,
    decision: sketch.decision ?? decide(better === 'lower' ? change : -change, spread, tolerance),
    needed: sketch.needed ?? null,
  };
};

/** The comparisons of a small shop: each key "route metric" (route may be empty) changes that one comparison. */
export const makeShop = (sketches: Readonly<Record<string, ComparisonSketch>> = {}): MetricResult[] => {
  const whole = ['cpu.per-request', 'latency.mean', 'latency.p95', 'allocation.per-request', 'memory.rss.peak'];
  const places = [
    ...whole.map((metric, i) => ({ route: null, metric, primary: true, change: 0.003 + i / 1000 })),
    { route: null, metric: 'throughput', primary: false, change: -0.004 },
    ...['GET /products/{id}', 'GET /search', 'POST /checkout'].flatMap((route, i) => [
      { route, metric: 'cpu.per-request', primary: true, change: 0.012 - i / 100 },
      { route, metric: 'latency.mean', primary: true, change: 0.009 - i / 100 },
      { route, metric: 'allocation.per-request', primary: false, change: 0.001, spread: 0.002 },
    ]),
  ];
  return places.map((it) => makeMetric({ ...it, ...sketches[`${it.route ?? ''} ${it.metric}`.trim()] }));
};

/** A whole result that passes, with whatever a test wants different. */
export const makeResult = (differences: Partial<Result> = {}): Result => {
  const metrics = differences.metrics ?? makeShop();
  const primaries = metrics.filter((it) => it.primary).length;
  return {
    schema: 'pacegate/result@1',
    verdict: 'pass',
    reasons: [`All ${primaries} comparisons are within tolerance.`],
    notices: [],
    base: { ref: 'main', commit: '9f2c1e7ab44d0b6c35a1f6f8f1f26f0c4de41a52', tree: 'a'.repeat(40) },
    head: {
      ref: 'search-facets',
      commit: '41d7be05c2f9a7c08b3a64e1d92d3f6a7e0c9b18',
      tree: 'b'.repeat(40),
      dirty: false,
    },
    comparisons: { possible: metrics.length, expected: primaries, made: primaries },
    environment: {
      pacegate: '0.1.0',
      node: '24.21.0',
      platform: 'linux',
      kernel: '6.8.0-45',
      cpu: 'AMD EPYC 7763',
      cores: 2,
      memory: 8.2e9,
    },
    seed: 1840221,
    startedAt: '2026-03-02T09:14:05.000Z',
    duration: 85_400,
    time: { prepare: 12_300, measure: 73_100, start: 6200, warmUp: 14_100, load: 48_200, overhead: 4600 },
    policy: { from: 'base', falseAlarmRate: 0.01, timeLimit: 600_000, inconclusive: 'warn' },
    suites: [
      {
        name: 'api',
        schedule: 'duet',
        blocks: { counted: 6, control: 2, discarded: 0 },
        discarded: [],
        wait: 0.042,
        skipped: null,
      },
    ],
    absent: [],
    budgets: [],
    control: { decision: 'clean', blocks: 2, comparisons: [] },
    baseline: { store: null, environment: 'linux-amd-epyc-7763-2c-8g-node24', records: 0, newest: null, notice: null },
    trends: [],
    goals: [],
    findings: [],
    ...differences,
    metrics,
  };
};
