/** A kind of regression: how it is told apart, what helps, and what keeps it from coming back. */
export interface CauseClass {
  /** "n-plus-one"; other programs read it, it does not change. */
  readonly id: string;
  /** As a heading: "N+1 queries". */
  readonly title: string;
  readonly area: 'code' | 'database' | 'cache' | 'dependency' | 'infrastructure' | 'front-end';
  /** Metrics that count it and have to move when it is undone; [] where only time, or what no metric counts, shows it. */
  readonly counters: readonly string[];
  /** Metrics that it makes worse, the surest first. "latency" stands for all metrics of latency, "bundle" for all of bundles. */
  readonly moves: readonly string[];
  /** The suggested fix, one sentence. */
  readonly fix: string;
  readonly prevention: string;
  /** What to watch so that it is seen when it comes back. */
  readonly monitor: string;
  readonly effort: 'minutes' | 'hours' | 'days';
  /** A role. */
  readonly owner: string;
}
