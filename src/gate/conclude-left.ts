import type { Result } from '../core/result.ts';
import { type Blocker, blockerText, isTrusted } from './blockers.ts';
import { acceptedWords, lastingReasons } from './lasting-reasons.ts';
import { count } from './wording.ts';

/** What blocked a run, by whether a person accepted it. */
export interface Sorted {
  readonly left: readonly Blocker[];
  readonly covered: readonly Blocker[];
}

const nothingCompared = 'Nothing was compared, so nothing is known of the change but what is accepted here.';

const missingReasons = ({ reasons, comparisons: { expected, made } }: Result): string[] => {
  if (made >= expected) return [];
  const told = lastingReasons(reasons, 'missing');
  return told.length > 0
    ? told
    : [`${expected - made} of ${count(expected, 'comparison')} that decide could not be made.`];
};

const undecidedReasons = (left: readonly Blocker[], { comparisons }: Result): string[] => {
  const total = `${left.length} of ${count(comparisons.expected, 'comparison')} that decide`;
  return [...(left.length > 1 ? [`${total} could not be decided.`] : []), ...left.map(blockerText)];
};

const passReasons = (covered: readonly Blocker[], { metrics, comparisons }: Result): string[] => {
  const budgets = covered.filter(({ kind }) => kind === 'exceeded').length;
  const compared = covered.length - budgets;
  const what = [
    ...(compared > 0 ? [count(compared, 'comparison')] : []),
    ...(budgets > 0 ? [count(budgets, 'budget')] : []),
  ].join(' and ');
  const accepted = new Set<unknown>(covered.map(({ it }) => it));
  const open = metrics.filter((it) => it.primary && it.decision === 'inconclusive' && !accepted.has(it)).length;
  const left =
    open === 0
      ? []
      : [`${open} of ${count(comparisons.expected, 'comparison')} that decide stayed undecided, which blocks nothing.`];
  return [`Nothing is beyond its bounds but what was accepted: ${what}.`, ...left];
};

/**
 * The verdict from what is left, in the order in which `conclude` looks at it: failures, whether the run can be trusted, what is
 * open, pass.
 *
 * Comparisons that stay undecided where that blocks nothing do not keep a run from a pass with something accepted: a run that fails
 * is ended before it has decided everything. What could not be compared at all keeps it inconclusive, and a bundle that could not
 * be measured keeps it invalid.
 */
export const concludeLeft = (result: Result, { left, covered }: Sorted): Pick<Result, 'verdict' | 'reasons'> => {
  const accepted = covered.map((it) => `${acceptedWords}${blockerText(it)}`);
  const failures = left.filter(({ kind }) => kind !== 'undecided').map(blockerText);
  const discarded = lastingReasons(result.reasons, 'discarded');
  const unmeasured = lastingReasons(result.reasons, 'unmeasured');
  const unchecked = lastingReasons(result.reasons, 'unchecked');
  if (failures.length > 0) {
    return { verdict: 'fail', reasons: [...failures, ...discarded, ...unmeasured, ...unchecked, ...accepted] };
  }
  if (!isTrusted(result) || unmeasured.length > 0) {
    const told = [...discarded, ...unmeasured];
    const why = told.length > 0 ? told : [nothingCompared];
    return { verdict: 'invalid', reasons: [...why, ...unchecked, ...accepted] };
  }
  const open = [...undecidedReasons(left, result), ...missingReasons(result), ...unchecked];
  if (open.length > 0) return { verdict: 'inconclusive', reasons: [...open, ...accepted] };
  return { verdict: 'pass', reasons: [...passReasons(covered, result), ...accepted] };
};
