import type { MetricResult } from '../core/result.ts';

/** The largest change first, in tolerances. */
export const bySize = (a: MetricResult, b: MetricResult): number =>
  Math.abs(b.change.estimate) / Math.max(b.tolerance, 0.01) - Math.abs(a.change.estimate) / Math.max(a.tolerance, 0.01);
