import { formatChange, formatDifference, formatPercent } from './format.ts';
import { isMetric, metricOf } from './metrics.ts';
import { isExact, type MetricResult } from './result.ts';

type Compared = Pick<MetricResult, 'metric' | 'unit' | 'base' | 'head' | 'change'>;

const signed = (score: number): string => {
  const rounded = Number(score.toFixed(3));
  return rounded === 0 ? '0' : formatDifference(rounded, 'score');
};

/**
 * A change as people read it: relative with its interval, "+18 % (14 to 22)"; of exact figures what it is, "+58.1 KB (+32 %)"; of
 * scores a difference with its interval, "+0.050 (0.021 to 0.080)". Shares, which differ by points, are left to the callers.
 */
export const changeWords = (it: Compared): string => {
  const { estimate, low, high } = it.change;
  if (it.unit === 'score')
    return `${signed(estimate)} (${signed(low)} to ${signed(high)})`.replaceAll(/(?<=[( ])\+/gu, '');
  if (!isExact(it) || low !== high || !isMetric(it.metric)) return formatChange(it.change);
  const difference = it.head.value - it.base.value;
  return difference === 0
    ? '0 %'
    : `${formatDifference(difference, metricOf(it.metric).unit)} (${formatPercent(estimate)})`;
};
