import { worsening } from '../../advice/phrase.ts';
import type { Regression } from '../../core/investigation.ts';
import type { MetricResult, Result } from '../../core/result.ts';

/** What was asked for; what is absent is not asked. */
export interface Asked {
  readonly suite?: string;
  readonly metric?: string;
  /** As the suite names it. */
  readonly route?: string;
}

const isAsked = (it: MetricResult, { suite, metric, route }: Asked): boolean =>
  (suite === undefined || it.suite === suite) &&
  (metric === undefined || it.metric === metric) &&
  (route === undefined || it.route === route);

/** How many tolerances it is worse by. */
const severity = (it: MetricResult): number => worsening(it) / Math.max(1e-3, it.tolerance);

/**
 * Comparisons that regressed, the strongest first. Those that only inform count where they were asked for by their metric; else the
 * verdict does not rest on them, and there is nothing to explain.
 */
export const regressedMetrics = ({ metrics }: Pick<Result, 'metrics'>, asked: Asked = {}): MetricResult[] =>
  metrics
    .filter((it) => it.decision === 'regressed' && isAsked(it, asked))
    .filter((it) => it.primary || asked.metric !== undefined)
    .toSorted((a, b) => severity(b) - severity(a));

export const regressionOf = ({ suite, scenario, route, metric, change }: MetricResult): Regression => ({
  suite,
  scenario,
  route,
  metric,
  change: { estimate: change.estimate, low: change.low, high: change.high },
});
