import type { MeasuredValue } from '../../core/measurement.ts';
import { metricOf } from '../../core/metrics.ts';
import { pointsOf, type Series, type SeriesPoint } from '../../core/series.ts';
import { pointValues } from './merged.ts';

/** A load is cut into so many parts of equal length: what holds in most of them is no chance of one. */
export const parts = 20;

/** The points in parts of about equal length, in order; fewer than `parts` where there are fewer points. The last may be a moment long. */
export const inParts = (points: readonly SeriesPoint[]): SeriesPoint[][] => {
  const number = Math.min(parts, points.length);
  const total = points.reduce((sum, { length }) => sum + length, 0);
  const cut = Array.from({ length: number }, (): SeriesPoint[] => []);
  let before = 0;
  for (const point of points) {
    const middle = before + point.length / 2;
    cut[total === 0 ? 0 : Math.min(number - 1, Math.floor((middle * number) / total))]?.push(point);
    before += point.length;
  }
  return cut.filter((part) => part.length > 0);
};

const valueOf = (metric: string, value: number, ofParts: readonly number[]): MeasuredValue => {
  const { unit, better } = metricOf(metric);
  return { metric, unit, better, value, parts: [...ofParts] };
};

/** The metrics of a scenario over the part that is judged, by its series. `memoryPeak` in bytes where it is known. */
export const measuredValues = (series: Series): MeasuredValue[] => {
  const points = pointsOf(series).filter(({ phase }) => phase === 'load');
  if (points.length === 0) return [];
  const all = pointValues(points);
  const each = inParts(points).map(pointValues);
  const ofPoints = Object.entries(all).map(([metric, value]) => {
    const found = each.flatMap((it) => it[metric] ?? []);
    return valueOf(metric, value, found.length === each.length ? found : []);
  });
  const signals = series.lines.flatMap((it) => (it.kind === 'signals' ? [it] : []));
  const seen = [...new Set(signals.flatMap(({ values }) => Object.keys(values)))].map((metric) => {
    const found = signals.flatMap(({ length, values: { [metric]: value } }) =>
      value === undefined ? [] : [{ length, value }],
    );
    // The last part of a load that was stopped is shorter than the others.
    const time = found.reduce((sum, { length }) => sum + length, 0);
    const weighted = found.reduce((sum, it) => sum + it.value * it.length, 0);
    return valueOf(
      metric,
      time === 0 ? (found[0]?.value ?? 0) : weighted / time,
      found.map((it) => it.value),
    );
  });
  const database = series.lines.find((it) => it.kind === 'database')?.values ?? {};
  // What clients tell is of the load alone; rows that scans read are known to the database only.
  const told = seen.filter(({ metric }) => metric !== 'db.rows' || database[metric] === undefined);
  const ofDatabase = Object.entries(database)
    .filter(([metric]) => told.every((it) => it.metric !== metric))
    .map(([metric, value]) => valueOf(metric, value, []));
  const heap = series.lines.find((it) => it.kind === 'heap');
  const ofHeap =
    heap === undefined
      ? []
      : [
          valueOf('memory.heap', heap.after, []),
          ...(heap.requests === 0 ? [] : [valueOf('memory.growth', (heap.after - heap.before) / heap.requests, [])]),
        ];
  return [...ofPoints, ...told, ...ofDatabase, ...ofHeap];
};
