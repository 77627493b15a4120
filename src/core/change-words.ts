import { formatChange, formatDifference, formatPercent, formatShare, formatValue, scaleOf } from './format.ts';
import { isByDifference, isMetric, metricOf, type Unit } from './metrics.ts';
import { type Change, isExact, type MetricResult } from './result.ts';

type Compared = Pick<MetricResult, 'metric' | 'unit' | 'base' | 'head' | 'change'>;

/** Digits of a small figure that say something. */
const decimals = 3;

/** "0.021", "-3.20", "212": a figure without its unit. */
const figure = (value: number): string => formatValue(Number(value.toFixed(decimals)), 'count');

const signed = (value: number): string => {
  const text = figure(value);
  return value > 0 && text !== '0' ? `+${text}` : text;
};

/** What a figure is divided by to be written, and the unit that stands behind it. */
const unitOf = (largest: number, unit: Unit): { readonly factor: number; readonly text: string } => {
  // Layout shift has its own digits, and no unit.
  if (unit === 'score') return { factor: 1, text: '' };
  if (unit === 'count/request') return { factor: 1, text: '/request' };
  const scale = scaleOf(largest, unit);
  return { factor: scale.factor, text: scale.unit === '' ? '' : ` ${scale.unit}` };
};

/** A difference with its interval: "+212 B/request (180 to 240)", "+0.050 (0.021 to 0.080)"; an exact one alone: "+2/request". */
const differenceWords = ({ estimate, low, high, confidence }: Change, unit: Unit): string => {
  const { factor, text } = unitOf(Math.max(...[estimate, low, high].map(Math.abs)), unit);
  const own = `${signed(estimate / factor)}${text}`;
  return confidence === 1 && low === high ? own : `${own} (${figure(low / factor)} to ${figure(high / factor)})`;
};

const unitOfMetric = (metric: string): Unit => (isMetric(metric) ? metricOf(metric).unit : 'score');

/**
 * A change as people read it: relative with its interval, "+18 % (14 to 22)"; of exact figures what it is, "+58.1 KB (+32 %)"; of
 * what is compared by difference that with its interval, "+0.050 (0.021 to 0.080)". Shares, which differ by points, are left to the
 * callers.
 */
export const changeWords = (it: Compared): string => {
  const { estimate, low, high } = it.change;
  if (it.unit !== 'share' && isByDifference(it)) return differenceWords(it.change, unitOfMetric(it.metric));
  if (!isExact(it) || low !== high || !isMetric(it.metric)) return formatChange(it.change);
  const difference = it.head.value - it.base.value;
  return difference === 0
    ? '0 %'
    : `${formatDifference(difference, metricOf(it.metric).unit)} (${formatPercent(estimate)})`;
};

/** The same where only the metric is known, such as of control blocks: a count that is nearly 0 can't be told from others there. */
export const metricChangeWords = (metric: string, change: Change): string => {
  const known = isMetric(metric) ? metricOf(metric) : null;
  return known !== null && known.byDifference && known.unit !== 'share'
    ? differenceWords(change, known.unit)
    : formatChange(change);
};

/** An accepted change as people read it: "5 %"; a difference in its own unit: "0.050", "50.0 B/request"; of shares "0.1 %". */
export const toleranceWords = (it: Pick<MetricResult, 'metric' | 'unit' | 'base' | 'head' | 'tolerance'>): string =>
  it.unit !== 'share' && isByDifference(it)
    ? formatValue(it.tolerance, unitOfMetric(it.metric))
    : formatShare(it.tolerance);

/** The change of a metric that is accepted before anything was measured, for tables of defaults. */
export const usualToleranceWords = (metric: string, tolerance: number): string => {
  const { byDifference, unit } = metricOf(metric);
  return byDifference && unit !== 'share' ? formatValue(tolerance, unit) : formatShare(tolerance);
};
