import { metricTitle } from '../../advice/phrase.ts';
import type { MetricResult } from '../../core/result.ts';
import { mean } from '../../statistics/mean-and-deviation.ts';
import { upperTail } from '../../statistics/student-t.ts';
import type { DataCorrelation } from './data-view.ts';

/** With fewer blocks any two series seem to move together. */
export const fewestBlocks = 6;
/** Weaker ones explain less than half of each other. */
const least = 0.7;
const level = 0.01;

/** Pearson's correlation; null where one of them does not vary. */
export const correlation = (a: readonly number[], b: readonly number[]): number | null => {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ownA, ownB] = [0, 0, 0];
  for (const [k, value] of a.entries()) {
    const [x, y] = [value - meanA, (b[k] ?? 0) - meanB];
    both += x * y;
    ownA += x * x;
    ownB += y * y;
  }
  const size = Math.sqrt(ownA * ownB);
  return size <= 1e-12 * Math.max(1, ownA, ownB) ? null : Math.max(-1, Math.min(1, both / size));
};

/** Relative change of each block; null where a side is not above zero, so that there is none. */
const effects = ({ base, head }: MetricResult): number[] | null => {
  const values = base.blocks.map((value, k) => Math.log((head.blocks[k] ?? 0) / value));
  return base.blocks.length === head.blocks.length && values.every(Number.isFinite) ? values : null;
};

/** Quantiles of one latency, and counts of one database, move together whatever happens. */
const familyOf = ({ metric }: MetricResult): string => metric.replace(/\..*$/u, '');

/**
 * Pairs of metrics of one place whose relative changes are large in the same blocks. Only metrics
 * that have a value in each of the `blocks` counted ones can be set against each other.
 */
export const correlationsOf = (moved: readonly MetricResult[], blocks: number): DataCorrelation[] => {
  if (blocks < fewestBlocks) return [];
  const series = moved.flatMap((it) => {
    const values = effects(it);
    return values === null || values.length !== blocks ? [] : [{ it, values }];
  });
  return series
    .flatMap(({ it: a, values: first }, k) =>
      series.slice(k + 1).flatMap(({ it: b, values: second }): DataCorrelation[] => {
        if (a.suite !== b.suite || a.route !== b.route || familyOf(a) === familyOf(b)) return [];
        const r = correlation(first, second);
        if (r === null || Math.abs(r) < least) return [];
        const t = Math.abs(r) * Math.sqrt((blocks - 2) / Math.max(1e-12, 1 - r * r));
        if (2 * upperTail(t, blocks - 2) > level) return [];
        const together = r > 0 ? 'larger in the same blocks' : 'larger where the other is smaller';
        return [
          {
            suite: a.suite,
            scenario: a.scenario,
            route: a.route,
            metrics: [a.metric, b.metric],
            r,
            blocks,
            sentence: `The changes of ${metricTitle(a.metric)} and ${metricTitle(b.metric)} of ${a.route ?? a.suite} are ${together} (r = ${r.toFixed(2)} over ${blocks} blocks).`,
          },
        ];
      }),
    )
    .toSorted((a, b) => Math.abs(b.r) - Math.abs(a.r));
};
