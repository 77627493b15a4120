import { worsening } from '../advice/phrase.ts';
import { regressed, slowerRoutes, slowerSuites } from '../advice/regressions.ts';
import type { MetricResult } from '../core/result.ts';

const rank = { regressed: 0, inconclusive: 1, invalid: 2, improved: 3, unchanged: 4 } as const satisfies Record<
  MetricResult['decision'],
  number
>;

// Improvements by how much they win, everything else by how much it loses, both in tolerances.
const weight = (it: MetricResult): number => {
  const worse = it.tolerance > 0 ? worsening(it) / it.tolerance : worsening(it);
  return it.decision === 'improved' ? -worse : worse;
};

/** Those that decide first, then by decision (regressed, inconclusive, ..., unchanged), the biggest change first. */
export const byImportance = (a: MetricResult, b: MetricResult): number =>
  Number(b.primary) - Number(a.primary) || rank[a.decision] - rank[b.decision] || weight(b) - weight(a);

/** Primary comparisons that a reader needs: all that are not simply unchanged, the most important first. */
export const telling = (metrics: readonly MetricResult[]): MetricResult[] =>
  metrics.filter((it) => it.primary && it.decision !== 'unchanged').toSorted(byImportance);

/** What a request asks for or leaves behind. Where it grew, time grew because of it. What explains others comes first. */
const causes = ['db.queries', 'db.rows', 'io.sync-calls', 'db.connections', 'memory.growth'];

/**
 * The regression that a run is summed up by: what a request asks for, else a route's time rather than the whole suite's, and CPU rather
 * than its symptoms.
 */
export const leadingRegression = (metrics: readonly MetricResult[]): MetricResult | undefined => {
  const [cause] = regressed(metrics)
    .filter(({ metric }) => causes.includes(metric))
    .toSorted((a, b) => causes.indexOf(a.metric) - causes.indexOf(b.metric) || byImportance(a, b));
  if (cause !== undefined) return cause;
  const groups = [...slowerRoutes(metrics), ...slowerSuites(metrics)].map((it) => it.lead);
  const rest = regressed(metrics).filter((it) => it.metric === 'memory.rss.peak');
  const leads = [...groups, ...rest].toSorted((a, b) => worsening(b) - worsening(a));
  return leads[0] ?? regressed(metrics).toSorted(byImportance)[0];
};

/** Of all primary comparisons the one that comes nearest to its tolerance. */
export const nearestToTolerance = (metrics: readonly MetricResult[]): MetricResult | undefined =>
  metrics.filter((it) => it.primary && it.decision !== 'invalid').toSorted((a, b) => weight(b) - weight(a))[0];

/** Whether it counts what neither side does: nothing that anybody looks up. */
export const isIdle = ({ unit, base, head, decision }: MetricResult): boolean =>
  unit === 'count/request' && decision === 'unchanged' && base.value === 0 && head.value === 0;
