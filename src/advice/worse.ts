import { isBundleMetric, isPageMetric } from '../core/metrics.ts';
import type { MetricResult } from '../core/result.ts';
import { makeFinding } from './make-finding.ts';
import { changePhrase, evidenceText, metricTitle, worsening } from './phrase.ts';
import { isSpeed, regressed, severityOf } from './regressions.ts';
import type { Rule, RuleInput, SizedFinding } from './rule.ts';

const findingOf = (kind: string, it: MetricResult, next: string, { naming, policy }: RuleInput): SizedFinding => {
  const { suite, scenario, route, metric } = it;
  const finding = makeFinding({
    identity: { kind, suite, scenario, route, metric },
    severity: severityOf(policy),
    title: `${naming.subject(it)} ${changePhrase(it)}`,
    metric,
    scenario,
    evidence: [evidenceText(it)],
    next,
  });
  return { finding, size: worsening(it) };
};

const peak = 'memory.rss.peak';

/** Metrics that have findings of their own. */
const elsewhere = new Set([peak, 'db.queries', 'db.rows', 'db.connections', 'io.sync-calls', 'memory.growth']);

/** More resident memory at the peak, all processes of the service together. */
export const memoryPeak: Rule = (input) =>
  regressed(input.metrics)
    .filter((it) => it.metric === peak)
    .map((it) =>
      findingOf(
        'memory-peak',
        it,
        'Compare heap snapshots of both sides under load: caches without a bound, data held in memory as a whole, new modules loaded at start.',
        input,
      ),
    );

/** Any other primary comparison of a service that regressed: none goes without a finding. */
export const metricWorse: Rule = (input) =>
  regressed(input.metrics)
    .filter(
      ({ metric }) => !elsewhere.has(metric) && !isSpeed(metric) && !isBundleMetric(metric) && !isPageMetric(metric),
    )
    .map((it) => findingOf('metric-worse', it, `Look at what this change adds to ${metricTitle(it.metric)}.`, input));
