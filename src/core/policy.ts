import { leastCount } from './metrics.ts';

/** An absolute bound on a metric of the head. `limit` blocks, `target` only warns. Values in the metric's own unit. */
export interface Budget {
  readonly metric: string;
  readonly limit: number | null;
  readonly target: number | null;
}

/** What machines cost a team, in its own currency. */
export interface Prices {
  /** Of one CPU for an hour. */
  readonly cpuHour: number;
  /** Of 1 GB (a thousand million bytes) of memory for an hour. */
  readonly gigabyteHour: number;
}

/**
 * What a change is judged by. It comes from the base side, so that a change can't loosen the gate that judges it.
 */
export interface Policy {
  readonly budgets: readonly Budget[];
  /**
   * Accepted relative change: 0.05 is 5 %. `metrics` holds what the team set for single metrics; of those that are compared by
   * difference (see `Metric`) a difference in the metric's own unit.
   */
  readonly tolerance: { readonly default: number; readonly metrics: Readonly<Record<string, number>> };
  /** Whether an inconclusive run lets the merge through. */
  readonly inconclusive: 'warn' | 'block';
  /** Whole run, preparation included, in ms. */
  readonly timeLimit: number;
  /** Highest accepted chance that a change without effect is blocked, over all primary comparisons of a run together. */
  readonly falseAlarmRate: number;
  /** The most comparison blocks that one suite gets. */
  readonly maxBlocks: number;
  /** What `cost.per-million` is reckoned with; absent or null: it is not. */
  readonly prices?: Prices | null;
}

export const defaultPolicy = {
  budgets: [],
  tolerance: { default: 0.05, metrics: {} },
  inconclusive: 'warn',
  timeLimit: 600_000,
  falseAlarmRate: 0.01,
  maxBlocks: 16,
} as const satisfies Policy;

const ofSizes = (part: string, tolerance: number): Record<string, number> =>
  Object.fromEntries(['stat', 'parsed', 'gzip', 'brotli'].map((form) => [`bundle.${part}.${form}`, tolerance]));

/** Metrics whose noise asks for another tolerance than the default, unless the team sets one for the metric itself. */
const ownTolerance: Readonly<Record<string, number>> = {
  'latency.p95': 0.1,
  'allocation.per-request': 0.02,
  'memory.rss.peak': 0.15,
  // Bytes are exact, so it is not noise that these leave room for but the size that a change may well have.
  ...ofSizes('initial', 0.02),
  ...ofSizes('async', 0.05),
  ...ofSizes('total', 0.05),
  ...ofSizes('chunk', 0.05),
  'page.transfer': 0.02,
  'page.script-bytes': 0.02,
  'page.requests': 0.05,
  'memory.heap': 0.1,
  // Bytes a request: 50 MB in a million of them.
  'memory.growth': 50,
  'eventloop.delay.p99': 0.25,
  // Of counts that vary: those that do not are compared exactly.
  'io.sync-calls': 0.02,
  'db.queries': 0.02,
  'db.rows': 0.05,
  'db.time': 0.1,
  // Connections a request.
  'db.connections': leastCount,
};

/** The change of `metric` that `policy` accepts: relative, or a difference in its own unit where it is compared by that. */
export const toleranceOf = (policy: Policy, metric: string): number =>
  policy.tolerance.metrics[metric] ?? ownTolerance[metric] ?? policy.tolerance.default;
