import { metricTitle } from '../../advice/phrase.ts';
import { formatShare } from '../../core/format.ts';
import { isBundleMetric, isMetric } from '../../core/metrics.ts';
import { type Policy, toleranceOf } from '../../core/policy.ts';
import { exactTolerance } from '../../gate/exact-tolerance.ts';
import { toleratedWorsening } from '../../gate/scale.ts';
import { isShownBeyond } from '../../gate/shown-beyond.ts';
import { median } from '../../statistics/quantile.ts';
import type { Criterion } from './criteria.ts';
import type { RecordedStep, RecordedWorsening } from './recorded-worsening.ts';

/** Whether what was recorded is beyond a budget, as a check decides it; of a figure that is known exactly there is one value. */
export const isBeyondBudget = ({ route, metric: id }: Criterion, { metric }: RecordedStep, policy: Policy): boolean => {
  const { value, better, head } = metric;
  const rate = policy.falseAlarmRate;
  return (
    route === null &&
    policy.budgets.some(
      ({ metric: of, limit }) =>
        of === id &&
        limit !== null &&
        (better === 'lower' ? value > limit : value < limit) &&
        (head.length < 2 || isShownBeyond(head, { limit, better, rate })),
    )
  );
};

/** The worsening that is accepted over these steps. */
export const toleratedOf = ({ metric }: Criterion, steps: readonly RecordedStep[], policy: Policy): number => {
  const [first] = steps;
  if (first === undefined || !isMetric(metric)) return policy.tolerance.default;
  const base = median(first.metric.base);
  if (isBundleMetric(metric))
    return base === null || base <= 0 ? toleranceOf(policy, metric) : exactTolerance(policy, metric, base) / base;
  const exact = steps.every((it) => it.metric.change?.confidence === 1);
  return toleratedWorsening(policy, metric, exact, base);
};

/** "p95 latency of api: GET /orders": a stranger's text. */
export const subjectOf = ({ suite, route, metric }: Criterion): string =>
  `${metricTitle(metric)} of ${route === null ? suite : `${suite}: ${route}`}`;

/** " by 12 %"; nothing of a difference: its figure would need its unit, and the sentence says enough without. */
export const amountOf = ({ estimate, byDifference }: RecordedWorsening): string =>
  byDifference ? '' : ` by ${formatShare(Math.round(1000 * estimate) / 1000)}`;
