import type { BaselineMetric, BaselineRecord } from '../../core/baseline-record.ts';
import { type Better, isByDifference } from '../../core/metrics.ts';
import { median } from '../../statistics/quantile.ts';

/** A metric in one record of the default branch. */
export interface RecordedStep {
  readonly record: BaselineRecord;
  readonly metric: BaselineMetric;
}

/** What has become of a metric; larger is worse. Relative, or a difference where it is compared by that. */
export interface RecordedWorsening {
  readonly estimate: number;
  /** What is surely there at least, and at most. */
  readonly low: number;
  readonly high: number;
  readonly byDifference: boolean;
}

/** One measured change of a metric, in its own direction. */
export interface MeasuredChange {
  readonly change: { readonly estimate: number; readonly low: number; readonly high: number } | null;
  readonly better: Better;
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

/** Sums of logarithms miss 0 by their last digits, and of an exact count nothing is tolerated. */
const rounding = 1e-12;
const settled = (value: number): number => (Math.abs(value) < rounding ? 0 : value);

/**
 * Changes one after the other as one. The ends of their intervals are added, which says less than is known and never more. null where one
 * is not known, or is none of a ratio.
 */
export const addedUp = (changes: readonly MeasuredChange[], byDifference: boolean): RecordedWorsening | null => {
  let [estimate, low, high] = [0, 0, 0];
  for (const { change, better } of changes) {
    if (change === null || (!byDifference && Math.min(change.low, change.estimate) <= -1)) return null;
    const scaled = (value: number): number => (byDifference ? value : Math.log1p(value));
    const isLower = better === 'lower';
    estimate += isLower ? scaled(change.estimate) : -scaled(change.estimate);
    low += isLower ? scaled(change.low) : -scaled(change.high);
    high += isLower ? scaled(change.high) : -scaled(change.low);
  }
  const own = (value: number): number => settled(byDifference ? value : Math.expm1(value));
  return { estimate: own(estimate), low: own(low), high: own(high), byDifference };
};

/**
 * Worsening from before the first step to after the last, by the chain of measurements that were each made beside the commit before. null
 * where the chain is broken, or mixes ratios and differences.
 */
export const recordedWorsening = (steps: readonly RecordedStep[]): RecordedWorsening | null => {
  if (isBroken(steps)) return null;
  const kinds = new Set(steps.map(({ metric }) => isDifference(metric)));
  const [byDifference = false] = kinds;
  return kinds.size === 1
    ? addedUp(
        steps.map(({ metric }) => metric),
        byDifference,
      )
    : null;
};

/** A relative change as the difference that it made. */
const asDifference = ({ metric }: RecordedStep): MeasuredChange => {
  const { change, better, value, base } = metric;
  if (change === null || isDifference(metric)) return { change, better };
  const from = median(base) ?? value / (1 + change.estimate);
  const by = (share: number): number => share * from;
  return {
    change: Number.isFinite(from)
      ? { estimate: by(change.estimate), low: by(change.low), high: by(change.high) }
      : null,
    better,
  };
};

/**
 * The same where a count came out of nothing, or went back to it, among steps that are ratios: by what each of them added. null where the
 * chain is broken.
 */
export const recordedDifference = (steps: readonly RecordedStep[]): RecordedWorsening | null =>
  isBroken(steps) || steps.length === 0 ? null : addedUp(steps.map(asDifference), true);
