import type { Better } from '../core/metrics.ts';
import { meanAndDeviation } from '../statistics/mean-and-deviation.ts';
import { tInterval } from '../statistics/t-interval.ts';

/**
 * Whether the values of two or more blocks show their mean to be worse than `limit`, with a chance of error of at most `rate`: a one-sided t
 * bound over blocks, on the log scale where all values are positive. Fewer show nothing.
 */
export const isShownBeyond = (
  values: readonly number[],
  { limit, better, rate }: { readonly limit: number; readonly better: Better; readonly rate: number },
): boolean => {
  if (values.length < 2) return false;
  const logarithmic = limit > 0 && values.every((it) => it > 0);
  const scaled = (it: number): number => (logarithmic ? Math.log(it) : it);
  const { low, high } = tInterval(meanAndDeviation(values.map(scaled)), rate);
  return better === 'lower' ? low > scaled(limit) : high < scaled(limit);
};
