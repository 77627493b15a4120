import { scaleOf } from '../core/format.ts';
import { isMetric, metricOf } from '../core/metrics.ts';
import type { TrendResult } from '../core/result.ts';
import { mermaidChart, mermaidNumber, mermaidSeries, mermaidText } from './mermaid.ts';

/** The newest points that a chart shows. */
const mostPoints = 30;

const lineColour = '#0969da';

/** The range of an axis: it does not begin at zero, but a change of a few per cent must not look like a cliff. */
const rangeOf = (values: readonly number[]): readonly [number, number] => {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0.35 * (most - least), 0.1 * Math.abs(most), 1e-6);
  return [least >= 0 ? Math.max(0, least - room) : least - room, most + room];
};

/**
 * A metric over the newest recorded commits of the default branch as a line, this run's head the last. The commits are numbered by how
 * long ago they were recorded.
 */
export const trendChart = (trend: TrendResult): string[] => {
  const points = trend.points.slice(-mostPoints).filter(({ value }) => Number.isFinite(value));
  if (points.length < 2) return [];
  const largest = Math.max(...points.map(({ value }) => Math.abs(value)));
  const { factor, unit } = isMetric(trend.metric)
    ? scaleOf(largest, metricOf(trend.metric).unit)
    : { factor: 1, unit: trend.unit };
  const values = points.map(({ value }) => value / factor);
  const [from, to] = rangeOf(values);
  const headLast = points.at(-1)?.head === true;
  const known = headLast ? points.length - 1 : points.length;
  const labels = points.map((_, i) => (i < known ? `"${known - i}"` : '"head"'));
  return mermaidChart(
    { width: 900, height: 300 },
    'vertical',
    [lineColour],
    [
      `x-axis "records of the default branch, counted back" [${labels.join(', ')}]`,
      `y-axis ${unit === '' ? '' : `${mermaidText(unit.slice(0, 20))} `}${mermaidNumber(from)} --> ${mermaidNumber(to)}`,
      `line ${mermaidSeries(values)}`,
    ],
  );
};
