import type { MetricResult } from '../core/result.ts';
import { makeFinding } from './make-finding.ts';
import { valueText } from './phrase.ts';
import { severityOf } from './regressions.ts';
import type { Rule, SizedFinding } from './rule.ts';

/** Smallest rise in the share of failed requests that is worth a reader's time. */
const noticeable = 0.001;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** The head fails requests in most of its blocks, more than the base did in any of its. */
const appeared = (it: MetricResult): boolean =>
  it.metric === 'errors.rate' &&
  it.decision !== 'invalid' &&
  it.head.value - it.base.value >= noticeable &&
  median(it.head.blocks) > Math.max(0, ...it.base.blocks);

/** Requests that fail on the head and did not on the base. The routes are named where they are known. */
export const errorsAppeared: Rule = ({ metrics, naming, policy }) => {
  const found = metrics.filter(appeared);
  const told = found.filter(
    (it) => it.route !== null || !found.some((other) => other.suite === it.suite && other.route !== null),
  );
  return told.map((it): SizedFinding => {
    const { suite, scenario, route, metric, unit } = it;
    const share = (value: number): string => valueText(value, metric, unit);
    const finding = makeFinding({
      identity: { kind: 'errors-appeared', suite, scenario, route, metric: null },
      severity: it.primary && it.decision === 'regressed' ? severityOf(policy) : 'warning',
      title: `${naming.subject(it)} fails ${share(it.head.value)} of its requests`,
      metric,
      scenario,
      evidence: [
        `Share of failed requests: ${share(it.base.value)} on base, ${share(it.head.value)} on head, over ${it.head.blocks.length} blocks.`,
      ],
      next: 'Read the log of the head: failed requests also distort its latency and CPU figures.',
    });
    return { finding, size: it.head.value - it.base.value };
  });
};
