import type { Experiment } from '../../core/investigation.ts';
import { isByDifference } from '../../core/metrics.ts';
import type { MetricResult } from '../../core/result.ts';

type Interval = NonNullable<Experiment['recovery']>;

const ordered = (estimate: number, a: number, b: number): Interval => ({
  estimate,
  low: Math.min(a, b),
  high: Math.max(a, b),
});

/**
 * What becomes of a metric of the head when a change is undone that wins back such a share of its worsening: relative to the head, or the
 * difference where the metric is compared by that. Recovery is a share of log(head / base). null where the change is none of a ratio.
 */
export const expectedChange = (
  it: Pick<MetricResult, 'metric' | 'unit' | 'base' | 'head' | 'change'>,
  recovery: Interval,
): Interval | null => {
  const { estimate } = it.change;
  if (isByDifference(it)) {
    const by = (share: number): number => (share * estimate === 0 ? 0 : -share * estimate);
    return ordered(by(recovery.estimate), by(recovery.low), by(recovery.high));
  }
  if (estimate <= -1) return null;
  const effect = Math.log1p(estimate);
  const by = (share: number): number => Math.expm1(-share * effect);
  const expected = ordered(by(recovery.estimate), by(recovery.low), by(recovery.high));
  return Object.values(expected).every(Number.isFinite) ? expected : null;
};
