import type { Counter } from './counter.ts';
import { limits } from './limits.ts';
import type { Share } from './shares.ts';

/** What was measured of one suspect on one lead. */
export interface Evidence {
  /** Share of the regression that undoing it wins back; null where it is not known. */
  readonly recovery: Share | null;
  /** Share that the base shows with only it; null where it was not measured, or is not known yet. */
  readonly reproduction: Share | null;
  /** Whether what is left without it is within the tolerance; without all contributing factors, where there are several. */
  readonly within: 'yes' | 'no' | 'open';
  readonly counter: Counter | null;
  /** Enough blocks to find it guilty. */
  readonly enough: boolean;
}

export type ArmDecision = 'root-cause' | 'contributing' | 'ruled-out' | 'undecided';

/** Undoing it is enough: most of the regression goes, what is left is within the tolerance, and its counter goes with it. */
export const isNecessary = ({ recovery, within, counter, enough }: Evidence): boolean =>
  enough && recovery !== null && recovery.low >= limits.proven && within === 'yes' && counter?.moved !== false;

/**
 * What the experiment says of one suspect. root-cause: without it the regression is gone, and, where that was measured, it alone shows
 * most of it. contributing: it surely takes part. ruled-out: whatever was measured of it, it takes hardly any part. undecided: the
 * intervals say none of these.
 */
export const decideArm = (evidence: Evidence): ArmDecision => {
  const { recovery, reproduction, enough } = evidence;
  const measured = [recovery, reproduction].filter((it) => it !== null);
  if (isNecessary(evidence) && (reproduction === null || reproduction.low >= limits.proven)) return 'root-cause';
  const takesPart = measured.some(({ low }) => low > limits.contributing);
  if (takesPart) return enough ? 'contributing' : 'undecided';
  if (measured.length > 0 && measured.every(({ high }) => high < limits.cleared)) return 'ruled-out';
  return 'undecided';
};

/** One of both is high and the other is low: it takes something else to do its harm, or something else does the same harm. */
export const interactionOf = ({ recovery, reproduction }: Evidence): 'needs-another' | 'hidden-by-another' | null => {
  if (recovery === null || reproduction === null) return null;
  if (recovery.low >= limits.proven && reproduction.high < limits.proven) return 'needs-another';
  return reproduction.low >= limits.proven && recovery.high < limits.proven ? 'hidden-by-another' : null;
};
