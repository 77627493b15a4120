import { formatValue } from '../../core/format.ts';
import { metricOf, isMetric } from '../../core/metrics.ts';
import type { MetricResult } from '../../core/result.ts';
import { classOf } from '../classes.ts';
import type { Sign } from './signs/sign.ts';

/** Whether a class makes a metric worse. */
export const isMoved = (id: string, metric: string): boolean => {
  const { moves, counters } = classOf(id);
  return [...counters, ...moves].some((it) => it === metric || metric.startsWith(`${it}.`));
};

/** "Statements per request: 2 on the base, 12 on the head." */
export const metricText = ({ suite, route, metric, base, head }: MetricResult): string => {
  const { title, unit } = isMetric(metric) ? metricOf(metric) : { title: metric, unit: 'count' as const };
  const where = [suite, route].filter((it) => it !== null).join(' ');
  return `${title} of ${where.slice(0, 120)}: ${formatValue(base.value, unit)} on the base, ${formatValue(head.value, unit)} on the head.`;
};

export interface Weighed {
  readonly sign: Sign;
  readonly weight: number;
  /** A sentence about the metric that moved as the sign says; null without one. */
  readonly metric: string | null;
}

/** What a rule that looked at the source alone can reach, and what it can where the metric that it would move did. */
const mostOfRule = 0.6;
const mostOfCounter = 0.78;

/**
 * How strong a sign is beside what was measured: a rule is trusted more where the metrics that its class moves got worse, most where its
 * counter did, and less where none of them did.
 */
export const weigh = (sign: Sign, regressed: readonly MetricResult[]): Weighed => {
  if (sign.suite !== null || regressed.length === 0) return { sign, weight: sign.weight, metric: null };
  const { counters } = classOf(sign.class);
  const counted = regressed.find(({ metric }) => counters.includes(metric));
  if (counted !== undefined)
    return { sign, weight: Math.min(mostOfCounter, sign.weight + 0.3), metric: metricText(counted) };
  const moved = regressed.find(({ metric }) => isMoved(sign.class, metric));
  if (moved !== undefined)
    // Without its counter a class that has one is less likely.
    return {
      sign,
      weight: Math.min(mostOfRule, counters.length > 0 ? sign.weight * 0.8 : sign.weight * 1.2 + 0.04),
      metric: metricText(moved),
    };
  return { sign, weight: sign.class === 'change' ? sign.weight : sign.weight * 0.4, metric: null };
};

/** Independent signs together: each wins a share of what is left. Below 1. */
export const together = (weights: readonly number[]): number =>
  Math.min(
    0.98,
    1 - weights.toSorted((a, b) => b - a).reduce((left, it, index) => left * (1 - it / (1 + index / 2)), 1),
  );
