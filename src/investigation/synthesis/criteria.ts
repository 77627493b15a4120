import { metricTitle, toleranceText, valueText } from '../../advice/phrase.ts';
import type { Investigation } from '../../core/investigation.ts';
import { isMetric, metricOf } from '../../core/metrics.ts';
import type { BudgetResult, MetricResult, Result } from '../../core/result.ts';
import { type MetricPlace, placeKey, type PlaceWords } from './place-words.ts';

export type Criterion = Investigation['validation']['criteria'][number];

/** A change that slows everything breaks hundreds; a person checks off some. */
const most = 40;

const toleranceWords = (it: MetricResult): string =>
  it.tolerance === 0 ? 'as on the base' : `within ${toleranceText(it)} of the base`;

const budgetWords = ({ metric, limit }: BudgetResult): string[] => {
  if (limit === null) return [];
  const isHigher = isMetric(metric) && metricOf(metric).better === 'higher';
  return [`${isHigher ? 'at least' : 'at most'} ${valueText(limit, metric, '')}`];
};

const placeOfBudget = ({ suite, scenario, route = null, metric }: BudgetResult): MetricPlace => ({
  suite,
  scenario,
  route,
  metric,
});

/**
 * When the investigation has succeeded: every metric that regressed is within its tolerance again, and every budget that was exceeded in
 * the same suites is met. One criterion for a metric at a place, whichever of both it has.
 */
export const criteriaOf = (
  { budgets }: Pick<Result, 'budgets'>,
  regressed: readonly MetricResult[],
  words: PlaceWords,
): Criterion[] => {
  const suites = new Set(regressed.map(({ suite }) => suite));
  const exceeded = budgets.filter(({ suite, decision }) => decision === 'exceeded' && suites.has(suite));
  const limits = Map.groupBy(exceeded, (it) => placeKey(placeOfBudget(it)));
  const places = new Map<string, MetricPlace>(
    [...regressed, ...exceeded.map(placeOfBudget)].map(({ suite, scenario, route, metric }) => {
      const place = { suite, scenario, route, metric };
      return [placeKey(place), place];
    }),
  );
  const byPlace = new Map(regressed.map((it) => [placeKey(it), it]));
  return [...places].slice(0, most).map(([key, place]): Criterion => {
    const comparison = byPlace.get(key);
    const wanted = [
      ...(comparison === undefined ? [] : [toleranceWords(comparison)]),
      ...(limits.get(key) ?? []).flatMap(budgetWords),
    ];
    const title = metricTitle(place.metric);
    const subject = words.naming.subject(place);
    return {
      ...place,
      text: `${title.charAt(0).toUpperCase()}${title.slice(1)} of ${subject} ${wanted.join(', and ')}`,
      state: 'open',
    };
  });
};
