import { createRandom } from '../../../core/random.ts';
import { levelChanges, type Weighted } from './level-changes.ts';
import type { LogCell, LogChange, LogCounts, LogDeploy, LogSegment } from './log-view.ts';

/** Changes that are smaller are no news. Relative; of error shares a difference, and a factor beside it. */
const least = { latency: 0.1, rate: 0.25, errors: 0.005, errorsFactor: 1.5 } as const;

/** A cell with fewer durations has no level worth the name. */
const fewestInCell = 5;
/** A segment with fewer lines is not followed. */
export const fewestInAll = 200;
/** Segments of a group that are followed: each costs time and may err. */
const mostFollowed = 12;

type Metric = LogChange['metric'];

interface Point extends Weighted {
  readonly at: number;
}

const latencyPoints = (cells: readonly LogCell[], metric: 'p50' | 'p95'): Point[] =>
  cells.flatMap(({ at, count, [metric]: value }) =>
    value === null || value <= 0 || count < fewestInCell ? [] : [{ at, value: Math.log(value), weight: count }],
  );

/** The first and the last cell are not whole, and in between what has no line has no request. */
const ratePoints = (cells: readonly LogCell[], width: number): Point[] => {
  const inner = cells.slice(1, -1);
  const [first, last] = [inner[0], inner.at(-1)];
  if (first === undefined || last === undefined) return [];
  const counts = new Map(inner.map(({ at, count }) => [at, count]));
  const amount = Math.round((last.at - first.at) / width) + 1;
  // A service that slept for most of the time has no rate.
  if (amount > 2 * inner.length) return [];
  return Array.from({ length: amount }, (_, k): Point => {
    const at = first.at + k * width;
    return { at, value: Math.log(Math.max(0.5, counts.get(at) ?? 0) / (width / 1000)), weight: 1 };
  });
};

const errorPoints = (cells: readonly LogCell[]): Point[] =>
  cells.flatMap(({ at, count, errors }) =>
    count < fewestInCell ? [] : [{ at, value: errors / count, weight: count }],
  );

const pointsOf = (metric: Metric, cells: readonly LogCell[], width: number): Point[] => {
  switch (metric) {
    case 'p50':
    case 'p95':
      return latencyPoints(cells, metric);
    case 'rate':
      return ratePoints(cells, width);
    case 'errors':
      return errorPoints(cells);
  }
};

const isWorthTelling = ({ metric, change, before, after }: LogChange): boolean => {
  const size = Math.abs(change.estimate);
  if (metric === 'rate') return size >= least.rate;
  if (metric !== 'errors') return size >= least.latency;
  const [low, high] = [Math.min(before, after), Math.max(before, after)];
  return size >= least.errors && high >= least.errorsFactor * low;
};

interface Followed {
  readonly field: string;
  readonly name: string;
  readonly metrics: readonly Metric[];
}

/** How long after a deploy a change may show: caches fill, instances are replaced one by one. ms. */
const shortlyAfter = 600_000;
const mostDeploys = 3;

const inOrder = (at: number, a: LogDeploy, b: LogDeploy): number =>
  Number(a.isCommit ?? false) - Number(b.isCommit ?? false) ||
  Math.abs(a.at - at) - Math.abs(b.at - at) ||
  (a.name < b.name ? -1 : 1);

/**
 * Deploys shortly before a change: its time is known to a cell, and a clock may be some seconds off. Deploys before commits, the nearest
 * first.
 */
const deploysBefore = (at: number, width: number, deploys: readonly LogDeploy[]): LogDeploy[] =>
  deploys
    .filter((it) => it.at <= at + width && it.at >= at - width - Math.max(shortlyAfter, 3 * width))
    .toSorted((a, b) => inOrder(at, a, b))
    .slice(0, mostDeploys);

const changesOf = (
  segment: LogSegment,
  { field, name, metrics }: Followed,
  width: number,
  deploys: readonly LogDeploy[],
): LogChange[] => {
  if (segment.figures.count < fewestInAll) return [];
  return metrics.flatMap((metric): LogChange[] => {
    const points = pointsOf(metric, segment.cells, width);
    const random = createRandom(1).fork(JSON.stringify([field, name, metric]));
    return levelChanges(points, random).flatMap(({ index, before, after, difference }): LogChange[] => {
      const at = points[index]?.at;
      if (at === undefined) return [];
      const isShare = metric === 'errors';
      const { mean: estimate, low, high } = difference;
      const change: LogChange = {
        field,
        name,
        metric,
        at,
        before: isShare ? before : Math.exp(before),
        after: isShare ? after : Math.exp(after),
        change: isShare
          ? { estimate, low, high }
          : { estimate: Math.expm1(estimate), low: Math.expm1(low), high: Math.expm1(high) },
        deploys: deploysBefore(at, width, deploys),
      };
      return isWorthTelling(change) ? [change] : [];
    });
  });
};

/**
 * Where latency, errors and rates of all requests, of statements and of the most frequent segments changed their level, in the order of
 * time, each with the deploys shortly before it.
 */
export const findChanges = (counts: LogCounts, deploys: readonly LogDeploy[]): LogChange[] => {
  const { width, requests, statements, routes, texts, by } = counts;
  const whole: readonly (readonly [LogSegment, Followed])[] = [
    [requests, { field: 'requests', name: '', metrics: ['p50', 'p95', 'errors', 'rate'] }],
    [statements, { field: 'statements', name: '', metrics: ['p50', 'p95', 'rate'] }],
  ];
  const segments = [routes, texts, ...by].flatMap(({ field, segments }) =>
    segments.slice(0, mostFollowed).map((segment): readonly [LogSegment, Followed] => {
      const metrics: readonly Metric[] = field === 'statement' ? ['p50', 'rate'] : ['p50', 'p95', 'errors'];
      return [segment, { field, name: segment.name, metrics }];
    }),
  );
  return [...whole, ...segments]
    .flatMap(([segment, followed]) => changesOf(segment, followed, width, deploys))
    .toSorted((a, b) => a.at - b.at);
};
