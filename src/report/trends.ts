import type { Naming } from '../advice/naming.ts';
import { metricTitle } from '../advice/phrase.ts';
import { formatChange } from '../core/format.ts';
import { defaultPolicy, toleranceOf } from '../core/policy.ts';
import type { MetricResult, Result, TrendResult } from '../core/result.ts';
import { byImportance } from './select.ts';
import { count } from './words.ts';

/** A trend that a reader should see, and what this run says of its metric, if it compared it. */
export interface TellingTrend {
  readonly trend: TrendResult;
  readonly metric: MetricResult | null;
  /** Whether the metric changed in this run, or is undecided. */
  readonly changed: boolean;
}

/** Fewer recorded commits show no course. */
const fewestRecords = 4;

const isOf = (trend: TrendResult, it: MetricResult): boolean =>
  it.suite === trend.suite && it.scenario === trend.scenario && it.route === trend.route && it.metric === trend.metric;

/** Points of the default branch, without this run's head. */
export const recorded = ({ points }: TrendResult): TrendResult['points'] => points.filter(({ head }) => !head);

/** Whether the total is beyond what a team accepts of one change, and not by chance. */
const moved = ({ total, metric }: TrendResult, tolerance: number | undefined): boolean =>
  total !== null &&
  (total.low > 0 || total.high < 0) &&
  Math.abs(total.estimate) > (tolerance ?? toleranceOf(defaultPolicy, metric));

const size = ({ trend }: TellingTrend): number => Math.abs(trend.total?.estimate ?? 0);

/**
 * Trends that say something: their level shifted, they moved beyond the tolerance in all, or their metric changed in this run.
 * Those of metrics that changed come first, as the changes themselves are listed.
 */
export const tellingTrends = ({ trends, metrics, verdict }: Result): TellingTrend[] => {
  const all = trends.flatMap((trend): TellingTrend[] => {
    if (recorded(trend).length < fewestRecords) return [];
    const metric = metrics.find((it) => isOf(trend, it)) ?? null;
    const changed = verdict !== 'invalid' && metric !== null && metric.primary && metric.decision !== 'unchanged';
    return changed || trend.shifts.length > 0 || moved(trend, metric?.tolerance) ? [{ trend, metric, changed }] : [];
  });
  return all.toSorted(
    (a, b) =>
      Number(b.changed) - Number(a.changed) ||
      (a.metric !== null && b.metric !== null && a.changed ? byImportance(a.metric, b.metric) : 0) ||
      size(b) - size(a),
  );
};

/** Where a level changed: "+8.1 % (6.2 to 10) at 41d7be0, 7 records ago". Plain text. */
const shiftText = (trend: TrendResult, shift: TrendResult['shifts'][number]): string => {
  const known = recorded(trend);
  const at = known.findIndex(({ commit }) => commit === shift.commit);
  const ago =
    at < 0 ? '' : at === known.length - 1 ? ', the newest record' : `, ${count(known.length - 1 - at, 'record')} ago`;
  return `${formatChange(shift.change)} at ${shift.commit.slice(0, 7)}${ago}`;
};

/**
 * What a trend says, in one sentence of plain text: "api: mean latency over 24 records of the default branch: +12 % (9 to 15); it
 * shifted by +8.1 % (6.2 to 10) at 41d7be0, 7 records ago."
 */
export const trendText = (trend: TrendResult, naming: Naming): string => {
  const { total, shifts, points } = trend;
  // The total is the change from the first point to the last, whatever that is.
  const head = points.at(-1)?.head === true ? ' and this change' : '';
  const over = `${metricTitle(trend.metric)} over ${count(recorded(trend).length, 'record')} of the default branch${head}`;
  const newest = shifts.at(-1);
  const before = shifts.length > 1 ? ` (and ${count(shifts.length - 1, 'time')} before)` : '';
  const shifted = newest === undefined ? 'no lasting shift' : `it shifted by ${shiftText(trend, newest)}${before}`;
  return `${naming.subject(trend)}: ${over}: ${total === null ? '' : `${formatChange(total)}; `}${shifted}.`;
};
