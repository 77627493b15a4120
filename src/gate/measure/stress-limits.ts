import type { StressBudget } from '../../config/full-scenario.ts';
import type { CapacityResult } from '../../core/measurement.ts';
import type { Budget } from '../../core/policy.ts';

export type StressLimit = CapacityResult['budgets'][number];

/** Without a budget a rate counts as borne while latency is within so many times that of low load. */
const timesLow = 5;
/** Below this nobody calls a service broken, ms. */
const leastLimit = 1000;
const mostErrors = 0.01;

const isLatency = (metric: string): boolean => metric.startsWith('latency.');

/**
 * What must hold at a rate: what the scenario says, else the limits of the policy, else defaults; for latency and for
 * errors apart. `low`: the 95th percentile at low load, ms; null while it is not known.
 */
export const stressLimits = (
  own: readonly StressBudget[],
  policy: readonly Budget[],
  low: number | null,
): StressLimit[] => {
  const ofKind = (fits: (metric: string) => boolean, usual: StressLimit): StressLimit[] => {
    const named = own.filter(({ metric }) => fits(metric)).map((it) => ({ ...it, from: 'scenario' as const }));
    if (named.length > 0) return named;
    const limits = policy.flatMap(({ metric, limit }) =>
      fits(metric) && limit !== null ? [{ metric, limit, from: 'policy' as const }] : [],
    );
    return limits.length > 0 ? limits : [usual];
  };
  return [
    ...ofKind(isLatency, {
      metric: 'latency.p95',
      limit: Math.max(leastLimit, timesLow * (low ?? 0)),
      from: 'default',
    }),
    ...ofKind((metric) => metric === 'errors.rate', { metric: 'errors.rate', limit: mostErrors, from: 'default' }),
  ];
};
