import type { Block } from '../core/block.ts';
import { metricOf } from '../core/metrics.ts';
import type { Judgement } from '../gate/judge-input.ts';
import type { LookPlan } from '../statistics/looks.ts';

interface Estimate {
  readonly label: string;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly tolerance: number;
  readonly decision: Judgement['metrics'][number]['decision'];
}

/** The primary comparisons of a suite so far, for progress. Scenarios are named where there are several. */
export const estimatesOf = (judgement: Judgement, suiteName: string): Estimate[] => {
  const own = judgement.metrics.filter((metric) => metric.primary && metric.suite === suiteName);
  const several = new Set(own.flatMap(({ scenario }) => scenario ?? [])).size > 1;
  return own.map(({ route, scenario, metric, change, tolerance, decision }) => {
    const place = [route ?? suiteName, ...(several && scenario !== null ? [scenario] : [])];
    return {
      label: [...place, metricOf(metric).title].join(', '),
      estimate: change.estimate,
      low: change.low,
      high: change.high,
      tolerance,
      decision,
    };
  });
};

interface Progressing {
  readonly plan: { readonly suite: { readonly name: string } };
  readonly blocks: readonly Block[];
  readonly looks: LookPlan;
  /** Comparison blocks that earlier records foretell; null where there are none. */
  readonly expected: number | null;
  /** Whether it takes just so many, decided or not. */
  readonly fixed: boolean;
}

/**
 * How long the run may still take, ms: `likely` to the next look of every undecided suite, or to the one that earlier records
 * foretell where that is later, `most` to their last looks or the deadline. null when every suite is decided. `left` is the
 * time until the deadline.
 */
export const remainingTime = (
  judgement: Judgement,
  suites: readonly Progressing[],
  left: number,
  blockTime: number,
): { likely: number; most: number } | null => {
  let likely = 0;
  let most = 0;
  for (const { plan, looks, expected, fixed } of suites) {
    const own = judgement.suites.find(({ name }) => name === plan.suite.name);
    if (own === undefined || own.skipped !== null) continue;
    if (fixed && expected !== null) {
      const left = Math.max(0, expected - own.blocks.counted) * blockTime * 1.2;
      likely += left;
      most += left;
      continue;
    }
    if (own.decided || own.nextLook === null) continue;
    // One block in five more is a control.
    const last = looks.looks.at(-1)?.blocks ?? own.nextLook;
    likely += (Math.min(last, Math.max(own.nextLook, expected ?? 0)) - own.blocks.counted) * blockTime * 1.2;
    most += (last - own.blocks.counted) * blockTime * 1.2;
  }
  if (most === 0) return null;
  const bound = Math.max(0, left) + blockTime;
  return { likely: Math.min(likely, bound), most: Math.min(most, bound) };
};
