import type { BudgetResult, MetricResult, Result } from '../core/result.ts';
import { acceptedBlockers } from '../gate/accepted-blockers.ts';

/** Comparisons and budgets that would block if nobody had accepted them. */
export const acceptedParts = (result: Result): ReadonlySet<MetricResult | BudgetResult> =>
  new Set(acceptedBlockers(result).map(({ it }) => it));

/** A result without them: what its verdict is told by. */
export const withoutAccepted = (result: Result): Result => {
  const accepted = acceptedParts(result);
  if (accepted.size === 0) return result;
  return {
    ...result,
    metrics: result.metrics.filter((it) => !accepted.has(it)),
    budgets: result.budgets.filter((it) => !accepted.has(it)),
  };
};
