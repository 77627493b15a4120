import { metricTitle, valueText } from '../../advice/phrase.ts';
import { formatChange } from '../../core/format.ts';
import type { MetricResult, TrendResult } from '../../core/result.ts';
import { quantile } from '../../statistics/quantile.ts';
import type { DataHistory } from './data-view.ts';

/** Fewer recorded points have no usual range. */
const fewestPoints = 5;
/** Recorded points since a change of level that are still "lately". */
const lately = 5;

const trendOf = (trends: readonly TrendResult[], it: MetricResult): TrendResult | undefined =>
  trends.find(
    (trend) =>
      trend.suite === it.suite &&
      trend.metric === it.metric &&
      trend.scenario === it.scenario &&
      trend.route === it.route,
  );

const lastShift = ({ shifts, points }: TrendResult): TrendResult['shifts'][number] | null => {
  const shift = shifts.at(-1);
  if (shift === undefined) return null;
  const recorded = points.filter(({ head }) => !head);
  const since = recorded.length - recorded.findIndex(({ commit }) => commit === shift.commit);
  return since <= lately && recorded.some(({ commit }) => commit === shift.commit) ? shift : null;
};

/**
 * Sets a regression against the recorded history of its metric: whether the base was at its usual level, so that the rise is this change's
 * own, or had moved already. Recorded values come from other days: that the base is outside of their range is a hint, no proof.
 * null where nothing was recorded.
 */
export const historyOf = (trends: readonly TrendResult[], it: MetricResult): DataHistory | null => {
  const trend = trendOf(trends, it);
  if (trend === undefined) return null;
  const { suite, scenario, route, metric, unit } = it;
  const values = trend.points.filter(({ head }) => !head).map(({ value }) => value);
  const place = { suite, scenario, route, metric, points: values.length };
  const title = metricTitle(metric);
  const shift = lastShift(trend);
  if (shift !== null) {
    const sentence = `The level of ${title} of ${suite} changed before this change already, at commit ${shift.commit.slice(0, 10)}: ${formatChange(shift.change)}.`;
    return { ...place, kind: 'base-moved', sentence };
  }
  if (values.length < fewestPoints) {
    const commits = `${values.length} recorded ${values.length === 1 ? 'commit' : 'commits'}`;
    return {
      ...place,
      kind: 'unknown',
      sentence: `${commits} of ${title} of ${suite} are too few to tell its usual level.`,
    };
  }
  const sorted = Float64Array.from(values).sort();
  const text = (value: number): string => valueText(value, metric, unit);
  const [low, high] = [quantile(sorted, 0), quantile(sorted, 1)];
  const range = `${text(low)} to ${text(high)} over ${values.length} recorded commits`;
  const worseBase = it.better === 'lower' ? it.base.value > high : it.base.value < low;
  if (worseBase) {
    const sentence = `The base is worse than ever recorded in ${title} of ${suite}: ${text(it.base.value)}, against ${range}. Machine or base moved before this change.`;
    return { ...place, kind: 'base-moved', sentence };
  }
  const beyond = it.better === 'lower' ? it.head.value > high : it.head.value < low;
  const sentence = beyond
    ? `The base is at its usual level in ${title} of ${suite} (${range}), and the head is beyond all of it.`
    : `The base is at its usual level in ${title} of ${suite} (${range}); the head is within what days differ by, which the comparison side by side leaves out.`;
  return { ...place, kind: 'usual', sentence };
};
