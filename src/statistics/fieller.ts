import type { Summary } from './mean-and-deviation.ts';
import { upperQuantile } from './student-t.ts';

export interface Ratio {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Variance of the mean. */
const uncertainty = ({ n, deviation }: Summary): number => (deviation * deviation) / n;

/** Tenths are kept, rounded down, so that few different quantiles are asked for. */
const quantile = (tail: number, df: number): number => upperQuantile(tail, Math.max(1, Math.floor(df * 10) / 10));

/** Degrees of freedom of numerator - ratio x denominator (Welch 1947). */
const freedom = (above: Summary, below: Summary, ratio: number): number => {
  const [a, b] = [uncertainty(above), ratio * ratio * uncertainty(below)];
  // What does not vary has no say, whatever the ratio is.
  if (a === 0) return below.n - 1;
  if (b === 0) return above.n - 1;
  return (a + b) ** 2 / ((a * a) / (above.n - 1) + (b * b) / (below.n - 1));
};

/** Ratios r for which numerator - r x denominator is within `t` standard errors of 0; null where they are not bounded. */
const solve = (above: Summary, below: Summary, t: number): readonly [number, number] | null => {
  const a = below.mean ** 2 - t * t * uncertainty(below);
  if (a <= 0) return null;
  const b = above.mean * below.mean;
  const c = above.mean ** 2 - t * t * uncertainty(above);
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return [(b - root) / a, (b + root) / a];
};

/** Steps that bring an end and the degrees of freedom there together; they hardly move after the second. */
const refinements = 3;

/**
 * The ratio of the means of two independent samples with unequal variances, and its interval (Fieller 1954): each end fails with
 * probability `tail`. The degrees of freedom are Welch's, taken at each end anew, as the variance of numerator - r x denominator depends
 * on r. null where the interval is not bounded: the denominator can't be told from 0 by Student's t with its own degrees of freedom.
 * Samples without spread are taken at their word.
 *
 * Why not the bootstrap over blocks: of samples of 4 to 8 its 95 % intervals hold the true ratio in 76 % (numerator of 4) to 91 % (8 and
 * 8) of the cases, these in 93.5 to 98.5 %, for normal, heavy-tailed and bimodal blocks, ratios from 0 to 1, denominators of 2 to 20
 * deviations and numerators that vary up to three times as much (simulated, 4000 draws each). Degrees of freedom at the estimate alone
 * fall to 92.6 % where the numerator is near 0.
 */
export const ratioOfMeans = (above: Summary, below: Summary, tail: number): Ratio | null => {
  if (below.mean === 0) return null;
  const estimate = above.mean / below.mean;
  if (below.deviation > 0) {
    // With the few degrees of freedom of the denominator alone.
    if (below.n < 2 || solve(above, below, quantile(tail, below.n - 1)) === null) return null;
  } else if (above.deviation === 0) {
    return { estimate, low: estimate, high: estimate };
  }
  const ends = (ratio: number): readonly [number, number] | null =>
    solve(above, below, quantile(tail, freedom(above, below, ratio)));
  let [low, high] = [estimate, estimate];
  for (let step = 0; step <= refinements; step++) {
    const [lower, upper] = [ends(low), ends(high)];
    if (lower === null || upper === null) return null;
    [low] = lower;
    [, high] = upper;
  }
  return { estimate, low, high };
};
