import type { BaselineRecord } from '../../core/baseline-record.ts';
import { createRandom } from '../../core/random.ts';
import type { Change, MetricResult, TrendResult } from '../../core/result.ts';
import { intervalTail } from '../../gate/compare.ts';
import { placeKey } from '../../gate/places.ts';
import { changePoints } from '../../statistics/change-points.ts';
import { meanAndDeviation } from '../../statistics/mean-and-deviation.ts';
import { type Sum, type Term, sumOf } from '../../statistics/summed-change.ts';
import { chainBetween, linksOf, ownLink, type Run } from './chain.ts';
import { metricAt } from './metric-at.ts';
import type { Stored } from './read-stored.ts';
import type { SuiteHashes } from './suite-hashes.ts';

/** The run whose head may be the last point. */
export interface TrendRun extends Run {
  /** Whether the head is a commit of the default branch, so that it counts among those whose level may have changed. */
  readonly recorded: boolean;
  /** Of what was measured, by suite. */
  readonly hashes: ReadonlyMap<string, SuiteHashes>;
}

type Point = TrendResult['points'][number];

/** The most recorded points that a trend shows. */
const mostPoints = 30;

/** Results hold finite numbers only. */
const largest = 30;

/** A logarithm as a relative change. */
export const relative = (log: number): number => Math.expm1(Math.min(largest, Math.max(-largest, log)));

/** A sum of logarithms as a relative change. */
export const changeOfSum = ({ mean, low, high }: Sum): Change => ({
  estimate: relative(mean),
  low: relative(low),
  high: relative(high),
  confidence: 1 - 2 * intervalTail,
});

/**
 * Records whose values may be set beside those of this run: of the same class, asked the same, of the same fixtures, and not
 * invalid. Imported ones don't tell what was asked.
 */
export const comparable = (records: readonly BaselineRecord[], hashes: SuiteHashes | undefined): BaselineRecord[] =>
  records.filter(
    (record) =>
      record.verdict !== 'invalid' &&
      (record.provenance.source === 'import' ||
        (record.hashes.scenarios === hashes?.scenarios && record.hashes.fixtures === hashes.fixtures)),
  );

const pointsOf = (records: readonly BaselineRecord[], metric: MetricResult): Point[] =>
  records.flatMap((record): Point[] => {
    const value = metricAt(record, metric)?.value;
    return value === undefined ? [] : [{ commit: record.commit, at: record.recordedAt, value, head: false }];
  });

const levelOf = (values: readonly number[]): Term => {
  const { n, mean, deviation } = meanAndDeviation(values);
  return { mean, error: deviation / Math.sqrt(n), freedom: Math.max(1, n - 1) };
};

/** Changes of level, each with the difference of the two levels that it stands between and a Welch interval. */
const shiftsOf = (points: readonly Point[], key: string): TrendResult['shifts'] => {
  const logs = points.map(({ value }) => Math.log(value));
  if (!logs.every(Number.isFinite)) return [];
  const starts = changePoints(logs, { random: createRandom(1).fork(key) });
  const ends = [0, ...starts, logs.length];
  return starts.flatMap((start, k) => {
    const point = points[start];
    const before = levelOf(logs.slice(ends[k], start));
    const after = levelOf(logs.slice(start, ends[k + 2]));
    const change = sumOf([after, { ...before, mean: -before.mean }], intervalTail);
    // The test also sees changes of the spread, which are none of the level.
    if (point === undefined || (change.low <= 0 && change.high >= 0)) return [];
    return [{ commit: point.commit, at: point.at, change: changeOfSum(change) }];
  });
};

/**
 * How the primary metrics of whole suites went over the recorded commits, on machines of this class, with this run's head as the
 * last point. A commit that was recorded more than once has a point each time: the days differ. `total` follows the chain of
 * paired measurements, on whatever machine each was made, so that no difference between days or machines is in it; null where it is
 * broken.
 */
export const trendsOf = (stored: Stored, metrics: readonly MetricResult[], run: TrendRun): TrendResult[] =>
  metrics
    .filter(({ primary, route }) => primary && route === null)
    .flatMap((metric): TrendResult[] => {
      const ofSuite = stored.suites.find(({ suite }) => suite === metric.suite);
      if (ofSuite === undefined) return [];
      const points = pointsOf(comparable(ofSuite.records, run.hashes.get(metric.suite)), metric).slice(-mostPoints);
      const [first] = points;
      if (first === undefined) return [];
      const head: Point = { commit: run.head, at: run.at, value: metric.head.value, head: true };
      const own = ownLink(metric, run);
      const links = [...linksOf([...ofSuite.records, ...ofSuite.others], metric), ...(own === null ? [] : [own])];
      const chain = first.commit === run.head ? null : chainBetween(links, first.commit, run.head);
      const { suite, scenario, route, unit, better } = metric;
      return [
        {
          suite,
          scenario,
          route,
          metric: metric.metric,
          unit,
          better,
          points: [...points, head],
          shifts: shiftsOf(run.recorded ? [...points, head] : points, placeKey(metric)),
          total: chain === null ? null : changeOfSum(sumOf(chain, intervalTail)),
        },
      ];
    });
