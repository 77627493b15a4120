import { type Counts, meanOf, mergeCounts, quantileOf, totalOf } from '../../core/histogram.ts';
import type { SeriesPoint } from '../../core/series.ts';

/** Several points as one. */
export interface Merged {
  /** ms. */
  readonly length: number;
  readonly ok: number;
  readonly errors: number;
  readonly begun: number;
  /** Of successful requests. */
  readonly latency: Counts;
  readonly failures: Readonly<Record<string, number>>;
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, it) => total + of(it), 0);

const routesOf = (points: readonly SeriesPoint[]) => points.flatMap(({ routes }) => Object.values(routes));

export const mergePoints = (points: readonly SeriesPoint[]): Merged => {
  const routes = routesOf(points);
  const failures: Record<string, number> = {};
  for (const point of points)
    for (const [kind, count] of Object.entries(point.failures)) failures[kind] = (failures[kind] ?? 0) + count;
  return {
    length: sum(points, ({ length }) => length),
    ok: sum(routes, ({ ok }) => ok),
    errors: sum(routes, ({ errors }) => errors),
    begun: sum(points, ({ begun }) => begun),
    latency: mergeCounts(routes.map(({ latency }) => latency)),
    failures,
  };
};

/** A quantile of fewer requests than this many beyond it is the value of a single one. */
const fewestBeyond = 1;

/** A latency quantile in ms; null of too few requests. */
export const latencyQuantile = ({ latency }: Pick<Merged, 'latency'>, q: number): number | null =>
  totalOf(latency) * (1 - q) < fewestBeyond - 1e-9 ? null : quantileOf(latency, q);

/** Sum of what every point has, or null as soon as one lacks it. */
const whole = (points: readonly SeriesPoint[], of: (point: SeriesPoint) => number | null): number | null =>
  points.reduce<number | null>((total, point) => {
    const value = of(point);
    return total === null || value === null ? null : total + value;
  }, 0);

const per = (amount: number | null, requests: number): number | null =>
  amount === null || requests === 0 ? null : amount / requests;

/** What points say of each metric, in the metric's unit; those that they can't tell are absent. */
export const pointValues = (points: readonly SeriesPoint[]): Record<string, number> => {
  const merged = mergePoints(points);
  const { ok, errors, length, failures } = merged;
  // What was never sent cost the service nothing.
  const answered = ok + errors - (failures['not sent'] ?? 0);
  const rss = points.flatMap((it) => it.rss ?? []);
  const values: Record<string, number | null> = {
    'latency.mean': meanOf(merged.latency),
    'latency.p50': latencyQuantile(merged, 0.5),
    'latency.p95': latencyQuantile(merged, 0.95),
    'latency.p99': latencyQuantile(merged, 0.99),
    throughput: length === 0 ? null : (ok * 1000) / length,
    'errors.rate': ok + errors === 0 ? null : errors / (ok + errors),
    'cpu.per-request': per(
      whole(points, ({ cpu }) => cpu),
      answered,
    ),
    // Not by Math.max of all: as many arguments as a week has points are too many for a call.
    'memory.rss.peak': rss.length === 0 ? null : rss.reduce((most, it) => Math.max(most, it)),
    'allocation.per-request': per(
      whole(points, ({ allocated }) => allocated),
      answered,
    ),
    'gc.pause': per(
      whole(points, ({ gcPause }) => gcPause),
      answered,
    ),
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([metric, value]) => (value === null ? [] : [[metric, value]])),
  );
};
