import { metricOf } from '../core/metrics.ts';
import { type Policy, toleranceOf } from '../core/policy.ts';
import { isBundlePrimary } from '../core/primary.ts';
import type { Decision, MetricResult } from '../core/result.ts';
import { exactTolerance } from './exact-tolerance.ts';

/** One figure of both sides that needs no statistics. */
export interface ExactPair {
  readonly suite: string;
  /** An entry's name, or null for the whole suite. */
  readonly route: string | null;
  readonly metric: string;
  readonly base: number;
  readonly head: number;
  /** By how much builds of one commit differ; 0 where they don't. */
  readonly wobble: number;
  /** Whether it may decide the verdict at all. */
  readonly gated: boolean;
}

const decide = (low: number, high: number, allowed: number): Decision => {
  if (low > allowed) return 'regressed';
  if (high < -allowed) return 'improved';
  return high <= allowed ? 'unchanged' : 'inconclusive';
};

/**
 * Compares exact figures: the change is what it is, and the decision follows from it alone. A regression is an increase beyond the
 * tolerance and, for bytes, beyond 250; a decrease as large is an improvement. Where builds of one commit differ, the change is an
 * interval, and one that holds the bound is inconclusive. So a larger head never gets a better decision.
 *
 * `tolerance` of the result is what was really allowed: more than the policy's where the floor is more. null where the base is 0 and
 * the head is not: there is no relative change.
 */
export const compareExactly = (pair: ExactPair, policy: Policy): MetricResult | null => {
  const { suite, route, metric, base, head, wobble, gated } = pair;
  if (base === 0 && head !== 0) return null;
  const { unit, better } = metricOf(metric);
  const allowed = exactTolerance(policy, metric, base);
  const difference = head - base;
  const relative = (amount: number): number => (base === 0 ? 0 : amount / base);
  return {
    suite,
    scenario: null,
    route,
    metric,
    unit,
    better,
    primary: gated && isBundlePrimary(metric),
    base: { value: base, blocks: [base] },
    head: { value: head, blocks: [head] },
    change: {
      estimate: relative(difference),
      low: relative(difference - wobble),
      high: relative(difference + wobble),
      confidence: 1,
    },
    tolerance: base === 0 ? toleranceOf(policy, metric) : allowed / base,
    decision: decide(difference - wobble, difference + wobble, allowed),
    needed: null,
  };
};
