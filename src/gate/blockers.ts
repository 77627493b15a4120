import { isBundleMetric } from '../core/metrics.ts';
import type { BudgetResult, MetricResult, Result } from '../core/result.ts';
import { bySize } from './by-size.ts';
import { lastingReasons } from './lasting-reasons.ts';
import { exceededText, regressedText, undecidedText } from './wording.ts';

/** One thing that keeps a run from passing. */
export type Blocker =
  | { readonly kind: 'regressed' | 'undecided'; readonly it: MetricResult }
  | { readonly kind: 'exceeded'; readonly it: BudgetResult };

/** Whether relative statements about what blocks measured may be read: enough blocks count, and something was compared. */
export const isTrusted = ({ reasons, comparisons, suites }: Result): boolean =>
  lastingReasons(reasons, 'discarded').length === 0 &&
  (comparisons.made > 0 || suites.every(({ skipped }) => skipped !== null));

/**
 * What blocks the merge and can be named by metric and place: regressions and exceeded budgets, the largest first; where the
 * policy blocks an inconclusive run, undecided comparisons too. It is read as `conclude` reads it, and from what was measured,
 * whatever of it has been accepted. Nothing for a run that is invalid, passes by itself or was judged by the change's own policy.
 */
export const blockersOf = (result: Result): Blocker[] => {
  const { verdict, policy, control, accepted, metrics, budgets } = result;
  if (policy.from === 'head' || control.decision === 'off') return [];
  // With something accepted another verdict stood here before.
  if (accepted === undefined && (verdict === 'pass' || verdict === 'invalid')) return [];
  const trusted = isTrusted(result);
  const primaries = metrics.filter((it) => it.primary && (trusted || isBundleMetric(it.metric))).toSorted(bySize);
  const regressed = primaries.filter(({ decision }) => decision === 'regressed');
  const undecided =
    policy.inconclusive === 'block' ? primaries.filter(({ decision }) => decision === 'inconclusive') : [];
  const exceeded = budgets.filter(({ decision }) => decision === 'exceeded');
  return [
    ...regressed.map((it) => ({ kind: 'regressed', it }) as const),
    ...exceeded.map((it) => ({ kind: 'exceeded', it }) as const),
    ...undecided.map((it) => ({ kind: 'undecided', it }) as const),
  ];
};

/** A sentence about it. Plain text. */
export const blockerText = (blocker: Blocker): string => {
  switch (blocker.kind) {
    case 'regressed':
      return regressedText(blocker.it);
    case 'undecided':
      return undecidedText(blocker.it);
    case 'exceeded':
      return exceededText(blocker.it);
  }
};
