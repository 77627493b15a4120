import { meanAndDeviation } from '../statistics/mean-and-deviation.ts';
import { tInterval, tTestAboveZero } from '../statistics/t-interval.ts';
import { type Scale, worseningOf } from './scale.ts';

/** What the effects of some blocks say together. All in effects: larger is worse. */
export interface Estimate {
  /** Blocks that gave an effect. */
  readonly n: number;
  readonly mean: number;
  readonly deviation: number;
  readonly low: number;
  readonly high: number;
  /** One-sided p-value of "the head is not worse". */
  readonly p: number;
}

/** Fewer equal blocks of a noisy metric may be equal by luck, or by a coarse clock. */
const enoughEqual = 4;

/**
 * The t interval over blocks: each end fails with probability `tail`. null for fewer than two blocks.
 *
 * Equal effects in all blocks are taken at their word when there are at least four of them, or when the metric is `exact`
 * (a count that agreed in all blocks); fewer show nothing, and their interval reaches to zero.
 */
export const estimateEffect = (effects: readonly number[], tail: number, exact: boolean): Estimate | null => {
  if (effects.length < 2) return null;
  const summary = meanAndDeviation(effects);
  const { n, mean, deviation } = summary;
  if (deviation === 0 && !exact && n < enoughEqual) {
    return { n, mean, deviation, low: Math.min(0, mean), high: Math.max(0, mean), p: 1 };
  }
  return { n, mean, deviation, ...tInterval(summary, tail), p: tTestAboveZero(summary) };
};

/** Error that each end of a reported interval may make over all looks together. */
export const intervalTail = 0.05;

export interface Yardstick {
  readonly scale: Scale;
  /** Accepted worsening, not negative. */
  readonly tolerance: number;
  readonly exact: boolean;
}

export type LookDecision = 'regressed' | 'improved' | 'unchanged' | 'inconclusive';

/**
 * What one look decides. `shown`: the test that guards the false-alarm rate says that the head is worse.
 *
 * regressed: shown to be worse, and the estimate reaches the tolerance. unchanged: even the upper end is within the tolerance.
 * improved: moreover the upper end is below zero and the estimate is at least half a tolerance better.
 */
export const decide = (
  { mean, high }: Estimate,
  shown: boolean,
  { scale, tolerance, exact }: Yardstick,
): LookDecision => {
  const estimate = worseningOf(scale, mean);
  const upper = worseningOf(scale, high);
  if (shown && estimate > 0 && estimate >= tolerance) return 'regressed';
  if (upper < 0 && estimate <= -tolerance / 2) return 'improved';
  if (upper < tolerance || (exact && upper <= tolerance)) return 'unchanged';
  return 'inconclusive';
};
