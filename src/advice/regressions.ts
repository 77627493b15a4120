import type { MetricResult, Result } from '../core/result.ts';
import { worsening } from './phrase.ts';

/** Regressions of one place that a person reads as one thing. */
export interface RegressionGroup {
  readonly suite: string;
  readonly route: string | null;
  /** The scenario of all members, or null when they come from several. */
  readonly scenario: string | null;
  /** The comparison that the finding is named after. */
  readonly lead: MetricResult;
  /** All regressed comparisons, the lead first. */
  readonly members: readonly [MetricResult, ...MetricResult[]];
}

const timeMetrics = new Set([
  'cpu.per-request',
  'latency.mean',
  'latency.p50',
  'latency.p95',
  'latency.p99',
  'throughput',
]);

/** Metrics that say how fast a service is or what a request costs it. */
export const isSpeed = (metric: string): boolean => timeMetrics.has(metric) || metric === 'allocation.per-request';

/** Primary comparisons that are shown to be worse than their tolerance. */
export const regressed = (metrics: readonly MetricResult[]): MetricResult[] =>
  metrics.filter((it) => it.primary && it.decision === 'regressed');

const bySize = (a: MetricResult, b: MetricResult): number => worsening(b) - worsening(a);

// CPU is nearer to the cause than the latency it brings about, so it leads unless latency grew much more than it. A comparison
// that only informs does not lead: its figure is not among those that the verdict rests on.
const leadOf = (sorted: readonly [MetricResult, ...MetricResult[]]): MetricResult => {
  const largest = sorted.find((it) => it.primary) ?? sorted[0];
  const cpu = sorted.find((it) => it.metric === 'cpu.per-request' && it.primary === largest.primary);
  return cpu !== undefined && worsening(cpu) >= 0.7 * worsening(largest) ? cpu : largest;
};

const toGroup = (members: readonly MetricResult[]): RegressionGroup[] => {
  const [first, ...rest] = members.toSorted(bySize);
  if (first === undefined) return [];
  const lead = leadOf([first, ...rest]);
  const { suite, route, scenario } = lead;
  const same = members.every((it) => it.scenario === scenario);
  const others = [first, ...rest].filter((it) => it !== lead);
  return [{ suite, route, scenario: same ? scenario : null, lead, members: [lead, ...others] }];
};

const groupBy = (metrics: readonly MetricResult[]): RegressionGroup[] =>
  [...Map.groupBy(metrics, (it) => JSON.stringify([it.suite, it.route])).values()].flatMap(toGroup);

/** One group for each route with a primary speed metric that regressed; its informing regressions come along. */
export const slowerRoutes = (metrics: readonly MetricResult[]): RegressionGroup[] => {
  const worse = metrics.filter((it) => it.route !== null && isSpeed(it.metric) && it.decision === 'regressed');
  return groupBy(worse).filter((it) => it.members.some((member) => member.primary));
};

/** One group for each suite whose whole regressed in a way that none of its slower routes explains. */
export const slowerSuites = (metrics: readonly MetricResult[]): RegressionGroup[] => {
  const routes = slowerRoutes(metrics);
  const explained = (it: MetricResult): boolean =>
    routes.some(
      (group) =>
        group.suite === it.suite &&
        group.members.some((member) => timeMetrics.has(member.metric) === timeMetrics.has(it.metric)),
    );
  return groupBy(regressed(metrics).filter((it) => it.route === null && isSpeed(it.metric) && !explained(it)));
};

/** What a regression does to the merge: policy of the head itself never blocks. */
export const severityOf = (policy: Result['policy']): 'blocking' | 'warning' =>
  policy.from === 'head' ? 'warning' : 'blocking';
