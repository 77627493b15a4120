/** An absolute bound on a metric of the head. `limit` blocks, `target` only warns. Values in the metric's own unit. */
export interface Budget {
  readonly metric: string;
  readonly limit: number | null;
  readonly target: number | null;
}

/**
 * What a change is judged by. It comes from the base side, so that a change can't loosen the gate that judges it.
 */
export interface Policy {
  readonly budgets: readonly Budget[];
  /** Accepted relative change: 0.05 is 5 %. `metrics` holds what the team set for single metrics. */
  readonly tolerance: { readonly default: number; readonly metrics: Readonly<Record<string, number>> };
  /** Whether an inconclusive run lets the merge through. */
  readonly inconclusive: 'warn' | 'block';
  /** Whole run, preparation included, in ms. */
  readonly timeLimit: number;
  /** Highest accepted chance that a change without effect is blocked, over all primary comparisons of a run together. */
  readonly falseAlarmRate: number;
  /** The most comparison blocks that one suite gets. */
  readonly maxBlocks: number;
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
  'page.transfer': 0.02,
  'page.script-bytes': 0.02,
  'page.requests': 0.05,
};

/** The relative change of `metric` that `policy` accepts. */
export const toleranceOf = (policy: Policy, metric: string): number =>
  policy.tolerance.metrics[metric] ?? ownTolerance[metric] ?? policy.tolerance.default;
