import type { Summary } from './mean-and-deviation.ts';
import { upperQuantile, upperTail } from './student-t.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Standard error of a mean. */
export const standardError = ({ n, deviation }: Summary): number => deviation / Math.sqrt(n);

/**
 * Interval of a mean from n >= 2 independent values (Student 1908): each end alone fails with probability `tail`.
 * Without spread it is the mean itself. Throws a RangeError for fewer than two values.
 */
export const tInterval = (summary: Summary, tail: number): Interval => {
  if (summary.n < 2) throw new RangeError('An interval needs at least two values.');
  if (summary.deviation === 0) return { low: summary.mean, high: summary.mean };
  const half = upperQuantile(tail, summary.n - 1) * standardError(summary);
  return { low: summary.mean - half, high: summary.mean + half };
};

/**
 * One-sided p-value of "the mean is at most 0" from n >= 2 independent values (Student 1908). Without spread it is 0 for a
 * positive mean and 1 otherwise. Throws a RangeError for fewer than two values.
 */
export const tTestAboveZero = (summary: Summary): number => {
  if (summary.n < 2) throw new RangeError('A test needs at least two values.');
  if (summary.deviation === 0) return summary.mean > 0 ? 0 : 1;
  return upperTail(summary.mean / standardError(summary), summary.n - 1);
};
