import type { BaselineMetric, BaselineRecord } from '../../core/baseline-record.ts';
import { isByDifference } from '../../core/metrics.ts';
import { median } from '../../statistics/quantile.ts';

/** A metric in one record of the default branch. */
export interface RecordedStep {
  readonly record: BaselineRecord;
  readonly metric: BaselineMetric;
}

/** What has become of a metric; larger is worse. Relative, or a difference where it is compared by that. */
export interface RecordedWorsening {
  readonly estimate: number;
  /** What is surely there at least. */
  readonly low: number;
  readonly byDifference: boolean;
}

const isDifference = ({ metric, unit, value, change, base, head }: BaselineMetric): boolean =>
  isByDifference({
    metric,
    unit,
    base: { value: median(base) ?? value - (change?.estimate ?? 0), blocks: base },
    head: { value, blocks: head },
  });

/** Between two of them there was a commit at which it was not recorded: what it did there is not known. */
const isBroken = (steps: readonly RecordedStep[]): boolean =>
  steps.some(({ record }, index) => index > 0 && record.previous !== steps[index - 1]?.record.commit);

/**
 * Worsening from before the first step to after the last, by the chain of measurements that were each made beside the commit before. The
 * lower ends are added, which says less than is known and never more. null where the chain is broken, or mixes ratios and differences.
 */
export const recordedWorsening = (steps: readonly RecordedStep[]): RecordedWorsening | null => {
  if (isBroken(steps)) return null;
  const kinds = new Set(steps.map(({ metric }) => isDifference(metric)));
  const [byDifference = false] = kinds;
  if (kinds.size !== 1) return null;
  let [estimate, low] = [0, 0];
  for (const { metric } of steps) {
    const { change, better } = metric;
    if (change === null || (!byDifference && Math.min(change.low, change.estimate) <= -1)) return null;
    const scaled = (value: number): number => (byDifference ? value : Math.log1p(value));
    estimate += better === 'lower' ? scaled(change.estimate) : -scaled(change.estimate);
    low += better === 'lower' ? scaled(change.low) : -scaled(change.high);
  }
  const own = (value: number): number => (byDifference ? value : Math.expm1(value));
  return { estimate: own(estimate), low: own(low), byDifference };
};
