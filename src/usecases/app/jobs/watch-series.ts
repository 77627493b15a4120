import type { BaselineMetric } from '../../../core/baseline-record.ts';
import { isMetric } from '../../../core/metrics.ts';
import type { Change, MetricResult } from '../../../core/result.ts';
import { intervalTail } from '../../../gate/compare.ts';
import { isStoredByDifference } from '../../baseline/stored-by-difference.ts';
import { isWorse, lingers, type SeriesNow, watchPlace, type WatchedPlace } from './watch-place.ts';

export interface WatchRules {
  /** The accepted relative change. */
  readonly toleranceOf: (place: Pick<MetricResult, 'suite' | 'scenario' | 'route' | 'metric'>) => number;
  /** The highest chance that a creep is seen although nothing changed, over all metrics together. */
  readonly rate: number;
}

/** One metric of a suite in all its scenarios. */
export interface Watched {
  /** Names it among all of the repository. */
  readonly topic: string;
  readonly suite: string;
  readonly metric: string;
  /** `lingering`: not shown to be worse any more, and not shown to be gone. */
  readonly state: 'worse' | 'lingering' | 'fine';
  readonly places: readonly WatchedPlace[];
}

const still: Change = { estimate: 0, low: 0, high: 0, confidence: 1 - 2 * intervalTail };

const asResult = (suite: string, it: BaselineMetric): Omit<MetricResult, 'tolerance'> => ({
  suite,
  scenario: it.scenario,
  route: it.route,
  metric: it.metric,
  unit: it.unit,
  better: it.better,
  primary: it.primary,
  base: { value: it.value, blocks: it.base },
  head: { value: it.value, blocks: it.head },
  change: it.change ?? still,
  decision: 'unchanged',
  needed: null,
});

const stateOf = (places: readonly WatchedPlace[]): Watched['state'] => {
  if (places.some(isWorse)) return 'worse';
  return places.length === 0 || places.some(lingers) ? 'lingering' : 'fine';
};

const isWatched = (it: BaselineMetric): boolean =>
  it.primary && it.route === null && isMetric(it.metric) && !isStoredByDifference(it);

/**
 * Looks back over what is stored for metrics that got worse: for good at one commit, or bit by bit. Each primary metric of each
 * whole suite is in the answer once. A suite whose newest record is invalid is not looked at. Pure.
 */
export const watchSeries = (series: readonly SeriesNow[], { toleranceOf, rate }: WatchRules): Watched[] => {
  const looked = series.flatMap((of) => {
    const newest = of.records.at(-1);
    if (newest === undefined || newest.verdict === 'invalid') return [];
    const metrics = newest.metrics.filter(isWatched).map((it): MetricResult => {
      const result = asResult(of.suite, it);
      return { ...result, tolerance: toleranceOf(result) };
    });
    return [{ of, newest, metrics }];
  });
  const count = looked.reduce((sum, { metrics }) => sum + metrics.length, 0);
  return looked.flatMap(({ of, newest, metrics }) =>
    [...Map.groupBy(metrics, ({ metric }) => metric)].map(([metric, scenarios]): Watched => {
      const places = scenarios.flatMap((it) => watchPlace(it, of, newest, rate / count) ?? []);
      return { topic: `${of.suite}/${metric}`, suite: of.suite, metric, state: stateOf(places), places };
    }),
  );
};

/** The places of it that got worse. */
export const worsePlaces = ({ places }: Watched): readonly WatchedPlace[] => places.filter(isWorse);
