import { createNaming, type Naming, type Place } from '../../advice/naming.ts';
import { estimateText, metricTitle } from '../../advice/phrase.ts';
import type { MetricResult, Result } from '../../core/result.ts';

/** A metric at a place, as leads, regressions and criteria name it. */
export interface MetricPlace extends Place {
  readonly metric: string;
}

/** One text for the same metric at the same place. */
export const placeKey = ({ suite, scenario, route, metric }: MetricPlace): string =>
  JSON.stringify([suite, scenario, route, metric]);

/** Words for what a result has measured. All of them hold names of suites and routes: a stranger's text. */
export interface PlaceWords {
  readonly naming: Naming;
  readonly comparison: (place: MetricPlace) => MetricResult | null;
  /** "mean latency of GET /orders". */
  readonly subject: (place: MetricPlace) => string;
  /** "+212 % in mean latency of GET /orders". */
  readonly change: (place: MetricPlace) => string;
}

export const createPlaceWords = ({ metrics, suites }: Pick<Result, 'metrics' | 'suites'>): PlaceWords => {
  const naming = createNaming([
    ...suites.map(({ name }) => ({ suite: name, scenario: null, route: null })),
    ...metrics,
  ]);
  const known = new Map(metrics.map((it) => [placeKey(it), it]));
  const comparison = (place: MetricPlace): MetricResult | null => known.get(placeKey(place)) ?? null;
  const subject = (place: MetricPlace): string => `${metricTitle(place.metric)} of ${naming.subject(place)}`;
  return {
    naming,
    comparison,
    subject,
    change: (place) => {
      const found = comparison(place);
      return found === null ? subject(place) : `${estimateText(found)} in ${subject(place)}`;
    },
  };
};
